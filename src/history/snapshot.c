#include "history/snapshot.h"
#include "base/hash.h"
#include "base/lang.h"
#include "model/arrange.h"
#include "model/pack_thing.h"
#include "model/read.h"

#include <stdlib.h>
#include <string.h>

/* A plan is kept in pieces of about that size; the findings of so many states are. */
#define PIECE ((size_t)1 << 20)
#define MOST_PIECES 128
#define MOST_STATES 8

/* --- Which state it is ------------------------------------------------------------------ */

bool snapshot_key(struct snapshot_key *key, const struct source_list *list)
{
	uint64_t halves[2] = {1, 2};
	for (size_t i = 0; i < list->count; i++) {
		const struct source_entry *entry = &list->items[i];
		const uint64_t state[] = {entry->type, entry->state};
		bool file = entry->type == SOURCE_FILE || entry->type == SOURCE_EXECUTABLE;
		if (file && !entry->state)
			return false;
		for (int half = 0; half < 2; half++) {
			uint64_t *hash = &halves[half];
			*hash = hash_lasting(*hash, entry->path, strlen(entry->path));
			*hash = hash_lasting(*hash, state, sizeof state);
			*hash = hash_lasting(*hash, entry->id, sizeof entry->id);
		}
	}
	memcpy(key->bytes, halves, sizeof key->bytes);
	return true;
}

/* --- Plans --------------------------------------------------------------------------------- */

/* The key of one of its pieces. */
struct piece_key {
	struct snapshot_key key;
	uint32_t piece;
};

static void keep_piece(struct cache *cache, struct piece_key *key, struct text *bytes)
{
	pack_things_end(bytes);
	cache_put(cache, CACHE_PLAN, key, sizeof *key, bytes->data, bytes->length);
	key->piece++;
	text_reset(bytes);
}

static void pack_acronyms(struct text *bytes, const struct plan *plan)
{
	pack_number(bytes, plan->acronym_count);
	for (size_t i = 0; i < plan->acronym_count; i++) {
		pack_text(bytes, plan->acronyms[i].acronym);
		pack_text(bytes, plan->acronyms[i].meaning);
	}
}

/*
 * First plan.yaml, by whose calendar the others are read; then the others of files; the
 * lexicon's entries in a piece of their own, with the number of the others.
 */
void snapshot_keep_plan(
	struct cache *cache, const struct snapshot_key *key, const struct plan *plan)
{
	struct piece_key piece = {*key, 1};
	struct text bytes = TEXT_INIT;
	if (plan->unreadable.count || !plan->self)
		return;
	pack_thing(&bytes, plan->self, NULL, NULL);
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		const struct thing_list *list = &plan->things[kind];
		for (size_t i = 0; kind_schemas[kind].folder && i < list->count; i++) {
			if (list->items[i] == plan->self)
				continue;
			pack_thing(&bytes, list->items[i], NULL, NULL);
			if (bytes.length >= PIECE)
				keep_piece(cache, &piece, &bytes);
		}
	}
	keep_piece(cache, &piece, &bytes);
	pack_number(&bytes, piece.piece - 1);
	pack_acronyms(&bytes, plan);
	piece.piece = 0;
	cache_put(cache, CACHE_PLAN, &piece, sizeof piece, bytes.data, bytes.length);
	cache_trim(cache, CACHE_PLAN, MOST_PIECES);
	text_release(&bytes);
}

static bool read_piece(struct thing_list *things, struct plan *plan, const struct text *bytes)
{
	struct unpacking unpacking = {.at = (const unsigned char *)bytes->data,
		.end = (const unsigned char *)bytes->data + bytes->length,
		.arena = &plan->arena,
		.calendar = &plan->calendar};
	struct thing *thing;
	while ((thing = unpack_thing(&unpacking))) {
		things->items = mem_grow(
			things->items, things->count, &things->capacity, sizeof *things->items);
		things->items[things->count++] = thing;
		if (thing->kind == KIND_PLAN && !plan->self) {
			plan->self = thing;
			read_calendar(&plan->calendar, thing->record);
		}
	}
	return !unpacking.failed && unpacking.at == unpacking.end;
}

static bool read_acronyms(struct plan *plan, uint64_t *pieces, const struct text *bytes)
{
	struct unpacking unpacking = {.at = (const unsigned char *)bytes->data,
		.end = (const unsigned char *)bytes->data + bytes->length,
		.arena = &plan->arena};
	*pieces = unpack_number(&unpacking);
	uint64_t count = unpack_number(&unpacking);
	if (unpacking.failed || count > bytes->length)
		return false;
	plan->acronyms = arena_alloc(&plan->arena, (count + 1) * sizeof *plan->acronyms);
	for (uint64_t i = 0; i < count; i++) {
		const char *acronym = unpack_text(&unpacking);
		plan->acronyms[plan->acronym_count++] =
			(struct lexicon_entry){acronym, unpack_text(&unpacking), 1, 1};
	}
	return !unpacking.failed && *pieces <= MOST_PIECES;
}

