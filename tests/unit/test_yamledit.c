#include "suite.h"

#include "format/yamledit.h"
#include "format/yamlwrite.h"

/* A step of an edit: what is done to the entry at a path of keys and places ("list.0.key"). */
enum step_kind {
	NO_STEP,
	CHANGE, /* its text; as a word, a text or a long text */
	CHANGE_WORD,
	CHANGE_LONG,
	RENAME, /* its key */
	REMOVE,
	INSERT, /* "key: value" before it */
	APPEND, /* "key: value", or an item, to the end of the collection; "" is the file */
	APPEND_LIST, /* "key: item" */
	APPEND_PAIR, /* an item with one field, "key: value" */
	RAISE,       /* to the front of its collection */
};

struct step {
	enum step_kind kind;
	const char *path;
	const char *value;
};

struct edit_case {
	const char *name;
	const char *before;
	struct step steps[3];
	const char *after;
};

struct place {
	struct yamldoc_node *parent;
	struct yamldoc_node *entry;
};

/* Removed entries are not counted. */
static struct place find(struct yamldoc_node *root, const char *path)
{
	struct place place = {NULL, root};
	while (*path) {
		size_t length = strcspn(path, ".");
		place.parent = place.entry;
		struct yamldoc_node *entry = place.parent->first;
		long wanted = strtol(path, NULL, 10);
		for (; entry; entry = entry->next) {
			if (entry->removed)
				continue;
			if (entry->key ? strlen(entry->key->text) == length &&
						 !strncmp(entry->key->text, path, length)
				       : !wanted--)
				break;
		}
		assert_non_null(entry);
		place.entry = entry;
		path += length + (path[length] == '.');
	}
	return place;
}

/* "key: value" or "item". */
static void insert(struct arena *arena, struct yamldoc_node *collection,
	struct yamldoc_node *before, const char *words, bool list)
{
	const char *colon = strstr(words, ": ");
	struct yamldoc_node *key = NULL, *value;
	if (colon) {
		char *name = arena_text(arena, words, (size_t)(colon - words));
		key = yamledit_scalar(arena, name, YAMLEDIT_WORD);
		words = colon + 2;
	}
	value = yamledit_scalar(
		arena, words, strchr(words, ' ') ? YAMLEDIT_TEXT : YAMLEDIT_WORD);
	if (list) {
		struct yamldoc_node *sequence = yamledit_collection(arena, YAMLDOC_SEQUENCE);
		yamledit_insert(sequence, NULL, NULL, value);
		value = sequence;
	}
	yamledit_insert(collection, before, key, value);
}

static void apply(struct arena *arena, struct yamldoc *doc, const struct step *step)
{
	struct place place = find(doc->root, step->path);
	struct yamldoc_node *pair;
	switch (step->kind) {
	case NO_STEP:
		break;
	case CHANGE:
		yamledit_change(arena, place.entry, step->value, YAMLEDIT_TEXT);
		break;
	case CHANGE_WORD:
		yamledit_change(arena, place.entry, step->value, YAMLEDIT_WORD);
		break;
	case CHANGE_LONG:
		yamledit_change(arena, place.entry, step->value, YAMLEDIT_LONG);
		break;
	case RENAME:
		yamledit_change(arena, place.entry->key, step->value, YAMLEDIT_WORD);
		break;
	case REMOVE:
		yamledit_remove(place.parent, place.entry);
		break;
	case INSERT:
		insert(arena, place.parent, place.entry, step->value, false);
		break;
	case APPEND:
		insert(arena, place.entry, NULL, step->value, false);
		break;
	case APPEND_LIST:
		insert(arena, place.entry, NULL, step->value, true);
		break;
	case APPEND_PAIR:
		pair = yamledit_collection(arena, YAMLDOC_MAPPING);
		insert(arena, pair, NULL, step->value, false);
		yamledit_insert(place.entry, NULL, NULL, pair);
		break;
	case RAISE:
		yamledit_move(place.parent, place.entry, place.parent->first);
		break;
	}
}

#define FILE_WITH_EVERYTHING \
	"# En tête\n" \
	"id: a\n" \
	"title: \"Été\"   # dit en juin\n" \
	"\n" \
	"# Qui\n" \
	"responsible:\n" \
	"  # d'abord\n" \
	"  - committee: analyse\n" \
	"    note: 'l''un'\n" \
	"  - person: linda\n" \
	"    # fin des responsables\n" \
	"schedule:\n" \
	"- automne 2007\n" \
	"partners: []  # aucun\n" \
	"notes: |  # longues\n" \
	"    Un.\n" \
	"\n" \
	"    Deux.\n" \
	"\n" \
	"# pied de page\n"

