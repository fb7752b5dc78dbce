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
	bool kept; /* the cache has it: nothing is to be made */
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
	const bool *wanted;
	uint32_t next;   /* place that is looked at next */
	uint32_t missed; /* entries that the cache did not have */

	/* What follows is the threads' as well, under the lock. */
	pthread_mutex_t lock;
	pthread_cond_t changed;
	struct job jobs[WINDOW];    /* by number, in a ring */
	size_t first, claimed, end; /* numbers: to be told next, to be made next, to be added */
	bool stopped;
	struct maker makers[MOST_THREADS];
	int maker_count;
};

/* --- Making ---------------------------------------------------------------------------- */

static void make_job(struct job *job, struct history *history)
{
	if (!job->kept)
		kept_make(&job->made, history, &history->graph.commits[job->place]);
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
	for (size_t i = from; i < to; i++)
		ahead->jobs[i % WINDOW].state = STATE_DOING;
	pthread_mutex_unlock(&ahead->lock);
	for (size_t i = from; i < to; i++)
		make_job(&ahead->jobs[i % WINDOW], history);
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
	while (ahead->next < graph->count && !ahead->wanted[ahead->next])
		ahead->next++;
	return ahead->next < graph->count;
}

static bool is_kept(struct history *history, uint32_t place)
{
	struct cache_entry kept;
	return cache_commit_get(history->cache, history->graph.commits[place].id, &kept);
}

/* Put what comes next into the window, as far as it has room. */
static void fill(struct ahead *ahead)
{
	bool added = false;
	while (ahead->end < ahead->first + WINDOW && find_next(ahead)) {
		struct job *job = &ahead->jobs[ahead->end++ % WINDOW];
		*job = (struct job){
			.place = ahead->next, .kept = is_kept(ahead->history, ahead->next)};
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

static int open_job(
	struct entry *entry, struct ahead *ahead, struct job *job, struct fail *fail)
{
	struct history *history = ahead->history;
	const struct graph_commit *commit = &history->graph.commits[job->place];
	if (job->kept)
		return kept_open(entry, history, commit, fail);
	return kept_open_made(entry, history, commit, &job->made, fail);
}

/* Without further threads, as long as the cache has most. */
static int open_alone(struct entry *entry, const struct graph_commit **commit,
	struct ahead *ahead, struct fail *fail)
{
	if (!find_next(ahead))
		return 0;
	*commit = &ahead->history->graph.commits[ahead->next++];
	if (kept_take(entry, ahead->history, *commit))
		return 0;
	if (++ahead->missed == ENOUGH_MISSED)
		start_makers(ahead);
	return kept_open(entry, ahead->history, *commit, fail);
}

int ahead_next(struct entry *entry, const struct graph_commit **commit, struct ahead *ahead,
	struct fail *fail)
{
	*commit = NULL;
	if (!ahead->maker_count)
		return open_alone(entry, commit, ahead, fail);
	struct job *job = take_job(ahead);
	if (!job)
		return 0;
	*commit = &ahead->history->graph.commits[job->place];
	return open_job(entry, ahead, job, fail);
}

struct ahead *ahead_start(struct history *history, const bool *wanted)
{
	struct ahead *ahead = mem_zalloc(sizeof *ahead);
	ahead->history = history;
	ahead->wanted = wanted;
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
		if (!ahead->jobs[i % WINDOW].kept)
			made_release(&ahead->jobs[i % WINDOW].made);
	}
	pthread_cond_destroy(&ahead->changed);
	pthread_mutex_destroy(&ahead->lock);
	free(ahead);
}
