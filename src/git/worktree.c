#include "git/worktree.h"
#include "base/hash.h"
#include "base/lang.h"
#include "git/exec.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

/* Some clocks of file systems are that slow. */
#define FRESH_SECONDS 3

static bool exists(const char *folder, const char *name)
{
	struct text path = TEXT_INIT;
	text_printf(&path, "%s/%s", folder, name);
	bool found = access(path.data, F_OK) == 0;
	text_release(&path);
	return found;
}

static bool environment_decides(void)
{
	static const char *const names[] = {
		"GIT_DIR", "GIT_WORK_TREE", "GIT_CEILING_DIRECTORIES"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		const char *value = getenv(names[i]);
		if (value && *value)
			return true;
	}
	return false;
}

/* core.worktree, core.bare or an include could make the folder's tree another one. */
static bool configuration_decides(const char *folder)
{
	struct text path = TEXT_INIT;
	char bytes[8192];
	text_printf(&path, "%s/.git/config", folder);
	int file = open(path.data, O_RDONLY | O_CLOEXEC);
	ssize_t length = file < 0 ? 0 : read(file, bytes, sizeof bytes - 1);
	if (file >= 0)
		close(file);
	text_release(&path);
	if (length < 0 || length == sizeof bytes - 1)
		return true;
	bytes[length] = '\0';
	if (strcasestr(bytes, "worktree") || strcasestr(bytes, "[include"))
		return true;
	char *bare = strcasestr(bytes, "bare");
	if (!bare)
		return false;
	bare[strcspn(bare, "\n")] = '\0';
	return !strcasestr(bare, "false");
}

static bool is_git_folder(const char *folder)
{
	return exists(folder, "HEAD") && exists(folder, "objects") && exists(folder, "refs");
}

enum found { FOUND_NOTHING, FOUND_TREE, FOUND_SOMETHING };

static enum found look_at(const char *folder)
{
	struct text git = TEXT_INIT;
	struct stat status;
	enum found found = FOUND_NOTHING;
	text_printf(&git, "%s/.git", folder);
	if (!stat(git.data, &status)) {
		if (S_ISREG(status.st_mode))
			found = FOUND_TREE;
		else if (is_git_folder(git.data))
			found = configuration_decides(folder) ? FOUND_SOMETHING : FOUND_TREE;
	}
	if (found == FOUND_NOTHING && is_git_folder(folder))
		found = FOUND_SOMETHING;
	text_release(&git);
	return found;
}

/* Where Git itself says that the working tree is; nothing where it says that there is none. */
static void ask_git(char **root, char **prefix)
{
	const char *const arguments[] = {"rev-parse", "--show-toplevel", "--show-prefix", NULL};
	struct text out = TEXT_INIT;
	if (exec_git(&out, arguments) == 0) {
		char *rest = out.data;
		*root = mem_strdup(strsep(&rest, "\n"));
		*prefix = mem_strdup(rest ? strsep(&rest, "\n") : "");
	}
	text_release(&out);
}

int worktree_find(char **root, char **prefix, struct fail *fail)
{
	*root = *prefix = NULL;
	if (environment_decides()) {
		ask_git(root, prefix);
		return 0;
	}
	char *folder = getcwd(NULL, 0);
	if (!folder)
		return fail_set(fail, STATUS_FAILURE,
			_("cannot tell the current directory: %s"), strerror(errno));
	char *start = mem_strdup(folder);
	int result = 0;
	for (;;) {
		enum found found = look_at(*folder ? folder : "/");
		if (found == FOUND_TREE) {
			struct text rest = TEXT_INIT;
			if (start[strlen(folder)])
				text_printf(&rest, "%s/", start + strlen(folder) + 1);
			*prefix = text_detach(&rest);
			*root = mem_strdup(*folder ? folder : "/");
		}
		if (found == FOUND_SOMETHING)
			ask_git(root, prefix);
		if (found != FOUND_NOTHING)
			break;
		char *slash = strrchr(folder, '/');
		if (!slash) {
			result = fail_set(fail, STATUS_FAILURE,
				_("not a git repository (or any of the parent directories): %s"),
				start);
			fail_hint(fail,
				_("go to a folder of the plan's repository, or name it: git -C "
				  "FOLDER plan …"));
			break;
		}
		*slash = '\0';
	}
	free(folder);
	free(start);
	return result;
}

