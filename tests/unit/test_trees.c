#include "repository.h"

#include "git/difference.h"
#include "git/trees.h"
#include "model/source.h"

/* --- One version ------------------------------------------------------------------------------ */

#define LINK "120000"
#define SUBMODULE "160000"
#define RUNS "100755"
#define FILE_MODE "100644"

struct entry {
	const char *mode, *path, *bytes;
};

static void add_version(
	struct text *stream, unsigned mark, const struct entry *entries, size_t count)
{
	text_str(stream, "reset refs/heads/main\n");
	stream_commit(stream, mark, 1000 + mark);
	text_str(stream, "deleteall\n");
	for (size_t i = 0; i < count; i++) {
		if (!strcmp(entries[i].mode, SUBMODULE))
			text_printf(
				stream, "M 160000 %s %s\n", entries[i].bytes, entries[i].path);
		else
			stream_file(stream, entries[i].mode, entries[i].path, entries[i].bytes);
	}
	text_char(stream, '\n');
}

static void root_of(unsigned char id[20], const struct marks *marks, unsigned mark)
{
	struct text what = TEXT_INIT;
	text_printf(&what, "%s^{tree}", marks->names[mark]);
	id_of_object(id, what.data);
	text_release(&what);
}

static const struct entry version[] = {
	{FILE_MODE, "plan.txt", "before the folder"},
	{FILE_MODE, "plan/plan.yaml", "the plan"},
	{FILE_MODE, "plan/actions/a.yaml", "a"},
	{RUNS, "plan/actions/deep/b.yaml", "b"},
	{LINK, "plan/actions/link.yaml", "a.yaml"},
	{SUBMODULE, "plan/actions/module", "0123456789012345678901234567890123456789"},
	{FILE_MODE, "plan/actions0", "after the folder"},
	{FILE_MODE, "plan/é.yaml", "é"},
	{FILE_MODE, "src/a", "a"},
};

struct lookup_case {
	const char *name, *path;
	enum tree_lookup found;
};

static struct lookup_case lookups[] = {
	{"the root", "", TREE_FOLDER},
	{"a folder", "plan", TREE_FOLDER},
	{"a file", "plan/actions/a.yaml", TREE_FILE},
	{"a file that runs", "plan/actions/deep/b.yaml", TREE_FILE},
	{"an accent", "plan/é.yaml", TREE_FILE},
	{"half a name", "pla", TREE_NOTHING},
	{"a name and more", "plan/actions/a.yaml2", TREE_NOTHING},
	{"within a file", "plan/actions/a.yaml/b", TREE_NOTHING},
	{"a link", "plan/actions/link.yaml", TREE_NOTHING},
	{"a submodule", "plan/actions/module", TREE_NOTHING},
	{"within a submodule", "plan/actions/module/a", TREE_NOTHING},
	{"nowhere", "plan/nowhere/a.yaml", TREE_NOTHING},
};

static void test_look_up(void **state)
{
	(void)state;
	struct text stream = TEXT_INIT, what = TEXT_INIT;
	struct marks marks;
	unsigned char root[20], id[20], expected[20];
	add_version(&stream, 1, version, COUNT(version));
	import_stream(&marks, &stream);
	root_of(root, &marks, 1);
	struct repo *repo = open_repository();
	struct recent *recent = recent_new(repo);
	for (size_t i = 0; i < COUNT(lookups); i++) {
		const struct lookup_case *c = &lookups[i];
		assert_int_equal(tree_look_up(id, recent, root, c->path), c->found);
		if (c->found == TREE_NOTHING)
			continue;
		text_reset(&what);
		text_printf(&what, "main:%s", c->path);
		id_of_object(expected, what.data);
		assert_memory_equal(id, expected, sizeof id);
	}
	memset(root, 1, sizeof root);
	assert_int_equal(tree_look_up(id, recent, root, "plan"), TREE_UNREADABLE);
	recent_free(recent);
	repo_close(repo);
	text_release(&stream);
	text_release(&what);
}

struct walk {
	struct text paths;
	size_t left; /* the walk ends after so many */
};

static bool note_path(void *context, const char *path, const unsigned char id[20])
{
	struct walk *walk = context;
	(void)id;
	text_printf(&walk->paths, "%s\n", path);
	return --walk->left == 0;
}

static void test_walk(void **state)
{
	(void)state;
	struct text stream = TEXT_INIT;
	struct marks marks;
	unsigned char folder[20];
	add_version(&stream, 1, version, COUNT(version));
	import_stream(&marks, &stream);
	id_of_object(folder, "main:plan");
	struct repo *repo = open_repository();
	struct recent *recent = recent_new(repo);
	struct walk whole = {TEXT_INIT, 100}, part = {TEXT_INIT, 2};
	assert_int_equal(tree_walk(recent, folder, "plan", note_path, &whole), 0);
	assert_text(&whole.paths, "plan/actions/a.yaml\nplan/actions/deep/b.yaml\n"
				  "plan/actions0\nplan/plan.yaml\nplan/é.yaml\n");
	assert_int_equal(tree_walk(recent, folder, "plan", note_path, &part), 0);
	assert_text(&part.paths, "plan/actions/a.yaml\nplan/actions/deep/b.yaml\n");
	recent_free(recent);
	repo_close(repo);
	text_release(&stream);
}

