#include "base/lang.h"
#include "base/utf8.h"
#include "cmd/commands.h"
#include "cmd/writing.h"
#include "model/edit.h"
#include "model/query.h"
#include "model/resolve.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *where;

static int run(struct session *session, int argc, char **argv, struct fail *fail);

static const struct opt options[] = {
	OPT_TEXT(0, "where", N_("QUERY"), &where,
		N_("change the actions that the query means, as list does")),
	OPT_TABLE(writing_options),
	OPT_END,
};

const struct command command_set = {
	"set",
	N_("change fields of a thing, or of several, in one commit"),
	N_("ID… FIELD=VALUE…"),
	options,
	0,
	0,
	run,
};

/* What the command line asks for: things, then what is to change of each. */
struct request {
	char **ids, **words;
	int id_count, word_count;
	day_t today;
};

/* --- Which things ----------------------------------------------------------------- */

struct chosen {
	const struct thing **items;
	size_t count;
	size_t capacity;
};

static bool is_chosen(const struct chosen *chosen, size_t count, const struct thing *thing)
{
	for (size_t i = 0; i < count; i++) {
		if (chosen->items[i] == thing)
			return true;
	}
	return false;
}

static void choose(struct chosen *chosen, const struct thing *thing)
{
	chosen->items = mem_grow(
		chosen->items, chosen->count, &chosen->capacity, sizeof *chosen->items);
	chosen->items[chosen->count++] = thing;
}

static int choose_meant(
	struct chosen *chosen, const struct plan *plan, day_t today, struct fail *fail)
{
	struct query *query;
	const struct query_scope scope = {plan, KIND_ACTION, today};
	const struct thing_list *all = &plan->things[KIND_ACTION];
	if (!where)
		return 0;
	int result = query_parse_text(&query, &scope, where, fail);
	size_t named = chosen->count;
	for (size_t i = 0; !result && i < all->count; i++) {
		if (query_matches(query, all->items[i]) &&
			!is_chosen(chosen, named, all->items[i]))
			choose(chosen, all->items[i]);
	}
	query_free(query);
	return result;
}

static int choose_all(struct chosen *chosen, const struct plan *plan,
	const struct request *request, struct fail *fail)
{
	for (int i = 0; i < request->id_count; i++) {
		const struct thing *thing;
		if (resolve_thing(&thing, plan, request->ids[i], fail))
			return -1;
		if (!is_chosen(chosen, chosen->count, thing))
			choose(chosen, thing);
	}
	if (choose_meant(chosen, plan, request->today, fail))
		return -1;
	if (chosen->count)
		return 0;
	return fail_set(fail, STATUS_REFUSED, _("nothing in the plan is meant: %s"), where);
}

/* --- What changes ----------------------------------------------------------------- */

/* What the commit's subject says was set, each once. */
static void add_name(struct text *names, const char *name)
{
	size_t length = strlen(name);
	for (const char *at = names->data; (at = strstr(at, name)); at += length) {
		if ((at == names->data || at[-1] == ' ') && (!at[length] || at[length] == ','))
			return;
	}
	text_str(names, names->length ? ", " : "");
	utf8_visible(names, name, length);
}

/* Of the lexicon a word is ACRONYM=MEANING. */
static int set_acronym(
	struct text *bytes, const char *word, struct text *names, struct fail *fail)
{
	const char *sign = strchr(word, '=');
	if (sign == word || strchr("+-", sign[-1]))
		return fail_set(fail, STATUS_USAGE, _("of the lexicon, write ACRONYM=MEANING"));
	struct text acronym = TEXT_INIT;
	text_add(&acronym, word, (size_t)(sign - word));
	int result = edit_acronym(bytes, acronym.data, sign + 1, fail);
	if (!result)
		add_name(names, acronym.data);
	text_release(&acronym);
	return result;
}

static int set_word(struct text *bytes, const struct plan *plan, const struct thing *thing,
	const char *word, struct text *names, struct fail *fail)
{
	struct arena arena = ARENA_INIT;
	struct assignment assignment;
	if (thing->kind == KIND_LEXICON)
		return set_acronym(bytes, word, names, fail);
	enum record_id record = kind_schemas[thing->kind].record;
	int result = assignment_parse(&assignment, &arena, record, &plan->calendar, word, fail);
	if (!result)
		result = edit_assign(bytes, plan, thing, &assignment, fail);
	if (!result)
		add_name(names, assignment.path.steps[0].field->name);
	arena_release(&arena);
	return result;
}

