#include "history/elsewhere.h"
#include "base/hash.h"
#include "git/trees.h"
#include "history/alone.h"

#include <stdlib.h>
#include <string.h>

/* So many files are kept between commits, as a long history may name very many. */
#define MOST_FILES 4096
/* And so many answers. */
#define MOST_ANSWERS 65536
/* So many commits' folders are known at once. */
#define COMMITS 8

struct kept {
	unsigned char id[20];
	char *path;
	struct plan *plan; /* of that file alone; NULL: the slot is free */
};

/* What a folder, by its tree, has or has not under a name: folders change rarely. */
struct answer {
	unsigned char folder[20];
	char *id; /* NULL: the slot is free */
	enum name_space space;
	const struct thing *thing; /* NULL: it has none */
};

/* The trees of a commit's folders. */
struct folders {
	unsigned char root[20];
	bool used;
	enum tree_lookup found[KIND_COUNT];
	unsigned char ids[KIND_COUNT][20];
};

struct elsewhere {
	struct repo *repo;
	struct recent *recent;
	struct kept *kept;
	size_t count;
	size_t capacity; /* a power of two, or 0 */
	struct answer *answers;
	size_t answer_count;
	size_t answer_capacity; /* a power of two, or 0 */
	struct folders folders[COMMITS];
};

struct elsewhere *elsewhere_new(struct repo *repo, struct recent *recent)
{
	struct elsewhere *elsewhere = mem_zalloc(sizeof *elsewhere);
	elsewhere->repo = repo;
	elsewhere->recent = recent;
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
	for (size_t i = 0; i < elsewhere->answer_capacity; i++)
		free(elsewhere->answers[i].id);
	free(elsewhere->answers);
	elsewhere->answers = NULL;
	elsewhere->answer_count = elsewhere->answer_capacity = 0;
}

void elsewhere_free(struct elsewhere *elsewhere)
{
	if (elsewhere)
		forget(elsewhere);
	free(elsewhere);
}

void elsewhere_trim(struct elsewhere *elsewhere)
{
	if (elsewhere->count > MOST_FILES || elsewhere->answer_count > MOST_ANSWERS)
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

static const struct plan *file_at(
	struct elsewhere *elsewhere, const char *path, const unsigned char id[20])
{
	if (elsewhere->count * 2 >= elsewhere->capacity)
		grow(elsewhere);
	struct kept *kept = find_slot(elsewhere, id, path);
	if (!kept->plan) {
		bool missing;
		kept->plan = load_alone(&missing, elsewhere->repo, path, id);
		if (!kept->plan)
			return NULL;
		memcpy(kept->id, id, sizeof kept->id);
		kept->path = mem_strdup(path);
		elsewhere->count++;
	}
	return kept->plan;
}

/* --- Folders --------------------------------------------------------------------------- */

static const struct folders *folders_of(
	struct elsewhere *elsewhere, const unsigned char root[20])
{
	struct folders *folders = &elsewhere->folders[root[0] % COMMITS];
	if (folders->used && !memcmp(folders->root, root, sizeof folders->root))
		return folders;
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		struct text path = TEXT_INIT;
		folders->found[kind] = TREE_NOTHING;
		text_printf(&path, "plan/%s", kind_schemas[kind].folder);
		if (kind_schemas[kind].folder && *kind_schemas[kind].folder)
			folders->found[kind] = tree_look_up(
				folders->ids[kind], elsewhere->recent, root, path.data);
		text_release(&path);
	}
	memcpy(folders->root, root, sizeof folders->root);
	folders->used = true;
	return folders;
}

static struct answer *find_answer(const struct elsewhere *elsewhere,
	const unsigned char folder[20], enum name_space space, const char *id)
{
	uint64_t hash = hash_bytes(id, strlen(id)) ^ hash_bytes((const char *)folder, 20);
	for (size_t at = (size_t)hash;; at++) {
		struct answer *answer =
			&elsewhere->answers[at & (elsewhere->answer_capacity - 1)];
		if (!answer->id || (answer->space == space && !strcmp(answer->id, id) &&
					   !memcmp(answer->folder, folder, 20)))
			return answer;
	}
}