static struct edit_case edits[] = {
	{"nothing", FILE_WITH_EVERYTHING, {{NO_STEP, "", NULL}}, FILE_WITH_EVERYTHING},
	{"a text keeps its quotes and its comment", "t: \"a\"  # c\n",
		{{CHANGE, "t", "b \"c\" \\"}}, "t: \"b \\\"c\\\" \\\\\"  # c\n"},
	{"single quotes stay", "t: 'a'\n", {{CHANGE, "t", "l'un"}}, "t: 'l''un'\n"},
	{"plain stays plain while it can", "t: Rédiger\n", {{CHANGE, "t", "Évaluer le plan"}},
		"t: Évaluer le plan\n"},
	{"a colon wants quotes", "t: Rédiger\n", {{CHANGE, "t", "Plan : suite"}},
		"t: \"Plan : suite\"\n"},
	{"so does a hash", "t: Rédiger\n", {{CHANGE, "t", "Plan #2"}}, "t: \"Plan #2\"\n"},
	{"no is not a text", "t: Rédiger\n", {{CHANGE, "t", "no"}}, "t: \"no\"\n"},
	{"nor is a number", "t: Rédiger\n", {{CHANGE, "t", "12:30"}}, "t: \"12:30\"\n"},
	{"a hyphen wants quotes", "t: Rédiger\n", {{CHANGE, "t", "- a"}}, "t: \"- a\"\n"},
	{"a word is plain", "s: planned\n", {{CHANGE_WORD, "s", "2007"}}, "s: 2007\n"},
	{"a word in quotes keeps them", "s: \"planned\"\n", {{CHANGE_WORD, "s", "completed"}},
		"s: \"completed\"\n"},
	{"an absent value", "s:\nt: a\n", {{CHANGE_WORD, "s", "planned"}},
		"s: planned\nt: a\n"},
	{"an absent value at the end", "t: a\ns:", {{CHANGE_WORD, "s", "planned"}},
		"t: a\ns: planned"},
	{"a literal keeps its indentation and comment", FILE_WITH_EVERYTHING,
		{{CHANGE_LONG, "notes", "Trois.\n\nQuatre.\n"}},
		"# En tête\nid: a\ntitle: \"Été\"   # dit en juin\n\n# Qui\nresponsible:\n  # d'abord\n"
		"  - committee: analyse\n    note: 'l''un'\n  - person: linda\n"
		"    # fin des responsables\nschedule:\n- automne 2007\npartners: []  # aucun\n"
		"notes: |  # longues\n    Trois.\n\n    Quatre.\n\n# pied de page\n"},
	{"a literal without its last end of line", "n: |\n  a\nt: b\n",
		{{CHANGE_LONG, "n", "c"}}, "n: |-\n  c\nt: b\n"},
	{"a literal that must be quoted", "n: |\n  a\nt: b\n", {{CHANGE_LONG, "n", "  c\n"}},
		"n: \"  c\\n\"\nt: b\n"},
	{"a quoted text of several lines", "n: \"a\"  # c\nt: b\n",
		{{CHANGE_LONG, "n", "x\ny\n"}}, "n: \"x\\ny\\n\"  # c\nt: b\n"},
	{"a plain text that becomes long", "n: a  # c\nt: b\n", {{CHANGE_LONG, "n", "x\ny\n"}},
		"n: |  # c\n  x\n  y\nt: b\n"},
	{"a folded block", "n: >\n  a\n  b\nt: c\n", {{CHANGE_LONG, "n", "x y\nz\n"}},
		"n: >\n  x y\n\n  z\nt: c\n"},
	{"an item of a list", "l:\n  - a # c\n  - b\n", {{CHANGE, "l.0", "d"}},
		"l:\n  - d # c\n  - b\n"},
	{"a key", "l:\n  - committee: analyse  # c\n", {{RENAME, "l.0.committee", "person"}},
		"l:\n  - person: analyse  # c\n"},
	{"a key and its value", "l:\n  - committee: analyse  # c\n",
		{{CHANGE_WORD, "l.0.committee", "linda"}, {RENAME, "l.0.committee", "person"}},
		"l:\n  - person: linda  # c\n"},

