#ifndef BASE_WORKER_H
#define BASE_WORKER_H

#include "base/text.h"

#include <stdbool.h>

/*
 * A copy of this process that answers one request after the other. Threads would wait for
 * each other at the locks of libraries; copies have their own.
 */
struct worker {
	int process; /* 0: there is none */
	int channel;
	struct text received; /* of the answer that comes next */
};

/* Make an answer of the request; what it finds in memory is as it was at the start. */
typedef void worker_fn(void *context, struct text *answer, const char *request, size_t length);

/*
 * Start one. No thread may be running beside this one. What the copy does to memory stays its
 * own; it must not touch what several processes share. Returns -1 where there is none to
 * be had.
 */
int worker_start(struct worker *, worker_fn *, void *context);
/* Send a request: a short one, as long as answers are waited for. Returns -1 when it is gone. */
int worker_ask(struct worker *, const char *request, size_t length);

enum worker_outcome {
	WORKER_ANSWERED,
	WORKER_NOT_YET,
	WORKER_GONE, /* no answer will come any more */
};
/* The answer to the first request that has none so far. */
enum worker_outcome worker_answer(struct worker *, struct text *answer, bool wait);
/* End it, whatever it is doing. All zeros: there was none. */
void worker_stop(struct worker *);

#endif
