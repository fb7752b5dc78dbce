#ifndef MODEL_SOURCE_H
#define MODEL_SOURCE_H

#include "base/fail.h"
#include "base/mem.h"
#include "base/text.h"
#include "format/yamldoc.h"

/*
 * Where a plan is read from: the working tree, the index, a revision, memory. A
 * source lists everything under plan/ and reads files; it knows nothing of plans.
 */
enum source_type {
	SOURCE_FILE,
	SOURCE_EXECUTABLE, /* a file with the executable bit, where that is recorded */
	SOURCE_SYMLINK,
	SOURCE_FOLDER, /* listed only where it cannot be gone through, or is named like a file */
	SOURCE_SUBMODULE,
	SOURCE_UNMERGED,      /* several versions in the index */
	SOURCE_SPECIAL,       /* a pipe, a socket, a device */
	SOURCE_DENIED_FOLDER, /* `problem` is the errno that says why */
};

struct source_entry {
	const char *path; /* from the repository's root; in the list's arena */
	enum source_type type;
	int problem;
	unsigned char id[20]; /* of the blob, where the source has such */
	/*
	 * What else tells a file from another version of it: another number then, where that is
	 * wanted; 0: nobody knows.
	 */
	uint64_t state;
};

struct source_list {
	struct arena arena;
	struct source_entry *items;
	size_t count;
	size_t capacity;
};
#define SOURCE_LIST_INIT \
	{ \
		ARENA_INIT, NULL, 0, 0 \
	}

struct source_entry *source_list_add(struct source_list *, const char *path, enum source_type);
/* Fails when the list holds more than any plan does: what comes may have no end. */
#define SOURCE_MOST_FILES 500000
int source_list_check(const struct source_list *, struct fail *);
void source_list_release(struct source_list *);

/* Folders deeper than any plan's are listed, but not gone into: a tree may have no end. */
#define SOURCE_MOST_DEPTH 8
/* "x.yaml": a folder of such a name stands where a file is expected. */
bool source_named_like_file(const char *name);

enum source_outcome {
	SOURCE_READ,
	SOURCE_DENIED,    /* errno says why */
	SOURCE_TOO_LARGE, /* over YAMLDOC_MOST_BYTES: nothing was read */
	SOURCE_NO_FILE,   /* it is something else by now */
};

/* A source's reader belongs to one thread; readers of one source work at the same time. */
struct source_reader {
	struct source *source;
};

struct source_ops {
	int (*list)(struct source *, struct source_list *, struct fail *);
	int (*open)(struct source *, struct source_reader **, struct fail *);
	/* Replaces what `bytes` holds. Fails only when nothing more can be read at all. */
	int (*read)(struct source_reader *, const struct source_entry *, struct text *bytes,
		enum source_outcome *, struct fail *);
	void (*close)(struct source_reader *);
	void (*free)(struct source *);
};

struct source {
	const struct source_ops *ops;
	enum yamldoc_origin origin;
	bool wants_states; /* set by who wants to know each file's */
};

/* A source in memory, for tests: files are added, then it is read like any other. */
struct source *source_memory(void);
void source_memory_add(struct source *, const char *path, const char *bytes, size_t length);

/* NULL is fine. */
void source_free(struct source *);

#endif
