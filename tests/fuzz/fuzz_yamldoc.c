#include "check.h"

#include "../unit/spans.h"

/*
 * Any bytes read as a YAML file, as a working one and as a recorded one: there is a
 * tree whose spans hold what format/yamldoc.h promises, or a finding that says why
 * there is none.
 */

/* Trying edits costs a reading each. */
#define LARGEST_EDITED 4096
#define MOST_EDITED 24

static uint32_t count_lines(const char *bytes, size_t length)
{
	uint32_t lines = 1;
	for (size_t i = 0; i < length; i++)
		lines += bytes[i] == '\n';
	return lines;
}

/* A column may be the one after the line's last character. */
static size_t count_columns(const char *bytes, size_t length, uint32_t line)
{
	size_t at = 0, columns = 1;
	while (line > 1 && at < length)
		line -= bytes[at++] == '\n';
	for (; at < length && bytes[at] != '\n'; at++)
		columns += ((unsigned char)bytes[at] & 0xC0) != 0x80;
	return columns;
}

static void check_findings(const struct diag *diag, const char *bytes, size_t length)
{
	uint32_t lines = count_lines(bytes, length);
	for (size_t i = 0; i < diag->count; i++) {
		const struct finding *finding = &diag->items[i];
		demand(!strcmp(finding->path, "f"), "a finding is of its file");
		demand(finding->line >= 1 && finding->line <= lines,
			"a finding's line is one of the file's");
		/* What is no UTF-8 has no characters to count. */
		if (finding->rule != FINDING_INVALID_UTF8 && finding->rule != FINDING_TOO_LARGE)
			demand(finding->column >= 1 &&
					finding->column <=
						count_columns(bytes, length, finding->line),
				"a finding's column is one of its line's");
		demand(*finding->message != '\0', "a finding says something");
	}
}

/* Whatever else is wrong, nothing lies outside the file. */
static void check_bounds(const struct yamldoc *doc, const struct yamldoc_node *node)
{
	demand(node->start <= node->end && node->end <= doc->length,
		"own spans are in the file");
	demand(node->kind != YAMLDOC_SCALAR || strlen(node->text) == node->length,
		"texts hold no NUL");
	uint32_t count = 0;
	for (const struct yamldoc_node *entry = node->first; entry; entry = entry->next) {
		/* What stands in brackets, which has a finding, has no outer spans. */
		demand(node->style == YAMLDOC_FLOW ||
				(entry->from <= entry->to && entry->to <= doc->length),
			"outer spans are in the file");
		check_bounds(doc, entry);
		count++;
	}
	demand(count == node->count, "a collection has as many entries as it says");
}

static void check_tree(const struct yamldoc *doc)
{
	const char *fault = spans_fault(doc);
	demand(!fault, fault ? fault : "");
	if (doc->length <= LARGEST_EDITED)
		fault = edits_fault(doc, MOST_EDITED);
	demand(!fault, fault ? fault : "");
}

static void check_reading(const char *bytes, size_t length, enum yamldoc_origin origin)
{
	struct arena arena = ARENA_INIT;
	struct diag diag = DIAG_INIT;
	struct yamldoc doc;
	int result = yamldoc_read(&doc, bytes, length, origin, "f", &arena, &diag);
	demand(result == 0 || result == -1, "0 or -1 is returned");
	check_findings(&diag, bytes, length);
	if (result) {
		demand(diag_errors(&diag) > 0, "without a tree there is a finding");
	} else {
		demand(doc.root && doc.root->kind == YAMLDOC_MAPPING, "the root is a mapping");
		check_bounds(&doc, doc.root);
		if (!diag_errors(&diag))
			check_tree(&doc);
	}
	diag_release(&diag);
	arena_release(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	/* A copy of its own size: a byte read past the end is noticed. */
	char *bytes = mem_alloc(size);
	if (size)
		memcpy(bytes, data, size);
	check_reading(bytes, size, YAMLDOC_WORKING);
	check_reading(bytes, size, YAMLDOC_RECORDED);
	free(bytes);
	return 0;
}