	{"the last field goes", "a: 1\nb: 2\n", {{REMOVE, "b", NULL}}, "a: 1\n"},
	{"a field goes with its comment", "a: 1\n# de b\nb: 2\n  # encore\nc: 3\n",
		{{REMOVE, "b", NULL}}, "a: 1\nc: 3\n"},
	{"a comment apart stays", "a: 1\n# section\n\n# de b\nb: 2\nc: 3\n",
		{{REMOVE, "b", NULL}}, "a: 1\n# section\n\nc: 3\n"},
	{"the foot of the file stays", "a: 1\nb: 2\n# pied\n", {{REMOVE, "b", NULL}},
		"a: 1\n# pied\n"},
	{"a file without a last end of line keeps none", "a: 1\nb: 2", {{REMOVE, "b", NULL}},
		"a: 1"},
	{"an item goes", "l:\n  - a\n  - b\nc: 3\n", {{REMOVE, "l.0", NULL}},
		"l:\n  - b\nc: 3\n"},
	{"the last item goes", "l:\n  - a\n  - b\n    # de b\nc: 3\n", {{REMOVE, "l.1", NULL}},
		"l:\n  - a\nc: 3\n"},
	{"the first field of an item goes", "l:\n  - a: 1\n    b: 2\n",
		{{REMOVE, "l.0.a", NULL}}, "l:\n  - b: 2\n"},
	{"the next one's comment stays", "l:\n  - a: 1\n    # de b\n    b: 2\n",
		{{REMOVE, "l.0.a", NULL}}, "l:\n  -\n    # de b\n    b: 2\n"},
	{"a whole list goes", FILE_WITH_EVERYTHING, {{REMOVE, "responsible", NULL}},
		"# En tête\nid: a\ntitle: \"Été\"   # dit en juin\n\nschedule:\n- automne 2007\n"
		"partners: []  # aucun\nnotes: |  # longues\n    Un.\n\n    Deux.\n\n# pied de page\n"},

	{"a field comes in", "a: 1\n\n# de c\nc: 3\n", {{INSERT, "c", "b: 2"}},
		"a: 1\nb: 2\n\n# de c\nc: 3\n"},
	{"a field comes last", "a: 1\n  # de a\n# pied\n", {{APPEND, "", "b: deux mots"}},
		"a: 1\n  # de a\nb: \"deux mots\"\n# pied\n"},
	{"a field comes last behind a list", "l:\n  - a\n\n# pied\n", {{APPEND, "", "b: 2"}},
		"l:\n  - a\nb: 2\n\n# pied\n"},
	{"a field comes last where no line ends", "a: 1", {{APPEND, "", "b: 2"}}, "a: 1\nb: 2"},
	{"a field comes first", "# tête\n\n# de b\nb: 2\n", {{INSERT, "b", "a: 1"}},
		"# tête\n\na: 1\n# de b\nb: 2\n"},
	{"a field comes first behind a mark", "---\nb: 2\n", {{INSERT, "b", "a: 1"}},
		"---\na: 1\nb: 2\n"},
	{"a field comes first behind a byte order mark",
		"\xEF\xBB\xBF"
		"b: 2\n",
		{{INSERT, "b", "a: 1"}},
		"\xEF\xBB\xBF"
		"a: 1\nb: 2\n"},
	{"a field of an item comes last", "l:\n  - a: 1\n  - a: 2\n", {{APPEND, "l.0", "b: 3"}},
		"l:\n  - a: 1\n    b: 3\n  - a: 2\n"},
	{"a field of an item comes first", "l:\n  - b: 1\n    c: 2\n",
		{{INSERT, "l.0.b", "a: 3"}}, "l:\n  - a: 3\n    b: 1\n    c: 2\n"},
	{"an item comes last", "l:\n  - a\n  - b\n\nc: 3\n", {{APPEND, "l", "d"}},
		"l:\n  - a\n  - b\n  - d\n\nc: 3\n"},
	{"an item comes last as the others stand", "l:\n- a\nc: 3\n", {{APPEND, "l", "d"}},
		"l:\n- a\n- d\nc: 3\n"},
	{"an item comes first", "l:\n  # de a\n  - a\nc: 3\n", {{INSERT, "l.0", "d"}},
		"l:\n  - d\n  # de a\n  - a\nc: 3\n"},
	{"an item with a field", "l:\n  - a: 1\nc: 3\n", {{APPEND_PAIR, "l", "b: 2"}},
		"l:\n  - a: 1\n  - b: 2\nc: 3\n"},
	{"a list comes in as the others stand", "l:\n- a\n", {{APPEND_LIST, "", "m: b"}},
		"l:\n- a\nm:\n- b\n"},
	{"a list comes in where there is none", "a: 1\n", {{APPEND_LIST, "", "m: b"}},
		"a: 1\nm:\n  - b\n"},
	{"an empty list is filled", "p: []  # aucun\nc: 3\n", {{APPEND, "p", "a"}},
		"p:  # aucun\n  - a\nc: 3\n"},
	{"an empty list at the end is filled", "p: []", {{APPEND, "p", "a"}}, "p:\n  - a"},
	{"lines end as the others", "a: 1\r\nl:\r\n  - x\r\n",
		{{APPEND, "l", "y"}, {APPEND, "", "b: 2"}},
		"a: 1\r\nl:\r\n  - x\r\n  - y\r\nb: 2\r\n"},
	{"one comes, another goes", "l:\n  - a # un\n  - b # deux\n",
		{{REMOVE, "l.1", NULL}, {APPEND, "l", "c"}}, "l:\n  - a # un\n  - c\n"},
	{"all go, one comes", "l:\n  - a\n# pied\n",
		{{APPEND, "l", "c"}, {REMOVE, "l.0", NULL}}, "l:\n  - c\n# pied\n"},
	{"an item rises", "l:\n  # de a\n  - a: 1\n    x: 2\n  # de b\n  - b: 3\nc: 4\n",
		{{RAISE, "l.1", NULL}},
		"l:\n  # de b\n  - b: 3\n  # de a\n  - a: 1\n    x: 2\nc: 4\n"},
	{"the last field rises", "a: 1\nb: 2\n# pied\n", {{RAISE, "b", NULL}},
		"b: 2\na: 1\n# pied\n"},
	{"a field of an item rises", "l:\n  - a: 1\n    b: 2\n", {{RAISE, "l.0.b", NULL}},
		"l:\n  - b: 2\n    a: 1\n"},
	{"an entry before itself", "a: 1\nb: 2\n", {{RAISE, "a", NULL}}, "a: 1\nb: 2\n"},

