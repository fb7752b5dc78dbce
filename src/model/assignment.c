#include "model/assignment.h"
#include "base/lang.h"
#include "base/utf8.h"

#include <string.h>

static int no_sign(const char *word, struct fail *fail)
{
	struct text shown = TEXT_INIT;
	utf8_visible(&shown, word, strlen(word));
	fail_set(fail, STATUS_USAGE, _("'%s' does not say what to change"), shown.data);
	text_release(&shown);
	return fail_hint(fail,
		_("write FIELD=VALUE, FIELD+=VALUE, FIELD-=VALUE or FIELD:OLD=NEW, for example: "
		  "status=completed"));
}

/* The sign between OLD and NEW; one in quotes is none. */
static const char *find_sign(const char *text)
{
	bool quoted = false;
	for (; *text && (quoted || *text != '='); text++)
		quoted = quoted != (*text == '"');
	return *text ? text : NULL;
}

static int read_replacement(struct assignment *assignment, struct arena *arena,
	const char *rest, const char *word, struct fail *fail)
{
	const char *sign = find_sign(rest);
	if (!sign || sign == rest)
		return no_sign(word, fail);
	assignment->op = ASSIGN_REPLACE;
	assignment->old = arena_text(arena, rest, (size_t)(sign - rest));
	assignment->value = sign + 1;
	return 0;
}

static int check_list(const struct assignment *assignment, struct fail *fail)
{
	const struct field *field = assignment_field(assignment);
	const struct valuepath_step *last = &assignment->path.steps[assignment->path.count - 1];
	if (assignment->op == ASSIGN_SET || (field->flags & FIELD_LIST && !last->key))
		return 0;
	fail_set(fail, STATUS_USAGE, _("'%s' is no list"), lang_label(field->label));
	return fail_hint(fail, _("give it its value: %s=VALUE"), field->name);
}

static int check_field(const struct assignment *assignment, struct fail *fail)
{
	const struct field *field = assignment_field(assignment);
	if (field->type == TYPE_ID && assignment->path.count == 1) {
		fail_set(fail, STATUS_USAGE, _("an identifier is not set"));
		return fail_hint(fail, _("git plan rename gives another, everywhere at once"));
	}
	return check_list(assignment, fail);
}

int assignment_parse(struct assignment *assignment, struct arena *arena, enum record_id record,
	const struct calendar *calendar, const char *word, struct fail *fail)
{
	const char *rest;
	*assignment = (struct assignment){0};
	if (!strchr(word, '='))
		return no_sign(word, fail);
	if (valuepath_parse(&assignment->path, arena, record, calendar, word, &rest, fail))
		return -1;
	if (*rest == ':') {
		if (read_replacement(assignment, arena, rest + 1, word, fail))
			return -1;
		return check_field(assignment, fail);
	}
	assignment->op = *rest == '+' ? ASSIGN_ADD : *rest == '-' ? ASSIGN_TAKE : ASSIGN_SET;
	rest += assignment->op != ASSIGN_SET;
	if (*rest != '=')
		return no_sign(word, fail);
	assignment->value = rest + 1;
	return check_field(assignment, fail);
}