static int set_thing(struct writing *writing, const struct thing *thing,
	const struct request *request, struct text *names, struct fail *fail)
{
	struct text *bytes = draft_file(&writing->draft, thing->path, fail);
	int result = bytes ? 0 : -1;
	for (int i = 0; i < request->word_count && !result; i++)
		result = set_word(bytes, writing->plan, thing, request->words[i], names, fail);
	return result;
}

/* "set status, progress of 2 actions" */
static void describe(
	struct text *subject, const struct text *names, const struct chosen *chosen)
{
	enum kind kind = chosen->items[0]->kind;
	struct text id = TEXT_INIT;
	bool mixed = false;
	for (size_t i = 1; i < chosen->count; i++)
		mixed = mixed || chosen->items[i]->kind != kind;
	thing_full_id(&id, chosen->items[0]);
	text_printf(subject, "set %s of ", names->data);
	if (chosen->count == 1)
		utf8_visible(subject, id.data, id.length);
	else
		text_printf(subject, "%zu %s", chosen->count,
			mixed ? "things" : kind_schemas[kind].plural);
	text_release(&id);
}

static int fill(struct writing *writing, void *context, struct fail *fail)
{
	const struct request *request = context;
	struct chosen chosen = {NULL, 0, 0};
	struct text names = TEXT_INIT;
	int result = choose_all(&chosen, writing->plan, request, fail);
	for (size_t i = 0; i < chosen.count && !result; i++)
		result = set_thing(writing, chosen.items[i], request, &names, fail);
	if (!result)
		describe(&writing->subject, &names, &chosen);
	text_release(&names);
	free(chosen.items);
	return result;
}

/* --- The command line ------------------------------------------------------------- */

/* "FIELD=-": what stands on standard input. */
static char *with_input(const char *word, struct fail *fail)
{
	size_t length = strlen(word);
	struct text whole = TEXT_INIT;
	char bytes[4096];
	size_t got;
	if (length < 2 || strcmp(word + length - 2, "=-"))
		return mem_strdup(word);
	text_add(&whole, word, length - 1);
	while ((got = fread(bytes, 1, sizeof bytes, stdin)) > 0 &&
		whole.length < YAMLDOC_MOST_BYTES)
		text_add(&whole, bytes, got);
	if (memchr(whole.data, '\0', whole.length) || whole.length >= YAMLDOC_MOST_BYTES) {
		fail_set(fail, STATUS_REFUSED,
			_("what stands on standard input is no text, or too long"));
		text_release(&whole);
		return NULL;
	}
	return text_detach(&whole);
}

static int too_little(const struct request *request, struct fail *fail)
{
	if (!request->word_count)
		fail_set(fail, STATUS_USAGE, _("what is to change? Write FIELD=VALUE"));
	else
		fail_set(fail, STATUS_USAGE,
			_("which thing is to change? Write its identifier first"));
	return fail_hint(fail, _("for example: git plan set 1.1.1 status=completed"));
}

static int run(struct session *session, int argc, char **argv, struct fail *fail)
{
	struct request request = {argv, argv, 0, 0, day_today()};
	while (request.id_count < argc && !strchr(argv[request.id_count], '='))
		request.id_count++;
	request.words = argv + request.id_count;
	request.word_count = argc - request.id_count;
	if (!request.word_count || (!request.id_count && !where))
		return too_little(&request, fail);
	char **words = mem_zalloc((size_t)request.word_count * sizeof *words);
	int result = 0;
	for (int i = 0; i < request.word_count && !result; i++) {
		words[i] = with_input(request.words[i], fail);
		result = words[i] ? 0 : -1;
	}
	request.words = words;
	if (!result)
		result = writing_run_on(session, where ? NULL : request.ids,
			(size_t)request.id_count, fill, &request, fail);
	for (int i = 0; i < request.word_count; i++)
		free(words[i]);
	free(words);
	return result;
}
