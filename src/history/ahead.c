#include "history/ahead.h"
#include "base/worker.h"
#include "history/kept.h"
#include "model/pack.h"

#include <stdlib.h>
#include <unistd.h>

/* Workers are worth their start once so many entries were not there. */
#define ENOUGH_MISSED 48
#define MOST_WORKERS 3
/* So many commits are looked ahead. */
#define WINDOW 16384
/*
 * So many are made at a time, as what was read for one serves its neighbours: few at first,
 * for somebody waits, and towards the end, so that all come to it at once.
 */
#define SMALLEST_BATCH 16
#define LARGEST_BATCH 1024

/* So many batches are before a worker, so that it need not wait for the next. */
#define MOST_BATCHES 3

/* A commit whose entry is to be made, or was. */
struct job {
	uint32_t place;
	bool done;
	bool idle; /* nothing is to be made: the cache has it, or nobody wants it */
	struct made made;
};

/* Jobs, by their numbers. */
struct batch {
	size_t from, to;
};

/* A worker, with what it has been asked for: the first one comes first. */
struct maker {
	struct worker worker;
	struct batch batches[MOST_BATCHES];
	int count;
};

struct ahead {
	struct history *history;
	const bool *chosen;
	uint32_t next;              /* place that is looked at next */
	uint32_t missed;            /* entries that the cache did not have */
	struct job jobs[WINDOW];    /* by number, in a ring */
	size_t first, claimed, end; /* numbers: to be told next, to be made next, to be added */
	struct touch wanted;
	struct maker makers[MOST_WORKERS];
	int maker_count;
	struct text message; /* a request, or an answer */
};

/* --- In the worker ----------------------------------------------------------------------- */

static void pack_touch(struct text *out, struct touch touch)
{
	pack_number(out, touch.fields);
	pack_number(out, touch.things);
	pack_number(out, touch.thing);
}

static struct touch unpack_touch(struct unpacking *unpacking)
{
	struct touch touch;
	touch.fields = unpack_number(unpacking);
	touch.things = unpack_number(unpacking);
	touch.thing = unpack_number(unpacking);
	return touch;
}

/* What could not be made is made again by whoever can say why. */
static void pack_made(struct text *out, const struct made *made)
{
	pack_number(out, made->fail.status == STATUS_OK);
	pack_touch(out, made->touch);
	pack_number(out, made->complete);
	pack_number(out, made->skipped);
	pack_bytes(out, made->bytes.data, made->bytes.length);
}

/* What is wanted, and the places of commits: each one's entry. */
static void make_asked(void *context, struct text *answer, const char *request, size_t length)
{
	struct history *history = context;
	struct unpacking unpacking = {.at = (const unsigned char *)request,
		.end = (const unsigned char *)request + length};
	struct touch wanted = unpack_touch(&unpacking);
	while (unpacking.at < unpacking.end) {
		struct made made;
		uint64_t place = unpack_number(&unpacking);
		kept_make(&made, history, &history->graph.commits[place], wanted);
		pack_made(answer, &made);
		made_release(&made);
	}
}

/* --- Workers ------------------------------------------------------------------------------- */

static struct job *job_at(struct ahead *ahead, size_t number)
{
	return &ahead->jobs[number % WINDOW];
}

static void start_makers(struct ahead *ahead)
{
	long processors = sysconf(_SC_NPROCESSORS_ONLN);
	while (ahead->maker_count < MOST_WORKERS && ahead->maker_count + 1 < processors &&
		!worker_start(
			&ahead->makers[ahead->maker_count].worker, make_asked, ahead->history))
		ahead->maker_count++;
}

/* What it was asked for is left to whoever tells of it. */
static void give_up(struct ahead *ahead, struct maker *maker)
{
	worker_stop(&maker->worker);
	for (int i = 0; i < maker->count; i++) {
		for (size_t k = maker->batches[i].from; k < maker->batches[i].to; k++) {
			job_at(ahead, k)->idle = true;
			job_at(ahead, k)->done = true;
		}
	}
	maker->count = 0;
}

static struct batch claim(struct ahead *ahead)
{
	size_t left = ahead->end - ahead->claimed + ahead->history->graph.count - ahead->next;
	size_t size = ahead->claimed < left ? ahead->claimed : left;
	size = size / 8 > LARGEST_BATCH ? LARGEST_BATCH : size / 8;
	if (size < SMALLEST_BATCH)
		size = SMALLEST_BATCH;
	struct batch batch = {ahead->claimed, ahead->claimed + size};
	if (batch.to > ahead->end)
		batch.to = ahead->end;
	ahead->claimed = batch.to;
	return batch;
}

