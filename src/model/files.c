#include "model/files.h"
#include "base/lang.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

#define MOST_FOLDERS 5
#define ROOT "plan/"

static enum kind refuse(const struct source_entry *entry, struct diag *diag,
	enum finding_rule rule, const char *message)
{
	diag_add(diag, rule, entry->path, 1, 1, "%s", message);
	return KIND_COUNT;
}

static const char *type_message(enum source_type type)
{
	switch (type) {
	case SOURCE_SYMLINK:
		return _("a symbolic link stands here: put the file itself in its place");
	case SOURCE_FOLDER:
		return _("a folder stands where a file is expected: rename or move it");
	case SOURCE_EXECUTABLE:
		return _(
			"the file is recorded as executable: run git update-index --chmod=-x on it");
	case SOURCE_SUBMODULE:
		return _("a submodule stands here: a plan holds files only");
	case SOURCE_SPECIAL:
	case SOURCE_DENIED_FOLDER:
	case SOURCE_FILE:
	case SOURCE_UNMERGED:
		break;
	}
	return _("this is no regular file: delete it");
}

static bool ends_with(const char *text, const char *end)
{
	size_t length = strlen(text), tail = strlen(end);
	return length >= tail && !strcmp(text + length - tail, end);
}

enum kind file_folder_kind(const char *folder, size_t length)
{
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		const char *name = kind_schemas[kind].folder;
		if (name && *name && strlen(name) == length && !strncmp(name, folder, length))
			return (enum kind)kind;
	}
	return KIND_COUNT;
}

enum kind file_root_kind(const char *name)
{
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		const char *own = kind_schemas[kind].name;
		size_t length = strlen(own);
		if (kind_schemas[kind].folder && !*kind_schemas[kind].folder &&
			!strncmp(name, own, length) && !strcmp(name + length, ".yaml"))
			return (enum kind)kind;
	}
	return KIND_COUNT;
}

/* ".x.yaml.swp", "x.yaml~", ".#x.yaml", "#x.yaml#" */
static bool is_temporary(const char *path)
{
	const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
	return ends_with(name, "~") || ends_with(name, ".swp") || ends_with(name, ".swo") ||
	       !strncmp(name, ".#", 2) || *name == '#';
}

/* *misplaced is set, without a finding, where neither folder nor ending is a plan file's. */
static enum kind kind_by_path(
	const struct source_entry *entry, bool *misplaced, struct diag *diag)
{
	*misplaced = false;
	if (strncmp(entry->path, ROOT, strlen(ROOT)))
		return refuse(entry, diag, FINDING_NOT_A_PLAN_FILE,
			_("this is not one of the plan's files: move it out of plan/"));
	const char *name = entry->path + strlen(ROOT);
	if (is_temporary(entry->path))
		return refuse(entry, diag, FINDING_NOT_A_PLAN_FILE,
			_("this is an editor's temporary file: close it there, or delete it"));
	const char *slash = strchr(name, '/');
	enum kind kind =
		slash ? file_folder_kind(name, (size_t)(slash - name)) : file_root_kind(name);
	*misplaced = kind == KIND_COUNT || (slash && !ends_with(name, ".yaml"));
	if (*misplaced)
		return KIND_COUNT;
	if (!slash)
		return kind;
	int folders = 0;
	for (const char *p = slash + 1; *p; p++)
		folders += *p == '/';
	if (folders && kind != KIND_ACTION)
		return refuse(entry, diag, FINDING_NOT_A_PLAN_FILE,
			_("only actions may stand in folders of their own: move the file up"));
	if (folders > MOST_FOLDERS)
		return refuse(entry, diag, FINDING_TOO_DEEP,
			_("more than 5 folders deep under plan/actions/: move the file up"));
	return kind;
}

/* What is no regular file is told so, not that its name is odd as well. */
static enum kind quiet_kind(const struct source_entry *entry)
{
	struct diag ignored = DIAG_INIT;
	bool misplaced;
	enum kind kind = kind_by_path(entry, &misplaced, &ignored);
	diag_release(&ignored);
	return kind;
}

