#include "suite.h"

#include "git/idset.h"
#include "git/inspect.h"

#define ID "0123456789abcdef0123456789abcdef01234567"
#define TREE "tree " ID "\n"
#define PARENT "parent " ID "\n"
#define WHO "Odile Côté <odile@example.org> 1181138400 -0400\n"
#define AUTHOR "author " WHO
#define COMMITTER "committer " WHO
#define HEADER TREE AUTHOR COMMITTER

struct commit_case {
	const char *name, *bytes;
	size_t length; /* 0: to its NUL */
	bool safe;
};

static struct commit_case commits[] = {
	{"the least", HEADER "\n", 0, true},
	{"a message", HEADER "\nplan: été\n\nDecision: a/b\n", 0, true},
	{"no message at all", HEADER, 0, true},
	{"parents", TREE PARENT PARENT PARENT AUTHOR COMMITTER "\n", 0, true},
	{"nobody's name", TREE "author  <> 0 +0000\n" COMMITTER "\n", 0, true},
	{"a signature", HEADER "gpgsig -----BEGIN\n abc\n -----END\n\nm\n", 0, true},
	{"said to be UTF-8", HEADER "encoding UTF-8\n\nm\n", 0, true},
	{"author in the message", HEADER "\nauthor " WHO, 0, true},
	{"nothing", "", 0, false},
	{"no tree", AUTHOR COMMITTER "\n", 0, false},
	{"half a tree", "tree 0123\n" AUTHOR COMMITTER "\n", 0, false},
	{"a tree in capitals",
		"tree 0123456789ABCDEF0123456789ABCDEF01234567\n" AUTHOR COMMITTER "\n", 0,
		false},
	{"cut off in its tree", "tree " ID, 0, false},
	{"two trees", TREE TREE AUTHOR COMMITTER "\n", 0, false},
	{"two trees, apart", HEADER TREE "\n", 0, false},
	{"a late parent", HEADER PARENT "\n", 0, false},
	{"half a parent", TREE "parent 01\n" AUTHOR COMMITTER "\n", 0, false},
	{"no author", TREE COMMITTER "\n", 0, false},
	{"no committer", TREE AUTHOR "\n", 0, false},
	{"two authors", TREE AUTHOR AUTHOR COMMITTER "\n", 0, false},
	{"two committers", HEADER COMMITTER "\n", 0, false},
	{"a late author", HEADER AUTHOR "\n", 0, false},
	{"a later author", HEADER "encoding UTF-8\n" AUTHOR "\n", 0, false},
	{"an author without a date", TREE "author O <o@e>\n" COMMITTER "\n", 0, false},
	{"an author without a zone", TREE "author O <o@e> 12\n" COMMITTER "\n", 0, false},
	{"an author without an address", TREE "author O 12 +0000\n" COMMITTER "\n", 0, false},
	{"an address in an address", TREE "author O <<o@e> 12 +0000\n" COMMITTER "\n", 0,
		false},
	{"two addresses", TREE "author O <a> <b> 12 +0000\n" COMMITTER "\n", 0, false},
	{"a name with >", TREE "author O> <a> 12 +0000\n" COMMITTER "\n", 0, false},
	{"a date before 1970", TREE "author O <a> -12 +0000\n" COMMITTER "\n", 0, false},
	{"a date without end", TREE "author O <a> 1234567890123456789 +0000\n" COMMITTER "\n",
		0, false},
	{"a long zone", TREE "author O <a> 12 +00000\n" COMMITTER "\n", 0, false},
	{"no space before the address", TREE "author O<a> 12 +0000\n" COMMITTER "\n", 0, false},
	{"Latin-1", HEADER "\n\xe9t\xe9\n", 0, false},
	{"said to be Latin-1", HEADER "encoding ISO-8859-1\n\nm\n", 0, false},
	{"NUL in the message", HEADER "\na\0b\n", sizeof HEADER + 4, false},
	{"NUL in the header", TREE "author O\0<a> 12 +0000\n" COMMITTER "\n",
		sizeof(TREE COMMITTER) + 22, false},
	{"a header that does not end", HEADER "encoding UTF-8", 0, false},
};

static void test_commit(void **state)
{
	const struct commit_case *c = *state;
	size_t length = c->length ? c->length : strlen(c->bytes);
	/* A copy of its own, so that a sanitizer sees who reads past the end. */
	char *bytes = mem_alloc(length + 1);
	memcpy(bytes, c->bytes, length);
	char *exact = mem_realloc(bytes, length ? length : 1);
	const char *tree = NULL;
	const char *fault = inspect_commit(&tree, exact, length);
	if (c->safe)
		assert_memory_equal(tree, ID, 40);
	assert_int_equal(fault == NULL, c->safe);
	free(exact);
}

static void test_tag(void **state)
{
	static const char good[] = "object " ID "\ntype commit\ntag v1\n\nm\n";
	const char *target;
	(void)state;
	assert_null(inspect_tag(&target, good, sizeof good - 1));
	assert_memory_equal(target, ID, 40);
	assert_non_null(inspect_tag(&target, good, sizeof good));
	assert_non_null(inspect_tag(&target, "type commit\n", 12));
}

/* --- Trees --------------------------------------------------------------------- */

#define RAW "abcdefghijklmnopqrst"

/* Entries are "MODE NAME", parted by "|". */
struct tree_case {
	const char *name, *entries;
	enum inspect_place place;
	const char *culprit; /* NULL: it is safe; "": there is no one entry */
};

