#include "history/ahead.h"
#include "history/calendars.h"
#include "history/elsewhere.h"
#include "history/kept.h"

#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

/* Threads are worth their start once so many entries were not there. */
#define ENOUGH_MISSED 48
#define MOST_THREADS 3
/* So many commits are looked ahead, and so many made at a time: neighbours share trees. */
#define WINDOW 512
#define BATCH 16

enum state { STATE_TO_DO, STATE_DOING, STATE_DONE };

/* A commit whose entry is to be made, or was. */
struct job {
	uint32_t place;
	enum state state;
	bool idle; /* nothing is to be made: the cache has it, or nobody wants it */
	struct made made;
};

/* A thread with its own ways to the repository. */
struct maker {
	struct ahead *ahead;
	struct history history;
	pthread_t thread;
};

struct ahead {
	struct history *history;
	const bool *chosen;
	uint32_t next;   /* place that is looked at next */
	uint32_t missed; /* entries that the cache did not have */

	/* What follows is the threads' as well, under the lock. */
	pthread_mutex_t lock;
	pthread_cond_t changed;
	struct job jobs[WINDOW];    /* by number, in a ring */
	size_t first, claimed, end; /* numbers: to be told next, to be made next, to be added */
	struct touch wanted;
	bool stopped;
	struct maker makers[MOST_THREADS];
	int maker_count;
};

/* --- Making ---------------------------------------------------------------------------- */

static void make_job(struct job *job, struct history *history, struct touch wanted)
{
	if (!job->idle)
		kept_make(&job->made, history, &history->graph.commits[job->place], wanted);
}

/* Make a batch with the lock let go meanwhile; false: there is none. */
static bool make_batch(struct ahead *ahead, struct history *history)
{
	size_t from = ahead->claimed, to = from + BATCH;
	if (to > ahead->end)
		to = ahead->end;
	if (from == to)
		return false;
	ahead->claimed = to;
	struct touch wanted = ahead->wanted;
	for (size_t i = from; i < to; i++)
		ahead->jobs[i % WINDOW].state = STATE_DOING;
	pthread_mutex_unlock(&ahead->lock);
	for (size_t i = from; i < to; i++)
		make_job(&ahead->jobs[i % WINDOW], history, wanted);
	pthread_mutex_lock(&ahead->lock);
	for (size_t i = from; i < to; i++)
		ahead->jobs[i % WINDOW].state = STATE_DONE;
	pthread_cond_broadcast(&ahead->changed);
	return true;
}

static void *work(void *argument)
{
	struct maker *maker = argument;
	struct ahead *ahead = maker->ahead;
	pthread_mutex_lock(&ahead->lock);
	while (!ahead->stopped) {
		if (!make_batch(ahead, &maker->history))
			pthread_cond_wait(&ahead->changed, &ahead->lock);
	}
	pthread_mutex_unlock(&ahead->lock);
	return NULL;
}

/* --- Threads ----------------------------------------------------------------------------- */

static void release_maker(struct maker *maker)
{
	elsewhere_free(maker->history.elsewhere);
	calendars_free(maker->history.calendars);
	recent_free(maker->history.recent);
	repo_close(maker->history.repo);
}

static bool start_maker(struct maker *maker, struct ahead *ahead)
{
	struct history *history = &maker->history;
	*maker = (struct maker){.ahead = ahead};
	if (repo_again(&history->repo, ahead->history->repo))
		return false;
	history->graph = ahead->history->graph;
	history->recent = recent_share(ahead->history->recent, history->repo);
	history->calendars = calendars_new(history->repo, history->recent);
	history->elsewhere = elsewhere_new(history->repo, history->recent);
	if (!pthread_create(&maker->thread, NULL, work, maker))
		return true;
	release_maker(maker);
	return false;
}

static void start_makers(struct ahead *ahead)
{
	long processors = sysconf(_SC_NPROCESSORS_ONLN);
	while (ahead->maker_count < MOST_THREADS && ahead->maker_count + 1 < processors &&
		start_maker(&ahead->makers[ahead->maker_count], ahead))
		ahead->maker_count++;
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
	bool added = false;
	while (ahead->end < ahead->first + WINDOW && find_next(ahead)) {
		struct job *job = &ahead->jobs[ahead->end++ % WINDOW];
		*job = (struct job){.place = ahead->next, .idle = is_idle(ahead, ahead->next)};
		ahead->next++;
		added = true;
	}
	if (added)
		pthread_cond_broadcast(&ahead->changed);
}

/* The next job, done; NULL past the last. */
static struct job *take_job(struct ahead *ahead)
{
	pthread_mutex_lock(&ahead->lock);
	/* A full batch of room, so that batches stay whole. */
	if (ahead->end < ahead->first + WINDOW - BATCH)
		fill(ahead);
	struct job *job =
		ahead->first == ahead->end ? NULL : &ahead->jobs[ahead->first % WINDOW];
	while (job && job->state != STATE_DONE) {
		if (!make_batch(ahead, ahead->history))
			pthread_cond_wait(&ahead->changed, &ahead->lock);
	}
	if (job)
		ahead->first++;
	pthread_mutex_unlock(&ahead->lock);
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

/* Without further threads, as long as little is missing. */
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
	pthread_mutex_lock(&ahead->lock);
	ahead->wanted = wanted;
	pthread_mutex_unlock(&ahead->lock);
}

struct ahead *ahead_start(struct history *history, const bool *chosen)
{
	struct ahead *ahead = mem_zalloc(sizeof *ahead);
	ahead->history = history;
	ahead->chosen = chosen;
	ahead->wanted = TOUCH_ANY;
	pthread_mutex_init(&ahead->lock, NULL);
	pthread_cond_init(&ahead->changed, NULL);
	return ahead;
}

void ahead_stop(struct ahead *ahead)
{
	pthread_mutex_lock(&ahead->lock);
	ahead->stopped = true;
	pthread_cond_broadcast(&ahead->changed);
	pthread_mutex_unlock(&ahead->lock);
	for (int i = 0; i < ahead->maker_count; i++) {
		pthread_join(ahead->makers[i].thread, NULL);
		release_maker(&ahead->makers[i]);
	}
	for (size_t i = ahead->first; i < ahead->claimed; i++) {
		if (!ahead->jobs[i % WINDOW].idle)
			made_release(&ahead->jobs[i % WINDOW].made);
	}
	pthread_cond_destroy(&ahead->changed);
	pthread_mutex_destroy(&ahead->lock);
	free(ahead);
}
