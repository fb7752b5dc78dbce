#ifndef GIT_LOCK_H
#define GIT_LOCK_H

#include "base/fail.h"

/*
 * Lock files as Git takes them: FILE.lock, made only where there is none. Nobody else's lock is ever taken away; one of this process goes with it,
 * unless it is killed outright.
 */
struct lock {
	char *path; /* of FILE.lock; NULL: not taken */
};

/*
 * Take the lock of a file, waiting a while for whoever holds it. Fails with
 * STATUS_REFUSED, naming the lock, its age and what to do.
 */
int lock_take(struct lock *, const char *file, struct fail *);
/*
 * Wait a while until nobody has the lock of a file, without taking it. Fails as lock_take.
 */
int lock_wait(const char *file, struct fail *);
void lock_release(struct lock *);

/*
 * A file that goes with this process, too, when a signal ends it; the path, which is the
 * process's alone, is borrowed until lock_drop removes the file and frees it.
 */
void lock_temporary(char *path);
void lock_drop(char *path);

#endif