static bool read_pieces(struct thing_list *things, struct plan *plan, struct cache *cache,
	struct piece_key *piece)
{
	struct text bytes = TEXT_INIT;
	uint64_t pieces = 0;
	bool sound = cache_get(cache, CACHE_PLAN, piece, sizeof *piece, &bytes) &&
		     read_acronyms(plan, &pieces, &bytes);
	while (sound && piece->piece < pieces) {
		piece->piece++;
		sound = cache_get(cache, CACHE_PLAN, piece, sizeof *piece, &bytes) &&
			read_piece(things, plan, &bytes);
	}
	text_release(&bytes);
	return sound && plan->self;
}

bool snapshot_plan(struct plan **out, struct cache *cache, const struct snapshot_key *key)
{
	struct plan *plan = plan_nothing();
	struct thing_list things = {0};
	struct piece_key piece = {*key, 0};
	struct diag ignored = DIAG_INIT;
	ignored.no_warnings = true;
	bool sound = read_pieces(&things, plan, cache, &piece);
	if (sound) {
		index_free(plan->index);
		arrange_things(plan, things.items, things.count, &ignored);
		*out = plan;
	} else {
		plan_free(plan);
	}
	diag_release(&ignored);
	free(things.items);
	return sound;
}

/* --- Findings ------------------------------------------------------------------------------ */

/* Messages are in a language, and what is late depends on the day. */
struct findings_key {
	struct snapshot_key key;
	int32_t today;
	char language[4];
};

static struct findings_key findings_key(const struct snapshot_key *key, day_t today)
{
	struct findings_key whole = {.key = *key, .today = (int32_t)today};
	strncpy(whole.language, lang_code(), sizeof whole.language - 1);
	return whole;
}

void snapshot_keep_findings(struct cache *cache, const struct snapshot_key *key, day_t today,
	const struct diag *diag)
{
	const struct findings_key whole = findings_key(key, today);
	struct text bytes = TEXT_INIT;
	for (size_t i = 0; i < diag->count; i++) {
		const struct finding *finding = &diag->items[i];
		pack_number(&bytes, finding->rule);
		pack_text(&bytes, finding->path);
		pack_number(&bytes, finding->line);
		pack_number(&bytes, finding->column);
		pack_text(&bytes, finding->message);
		pack_number(&bytes, finding->suggestion ? 1 + (uint64_t)finding->told : 0);
		if (finding->suggestion)
			pack_text(&bytes, finding->suggestion);
	}
	cache_put(cache, CACHE_FINDINGS, &whole, sizeof whole, bytes.data, bytes.length);
	cache_trim(cache, CACHE_FINDINGS, MOST_STATES);
	text_release(&bytes);
}

static bool read_finding(struct diag *diag, struct unpacking *unpacking)
{
	uint64_t rule = unpack_number(unpacking);
	const char *path = unpack_text(unpacking);
	uint32_t line = (uint32_t)unpack_number(unpacking);
	uint32_t column = (uint32_t)unpack_number(unpacking);
	const char *message = unpack_text(unpacking);
	uint64_t suggests = unpack_number(unpacking);
	if (unpacking->failed || rule >= FINDING_COUNT)
		return false;
	diag_add(diag, (enum finding_rule)rule, path, line, column, "%s", message);
	if (suggests)
		(suggests > 1 ? diag_told : diag_suggest)(diag, unpack_text(unpacking));
	return !unpacking->failed;
}

bool snapshot_findings(
	struct diag *diag, struct cache *cache, const struct snapshot_key *key, day_t today)
{
	const struct findings_key whole = findings_key(key, today);
	struct text bytes = TEXT_INIT;
	struct diag found = DIAG_INIT;
	struct arena arena = ARENA_INIT;
	bool sound = cache_get(cache, CACHE_FINDINGS, &whole, sizeof whole, &bytes);
	struct unpacking unpacking = {.at = (const unsigned char *)bytes.data,
		.end = (const unsigned char *)bytes.data + bytes.length,
		.arena = &arena};
	while (sound && unpacking.at < unpacking.end)
		sound = read_finding(&found, &unpacking);
	if (sound)
		diag_adopt(diag, &found);
	diag_release(&found);
	arena_release(&arena);
	text_release(&bytes);
	return sound;
}