/* --- Two versions ------------------------------------------------------------------------------- */

/* In Git's order. A folder of one version may be a file of another. */
static const char *const paths[] = {"plan/a.yaml", "plan/a/b.yaml", "plan/a/b/c.yaml",
	"plan/a/c/d.yaml", "plan/a0", "plan/actions/x.yaml", "plan/actions/y.yaml", "plan/z"};

struct possible {
	const char *mode;
	uint32_t content; /* 0: it is not there */
};

/* Whether one of these paths would have to be a folder for the other. */
static bool is_below(const char *path, const char *folder)
{
	size_t length = strlen(folder);
	return !strncmp(path, folder, length) && path[length] == '/';
}

static void choose_version(struct possible *files, struct chance *chance)
{
	static const char *const modes[] = {FILE_MODE, FILE_MODE, FILE_MODE, RUNS, LINK};
	for (size_t i = 0; i < COUNT(paths); i++) {
		if (one_in(chance, 2))
			files[i] = (struct possible){
				modes[choose(chance, COUNT(modes))], choose(chance, 4)};
		for (size_t j = 0; j < i; j++) {
			if (is_below(paths[i], paths[j]) && files[j].content)
				files[i].content = 0;
		}
	}
}

static void add_chosen(struct text *stream, unsigned mark, const struct possible *files)
{
	static const char *const contents[] = {"", "one", "two", "three"};
	struct entry entries[COUNT(paths) + 1];
	size_t count = 0;
	for (size_t i = 0; i < COUNT(paths); i++) {
		if (files[i].content)
			entries[count++] = (struct entry){
				files[i].mode, paths[i], contents[files[i].content]};
	}
	/* What is not the plan's is of no interest. */
	entries[count++] = (struct entry){FILE_MODE, "plans/a.yaml", mark % 2 ? "one" : "two"};
	add_version(stream, mark, entries, count);
}

static bool is_regular(const struct possible *file)
{
	return file->content && strcmp(file->mode, LINK) != 0;
}

static void describe(struct text *out, const char *path, bool is_old, bool is_new)
{
	text_printf(out, "%s%s%s\n", is_old ? "-" : "", is_new ? "+" : "", path);
}

static void assert_difference(struct recent *recent, const unsigned char *old_root,
	const unsigned char *new_root, const struct possible *old_files,
	const struct possible *new_files)
{
	struct difference difference;
	struct text found = TEXT_INIT, expected = TEXT_INIT;
	assert_int_equal(difference_find(&difference, recent, old_root, new_root), 0);
	for (size_t i = 0; i < difference.count; i++) {
		const struct differing_file *file = &difference.items[i];
		describe(&found, file->path, file->is_old, file->is_new);
	}
	for (size_t i = 0; i < COUNT(paths); i++) {
		bool is_old = is_regular(&old_files[i]), is_new = is_regular(&new_files[i]);
		if (is_old != is_new ||
			(is_old && old_files[i].content != new_files[i].content))
			describe(&expected, paths[i], is_old, is_new);
	}
	assert_text(&found, expected.data);
	text_release(&expected);
	difference_release(&difference);
}

#define VERSIONS 60

static void test_difference(void **state)
{
	(void)state;
	static const struct possible nothing[COUNT(paths)];
	struct possible files[VERSIONS][COUNT(paths)] = {0};
	unsigned char roots[VERSIONS][20];
	struct text stream = TEXT_INIT;
	struct marks marks;
	struct chance chance = chance_of(1);
	for (unsigned i = 0; i < VERSIONS; i++) {
		if (i)
			memcpy(files[i], files[i - 1], sizeof files[i]);
		choose_version(files[i], &chance);
		add_chosen(&stream, i + 1, files[i]);
	}
	import_stream(&marks, &stream);
	for (unsigned i = 0; i < VERSIONS; i++)
		root_of(roots[i], &marks, i + 1);
	struct repo *repo = open_repository();
	struct recent *recent = recent_new(repo);
	for (unsigned i = 0; i < VERSIONS; i++) {
		for (unsigned k = 0; k < VERSIONS; k++)
			assert_difference(recent, roots[i], roots[k], files[i], files[k]);
		assert_difference(recent, NULL, roots[i], nothing, files[i]);
		assert_difference(recent, roots[i], NULL, files[i], nothing);
	}
	recent_free(recent);
	repo_close(repo);
	text_release(&stream);
}