int worktree_no_plan(struct fail *fail, const char *where)
{
	fail_set(fail, STATUS_FAILURE, _("there is no plan in %s"), where);
	return fail_hint(fail,
		_("a plan is in the folder plan/ at the root of its repository, and begins "
		  "with plan/plan.yaml"));
}

struct worktree {
	struct source source;
	int root; /* the folder that holds plan/ */
};

/* A folder that is being listed. */
struct level {
	DIR *folder;
	size_t length; /* of its path, with the slash */
};

struct listing {
	struct level levels[SOURCE_MOST_DEPTH + 1];
	int depth;
	struct text path;
	struct source_list *list;
	bool wants_states;
	struct timespec start;
};

static int unreadable_folder(struct fail *fail, const char *path)
{
	return fail_set(fail, STATUS_FAILURE, _("cannot read the folder %s: %s"), path,
		strerror(errno));
}

/* Open the folder at the listing's path, in its parent. */
static int enter(struct listing *listing, int parent, const char *name, struct fail *fail)
{
	int folder = openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	DIR *stream = folder < 0 ? NULL : fdopendir(folder);
	if (!stream) {
		if (folder >= 0)
			close(folder);
		return unreadable_folder(fail, listing->path.data);
	}
	text_char(&listing->path, '/');
	listing->levels[listing->depth++] = (struct level){stream, listing->path.length};
	return 0;
}

static enum source_type type_of(int folder, const struct dirent *entry)
{
	struct stat status;
	mode_t mode = DTTOIF(entry->d_type);
	if (entry->d_type == DT_UNKNOWN)
		mode = fstatat(folder, entry->d_name, &status, AT_SYMLINK_NOFOLLOW)
			       ? S_IFIFO
			       : status.st_mode;
	switch (mode & S_IFMT) {
	case S_IFREG:
		return SOURCE_FILE;
	case S_IFLNK:
		return SOURCE_SYMLINK;
	case S_IFDIR:
		return SOURCE_FOLDER;
	default:
		return SOURCE_SPECIAL;
	}
}

/* Whether a file that was written then may be written again and have the same time. */
static bool is_fresh(const struct listing *listing, const struct timespec *time)
{
	return time->tv_sec + FRESH_SECONDS > listing->start.tv_sec;
}

static uint64_t state_of(const struct listing *listing, int folder, const char *name)
{
	struct stat status;
	if (fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) ||
		is_fresh(listing, &status.st_mtim) || is_fresh(listing, &status.st_ctim))
		return 0;
	const int64_t words[] = {(int64_t)status.st_dev, (int64_t)status.st_ino,
		(int64_t)status.st_size, (int64_t)status.st_mode, status.st_mtim.tv_sec,
		status.st_mtim.tv_nsec, status.st_ctim.tv_sec, status.st_ctim.tv_nsec};
	uint64_t hash = hash_lasting(0, words, sizeof words);
	return hash ? hash : 1;
}

static int list_entry(struct listing *listing, const struct dirent *entry, struct fail *fail)
{
	struct level *level = &listing->levels[listing->depth - 1];
	int folder = dirfd(level->folder);
	enum source_type type = type_of(folder, entry);
	bool go_in = type == SOURCE_FOLDER && !source_named_like_file(entry->d_name) &&
		     listing->depth < SOURCE_MOST_DEPTH;
	text_str(&listing->path, entry->d_name);
	if (!go_in) {
		struct source_entry *added =
			source_list_add(listing->list, listing->path.data, type);
		if (listing->wants_states && type == SOURCE_FILE)
			added->state = state_of(listing, folder, entry->d_name);
		return source_list_check(listing->list, fail);
	}
	if (enter(listing, folder, entry->d_name, fail)) {
		/* One folder that cannot be read is told of like a file, not given up over. */
		source_list_add(listing->list, listing->path.data, SOURCE_DENIED_FOLDER)
			->problem = errno;
		fail_release(fail);
	}
	return 0;
}

