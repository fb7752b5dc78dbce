#include "check.h"

#include "base/text.h"
#include "base/utf8.h"
#include "git/inspect.h"
#include "git/message.h"
#include "git/names.h"

#include <git2.h>
#include <string.h>

/*
 * Any bytes as an object that is pushed; the first says of which kind. What is taken is what
 * it seems to be: a commit that libgit2 reads the same way, a tree that is its entries
 * written one after the other, names that mean nothing else anywhere.
 */

static const char *line_of(const char *header, const char *key)
{
	const char *found = strstr(header, key);
	demand(found && !strstr(found + 1, key), "there is one such line in the header");
	return found + strlen(key);
}

/* From the first line on, each line of the header begins at a line feed. */
static void check_person(const char *header, const char *key)
{
	git_signature *person = NULL;
	const char *line = line_of(header, key);
	char *words = strndup(line, strcspn(line, "\n"));
	demand(!git_signature_from_buffer(&person, words), "libgit2 reads the person");
	demand(!strpbrk(person->name, "<>\n") && !strpbrk(person->email, "<>\n"),
		"a name and an address are no more than that");
	git_signature_free(person);
	free(words);
}

static void check_commit(const char *bytes, size_t length)
{
	const char *tree;
	if (inspect_commit(&tree, bytes, length))
		return;
	demand(!memchr(bytes, '\0', length), "a commit has no NUL");
	demand(utf8_invalid(bytes, length) < 0, "a commit is UTF-8");
	char *text = strndup(bytes, length), *end = strstr(text, "\n\n");
	if (end)
		end[1] = '\0';
	demand(tree == bytes + 5, "the tree comes first");
	check_person(text, "\nauthor ");
	check_person(text, "\ncommitter ");
	free(text);
}

static void check_tag(const char *bytes, size_t length)
{
	const char *target;
	if (!inspect_tag(&target, bytes, length))
		demand(target == bytes + 7 && length > 47, "a tag's target comes first");
}

static void check_name(const char *name)
{
	struct text folded = TEXT_INIT;
	name_fold(&folded, name);
	demand(*name && strlen(name) < 256 && !strpbrk(name, "/\\\n\t\r\x1b\x7f"),
		"a safe name is one file's");
	demand(strcmp(name, ".") && strcmp(name, "..") && strcasecmp(name, ".git") &&
			strcmp(folded.data, ".git"),
		"a safe name is its own");
	text_release(&folded);
}

static void check_tree(const char *bytes, size_t length, enum inspect_place place)
{
	struct inspect_tree tree = INSPECT_TREE_INIT;
	struct text again = TEXT_INIT;
	const char *culprit;
	const char *fault = inspect_tree(&tree, &culprit, bytes, length, place);
	for (size_t i = 0; i < tree.count && !fault; i++) {
		const struct inspect_entry *entry = &tree.entries[i];
		check_name(entry->name);
		demand(place != INSPECT_PLAN || entry->mode == 040000 || entry->mode == 0100644,
			"a plan has folders and plain files");
		demand(strcmp(entry->name, "plan") || place != INSPECT_ROOT ||
				entry->mode == 040000,
			"plan is a folder");
		text_printf(&again, "%o %s", entry->mode, entry->name);
		text_char(&again, '\0');
		text_add(&again, (const char *)entry->id, 20);
	}
	if (!fault)
		demand(again.length == length && !memcmp(again.data, bytes, length),
			"a tree is its entries");
	text_release(&again);
	inspect_tree_release(&tree);
}

static void check_message(const char *bytes, size_t length)
{
	char *line, *value, *text = strndup(bytes, length);
	char *message = message_without_comments(text, '#');
	enum message_decision decision = message_decision(&line, &value, message);
	demand((decision == DECISION_NONE) == !line, "a line is shown where there is one");
	if (decision == DECISION_COUNTS)
		demand(message_has_trailer(message, "Decision", value),
			"what is said to count counts");
	free(line);
	free(value);
	free(message);
	free(text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static int started;
	if (!started)
		started = git_libgit2_init();
	if (!size)
		return 0;
	/* A copy, so that who reads past the end is seen. */
	char *bytes = malloc(size);
	size_t length = size - 1;
	memcpy(bytes, data + 1, length);
	char *exact = realloc(bytes, length ? length : 1);
	switch (*data % 6) {
	case 0:
		check_commit(exact, length);
		break;
	case 1:
		check_tag(exact, length);
		break;
	case 2:
		check_message(exact, length);
		break;
	default:
		check_tree(exact, length,
			*data % 6 == 3   ? INSPECT_ROOT
			: *data % 6 == 4 ? INSPECT_PLAN
					 : INSPECT_ELSEWHERE);
	}
	free(exact);
	return 0;
}
