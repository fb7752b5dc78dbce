#include "base/lang.h"
#include "base/utf8.h"
#include "cmd/ask.h"
#include "cmd/commands.h"
#include "cmd/typing.h"
#include "cmd/writing.h"
#include "model/edit.h"
#include "model/newid.h"
#include "model/resolve.h"
#include "model/vocabulary.h"
#include "view/form.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int run(struct session *session, int argc, char **argv, struct fail *fail);

static const struct opt options[] = {
	OPT_TABLE(writing_options),
	OPT_END,
};

const struct command command_new = {
	"new",
	N_("add an action, or a thing of another kind"),
	N_("[KIND] [FIELD=VALUE…]"),
	options,
	0,
	0,
	run,
};

struct request {
	enum kind kind;
	char **words;
	int count;
	const struct text *typed; /* in the user's editor; NULL: nothing */
	struct yamldoc doc;       /* what was typed, as far as it can be read */
	struct text *form;        /* to be made, and nothing else done; or NULL */
};

/* What is being added. */
struct birth {
	const struct request *request;
	const struct plan *plan;
	const struct thing *owner; /* of an action its objective, of an objective its axis, of a
				      decision its meeting; NULL for other kinds */
	struct text id, path;
};

/* --- The words that say who and where -------------------------------------------- */

/* The value of FIELD=VALUE, when the word is about that field; else NULL. */
static const char *value_of(const struct request *request, const char *word, int field)
{
	enum record_id record = kind_schemas[request->kind].record;
	size_t length = strcspn(word, "=");
	if (!word[length] || strcspn(word, "+-:.") < length)
		return NULL;
	return vocabulary_field(record, word, length) == field ? word + length + 1 : NULL;
}

static const char *typed(const struct request *request, int field)
{
	enum record_id record = kind_schemas[request->kind].record;
	const struct yamldoc_node *root = request->typed ? request->doc.root : NULL;
	const struct yamldoc_node *node =
		root ? yamldoc_get(root, record_schemas[record].fields[field].name) : NULL;
	return node && node->kind == YAMLDOC_SCALAR && node->length ? node->text : NULL;
}

/* On the command line, else in the editor. */
static const char *given(const struct request *request, int field)
{
	const char *value = NULL;
	for (int i = 0; field >= 0 && i < request->count && !value; i++)
		value = value_of(request, request->words[i], field);
	return value || field < 0 ? value : typed(request, field);
}

static int field_of(const struct request *request, const char *name)
{
	return schema_field(kind_schemas[request->kind].record, name);
}

/* The field that says what it belongs to: objective=, axis=, meeting=; -1: to nothing. */
static int owner_field(const struct request *request)
{
	switch ((int)request->kind) {
	case KIND_ACTION:
		return ACTION_OBJECTIVE;
	case KIND_OBJECTIVE:
		return OBJECTIVE_AXIS;
	case KIND_DECISION:
		return DECISION_MEETING;
	default:
		return -1;
	}
}

static int find_owner(struct birth *birth, struct fail *fail)
{
	const struct request *request = birth->request;
	int at = owner_field(request);
	if (at < 0)
		return 0;
	const struct field *field =
		&record_schemas[kind_schemas[request->kind].record].fields[at];
	const char *word = given(request, at);
	if (!word && request->typed)
		return 0;
	if (!word) {
		fail_set(fail, STATUS_USAGE, _("say what it belongs to: %s=…"), field->name);
		return fail_hint(fail, _("git plan list %s names them"),
			field->kinds & 1u << KIND_OBJECTIVE ? "objectives"
			: field->kinds & 1u << KIND_AXIS    ? "axes"
							    : "meetings");
	}
	return resolve_among(&birth->owner, birth->plan, field->kinds, word, fail);
}

static const char *owner_id(const struct birth *birth)
{
	return birth->request->kind == KIND_DECISION ? birth->owner->id : NULL;
}

/* The first of d1, d2, … that the meeting does not have. */
static void number_decision(struct birth *birth)
{
	for (int i = 1;; i++) {
		text_reset(&birth->id);
		text_printf(&birth->id, "d%d", i);
		if (newid_is_free(birth->plan, KIND_DECISION, birth->id.data, owner_id(birth)))
			return;
	}
}

static int check_id(const struct birth *birth, struct fail *fail)
{
	struct text shown = TEXT_INIT;
	int result = 0;
	utf8_visible(&shown, birth->id.data, birth->id.length);
	if (!schema_is_id(birth->id.data))
		result = fail_set(
			fail, STATUS_REFUSED, _("'%s' cannot be an identifier"), shown.data);
	else if (!newid_is_free(birth->plan, birth->request->kind, birth->id.data, NULL))
		result = fail_set(fail, STATUS_REFUSED,
			_("the identifier '%s' is taken already"), shown.data);
	text_release(&shown);
	return result;
}