enum kind file_kind(bool *readable, const struct source_entry *entry, struct diag *diag)
{
	*readable = false;
	if (entry->type == SOURCE_FILE) {
		bool misplaced;
		enum kind kind = kind_by_path(entry, &misplaced, diag);
		*readable = misplaced || kind < KIND_COUNT;
		return kind;
	}
	if (entry->type == SOURCE_FOLDER && !ends_with(entry->path, ".yaml"))
		return refuse(entry, diag, FINDING_TOO_DEEP,
			_("more than 5 folders deep under plan/actions/: move the files up"));
	if (entry->type == SOURCE_DENIED_FOLDER) {
		diag_add(diag, FINDING_UNREADABLE, entry->path, 1, 1,
			_("the folder cannot be read (%s): mend its permissions"),
			strerror(entry->problem));
		return KIND_COUNT;
	}
	if (entry->type == SOURCE_UNMERGED)
		refuse(entry, diag, FINDING_UNMERGED,
			_("a merge is not finished: choose a version, then run git add"));
	else
		refuse(entry, diag, FINDING_NOT_A_REGULAR_FILE, type_message(entry->type));
	return quiet_kind(entry);
}

const char *file_base_name(const char *path, struct arena *arena)
{
	const char *name = strrchr(path, '/');
	name = name ? name + 1 : path;
	const char *dot = strrchr(name, '.');
	return arena_text(arena, name, dot ? (size_t)(dot - name) : strlen(name));
}

struct spelling {
	char *folded;
	const char *path;
	size_t length; /* of the part of the path that is folded */
};

static int by_fold(const void *left, const void *right)
{
	const struct spelling *a = left, *b = right;
	int order = strcmp(a->folded, b->folded);
	if (order)
		return order;
	size_t least = a->length < b->length ? a->length : b->length;
	order = memcmp(a->path, b->path, least);
	return order ? order : (a->length > b->length) - (a->length < b->length);
}

static bool has_twin_risk(const char *path)
{
	for (; *path; path++) {
		if ((*path >= 'A' && *path <= 'Z') || (unsigned char)*path >= 0x80)
			return true;
	}
	return false;
}

static void add_spellings(
	struct spelling **all, size_t *count, size_t *capacity, const char *path)
{
	for (const char *end = path + strlen(ROOT);; end++) {
		if (*end && *end != '/')
			continue;
		struct text folded = TEXT_INIT;
		size_t length = (size_t)(end - path);
		utf8_casefold(&folded, path, length);
		*all = mem_grow(*all, *count, capacity, sizeof **all);
		(*all)[(*count)++] = (struct spelling){text_detach(&folded), path, length};
		if (!*end)
			return;
	}
}

void files_check_case(const struct source_list *list, struct diag *diag)
{
	bool risk = false;
	for (size_t i = 0; i < list->count && !risk; i++)
		risk = has_twin_risk(list->items[i].path);
	if (!risk)
		return;
	struct spelling *all = NULL;
	size_t count = 0, capacity = 0;
	for (size_t i = 0; i < list->count; i++)
		if (!strncmp(list->items[i].path, ROOT, strlen(ROOT)))
			add_spellings(&all, &count, &capacity, list->items[i].path);
	qsort(all, count, sizeof *all, by_fold);
	for (size_t i = 1; i < count; i++) {
		struct spelling *a = &all[i - 1], *b = &all[i];
		if (strcmp(a->folded, b->folded) ||
			(a->length == b->length && !memcmp(a->path, b->path, a->length)))
			continue;
		struct text own = TEXT_INIT, other = TEXT_INIT;
		utf8_visible(&own, b->path, b->length);
		utf8_visible(&other, a->path, a->length);
		diag_add(diag, FINDING_CASE_CONFLICT, b->path, 1, 1,
			_("'%s' differs from '%s' only by capitals or by the encoding of accents: "
			  "rename one of them"),
			own.data, other.data);
		text_release(&own);
		text_release(&other);
	}
	for (size_t i = 0; i < count; i++)
		free(all[i].folded);
	free(all);
}
