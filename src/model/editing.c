#include "model/editing.h"
#include "base/lang.h"
#include "format/yamlscalar.h"
#include "format/yamlwrite.h"
#include "model/read.h"

#include <string.h>

static int cannot_read(const struct editing *editing, struct fail *fail)
{
	fail_set(fail, STATUS_REFUSED, "%s",
		editing->diag.count ? editing->diag.items[0].message
				    : _("the file cannot be read"));
	return fail_hint(fail, _("git plan check says where; mend the file first"));
}

/* Objectives and decisions stand in a list of their owner's file. */
static struct yamldoc_node *find_within(
	struct yamldoc_node *root, const char *list, const char *id)
{
	struct yamldoc_node *items = yamldoc_get(root, list), *item = NULL;
	for (item = items ? items->first : NULL; item; item = item->next) {
		struct yamldoc_node *own =
			item->kind == YAMLDOC_MAPPING ? yamldoc_get(item, "id") : NULL;
		if (own && own->kind == YAMLDOC_SCALAR && !strcmp(own->text, id))
			return item;
	}
	return NULL;
}

struct yamldoc_node *editing_find(const struct editing *editing, enum kind kind, const char *id)
{
	struct yamldoc_node *root = editing->doc.root;
	const struct kind_schema *schema = &kind_schemas[kind];
	return schema->folder ? root : find_within(root, schema->plural, id);
}

int editing_start(struct editing *editing, const struct text *bytes, struct fail *fail)
{
	*editing = (struct editing){ARENA_INIT, DIAG_INIT, .mapping = NULL};
	if (yamldoc_read(&editing->doc, bytes->data, bytes->length, YAMLDOC_WORKING, "",
		    &editing->arena, &editing->diag))
		return cannot_read(editing, fail);
	return 0;
}

int editing_start_thing(struct editing *editing, const struct text *bytes,
	const struct plan *plan, const struct thing *thing, struct fail *fail)
{
	if (editing_start(editing, bytes, fail))
		return -1;
	const struct reading reading = {"", &plan->calendar, &editing->arena, &editing->diag};
	editing->given = (struct given){plan, &editing->arena};
	editing->mapping = editing_find(editing, thing->kind, thing->id);
	if (!editing->mapping)
		return cannot_read(editing, fail);
	editing->record =
		read_record(&reading, kind_schemas[thing->kind].record, editing->mapping);
	return 0;
}

int editing_take(struct text *bytes, const struct editing *editing, struct fail *fail)
{
	struct text edited = TEXT_INIT;
	if (yamlwrite(&edited, &editing->doc)) {
		text_release(&edited);
		fail_set(fail, STATUS_FAILURE,
			_("the file is written in a way that git-plan cannot edit: nothing was "
			  "changed"));
		return fail_hint(fail, _("edit the line by hand"));
	}
	text_release(bytes);
	*bytes = edited;
	return 0;
}

void editing_finish(struct editing *editing)
{
	diag_release(&editing->diag);
	arena_release(&editing->arena);
}

struct yamldoc_node *editing_item(const struct yamldoc_node *sequence, const struct value *item)
{
	for (struct yamldoc_node *node = sequence->first; node; node = node->next) {
		if (!node->added && yamldoc_line(node) == item->line &&
			(yamldoc_column(node) == item->column || item->column == UINT16_MAX))
			return node;
	}
	return NULL;
}

enum yamledit_form editing_id_form(const char *id)
{
	return yamlscalar_fits(YAMLDOC_PLAIN, id, false) ? YAMLEDIT_WORD : YAMLEDIT_TEXT;
}

bool editing_each(struct editing *editing, struct yamldoc_node *mapping, enum record_id record,
	editing_fn *function, void *context)
{
	bool any = false;
	for (struct yamldoc_node *entry = mapping->first; entry; entry = entry->next) {
		int at = schema_field(record, entry->key->text);
		if (at < 0)
			continue;
		const struct field *field = &record_schemas[record].fields[at];
		enum record_id within = field->type == TYPE_REFERENCE ? RECORD_REFERENCE
					: field->type == TYPE_RECORD  ? field->record
								      : RECORD_NONE;
		bool list = entry->kind == YAMLDOC_SEQUENCE;
		struct yamldoc_node *node = list ? entry->first : entry;
		for (; node; node = list ? node->next : NULL) {
			if (node->kind == YAMLDOC_MAPPING && within != RECORD_NONE)
				any |= editing_each(editing, node, within, function, context);
			else if (node->kind == YAMLDOC_SCALAR)
				any |= function(context, editing, field, node);
		}
	}
	return any;
}