static int choose_id(struct birth *birth, struct fail *fail)
{
	const struct request *request = birth->request;
	const char *id = given(request, field_of(request, "id"));
	int titled = schema_title(request->kind);
	const char *title = given(request, titled);
	if (!title && request->kind == KIND_MEETING)
		title = given(request, MEETING_DATE);
	if (!id && request->kind == KIND_DECISION) {
		number_decision(birth);
		return 0;
	}
	if (!id && !title && request->typed) {
		/* What is missing is told where it should stand. */
		newid_make(&birth->id, birth->plan, request->kind,
			kind_schemas[request->kind].name, NULL);
		return 0;
	}
	if (!id && !title) {
		const struct field *field =
			&record_schemas[kind_schemas[request->kind].record].fields[titled];
		return fail_set(
			fail, STATUS_USAGE, _("say what it is called: %s=…"), field->name);
	}
	if (!id && request->kind == KIND_MEETING && title)
		text_printf(&birth->id, "reunion-%s", title);
	else if (!id)
		newid_make(&birth->id, birth->plan, request->kind, title, NULL);
	else
		text_str(&birth->id, id);
	return check_id(birth, fail);
}

/* Beside the last action of its objective, else of its axis, else in a folder of the axis. */
static void action_folder(struct text *folder, const struct birth *birth)
{
	const struct thing_list *actions = &birth->plan->things[KIND_ACTION];
	const struct thing *axis = birth->owner->owner, *beside = NULL;
	for (size_t i = 0; i < actions->count; i++) {
		const struct thing *action = actions->items[i];
		bool nearer = action->owner == birth->owner || !beside ||
			      beside->owner != birth->owner;
		if (action->owner && action->owner->owner == axis && nearer)
			beside = action;
	}
	if (beside)
		text_add(folder, beside->path,
			(size_t)(strrchr(beside->path, '/') - beside->path));
	else
		text_printf(folder, "plan/actions/%s", axis->id);
}

static void choose_path(struct birth *birth)
{
	const char *folder = kind_schemas[birth->request->kind].folder;
	if (!folder) {
		text_str(&birth->path, birth->owner->path);
		return;
	}
	if (birth->request->kind == KIND_ACTION && birth->owner && birth->owner->owner)
		action_folder(&birth->path, birth);
	else
		text_printf(&birth->path, "plan/%s", folder);
	text_printf(&birth->path, "/%s.yaml", birth->id.data);
}

/* --- Its fields -------------------------------------------------------------------- */

static int assign(
	struct text *bytes, const struct birth *birth, const char *word, struct fail *fail)
{
	struct arena arena = ARENA_INIT;
	struct assignment assignment;
	const struct thing self = {
		.kind = birth->request->kind, .id = birth->id.data, .path = birth->path.data};
	enum record_id record = kind_schemas[self.kind].record;
	int result = assignment_parse(
		&assignment, &arena, record, &birth->plan->calendar, word, fail);
	if (!result)
		result = edit_assign(bytes, birth->plan, &self, &assignment, fail);
	arena_release(&arena);
	return result;
}

/* Behind its siblings, with room between. */
static int assign_order(struct text *bytes, const struct birth *birth, struct fail *fail)
{
	const struct request *request = birth->request;
	int at = field_of(request, "order");
	int64_t last = 0;
	const struct thing_list *all = &birth->plan->things[request->kind];
	struct text word = TEXT_INIT;
	if (at < 0 || given(request, at))
		return 0;
	for (size_t i = 0; i < all->count; i++) {
		if (all->items[i]->owner == birth->owner && all->items[i]->order > last)
			last = all->items[i]->order;
	}
	bool axis = request->kind == KIND_AXIS;
	text_printf(&word, "order=%lld", (long long)(axis ? last + 1 : last / 10 * 10 + 10));
	int result = assign(bytes, birth, word.data, fail);
	text_release(&word);
	return result;
}

static int begin(struct text *bytes, const struct birth *birth, struct fail *fail)
{
	if (!kind_schemas[birth->request->kind].folder)
		return edit_begin(bytes, birth->request->kind, birth->id.data, fail);
	if (!birth->request->typed) {
		text_printf(bytes, "id: %s\n", birth->id.data);
		return 0;
	}
	text_add(bytes, birth->request->typed->data, birth->request->typed->length);
	/* What cannot be read is not touched: the errors are told at their lines. */
	return birth->request->doc.root ? edit_name(bytes, birth->id.data, fail) : 0;
}

static int give_fields(struct text *bytes, const struct birth *birth, struct fail *fail)
{
	const struct request *request = birth->request;
	if (request->typed && !request->doc.root)
		return 0;
	int owner = owner_field(request), id = field_of(request, "id");
	const struct field *fields = record_schemas[kind_schemas[request->kind].record].fields;
	for (int i = 0; i < request->count; i++) {
		const char *word = request->words[i];
		bool computed = owner >= 0 && fields[owner].flags & FIELD_COMPUTED &&
				value_of(request, word, owner);
		if (computed || value_of(request, word, id))
			continue;
		if (assign(bytes, birth, word, fail))
			return -1;
	}
	return assign_order(bytes, birth, fail);
}

