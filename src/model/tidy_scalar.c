#include "format/yamlplace.h"
#include "format/yamlscalar.h"
#include "model/given.h"
#include "model/scalar.h"
#include "model/tidy_parts.h"

#include <string.h>

/* The meanings of the lexicon, which has no record. */
static const struct field meaning = {.name = "lexicon", .type = TYPE_TEXT};

enum record_id tidy_record_within(const struct field *field)
{
	if (!field)
		return RECORD_NONE;
	if (field->type == TYPE_REFERENCE)
		return RECORD_REFERENCE;
	return field->type == TYPE_RECORD ? field->record : RECORD_NONE;
}

struct tidy_sort tidy_entry(enum kind kind, const struct tidy_sort *owner, const char *key)
{
	enum record_id record =
		owner ? tidy_record_within(owner->field) : kind_schemas[kind].record;
	int at = record == RECORD_NONE ? -1 : schema_field(record, key);
	if (!owner && kind == KIND_LEXICON)
		return (struct tidy_sort){RECORD_NONE, &meaning};
	return (struct tidy_sort){record, at < 0 ? NULL : &record_schemas[record].fields[at]};
}

/* One line in quotes says what several do. */
static struct yamldoc_node on_one_line(
	const struct yamldoc_node *node, const struct field *field)
{
	struct yamldoc_node line = *node;
	bool several = node->several_lines || yamlplace_is_block(node->style);
	if (several && field->type != TYPE_LONG_TEXT && !strchr(node->text, '\n')) {
		line.style = YAMLDOC_DOUBLE_QUOTED;
		line.several_lines = false;
	}
	return line;
}

/* As the text stands, in its own style as far as that can carry it. */
static enum yamldoc_style keep(struct text *out, const struct yamldoc_node *node)
{
	text_add(out, node->text, node->length);
	bool carries = node->style == YAMLDOC_PLAIN
			       ? !node->several_lines
			       : yamlscalar_fits(node->style, node->text, false);
	return carries ? node->style : YAMLDOC_DOUBLE_QUOTED;
}

static bool is_number(const struct field *field)
{
	switch ((int)field->type) {
	case TYPE_BOOLEAN:
	case TYPE_INTEGER:
	case TYPE_QUANTITY:
	case TYPE_AMOUNT:
	case TYPE_VALUE:
	case TYPE_POINT:
	case TYPE_SCHEDULE:
		return true;
	default:
		return false;
	}
}

static enum yamldoc_style style_of(
	const struct tidy_sort *sort, const struct value *value, const char *text)
{
	const struct field *field = sort->field;
	enum yamledit_form form = given_form(field, text);
	/* The words that schedules are written with, plain as well. */
	if (field->type == TYPE_TEXT &&
		(sort->record == RECORD_CALENDAR || sort->record == RECORD_SEASON))
		form = YAMLEDIT_WORD;
	if (field->type == TYPE_VALUE)
		form = value->detail == VALUE_WORDS ? YAMLEDIT_TEXT : YAMLEDIT_WORD;
	enum yamldoc_style style = form == YAMLEDIT_WORD   ? YAMLDOC_PLAIN
				   : form == YAMLEDIT_LONG ? YAMLDOC_LITERAL
							   : YAMLDOC_DOUBLE_QUOTED;
	return yamlscalar_fits(style, text, is_number(field)) ? style : YAMLDOC_DOUBLE_QUOTED;
}

enum yamldoc_style tidy_scalar(struct text *out, const struct tidy_sort *sort,
	const struct calendar *calendar, const struct yamldoc_node *node)
{
	struct arena arena = ARENA_INIT;
	struct diag diag = DIAG_INIT;
	const struct reading reading = {"", calendar, &arena, &diag};
	struct value value = {0};
	enum yamldoc_style style;
	/* Lists have items, which have no keys, and nothing else has. */
	bool list = sort->field && sort->field->flags & FIELD_LIST;
	bool scalar = sort->field && tidy_record_within(sort->field) == RECORD_NONE &&
		      list == !node->key;
	struct yamldoc_node line = scalar ? on_one_line(node, sort->field) : *node;
	if (!scalar || !scalar_read(&value, &reading, sort->record, sort->field, &line)) {
		style = keep(out, node);
	} else {
		size_t start = out->length;
		if (sort->field->type == TYPE_SCHEDULE)
			schedule_print(out, value.schedule, calendar);
		else
			text_add(out, node->text, node->length);
		style = style_of(sort, &value, out->data + start);
	}
	diag_release(&diag);
	arena_release(&arena);
	return style;
}