static void ask(struct ahead *ahead, struct maker *maker)
{
	struct batch batch = maker->batches[maker->count++] = claim(ahead);
	struct text *request = &ahead->message;
	text_reset(request);
	pack_touch(request, ahead->wanted);
	for (size_t i = batch.from; i < batch.to; i++) {
		if (!job_at(ahead, i)->idle)
			pack_number(request, job_at(ahead, i)->place);
	}
	if (worker_ask(&maker->worker, request->data, request->length))
		give_up(ahead, maker);
}

static void ask_all(struct ahead *ahead)
{
	for (int i = 0; i < ahead->maker_count; i++) {
		struct maker *maker = &ahead->makers[i];
		while (maker->worker.process && maker->count < MOST_BATCHES &&
			ahead->claimed < ahead->end)
			ask(ahead, maker);
	}
}

static void unpack_made(struct job *job, struct unpacking *unpacking)
{
	struct made *made = &job->made;
	*made = (struct made){.bytes = TEXT_INIT, .fail = FAIL_INIT};
	job->idle = !unpack_number(unpacking);
	made->touch = unpack_touch(unpacking);
	made->complete = unpack_number(unpacking);
	made->skipped = unpack_number(unpacking);
	uint64_t length = unpack_number(unpacking);
	const char *bytes = unpack_bytes(unpacking, length);
	if (bytes && !job->idle)
		text_add(&made->bytes, bytes, length);
}

/* Take the answer to the worker's first batch. Returns whether there was one. */
static bool collect(struct ahead *ahead, struct maker *maker, bool wait)
{
	struct text *answer = &ahead->message;
	if (!maker->count)
		return false;
	enum worker_outcome outcome = worker_answer(&maker->worker, answer, wait);
	if (outcome == WORKER_GONE)
		give_up(ahead, maker);
	if (outcome != WORKER_ANSWERED)
		return false;
	struct batch batch = maker->batches[0];
	struct unpacking unpacking = {.at = (const unsigned char *)answer->data,
		.end = (const unsigned char *)answer->data + answer->length};
	for (size_t i = batch.from; i < batch.to; i++) {
		if (!job_at(ahead, i)->idle)
			unpack_made(job_at(ahead, i), &unpacking);
		job_at(ahead, i)->done = true;
	}
	maker->count--;
	for (int i = 0; i < maker->count; i++)
		maker->batches[i] = maker->batches[i + 1];
	return true;
}

static void collect_all(struct ahead *ahead)
{
	for (int i = 0; i < ahead->maker_count; i++) {
		while (collect(ahead, &ahead->makers[i], false))
			continue;
	}
}

/* Wait for whichever worker has that job. */
static void wait_for(struct ahead *ahead, size_t number)
{
	for (int i = 0; i < ahead->maker_count; i++) {
		struct maker *maker = &ahead->makers[i];
		if (maker->count && maker->batches[0].from <= number &&
			number < maker->batches[0].to)
			collect(ahead, maker, true);
	}
}

/* --- Here ---------------------------------------------------------------------------------- */

static void make_batch(struct ahead *ahead)
{
	struct batch batch = claim(ahead);
	for (size_t i = batch.from; i < batch.to; i++) {
		struct job *job = job_at(ahead, i);
		if (!job->idle)
			kept_make(&job->made, ahead->history,
				&ahead->history->graph.commits[job->place], ahead->wanted);
		job->done = true;
	}
}

/* --- Telling ------------------------------------------------------------------------------- */

static bool find_next(struct ahead *ahead)
{
	const struct graph *graph = &ahead->history->graph;
	while (ahead->next < graph->count && !ahead->chosen[ahead->next])
		ahead->next++;
	return ahead->next < graph->count;
}

/* Whether it is known that nobody wants it. */
static bool is_needless(const struct ahead *ahead, uint32_t place)
{
	const struct touches *touches = &ahead->history->touches;
	return touches->known[place] && !touch_meets(touches->items[place], ahead->wanted);
}

static bool is_idle(const struct ahead *ahead, uint32_t place)
{
	struct history *history = ahead->history;
	struct cache_entry kept;
	return is_needless(ahead, place) ||
	       (history->touches.known[place] &&
		       cache_commit_get(
			       history->cache, history->graph.commits[place].id, &kept));
}