/* Below the plan's deepest folders nothing counts, however deep a tree is. */
static void test_deep(void **state)
{
	(void)state;
	struct text stream = TEXT_INIT, path = TEXT_INIT, expected = TEXT_INIT;
	struct marks marks;
	struct difference difference;
	struct entry entries[40];
	unsigned char root[20], folder[20];
	text_str(&path, "plan/");
	for (size_t depth = 0; depth < COUNT(entries); depth++) {
		text_str(&path, "a/");
		text_printf(&stream, "%sf", path.data);
		entries[depth] = (struct entry){FILE_MODE, text_detach(&stream), "x"};
		if (depth < SOURCE_MOST_DEPTH)
			text_printf(&expected, "%s\n", entries[depth].path);
	}
	add_version(&stream, 1, entries, COUNT(entries));
	import_stream(&marks, &stream);
	root_of(root, &marks, 1);
	id_of_object(folder, "main:plan");
	struct repo *repo = open_repository();
	struct recent *recent = recent_new(repo);
	assert_int_equal(difference_find(&difference, recent, NULL, root), 0);
	assert_int_equal(difference.count, SOURCE_MOST_DEPTH);
	difference_release(&difference);
	struct walk walk = {TEXT_INIT, 100};
	assert_int_equal(tree_walk(recent, folder, "plan", note_path, &walk), 0);
	size_t lines = 0;
	for (const char *p = walk.paths.data; *p; p++)
		lines += *p == '\n';
	assert_int_equal(lines, SOURCE_MOST_DEPTH);
	for (size_t depth = 0; depth < COUNT(entries); depth++)
		free((char *)(uintptr_t)entries[depth].path);
	recent_free(recent);
	repo_close(repo);
	text_release(&walk.paths);
	text_release(&expected);
	text_release(&stream);
	text_release(&path);
}

/* --- Trees that are not whole ---------------------------------------------------------------------- */

/* "plan" as a folder of that id, in a tree of its own. */
static void write_root(unsigned char root[20], const unsigned char plan[20])
{
	char bytes[11 + 20] = "40000 plan";
	memcpy(bytes + 11, plan, 20);
	write_object(root, "tree", bytes, sizeof bytes);
}

static void test_missing(void **state)
{
	(void)state;
	struct text stream = TEXT_INIT;
	struct marks marks;
	struct difference difference;
	unsigned char whole[20], damaged[20], id[20], nowhere[20] = {1};
	struct walk walk = {TEXT_INIT, 100};
	add_version(&stream, 1, version, COUNT(version));
	import_stream(&marks, &stream);
	root_of(whole, &marks, 1);
	write_root(damaged, nowhere);
	struct repo *repo = open_repository();
	struct recent *recent = recent_new(repo);
	assert_int_equal(difference_find(&difference, recent, whole, damaged), -1);
	difference_release(&difference);
	assert_int_equal(difference_find(&difference, recent, nowhere, whole), -1);
	difference_release(&difference);
	assert_int_equal(tree_look_up(id, recent, damaged, "plan/a"), TREE_UNREADABLE);
	assert_int_equal(tree_look_up(id, recent, damaged, "plans/a"), TREE_NOTHING);
	assert_int_equal(tree_walk(recent, nowhere, "plan", note_path, &walk), -1);
	text_release(&walk.paths);
	recent_free(recent);
	repo_close(repo);
	text_release(&stream);
}

/* Any bytes may call themselves a tree: nothing is read past their end. */
static void test_garbage(void **state)
{
	(void)state;
	static const char good[] = "100644 a\0aaaaaaaaaaaaaaaaaaaa40000 b\0bbbbbbbbbbbbbbbbbbbb"
				   "100644 c\0cccccccccccccccccccc";
	struct chance chance = chance_of(1);
	unsigned char plan[20], roots[30][20];
	for (size_t i = 0; i < COUNT(roots); i++) {
		char bytes[sizeof good - 1];
		size_t length = choose(&chance, sizeof bytes + 1);
		memcpy(bytes, good, sizeof bytes);
		for (uint32_t spoilt = choose(&chance, 4); spoilt; spoilt--)
			bytes[choose(&chance, sizeof bytes)] = "\0 /40\xff"[choose(&chance, 6)];
		write_object(plan, "tree", bytes, length);
		write_root(roots[i], plan);
	}
	struct repo *repo = open_repository();
	struct recent *recent = recent_new(repo);
	for (size_t i = 0; i < COUNT(roots); i++) {
		for (size_t k = 0; k < COUNT(roots); k++) {
			struct difference difference;
			unsigned char id[20];
			difference_find(&difference, recent, roots[i], roots[k]);
			difference_release(&difference);
			tree_look_up(id, recent, roots[i], "plan/b/c");
		}
	}
	recent_free(recent);
	repo_close(repo);
}

int main(void)
{
	struct suite suite = {0};
	SUITE_IN_REPOSITORY(&suite, test_look_up);
	SUITE_IN_REPOSITORY(&suite, test_walk);
	SUITE_IN_REPOSITORY(&suite, test_difference);
	SUITE_IN_REPOSITORY(&suite, test_deep);
	SUITE_IN_REPOSITORY(&suite, test_missing);
	SUITE_IN_REPOSITORY(&suite, test_garbage);
	return suite_run(&suite, "trees");
}
