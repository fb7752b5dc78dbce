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

static void choose(struct chosen *chosen, const struct thing *thing)
{
	for (size_t i = 0; i < chosen->count; i++) {
		if (chosen->items[i] == thing)
			return;
	}
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
	for (size_t i = 0; !result && i < all->count; i++) {
		if (query_matches(query, all->items[i]))
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
		choose(chosen, thing);
	}
	if (choose_meant(chosen, plan, request->today, fail))
		return -1;
	if (chosen->count)
		return 0;
	return fail_set(fail, STATUS_REFUSED, _("nothing in the plan is meant: %s"), where);
}

/* --- What changes ----------------------------------------------------------------- */

/* Of the lexicon a word is ACRONYM=MEANING. */
static int set_acronym(struct text *bytes, const char *word, struct fail *fail)
{
	const char *sign = strchr(word, '=');
	char *acronym = strndup(word, (size_t)(sign - word));
	int result = edit_acronym(bytes, acronym ? acronym : "", sign + 1, fail);
	free(acronym);
	return result;
}

static int set_word(struct text *bytes, const struct plan *plan, const struct thing *thing,
	const char *word, struct fail *fail)
{
	struct arena arena = ARENA_INIT;
	struct assignment assignment;
	if (thing->kind == KIND_LEXICON)
		return set_acronym(bytes, word, fail);
	enum record_id record = kind_schemas[thing->kind].record;
	int result = assignment_parse(&assignment, &arena, record, &plan->calendar, word, fail);
	if (!result)
		result = edit_assign(bytes, plan, thing, &assignment, fail);
	arena_release(&arena);
	return result;
}

/* "responsible" of a word that begins so. */
static void add_name(struct text *names, const char *word)
{
	size_t length = strcspn(word, "=:");
	while (length && strchr("+-", word[length - 1]))
		length--;
	struct text name = TEXT_INIT;
	text_add(&name, word, length);
	if (!strstr(names->data, name.data))
		text_printf(names, "%s%s", names->length ? ", " : "", name.data);
	text_release(&name);
}

static void describe(
	struct text *subject, const struct request *request, const struct chosen *chosen)
{
	struct text names = TEXT_INIT;
	for (int i = 0; i < request->word_count; i++)
		add_name(&names, request->words[i]);
	text_printf(subject, "set %s of ", names.data);
	if (chosen->count == 1)
		thing_full_id(subject, chosen->items[0]);
	else
		text_printf(subject, "%zu %s", chosen->count,
			kind_schemas[chosen->items[0]->kind].plural);
	text_release(&names);
}

static int fill(struct writing *writing, void *context, struct fail *fail)
{
	const struct request *request = context;
	struct chosen chosen = {NULL, 0, 0};
	int result = choose_all(&chosen, writing->plan, request, fail);
	for (size_t i = 0; i < chosen.count && !result; i++) {
		struct text *bytes = draft_file(&writing->draft, chosen.items[i]->path, fail);
		result = bytes ? 0 : -1;
		for (int w = 0; w < request->word_count && !result; w++)
			result = set_word(
				bytes, writing->plan, chosen.items[i], request->words[w], fail);
	}
	if (!result)
		describe(&writing->subject, request, &chosen);
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