static void make_form(const struct request *request, const struct plan *plan)
{
	uint64_t known = 0;
	for (int i = 0; i < record_schemas[kind_schemas[request->kind].record].count; i++)
		known |= given(request, i) ? 1ull << i : 0;
	form_make(request->form, plan, request->kind, known, TYPING_MARK);
}

static int fill(struct writing *writing, void *context, struct fail *fail)
{
	struct birth birth = {.request = context, .plan = writing->plan};
	if (birth.request->form) {
		make_form(birth.request, writing->plan);
		return 0;
	}
	text_init(&birth.id);
	text_init(&birth.path);
	int result = find_owner(&birth, fail);
	if (!result)
		result = choose_id(&birth, fail);
	if (!result) {
		choose_path(&birth);
		struct text *bytes = draft_file(&writing->draft, birth.path.data, fail);
		result = bytes ? 0 : -1;
		if (bytes && bytes->length && kind_schemas[birth.request->kind].folder)
			result = fail_set(fail, STATUS_REFUSED, _("there is a file %s already"),
				birth.path.data);
		if (!result)
			result = begin(bytes, &birth, fail);
		if (!result)
			result = give_fields(bytes, &birth, fail);
		text_printf(&writing->subject, "add %s %s%s%s",
			kind_schemas[birth.request->kind].name,
			birth.owner && birth.request->kind == KIND_DECISION ? birth.owner->id
									    : "",
			birth.owner && birth.request->kind == KIND_DECISION ? "/" : "",
			birth.id.data);
	}
	text_release(&birth.id);
	text_release(&birth.path);
	return result;
}

/* --- In the editor ----------------------------------------------------------------- */

/* Whether the command line says what cannot be left out. */
static bool is_complete(const struct request *request)
{
	int owner = owner_field(request), titled = schema_title(request->kind);
	if (owner >= 0 && !given(request, owner))
		return false;
	if (request->kind == KIND_MEETING)
		titled = MEETING_DATE;
	if (request->kind == KIND_DECISION)
		titled = DECISION_TEXT;
	return given(request, titled) || request->kind == KIND_DECISION;
}

static void read_typed(struct request *request, const struct text *text, struct arena *arena)
{
	struct diag ignored = DIAG_INIT;
	request->typed = text;
	if (yamldoc_read(&request->doc, text->data, text->length, YAMLDOC_WORKING, "", arena,
		    &ignored))
		request->doc.root = NULL;
	diag_release(&ignored);
}

static int type(struct session *session, struct request *request, struct typing *typing,
	struct arena *arena, struct fail *fail)
{
	struct diag errors = DIAG_INIT;
	int result;
	do {
		result = typing_ask(typing, &errors, fail);
		diag_release(&errors);
		errors = (struct diag)DIAG_INIT;
		read_typed(request, &typing->text, arena);
		if (!result)
			result = writing_try(session, fill, request, &errors, fail);
	} while (!result && errors.count);
	diag_release(&errors);
	return result;
}

static int run_editor(struct session *session, struct request *request, struct fail *fail)
{
	struct text form = TEXT_INIT;
	struct diag ignored = DIAG_INIT;
	struct arena arena = ARENA_INIT;
	request->form = &form;
	int result = writing_try(session, fill, request, &ignored, fail);
	request->form = NULL;
	diag_release(&ignored);
	if (!result) {
		struct typing typing;
		result = typing_start(&typing, "new.yaml", &form, fail);
		if (!result)
			result = type(session, request, &typing, &arena, fail);
		if (!result)
			result = writing_run(session, fill, request, fail);
		typing_end(&typing, result == STATUS_OK);
	}
	text_release(&form);
	arena_release(&arena);
	return result;
}

static int no_kind(const char *word, struct fail *fail)
{
	struct text shown = TEXT_INIT;
	utf8_visible(&shown, word, strlen(word));
	fail_set(fail, STATUS_USAGE, _("'%s' is no kind of thing, and no FIELD=VALUE"),
		shown.data);
	text_release(&shown);
	return fail_hint(
		fail, _("for example: git plan new objective=1.1 title=\"Faire un bilan\""));
}

static int run(struct session *session, int argc, char **argv, struct fail *fail)
{
	struct request request = {.kind = KIND_ACTION, .words = argv, .count = argc};
	const unsigned none = 1u << KIND_PLAN | 1u << KIND_LEXICON | 1u << KIND_RULES;
	if (argc && !strchr(argv[0], '=')) {
		request.kind = vocabulary_kind(argv[0], strlen(argv[0]));
		if (request.kind == KIND_COUNT || none & 1u << request.kind)
			return no_kind(argv[0], fail);
		request.words++;
		request.count--;
	}
	for (int i = 0; i < request.count; i++) {
		if (!strchr(request.words[i], '='))
			return no_kind(request.words[i], fail);
	}
	/* Objectives and decisions stand in another file: there is no form for them. */
	bool form = kind_schemas[request.kind].folder && !is_complete(&request);
	if (form && ask_possible())
		return run_editor(session, &request, fail);
	return writing_run(session, fill, &request, fail);
}
