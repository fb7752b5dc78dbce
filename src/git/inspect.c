#include "git/inspect.h"
#include "base/lang.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "git/names.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define HEX 40
#define RAW 20
/* Seconds since 1970, with room for the future. */
#define MOST_DIGITS 18

/* --- Commits and tags -------------------------------------------------------- */

/* What is left to read of an object. */
struct reading {
	const char *at, *end;
};

static bool begins(const struct reading *reading, const char *word)
{
	size_t length = strlen(word);
	return (size_t)(reading->end - reading->at) >= length &&
	       !memcmp(reading->at, word, length);
}

static const char *line_end(const struct reading *reading)
{
	return memchr(reading->at, '\n', (size_t)(reading->end - reading->at));
}

/* A line "WORD 0123…"; its digits, or NULL when the next line is none. */
static const char *take_id(struct reading *reading, const char *word)
{
	const char *id = reading->at + strlen(word);
	if (!begins(reading, word) || reading->end - id <= HEX || id[HEX] != '\n')
		return NULL;
	for (int i = 0; i < HEX; i++) {
		if (!strchr("0123456789abcdef", id[i]))
			return NULL;
	}
	reading->at = id + HEX + 1;
	return id;
}

static const char *skip_digits(const char *at, const char *end)
{
	while (at < end && *at >= '0' && *at <= '9')
		at++;
	return at;
}

/* "NAME <ADDRESS> SECONDS +0000", which is all that stands between. */
static bool is_signature(const char *at, const char *end)
{
	const char *open = memchr(at, '<', (size_t)(end - at));
	const char *close = open ? memchr(open, '>', (size_t)(end - open)) : NULL;
	if (!close || open == at || open[-1] != ' ' || memchr(at, '>', (size_t)(open - at)) ||
		memchr(open + 1, '<', (size_t)(close - open - 1)))
		return false;
	if (end - close < 2 || close[1] != ' ')
		return false;
	const char *seconds = close + 2, *zone = skip_digits(seconds, end);
	if (zone == seconds || zone - seconds > MOST_DIGITS || end - zone != 6)
		return false;
	return *zone == ' ' && strchr("+-", zone[1]) && skip_digits(zone + 2, end) == end;
}

static bool take_signature(struct reading *reading, const char *word)
{
	const char *end = line_end(reading);
	const char *name = reading->at + strlen(word);
	/* The space after the word stands before an empty name too. */
	if (!end || !begins(reading, word) || !is_signature(name - 1, end))
		return false;
	reading->at = end + 1;
	return true;
}

static bool is_utf8_name(const char *at, const char *end)
{
	size_t length = (size_t)(end - at);
	return (length == 5 && !strncasecmp(at, "utf-8", 5)) ||
	       (length == 4 && !strncasecmp(at, "utf8", 4));
}

/* Whatever stands after the committer, up to the empty line. */
static const char *rest_of_header(struct reading *reading)
{
	static const char *const once[] = {"tree ", "parent ", "author ", "committer "};
	static const char encoding[] = "encoding ";
	while (reading->at < reading->end && *reading->at != '\n') {
		const char *end = line_end(reading);
		if (!end)
			return N_("its header does not end");
		for (size_t i = 0; i < sizeof once / sizeof *once; i++) {
			if (begins(reading, once[i]))
				return N_("it has more than one author or committer, or they "
					  "stand in the wrong place");
		}
		if (begins(reading, encoding) &&
			!is_utf8_name(reading->at + sizeof encoding - 1, end))
			return N_("its message is not in UTF-8: git config --unset "
				  "i18n.commitEncoding, then write it again");
		reading->at = end + 1;
	}
	return NULL;
}

static const char *text_fault(const char *bytes, size_t length)
{
	if (memchr(bytes, '\0', length))
		return N_("it holds a NUL character");
	if (utf8_invalid(bytes, length) >= 0)
		return N_("it is not in UTF-8: write its message and author again");
	return NULL;
}

const char *inspect_commit(const char **tree, const char *bytes, size_t length)
{
	struct reading reading = {bytes, bytes + length};
	const char *fault = text_fault(bytes, length);
	if (fault)
		return fault;
	*tree = take_id(&reading, "tree ");
	if (!*tree)
		return N_("it does not begin with its tree");
	while (take_id(&reading, "parent "))
		;
	if (!take_signature(&reading, "author "))
		return N_("its author is not written as Git writes it");
	if (begins(&reading, "author "))
		return N_("it has more than one author");
	if (!take_signature(&reading, "committer "))
		return N_("its committer is not written as Git writes it");
	if (begins(&reading, "committer "))
		return N_("it has more than one committer");
	return rest_of_header(&reading);
}

const char *inspect_tag(const char **target, const char *bytes, size_t length)
{
	struct reading reading = {bytes, bytes + length};
	const char *fault = text_fault(bytes, length);
	if (fault)
		return fault;
	*target = take_id(&reading, "object ");
	return *target ? NULL : N_("it does not begin with what it stands for");
}

/* --- Trees --------------------------------------------------------------------- */

/* Take "MODE NAME<NUL>ID" off the bytes. */
static bool take_entry(struct inspect_entry *entry, struct reading *reading)
{
	const char *space = memchr(reading->at, ' ', (size_t)(reading->end - reading->at));
	if (!space || space - reading->at < 5 || space - reading->at > 6 || *reading->at == '0')
		return false;
	entry->mode = 0;
	for (const char *p = reading->at; p < space; p++) {
		if (*p < '0' || *p > '7')
			return false;
		entry->mode = entry->mode * 8 + (unsigned)(*p - '0');
	}
	entry->name = space + 1;
	const char *nul = memchr(entry->name, '\0', (size_t)(reading->end - entry->name));
	if (!nul || reading->end - nul <= RAW)
		return false;
	entry->id = (const unsigned char *)nul + 1;
	reading->at = nul + 1 + RAW;
	return true;
}