	/* Oddities. */
	{"a comment deeper than the first item belongs to nobody", "l:\n    # odd\n  - a\n",
		{{INSERT, "l.0", "b"}}, "l:\n    # odd\n  - b\n  - a\n"},
	{"and stays when that goes", "l:\n    # odd\n  # de a\n  - a\n  - b\n",
		{{REMOVE, "l.0", NULL}}, "l:\n    # odd\n  - b\n"},
	{"a comment that is not deeper stays", "l:\n  - a\n # odd\n    # deep\n  - b\n",
		{{REMOVE, "l.0", NULL}}, "l:\n # odd\n    # deep\n  - b\n"},
	{"also behind the first field of an item",
		"l:\n  - a: 1\n # odd\n     # deep\n    b: 2\n", {{REMOVE, "l.0.a", NULL}},
		"l:\n  -\n # odd\n     # deep\n    b: 2\n"},
	{"a byte order mark does not count as indentation",
		"\xEF\xBB\xBF"
		"a: 1\n  # de a\n",
		{{APPEND, "", "b: 2"}},
		"\xEF\xBB\xBF"
		"a: 1\n  # de a\nb: 2\n"},
	{"an indented file", " a: 1\n", {{APPEND, "", "b: 2"}}, " a: 1\n b: 2\n"},
	{"what ends a document stays at the end", "a: 1\n...\n  # c\n", {{APPEND, "", "b: 2"}},
		"a: 1\nb: 2\n...\n  # c\n"},
	{"an empty list in a list", "l:\n- a\nm:\n- []\n", {{APPEND, "m.0", "b"}},
		"l:\n- a\nm:\n-\n  - b\n"},
	{"an empty list on a line of its own", "p:\n  []\nc: 3\n", {{APPEND, "p", "a"}},
		"p:\n  - a\nc: 3\n"},
	{"an empty list with a comment too near", "p: []#c\n", {{APPEND, "p", "a"}},
		"p: #c\n  - a\n"},
	{"an empty list with a comment below", "p: []\n      # c\n", {{APPEND, "p", "a"}},
		"p:\n      # c\n  - a\n"},
	{"a comment too near for a block", "n: 'a'#c\n", {{CHANGE_LONG, "n", "x\ny\n"}},
		"n: | #c\n  x\n  y\n"},
	{"a comment below that a block would take in", "n: a\n  # c\n",
		{{CHANGE_LONG, "n", "x\ny\n"}}, "n: \"x\\ny\\n\"\n  # c\n"},
	{"a comment below a block without lines", "n: |4\n  # c\n",
		{{CHANGE_LONG, "n", "x\ny\n"}}, "n: \"x\\ny\\n\"\n  # c\n"},
	{"a block that begins with an empty line", "n: |\n\n    a\n",
		{{CHANGE_LONG, "n", "b\n"}}, "n: |\n    b\n"},
	{"the same of lines that end with CR LF", "n: |\r\n\r\n    a\r\n",
		{{CHANGE_LONG, "n", "b\n"}}, "n: |\r\n    b\r\n"},
	{"a block that would take in empty lines", "n: |+\n  a\nb: 2\n\nc: 3\n",
		{{REMOVE, "b", NULL}}, "n: |\n  a\n\nc: 3\n"},
	{"a block that would take in further ones", "n: |+\n  a\n\nb: 2\n\nc: 3\n",
		{{REMOVE, "b", NULL}}, "n: \"a\\n\\n\"\n\nc: 3\n"},
	{"a block without a last end of line is no longer last", "n: |\n  a",
		{{APPEND, "", "b: 2"}}, "n: |-\n  a\nb: 2"},
	{"a block without lines above a comment", "n: >-\n    \n # c\nb: 2\n",
		{{RAISE, "b", NULL}}, "b: 2\nn: >-\n    \n # c\n"},
	{"a tab before a comment", "t: a\n \t# c\n", {{CHANGE, "t", "b: c"}},
		"t: \"b: c\"\n  # c\n"},
	{"a line of blanks that a block would take in", "a: 1\n    \nb: 2\n",
		{{CHANGE_LONG, "a", "x\ny"}}, "a: |-\n  x\n  y\n\nb: 2\n"},
};