static int worktree_list(struct source *source, struct source_list *list, struct fail *fail)
{
	struct worktree *worktree = (struct worktree *)source;
	struct listing listing = {
		.path = TEXT_INIT, .list = list, .wants_states = source->wants_states};
	clock_gettime(CLOCK_REALTIME, &listing.start);
	text_str(&listing.path, "plan");
	int result = enter(&listing, worktree->root, "plan", fail);
	while (listing.depth) {
		struct level *level = &listing.levels[listing.depth - 1];
		struct dirent *entry = result ? NULL : (errno = 0, readdir(level->folder));
		if (!entry) {
			if (!result && errno)
				result = unreadable_folder(fail, listing.path.data);
			closedir(level->folder);
			listing.depth--;
			continue;
		}
		listing.path.length = level->length;
		if (strcmp(entry->d_name, ".") && strcmp(entry->d_name, ".."))
			result = list_entry(&listing, entry, fail);
	}
	text_release(&listing.path);
	return result;
}

static int worktree_open(
	struct source *source, struct source_reader **reader, struct fail *fail)
{
	(void)fail;
	*reader = mem_zalloc(sizeof **reader);
	(*reader)->source = source;
	return 0;
}

static enum source_outcome read_all(int file, struct text *bytes)
{
	struct stat status;
	if (fstat(file, &status))
		return SOURCE_DENIED;
	if (!S_ISREG(status.st_mode))
		return SOURCE_NO_FILE;
	if ((uintmax_t)status.st_size > YAMLDOC_MOST_BYTES)
		return SOURCE_TOO_LARGE;
	for (;;) {
		/* One byte more than it had: a file that grows meanwhile is seen to. */
		char *room = text_reserve(bytes, (size_t)status.st_size + 1);
		ssize_t got = read(file, room, (size_t)status.st_size + 1);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return SOURCE_DENIED;
		if (!got)
			break;
		bytes->length += (size_t)got;
		bytes->data[bytes->length] = '\0';
		if (bytes->length > YAMLDOC_MOST_BYTES)
			return SOURCE_TOO_LARGE;
	}
	return SOURCE_READ;
}

static int worktree_read(struct source_reader *reader, const struct source_entry *entry,
	struct text *bytes, enum source_outcome *outcome, struct fail *fail)
{
	struct worktree *worktree = (struct worktree *)reader->source;
	(void)fail;
	text_reset(bytes);
	int file = openat(worktree->root, entry->path,
		O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	if (file < 0) {
		*outcome = errno == ELOOP ? SOURCE_NO_FILE : SOURCE_DENIED;
		return 0;
	}
	*outcome = read_all(file, bytes);
	int problem = errno;
	close(file);
	errno = problem;
	return 0;
}

static void worktree_close(struct source_reader *reader)
{
	free(reader);
}

static void worktree_free(struct source *source)
{
	close(((struct worktree *)source)->root);
	free(source);
}

static int plan_is_link(struct fail *fail)
{
	fail_set(fail, STATUS_FAILURE,
		_("plan is a symbolic link, which git-plan does not follow"));
	return fail_hint(fail, _("put the folder itself in its place"));
}

int worktree_source(struct source **out, const char *root, struct fail *fail)
{
	static const struct source_ops ops = {
		worktree_list, worktree_open, worktree_read, worktree_close, worktree_free};
	*out = NULL;
	int folder = open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	struct stat status;
	if (folder < 0)
		return unreadable_folder(fail, root);
	if (fstatat(folder, "plan", &status, AT_SYMLINK_NOFOLLOW))
		status.st_mode = 0;
	if (!S_ISDIR(status.st_mode)) {
		close(folder);
		return S_ISLNK(status.st_mode) ? plan_is_link(fail)
					       : worktree_no_plan(fail, root);
	}
	struct worktree *worktree = mem_zalloc(sizeof *worktree);
	worktree->source = (struct source){&ops, YAMLDOC_WORKING, false};
	worktree->root = folder;
	*out = &worktree->source;
	return 0;
}
