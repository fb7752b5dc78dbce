#ifndef BASE_FAIL_H
#define BASE_FAIL_H

#include <stddef.h>

/*
 * A failure stops what was asked, as a finding (base/diag.h) never does. A
 * function that can fail takes a struct fail last and returns 0, or -1 with the
 * failure set; who cannot mend it passes it on, and main prints it once.
 */
enum status {
	STATUS_OK = 0,
	STATUS_REFUSED = 1,   /* errors were found, or the command refused what was asked */
	STATUS_FAILURE = 128, /* no plan, unreadable repository */
	STATUS_USAGE = 129,   /* the command line is wrong */
};

struct fail {
	enum status status;
	char *message; /* what is wrong, in the user's language */
	char *hint;    /* what to do about it, or NULL */
	char *excerpt; /* the line that holds the fault, fit to be shown, or NULL */
	size_t column; /* where the fault stands in it: terminal cells before it… */
	size_t width;  /* …and of it, at least one */
};
#define FAIL_INIT \
	{ \
		STATUS_OK, NULL, NULL, NULL, 0, 0 \
	}

/* Set the failure; a failure that is already set stays. Always returns -1. */
int fail_set(struct fail *, enum status, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
/* Say what to do about the failure just set; a hint already there stays. Always returns -1. */
int fail_hint(struct fail *, const char *format, ...) __attribute__((format(printf, 2, 3)));
/*
 * Point at the fault in what the user wrote: the bytes `from` to `to` of the line. What may
 * not be shown raw is escaped, and a long line is cut around the fault. An excerpt already
 * there stays. Always returns -1.
 */
int fail_point(struct fail *, const char *line, size_t length, size_t from, size_t to);
void fail_release(struct fail *);

#endif