/* The next byte of a name, as Git sorts: folders as though a slash ended them. */
static int byte_at(const struct inspect_entry *entry, size_t length, size_t at)
{
	if (at < length)
		return (unsigned char)entry->name[at];
	return at == length && entry->mode == INSPECT_FOLDER ? '/' : 0;
}

static bool in_order(const struct inspect_entry *one, const struct inspect_entry *other)
{
	size_t length = strlen(one->name), other_length = strlen(other->name), same = 0;
	while (same < length && same < other_length && one->name[same] == other->name[same])
		same++;
	return byte_at(one, length, same) < byte_at(other, other_length, same);
}

static const char *plan_mode_fault(unsigned mode)
{
	switch (mode) {
	case INSPECT_FOLDER:
	case 0100644:
		return NULL;
	case 0100755:
		return N_("an executable file, which a plan has none of: git update-index "
			  "--chmod=-x takes that away");
	case 0120000:
		return N_(
			"a symbolic link, which a plan has none of: put the file itself there");
	case INSPECT_SUBMODULE:
		return N_("another repository within the plan: take it out");
	default:
		return N_("neither a plain file nor a folder");
	}
}

static const char *mode_fault(const struct inspect_entry *entry)
{
	switch (entry->mode) {
	case INSPECT_FOLDER:
	case 0100644:
	case 0100664: /* Git wrote these long ago */
	case 0100755:
	case INSPECT_SUBMODULE:
		return NULL;
	case 0120000:
		return name_is_of_git(entry->name)
			       ? N_("a symbolic link by the name of a file that Git obeys")
			       : NULL;
	default:
		return N_("neither a file nor a folder");
	}
}

/* There is one plan/, which is a folder, on every computer. */
static const char *root_fault(const struct inspect_entry *entry)
{
	struct text folded = TEXT_INIT;
	if (!strcmp(entry->name, "plan"))
		return entry->mode == INSPECT_FOLDER ? NULL : N_("plan must be a folder");
	name_fold(&folded, entry->name);
	bool same = !strcmp(folded.data, "plan");
	text_release(&folded);
	return same ? N_("a name that some computers take for plan: rename it") : NULL;
}

static const char *entry_fault(const struct inspect_entry *entry, enum inspect_place place)
{
	const char *fault = name_fault(entry->name);
	if (!fault && place == INSPECT_PLAN &&
		utf8_invalid(entry->name, strlen(entry->name)) >= 0)
		fault = N_("a name that is not in UTF-8: rename it");
	if (!fault)
		fault = place == INSPECT_PLAN ? plan_mode_fault(entry->mode)
					      : mode_fault(entry);
	if (!fault && place == INSPECT_ROOT)
		fault = root_fault(entry);
	return fault;
}

/* An entry, and its name as it is compared with the others. */
struct compared {
	char *folded; /* NULL: as it is */
	const char *name;
};

static int by_folded(const void *a, const void *b)
{
	const struct compared *one = a, *other = b;
	return strcmp(one->folded ? one->folded : one->name,
		other->folded ? other->folded : other->name);
}

/* The name of an entry that another one has too, or NULL. */
static const char *find_twin(const struct inspect_tree *tree, bool folding)
{
	const char *twin = NULL;
	struct compared *all = mem_zalloc((tree->count + 1) * sizeof *all);
	for (size_t i = 0; i < tree->count; i++) {
		struct text folded = TEXT_INIT;
		if (folding)
			name_fold(&folded, tree->entries[i].name);
		all[i] = (struct compared){
			folding ? text_detach(&folded) : NULL, tree->entries[i].name};
	}
	qsort(all, tree->count, sizeof *all, by_folded);
	for (size_t i = 1; i < tree->count && !twin; i++) {
		if (!by_folded(&all[i - 1], &all[i]))
			twin = all[i].name;
	}
	for (size_t i = 0; i < tree->count; i++)
		free(all[i].folded);
	free(all);
	return twin;
}

static const char *read_entries(struct inspect_tree *tree, const char **culprit,
	struct reading *reading, enum inspect_place place)
{
	while (reading->at < reading->end) {
		struct inspect_entry entry;
		if (!take_entry(&entry, reading))
			return N_("a folder that is not recorded as Git records it");
		*culprit = entry.name;
		const char *fault = entry_fault(&entry, place);
		if (fault)
			return fault;
		if (tree->count && !in_order(&tree->entries[tree->count - 1], &entry))
			return N_("a folder whose files are not in Git's order");
		tree->entries = mem_grow(
			tree->entries, tree->count, &tree->capacity, sizeof *tree->entries);
		tree->entries[tree->count++] = entry;
		*culprit = NULL;
	}
	return NULL;
}

const char *inspect_tree(struct inspect_tree *tree, const char **culprit, const char *bytes,
	size_t length, enum inspect_place place)
{
	struct reading reading = {bytes, bytes + length};
	tree->count = 0;
	*culprit = NULL;
	const char *fault = read_entries(tree, culprit, &reading, place);
	if (fault)
		return fault;
	*culprit = find_twin(tree, place == INSPECT_PLAN);
	return *culprit ? N_("a name that is there twice, but perhaps for capital letters or "
			     "accents: rename one of them")
			: NULL;
}

void inspect_tree_release(struct inspect_tree *tree)
{
	free(tree->entries);
	*tree = (struct inspect_tree)INSPECT_TREE_INIT;
}