static void grow_answers(struct elsewhere *elsewhere)
{
	struct answer *old = elsewhere->answers;
	size_t capacity = elsewhere->answer_capacity;
	elsewhere->answer_capacity = capacity ? capacity * 2 : 256;
	elsewhere->answers =
		mem_zalloc(elsewhere->answer_capacity * sizeof *elsewhere->answers);
	for (size_t i = 0; i < capacity; i++) {
		if (old[i].id)
			*find_answer(elsewhere, old[i].folder, old[i].space, old[i].id) =
				old[i];
	}
	free(old);
}

/* --- Looking --------------------------------------------------------------------------- */

/* What is looked for, in a folder. */
struct search {
	struct elsewhere *elsewhere;
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

/* Everything below the folder may hold it. */
static void search_folder(struct search *search, enum kind kind, const unsigned char tree[20])
{
	struct text path = TEXT_INIT;
	text_printf(&path, "plan/%s", kind_schemas[kind].folder);
	tree_walk(search->elsewhere->recent, tree, path.data, look_in, search);
	text_release(&path);
}

/* The file that has the name of the thing, or of the meeting of a decision. */
static void search_file(struct search *search, enum kind kind, const unsigned char tree[20])
{
	struct text path = TEXT_INIT;
	unsigned char id[20];
	int length =
		(int)(kind == KIND_MEETING ? strcspn(search->id, "/") : strlen(search->id));
	text_printf(&path, "plan/%s/", kind_schemas[kind].folder);
	size_t folder = path.length;
	text_printf(&path, "%.*s.yaml", length, search->id);
	if (tree_look_up(id, search->elsewhere->recent, tree, path.data + folder) == TREE_FILE)
		look_in(search, path.data, id);
	text_release(&path);
}

static const struct thing *search_kind(struct elsewhere *elsewhere, enum kind kind,
	const unsigned char tree[20], enum name_space space, const char *id)
{
	struct search search = {elsewhere, space, id, TEXT_INIT, NULL};
	if (space == SPACE_OBJECTIVE)
		search_folder(&search, kind, tree);
	else
		search_file(&search, kind, tree);
	/* Actions stand in whatever folders people make. */
	if (!search.found && space == SPACE_ACTION) {
		text_printf(&search.name, "/%s.yaml", id);
		search_folder(&search, kind, tree);
		text_release(&search.name);
	}
	return search.found;
}

static const struct thing *look_up(struct elsewhere *elsewhere, enum kind kind,
	const unsigned char root[20], enum name_space space, const char *id)
{
	const struct folders *folders = folders_of(elsewhere, root);
	const unsigned char *tree = folders->ids[kind];
	if (folders->found[kind] != TREE_FOLDER)
		return NULL;
	if (elsewhere->answer_count * 2 >= elsewhere->answer_capacity)
		grow_answers(elsewhere);
	struct answer *answer = find_answer(elsewhere, tree, space, id);
	if (answer->id)
		return answer->thing;
	memcpy(answer->folder, tree, sizeof answer->folder);
	answer->id = mem_strdup(id);
	answer->space = space;
	answer->thing = search_kind(elsewhere, kind, tree, space, id);
	elsewhere->answer_count++;
	return answer->thing;
}

const struct thing *elsewhere_find(struct elsewhere *elsewhere, const unsigned char root[20],
	enum name_space space, const char *id)
{
	if (space == SPACE_OBJECTIVE)
		return look_up(elsewhere, KIND_AXIS, root, space, id);
	if (space == SPACE_DECISION)
		return look_up(elsewhere, KIND_MEETING, root, space, id);
	const struct thing *found = NULL;
	for (int kind = 0; kind < KIND_COUNT && !found; kind++) {
		if (kind_schemas[kind].space == space)
			found = look_up(elsewhere, (enum kind)kind, root, space, id);
	}
	return found;
}
