/*
 * A library to preload: it makes one system call of a program fail, or kills the program there,
 * as a full disk or a power cut would.
 *
 *	FAULT_CALLS   the calls that count: "write", "fsync rename", "all" that change something;
 *	              "open" is one that may create or write, "look" one that only reads
 *	FAULT_AT      the number of the call, from 1
 *	FAULT_HOW     an errno's name (ENOSPC); with + behind it, that call and all after it;
 *	              "short", of a write: half of it is done; "kill"
 *	FAULT_FIRED   a file that is made when it comes to it
 *	FAULT_PROGRAM the name of the program that it is about (others are left alone)
 */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static const struct {
	const char *name;
	int number;
} errors[] = {{"ENOSPC", ENOSPC}, {"EIO", EIO}, {"EROFS", EROFS}, {"EMFILE", EMFILE},
	{"EINTR", EINTR}, {"EACCES", EACCES}, {"EDQUOT", EDQUOT}};

static struct {
	bool ready, on, lasting, kills, shortens;
	long at;
	int error;
	const char *calls, *fired;
} fault;

static atomic_long count;

static void prepare(void)
{
	const char *program = getenv("FAULT_PROGRAM"), *how = getenv("FAULT_HOW");
	const char *at = getenv("FAULT_AT");
	fault.ready = true;
	fault.calls = getenv("FAULT_CALLS");
	fault.fired = getenv("FAULT_FIRED");
	if (!how || !at || !fault.calls ||
		(program && strcmp(program, program_invocation_short_name)))
		return;
	fault.on = true;
	fault.at = atol(at);
	fault.kills = !strcmp(how, "kill");
	fault.shortens = !strcmp(how, "short");
	fault.lasting = how[strlen(how) - 1] == '+';
	for (size_t i = 0; i < sizeof errors / sizeof *errors; i++) {
		if (!strncmp(how, errors[i].name, strlen(errors[i].name)))
			fault.error = errors[i].number;
	}
}

static bool counts(const char *call, bool changes)
{
	size_t length = strlen(call);
	if (!strcmp(fault.calls, "all"))
		return changes;
	for (const char *p = fault.calls; (p = strstr(p, call)); p += length) {
		if ((p == fault.calls || p[-1] == ' ') && (!p[length] || p[length] == ' '))
			return true;
	}
	return false;
}

/* Past this library, which counts what goes through it. */
static void tell_fired(void)
{
	if (!fault.fired)
		return;
	int file = (int)syscall(
		SYS_openat, AT_FDCWD, fault.fired, O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
	if (file >= 0)
		syscall(SYS_close, file);
}

/* Whether it is this call's turn; it then fails with errno, or never returns. */
static bool strikes(const char *call, bool changes)
{
	if (!fault.ready)
		prepare();
	if (!fault.on || !counts(call, changes))
		return false;
	long number = atomic_fetch_add(&count, 1) + 1;
	if (number != fault.at && !(fault.lasting && number > fault.at))
		return false;
	tell_fired();
	if (fault.kills)
		raise(SIGKILL);
	errno = fault.error;
	return true;
}

/* The function behind this one of the same name. */
#define REAL(type, name, ...) \
	static type (*real)(__VA_ARGS__); \
	if (!real) \
	*(void **)&real = dlsym(RTLD_NEXT, name)

static bool may_write(int flags)
{
	return flags & (O_CREAT | O_TRUNC) || (flags & O_ACCMODE) != O_RDONLY;
}

/* To open a file to read it only is another call than to make one. */
static bool opening(int flags)
{
	bool changes = may_write(flags);
	return strikes(changes ? "open" : "look", changes);
}

static mode_t mode_of(int flags, va_list more)
{
	return flags & (O_CREAT | O_TMPFILE) ? va_arg(more, mode_t) : 0;
}

#define OPEN(name) \
	int name(const char *path, int flags, ...); \
	int name(const char *path, int flags, ...) \
	{ \
		va_list more; \
		va_start(more, flags); \
		mode_t mode = mode_of(flags, more); \
		va_end(more); \
		REAL(int, #name, const char *, int, ...); \
		return opening(flags) ? -1 : real(path, flags, mode); \
	}
OPEN(open)
OPEN(open64)

#define OPENAT(name) \
	int name(int folder, const char *path, int flags, ...); \
	int name(int folder, const char *path, int flags, ...) \
	{ \
		va_list more; \
		va_start(more, flags); \
		mode_t mode = mode_of(flags, more); \
		va_end(more); \
		REAL(int, #name, int, const char *, int, ...); \
		return opening(flags) ? -1 : real(folder, path, flags, mode); \
	}
OPENAT(openat)
OPENAT(openat64)

/* What a hardened program calls instead, where no mode is given. */
int __open_2(const char *path, int flags);
int __open_2(const char *path, int flags)
{
	return open(path, flags);
}
int __open64_2(const char *path, int flags);
int __open64_2(const char *path, int flags)
{
	return open(path, flags);
}
int __openat_2(int folder, const char *path, int flags);
int __openat_2(int folder, const char *path, int flags)
{
	return openat(folder, path, flags);
}
int __openat64_2(int folder, const char *path, int flags);
int __openat64_2(int folder, const char *path, int flags)
{
	return openat(folder, path, flags);
}

ssize_t write(int file, const void *bytes, size_t length)
{
	REAL(ssize_t, "write", int, const void *, size_t);
	/* What is said to the user is not the disk's. */
	if (file <= STDERR_FILENO || !strikes("write", true))
		return real(file, bytes, length);
	return fault.shortens && length > 1 ? real(file, bytes, length / 2) : -1;
}

#define CALL(type, name, kind, parameters, arguments, ...) \
	type name parameters; \
	type name parameters \
	{ \
		REAL(type, #name, __VA_ARGS__); \
		return strikes(kind, true) ? -1 : real arguments; \
	}

CALL(int, fsync, "fsync", (int file), (file), int)
CALL(int, fdatasync, "fsync", (int file), (file), int)
CALL(int, rename, "rename", (const char *from, const char *to), (from, to), const char *,
	const char *)
CALL(int, renameat, "rename", (int a, const char *from, int b, const char *to),
	(a, from, b, to), int, const char *, int, const char *)
CALL(int, renameat2, "rename", (int a, const char *from, int b, const char *to, unsigned flags),
	(a, from, b, to, flags), int, const char *, int, const char *, unsigned)
CALL(int, mkdir, "mkdir", (const char *path, mode_t mode), (path, mode), const char *, mode_t)
CALL(int, mkdirat, "mkdir", (int folder, const char *path, mode_t mode), (folder, path, mode),
	int, const char *, mode_t)
CALL(int, link, "link", (const char *from, const char *to), (from, to), const char *,
	const char *)
CALL(int, linkat, "link", (int a, const char *from, int b, const char *to, int flags),
	(a, from, b, to, flags), int, const char *, int, const char *, int)
CALL(int, unlink, "unlink", (const char *path), (path), const char *)
CALL(int, unlinkat, "unlink", (int folder, const char *path, int flags), (folder, path, flags),
	int, const char *, int)
CALL(int, rmdir, "unlink", (const char *path), (path), const char *)
CALL(int, fchmod, "chmod", (int file, mode_t mode), (file, mode), int, mode_t)
CALL(int, chmod, "chmod", (const char *path, mode_t mode), (path, mode), const char *, mode_t)
CALL(int, ftruncate, "truncate", (int file, off_t length), (file, length), int, off_t)
CALL(int, ftruncate64, "truncate", (int file, off_t length), (file, length), int, off_t)