static struct tree_case trees[] = {
	{"an empty one", "", INSPECT_PLAN, NULL},
	{"files and folders", "40000 a|100644 b.yaml", INSPECT_PLAN, NULL},
	{"in Git's order", "100644 a-b|40000 a|100644 a0", INSPECT_PLAN, NULL},
	{"a folder before its dash", "40000 a|100644 a-b", INSPECT_PLAN, ""},
	{"out of order", "100644 b|100644 a", INSPECT_PLAN, ""},
	{"twice", "100644 a|100644 a", INSPECT_PLAN, ""},
	{"a file and a folder of one name", "100644 a|100644 a-b|40000 a", INSPECT_ELSEWHERE,
		"a"},
	{"names equal but for case", "100644 A|100644 a", INSPECT_PLAN, "a"},
	{"folders equal but for case", "40000 A|40000 a", INSPECT_PLAN, "a"},
	{"equal but for case elsewhere", "100644 A|100644 a", INSPECT_ELSEWHERE, NULL},
	{"a name in Latin-1", "100644 \xe9", INSPECT_PLAN, "\xe9"},
	{"in Latin-1 elsewhere", "100644 \xe9", INSPECT_ELSEWHERE, NULL},
	{"an executable file", "100755 a", INSPECT_PLAN, "a"},
	{"elsewhere", "100755 a", INSPECT_ELSEWHERE, NULL},
	{"a symbolic link", "120000 a", INSPECT_PLAN, "a"},
	{"a symbolic link elsewhere", "120000 a", INSPECT_ELSEWHERE, NULL},
	{"a symbolic link that Git obeys", "120000 .gitmodules", INSPECT_ROOT, ".gitmodules"},
	{"a submodule", "160000 a", INSPECT_PLAN, "a"},
	{"a submodule elsewhere", "160000 a", INSPECT_ROOT, NULL},
	{"written by a group", "100664 a", INSPECT_PLAN, "a"},
	{"another mode", "100600 a", INSPECT_ELSEWHERE, "a"},
	{"a device", "20000 a", INSPECT_ELSEWHERE, "a"},
	{"a mode with a zero before it", "040000 a", INSPECT_ELSEWHERE, ""},
	{"no mode", " a", INSPECT_ELSEWHERE, ""},
	{"a long mode", "1006440 a", INSPECT_ELSEWHERE, ""},
	{"a mode of other digits", "10o644 a", INSPECT_ELSEWHERE, ""},
	{"no name", "100644 ", INSPECT_ELSEWHERE, ""},
	{"a folder up", "40000 ..", INSPECT_ELSEWHERE, ".."},
	{"Git's own folder", "40000 .git", INSPECT_ELSEWHERE, ".git"},
	{"the plan", "40000 plan", INSPECT_ROOT, NULL},
	{"the plan as a file", "100644 plan", INSPECT_ROOT, "plan"},
	{"the plan as a link", "120000 plan", INSPECT_ROOT, "plan"},
	{"another Plan", "120000 PLAN|40000 plan", INSPECT_ROOT, "PLAN"},
	{"a plan. ", "40000 plan. ", INSPECT_ROOT, "plan. "},
	{"a Plan further down", "120000 PLAN", INSPECT_ELSEWHERE, NULL},
};

static void tree_bytes(struct text *out, const char *entries)
{
	char *words = mem_strdup(entries), *rest = words, *entry;
	while (*words && (entry = strsep(&rest, "|"))) {
		text_add(out, entry, strlen(entry) + 1);
		text_str(out, RAW);
	}
	free(words);
}

static void test_tree(void **state)
{
	const struct tree_case *c = *state;
	struct text bytes = TEXT_INIT;
	struct inspect_tree tree = INSPECT_TREE_INIT;
	const char *culprit;
	tree_bytes(&bytes, c->entries);
	const char *fault = inspect_tree(&tree, &culprit, bytes.data, bytes.length, c->place);
	assert_int_equal(fault == NULL, c->culprit == NULL);
	if (fault && *c->culprit)
		assert_string_equal(culprit, c->culprit);
	if (!fault && tree.count)
		assert_memory_equal(tree.entries[0].id, RAW, 20);
	/* Cut off anywhere but between two entries, it is none. */
	size_t entry = strlen(c->entries) + 21;
	for (size_t i = 1; !fault && tree.count == 1 && i < entry; i++)
		assert_non_null(inspect_tree(&tree, &culprit, bytes.data, i, c->place));
	inspect_tree_release(&tree);
	text_release(&bytes);
}

static void test_idset(void **state)
{
	struct idset set = IDSET_INIT;
	unsigned char id[20] = {0};
	(void)state;
	for (int i = 0; i < 1000; i++) {
		memcpy(id, &i, sizeof i);
		assert_true(idset_add(&set, id, 0));
		assert_true(idset_add(&set, id, 7));
	}
	for (int i = 0; i < 1000; i++) {
		memcpy(id, &i, sizeof i);
		assert_false(idset_add(&set, id, 7));
		assert_false(idset_add(&set, id, 0));
		assert_true(idset_add(&set, id, 1));
	}
	idset_release(&set);
}

int main(void)
{
	struct suite suite = {NULL, 0, 0};
	SUITE_CASES(&suite, commits, test_commit);
	SUITE_TEST(&suite, test_tag);
	SUITE_CASES(&suite, trees, test_tree);
	SUITE_TEST(&suite, test_idset);
	return suite_run(&suite, "inspect");
}