/* Put what comes next into the window, as far as it has room. */
static void fill(struct ahead *ahead)
{
	while (ahead->end < ahead->first + WINDOW && find_next(ahead)) {
		*job_at(ahead, ahead->end++) =
			(struct job){.place = ahead->next, .idle = is_idle(ahead, ahead->next)};
		ahead->next++;
	}
}

/* The next job, done; NULL past the last. */
static struct job *take_job(struct ahead *ahead)
{
	/* A full batch of room, so that batches stay whole. */
	if (ahead->end < ahead->first + WINDOW - LARGEST_BATCH)
		fill(ahead);
	if (ahead->first == ahead->end)
		return NULL;
	struct job *job = job_at(ahead, ahead->first);
	ask_all(ahead);
	collect_all(ahead);
	while (!job->done) {
		if (ahead->claimed < ahead->end)
			make_batch(ahead);
		else
			wait_for(ahead, ahead->first);
		collect_all(ahead);
	}
	ahead->first++;
	return job;
}

/* Make it now, and whole. */
static int open_now(struct entry *entry, struct ahead *ahead, const struct graph_commit *commit,
	struct fail *fail)
{
	struct made made;
	kept_make(&made, ahead->history, commit, ahead->wanted);
	return kept_open_made(entry, ahead->history, commit, &made, fail);
}

/* `*skipped` becomes whether it is none of those wanted. */
static int open_job(struct entry *entry, bool *skipped, struct ahead *ahead, struct job *job,
	struct fail *fail)
{
	struct history *history = ahead->history;
	const struct graph_commit *commit = &history->graph.commits[job->place];
	if (!job->idle && !job->made.skipped)
		return kept_open_made(entry, history, commit, &job->made, fail);
	if (!job->idle)
		history_add_touch(history, commit, job->made.touch);
	/* What is wanted may have become more since. */
	*skipped = is_needless(ahead, job->place);
	if (*skipped || kept_take(entry, history, commit))
		return 0;
	return open_now(entry, ahead, commit, fail);
}

/* Without workers, as long as little is missing. */
static int open_alone(struct entry *entry, bool *skipped, struct ahead *ahead, uint32_t place,
	struct fail *fail)
{
	struct history *history = ahead->history;
	const struct graph_commit *commit = &history->graph.commits[place];
	*skipped = is_needless(ahead, place);
	if (*skipped || (history->touches.known[place] && kept_take(entry, history, commit)))
		return 0;
	if (++ahead->missed == ENOUGH_MISSED)
		start_makers(ahead);
	int result = open_now(entry, ahead, commit, fail);
	*skipped = !result && is_needless(ahead, place);
	if (*skipped)
		entry_close(entry);
	return result;
}

static int open_next(struct entry *entry, bool *skipped, uint32_t *place, struct ahead *ahead,
	struct fail *fail)
{
	if (!ahead->maker_count) {
		*place = find_next(ahead) ? ahead->next++ : GRAPH_NONE;
		return *place == GRAPH_NONE ? 0
					    : open_alone(entry, skipped, ahead, *place, fail);
	}
	struct job *job = take_job(ahead);
	*place = job ? job->place : GRAPH_NONE;
	return job ? open_job(entry, skipped, ahead, job, fail) : 0;
}

int ahead_next(struct entry *entry, const struct graph_commit **commit, struct ahead *ahead,
	struct fail *fail)
{
	uint32_t place = GRAPH_NONE;
	bool skipped = true;
	int result = 0;
	while (skipped && !result) {
		skipped = false;
		result = open_next(entry, &skipped, &place, ahead, fail);
	}
	*commit = place == GRAPH_NONE ? NULL : &ahead->history->graph.commits[place];
	return result;
}

void ahead_want(struct ahead *ahead, struct touch wanted)
{
	ahead->wanted = wanted;
}

struct ahead *ahead_start(struct history *history, const bool *chosen)
{
	struct ahead *ahead = mem_zalloc(sizeof *ahead);
	ahead->history = history;
	ahead->chosen = chosen;
	ahead->wanted = TOUCH_ANY;
	text_init(&ahead->message);
	return ahead;
}

void ahead_stop(struct ahead *ahead)
{
	for (int i = 0; i < ahead->maker_count; i++)
		worker_stop(&ahead->makers[i].worker);
	for (size_t i = ahead->first; i < ahead->claimed; i++) {
		struct job *job = job_at(ahead, i);
		if (job->done && !job->idle)
			made_release(&job->made);
	}
	text_release(&ahead->message);
	free(ahead);
}