struct edited {
	struct arena arena;
	struct diag diag;
	struct yamldoc doc;
};

static void start(struct edited *edited, const char *bytes, size_t length)
{
	*edited = (struct edited){ARENA_INIT, DIAG_INIT, {0}};
	assert_int_equal(yamldoc_read(&edited->doc, bytes, length, YAMLDOC_WORKING,
				 "plan/x.yaml", &edited->arena, &edited->diag),
		0);
}

static void finish(struct edited *edited)
{
	diag_release(&edited->diag);
	arena_release(&edited->arena);
}

static void gives(void **state)
{
	const struct edit_case *edit = *state;
	struct edited edited;
	struct text out = TEXT_INIT;
	start(&edited, edit->before, strlen(edit->before));
	for (size_t i = 0; i < COUNT(edit->steps) && edit->steps[i].kind; i++)
		apply(&edited.arena, &edited.doc, &edit->steps[i]);
	assert_int_equal(yamlwrite(&out, &edited.doc), 0);
	finish(&edited);
	assert_text(&out, edit->after);
}

/* As many entries as a file may have; what takes time in proportion to their square is not done soon. */
static void test_many_edits(void **state)
{
	(void)state;
	struct edited edited;
	struct text bytes = TEXT_INIT, out = TEXT_INIT, expected = TEXT_INIT;
	const int count = 40000;
	text_str(&bytes, "l:\n");
	for (int i = 0; i < count; i++)
		text_printf(&bytes, "  - é%d\n", i);
	start(&edited, bytes.data, bytes.length);
	struct yamldoc_node *list = edited.doc.root->first, *entry = list->first;
	/* Every second one goes to the front, the others go; as many come. */
	text_str(&expected, "l:\n");
	for (int i = count - 1; i >= 0; i--) {
		if (i % 2)
			text_printf(&expected, "  - é%d\n", i);
	}
	for (int i = 0; i < count; i++) {
		struct yamldoc_node *next = entry->next;
		if (i % 2)
			yamledit_move(list, entry, list->first);
		else
			yamledit_remove(list, entry);
		entry = next;
	}
	for (int i = 0; i < count / 2; i++) {
		yamledit_insert(
			list, NULL, NULL, yamledit_scalar(&edited.arena, "new", YAMLEDIT_WORD));
		text_str(&expected, "  - new\n");
	}
	assert_int_equal(yamledit_count(list), count);
	assert_int_equal(yamlwrite(&out, &edited.doc), 0);
	finish(&edited);
	assert_text(&out, expected.data);
	text_release(&expected);
	text_release(&bytes);
}

int main(void)
{
	struct suite suite = {0};
	SUITE_CASES(&suite, edits, gives);
	SUITE_TEST(&suite, test_many_edits);
	return suite_run(&suite, "yamledit");
}
