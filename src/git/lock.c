#include "git/lock.h"
#include "base/lang.h"
#include "base/mem.h"
#include "base/text.h"
#include "base/utf8.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

/* How long to wait for another writer, who needs a few milliseconds each time. */
#define PATIENCE_MS 10000
/* A lock of that age is not about to go. */
#define ABANDONED_SECONDS 60
#define LONGEST_PAUSE_MS 50

/* What goes when a signal ends the program. */
#define MOST_TEMPORARIES 8
static const char *volatile temporaries[MOST_TEMPORARIES];

static void drop_and_die(int signal_number)
{
	for (size_t i = 0; i < MOST_TEMPORARIES; i++) {
		if (temporaries[i])
			unlink(temporaries[i]);
	}
	signal(signal_number, SIG_DFL);
	raise(signal_number);
}

void lock_temporary(char *path)
{
	for (size_t i = 0; i < MOST_TEMPORARIES; i++) {
		if (!temporaries[i]) {
			temporaries[i] = path;
			return;
		}
	}
}

void lock_drop(char *path)
{
	if (path)
		unlink(path);
	for (size_t i = 0; i < MOST_TEMPORARIES; i++) {
		if (temporaries[i] == path)
			temporaries[i] = NULL;
	}
	free(path);
}

static void watch_signals(void)
{
	static const int signals[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGPIPE};
	static bool watching;
	for (size_t i = 0; !watching && i < sizeof signals / sizeof *signals; i++) {
		struct sigaction before;
		/* What whoever started the program ignores stays ignored, as under nohup. */
		if (!sigaction(signals[i], NULL, &before) && before.sa_handler == SIG_DFL)
			signal(signals[i], drop_and_die);
	}
	watching = true;
}

static long long now_ms(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * 1000LL + now.tv_nsec / 1000000;
}

/* Two who wait do not come back at the same moment. */
static void pause_for(int attempt)
{
	long ms = 1L << (attempt < 6 ? attempt : 6);
	ms = ms < LONGEST_PAUSE_MS ? ms : LONGEST_PAUSE_MS;
	long part = (long)((getpid() * 7919L + attempt * 104729L) % 1000);
	struct timespec time = {0, ms * 500000 + ms * 500 * part};
	nanosleep(&time, NULL);
}

static int refuse(const char *path, time_t age, struct fail *fail)
{
	struct text shown = TEXT_INIT;
	utf8_visible(&shown, path, strlen(path));
	if (age < 60)
		fail_set(fail, STATUS_REFUSED,
			_("another program is writing to the repository (%s, %ld seconds old)"),
			shown.data, (long)age);
	else
		fail_set(fail, STATUS_REFUSED,
			_("the repository is locked (%s, %ld minutes old): nothing was changed"),
			shown.data, (long)age / 60);
	fail_hint(fail,
		_("if no other git is running here, the lock was left behind by one that was "
		  "stopped: delete the file %s and try again"),
		shown.data);
	text_release(&shown);
	return -1;
}

static int cannot(const char *path, struct fail *fail)
{
	struct text shown = TEXT_INIT;
	int error = errno;
	utf8_visible(&shown, path, strlen(path));
	fail_set(fail, STATUS_FAILURE, _("cannot create %s: %s"), shown.data, strerror(error));
	text_release(&shown);
	return -1;
}

static time_t age_of(const char *path)
{
	struct stat info;
	time_t now = time(NULL);
	return stat(path, &info) || info.st_mtime > now ? 0 : now - info.st_mtime;
}

/* Who waits for a lock: since when, and how often it was looked for. */
struct patience {
	long long until;
	int attempt;
};

static int wait_longer(struct patience *patience, const char *path, struct fail *fail)
{
	time_t age = age_of(path);
	if (age >= ABANDONED_SECONDS || now_ms() > patience->until)
		return refuse(path, age, fail);
	pause_for(patience->attempt++);
	return 0;
}

/* Make the lock file. Returns 1 when somebody else has it. */
static int try_lock(const char *path, struct fail *fail)
{
	int fd;
	do {
		fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	} while (fd < 0 && errno == EINTR);
	if (fd < 0)
		return errno == EEXIST ? 1 : cannot(path, fail);
	close(fd);
	return 0;
}

int lock_take(struct lock *lock, const char *file, struct fail *fail)
{
	struct text path = TEXT_INIT;
	struct patience patience = {now_ms() + PATIENCE_MS, 0};
	int result;
	text_printf(&path, "%s.lock", file);
	watch_signals();
	while ((result = try_lock(path.data, fail)) > 0) {
		if (wait_longer(&patience, path.data, fail)) {
			result = -1;
			break;
		}
	}
	lock->path = NULL;
	if (!result) {
		lock->path = text_detach(&path);
		lock_temporary(lock->path);
	}
	text_release(&path);
	return result;
}

int lock_wait(const char *file, struct fail *fail)
{
	struct text path = TEXT_INIT;
	struct patience patience = {now_ms() + PATIENCE_MS, 0};
	int result = 0;
	text_printf(&path, "%s.lock", file);
	while (!result && !access(path.data, F_OK))
		result = wait_longer(&patience, path.data, fail);
	text_release(&path);
	return result;
}

void lock_release(struct lock *lock)
{
	lock_drop(lock->path);
	lock->path = NULL;
}
