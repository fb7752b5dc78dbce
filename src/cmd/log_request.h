#ifndef CMD_LOG_REQUEST_H
#define CMD_LOG_REQUEST_H

#include "cmd/past.h"

/* What the command line of log asks for, as the history is asked. */
struct log_request {
	/* The options as they are written; NULL: not given. */
	const char *field, *where, *since, *until, *author, *decision, *most;
	bool reverse;
	/* What they mean. */
	struct log_filter filter;
	struct arena arena;
	char tip[41], base[41];
	const struct thing **things;
};

/*
 * Read the options, and the words, each a revision, a range or a thing: what names a thing
 * exactly is that, else a revision is one, else what means a thing, or one of the past. Where
 * words stand after "--", those are things and those before are not.
 */
int log_request_read(struct log_request *, const struct session *, const struct past *,
	int argc, char **argv, struct fail *);
void log_request_release(struct log_request *);

#endif
