#include "history/elsewhere.h"
#include "base/hash.h"
#include "git/blobs.h"
#include "model/read.h"

#include <stdlib.h>
#include <string.h>

/* So many files are kept between commits, as a long history may name very many. */
#define MOST_FILES 4096

struct kept {
	unsigned char id[20];
	char *path;
	struct plan *plan; /* of that file alone; NULL: the slot is free */
};

struct elsewhere {
	struct repo *repo;
	struct tree_cache *trees;
	struct kept *kept;
	size_t count;
	size_t capacity; /* a power of two, or 0 */
};

struct elsewhere *elsewhere_new(struct repo *repo, struct tree_cache *trees)
{
	struct elsewhere *elsewhere = mem_zalloc(sizeof *elsewhere);
	elsewhere->repo = repo;
	elsewhere->trees = trees;
	return elsewhere;
}

static void forget(struct elsewhere *elsewhere)
{
	for (size_t i = 0; i < elsewhere->capacity; i++) {
		plan_free(elsewhere->kept[i].plan);
		free(elsewhere->kept[i].path);
	}
	free(elsewhere->kept);
	elsewhere->kept = NULL;
	elsewhere->count = elsewhere->capacity = 0;
}

void elsewhere_free(struct elsewhere *elsewhere)
{
	if (elsewhere)
		forget(elsewhere);
	free(elsewhere);
}

void elsewhere_trim(struct elsewhere *elsewhere)
{
	if (elsewhere->count > MOST_FILES)
		forget(elsewhere);
}

/* By what it holds and where it stands. */
static struct kept *find_slot(
	const struct elsewhere *elsewhere, const unsigned char id[20], const char *path)
{
	for (size_t at = (size_t)hash_bytes((const char *)id, 20);; at++) {
		struct kept *kept = &elsewhere->kept[at & (elsewhere->capacity - 1)];
		if (!kept->plan ||
			(!memcmp(kept->id, id, sizeof kept->id) && !strcmp(kept->path, path)))
			return kept;
	}
}

static void grow(struct elsewhere *elsewhere)
{
	struct elsewhere old = *elsewhere;
	elsewhere->capacity = old.capacity ? old.capacity * 2 : 64;
	elsewhere->kept = mem_zalloc(elsewhere->capacity * sizeof *elsewhere->kept);
	for (size_t i = 0; i < old.capacity; i++) {
		if (old.kept[i].plan)
			*find_slot(elsewhere, old.kept[i].id, old.kept[i].path) = old.kept[i];
	}
	free(old.kept);
}

static struct plan *load_file(
	struct elsewhere *elsewhere, const char *path, const unsigned char id[20])
{
	struct blobs_file file = {.path = path};
	struct calendar unknown;
	struct diag ignored = DIAG_INIT;
	struct fail fail = FAIL_INIT;
	struct plan *plan = NULL;
	memcpy(file.id, id, sizeof file.id);
	struct source *source = blobs_source(elsewhere->repo, &file, 1);
	read_calendar(&unknown, NULL);
	plan_load_files(&plan, source, &unknown, &ignored, &fail);
	source_free(source);
	diag_release(&ignored);
	fail_release(&fail);
	return plan;
}

static const struct plan *file_at(
	struct elsewhere *elsewhere, const char *path, const unsigned char id[20])
{
	if (elsewhere->count * 2 >= elsewhere->capacity)
		grow(elsewhere);
	struct kept *kept = find_slot(elsewhere, id, path);
	if (!kept->plan) {
		kept->plan = load_file(elsewhere, path, id);
		if (!kept->plan)
			return NULL;
		memcpy(kept->id, id, sizeof kept->id);
		kept->path = mem_strdup(path);
		elsewhere->count++;
	}
	return kept->plan;
}

/* What is looked for, in which commit. */
struct search {
	struct elsewhere *elsewhere;
	const unsigned char *root;
	enum name_space space;
	const char *id;
	struct text name; /* of the file, where that is known: "/ID.yaml" */
	const struct thing *found;
};

static bool look_in(void *context, const char *path, const unsigned char id[20])
{
	struct search *search = context;
	if (search->name.length && !strstr(path, search->name.data))
		return false;
	const struct plan *plan = file_at(search->elsewhere, path, id);
	search->found = plan ? plan_find(plan, search->space, search->id) : NULL;
	return search->found;
}

/* Everything below a folder of plan/ that may hold it. */
static void search_folder(struct search *search, const char *folder)
{
	struct text path = TEXT_INIT;
	unsigned char id[20];
	struct tree_cache *trees = search->elsewhere->trees;
	text_printf(&path, "plan/%s", folder);
	if (tree_look_up(id, trees, search->root, path.data) == TREE_FOLDER)
		tree_walk(trees, id, path.data, look_in, search);
	text_release(&path);
}

/* The file that has the name of the thing, or of the meeting of a decision. */
static void search_file(struct search *search, const char *folder, size_t length)
{
	struct text path = TEXT_INIT;
	unsigned char id[20];
	text_printf(&path, "plan/%s/%.*s.yaml", folder, (int)length, search->id);
	if (tree_look_up(id, search->elsewhere->trees, search->root, path.data) == TREE_FILE)
		look_in(search, path.data, id);
	text_release(&path);
}

const struct thing *elsewhere_find(struct elsewhere *elsewhere, const unsigned char root[20],
	enum name_space space, const char *id)
{
	struct search search = {elsewhere, root, space, id, TEXT_INIT, NULL};
	if (space == SPACE_OBJECTIVE) {
		search_folder(&search, kind_schemas[KIND_AXIS].folder);
		return search.found;
	}
	if (space == SPACE_DECISION) {
		search_file(&search, kind_schemas[KIND_MEETING].folder, strcspn(id, "/"));
		return search.found;
	}
	for (int kind = 0; kind < KIND_COUNT && !search.found; kind++) {
		if (kind_schemas[kind].space != space || !kind_schemas[kind].folder)
			continue;
		search_file(&search, kind_schemas[kind].folder, strlen(id));
	}
	/* Actions stand in whatever folders people make. */
	if (!search.found && space == SPACE_ACTION) {
		text_printf(&search.name, "/%s.yaml", id);
		search_folder(&search, kind_schemas[KIND_ACTION].folder);
		text_release(&search.name);
	}
	return search.found;
}
