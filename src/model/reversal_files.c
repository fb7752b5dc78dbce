#include "base/lang.h"
#include "base/utf8.h"
#include "model/files.h"
#include "model/reversal_parts.h"

#include <stdlib.h>
#include <string.h>

enum end { BEFORE, AFTER };

/* --- What the commit changed ------------------------------------------------------- */

static int by_path(const void *left, const void *right)
{
	return strcmp(((const struct source_entry *)left)->path,
		((const struct source_entry *)right)->path);
}

static int list_end(struct reversal *reversal, enum end end, struct fail *fail)
{
	struct source *source = reversal->ends[end];
	struct source_list *list = &reversal->lists[end];
	*list = (struct source_list)SOURCE_LIST_INIT;
	if (source->ops->list(source, list, fail))
		return -1;
	if (list->count)
		qsort(list->items, list->count, sizeof *list->items, by_path);
	return source->ops->open(source, &reversal->readers[end], fail);
}

static void add_touched(struct reversal *reversal, const char *path,
	const struct source_entry *before, const struct source_entry *after)
{
	if (before && after && before->type == after->type &&
		!memcmp(before->id, after->id, sizeof before->id))
		return;
	reversal->touched = mem_grow(reversal->touched, reversal->touched_count,
		&reversal->touched_capacity, sizeof *reversal->touched);
	reversal->touched[reversal->touched_count++] =
		(struct touched){path, before, after, false};
}

static void compare_ends(struct reversal *reversal)
{
	const struct source_list *before = &reversal->lists[BEFORE],
				 *after = &reversal->lists[AFTER];
	for (size_t i = 0, k = 0; i < before->count || k < after->count;) {
		const struct source_entry *old = &before->items[i], *made = &after->items[k];
		int order = i == before->count  ? 1
			    : k == after->count ? -1
						: strcmp(old->path, made->path);
		add_touched(reversal, order <= 0 ? old->path : made->path,
			order <= 0 ? old : NULL, order >= 0 ? made : NULL);
		i += order <= 0;
		k += order >= 0;
	}
}

static int read_end(struct reversal *reversal, enum end end, const struct source_entry *entry,
	struct text *bytes, struct fail *fail)
{
	struct source *source = reversal->ends[end];
	enum source_outcome outcome;
	if (source->ops->read(reversal->readers[end], entry, bytes, &outcome, fail))
		return -1;
	if (outcome == SOURCE_READ && entry->type == SOURCE_FILE)
		return 0;
	struct text shown = TEXT_INIT;
	utf8_visible(&shown, entry->path, strlen(entry->path));
	fail_set(
		fail, STATUS_REFUSED, _("%s cannot be read as that commit has it"), shown.data);
	text_release(&shown);
	return -1;
}

/* --- What is as the commit left it ------------------------------------------------- */

static void strip_returns(struct text *bytes)
{
	size_t kept = 0;
	for (size_t i = 0; i < bytes->length; i++) {
		if (bytes->data[i] != '\r' || bytes->data[i + 1] != '\n')
			bytes->data[kept++] = bytes->data[i];
	}
	bytes->length = kept;
	if (bytes->capacity)
		bytes->data[kept] = '\0';
}

static int look_at(struct reversal *reversal, struct touched *touched, struct fail *fail)
{
	struct text now = TEXT_INIT, then = TEXT_INIT;
	bool there;
	int result = draft_look(reversal->draft, touched->path, &now, &there, fail);
	if (!result && touched->after)
		result = read_end(reversal, AFTER, touched->after, &then, fail);
	strip_returns(&now);
	touched->whole = there == (touched->after != NULL) && now.length == then.length &&
			 !memcmp(now.data, then.data, then.length);
	text_release(&now);
	text_release(&then);
	return result;
}

int reversal_list_files(struct reversal *reversal, struct fail *fail)
{
	if (list_end(reversal, BEFORE, fail) || list_end(reversal, AFTER, fail))
		return -1;
	compare_ends(reversal);
	int result = 0;
	for (size_t i = 0; i < reversal->touched_count && !result; i++)
		result = look_at(reversal, &reversal->touched[i], fail);
	return result;
}

static struct touched *find(const struct reversal *reversal, const char *path)
{
	for (size_t low = 0, high = reversal->touched_count; low < high;) {
		size_t middle = low + (high - low) / 2;
		int order = strcmp(reversal->touched[middle].path, path);
		if (!order)
			return &reversal->touched[middle];
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

bool reversal_is_whole(
	const struct reversal *reversal, const char *path, const char *other_path)
{
	const struct touched *one = find(reversal, path), *other = find(reversal, other_path);
	return one && other && one->whole && other->whole;
}

void reversal_bind_files(struct reversal *reversal, const char *path, const char *other_path)
{
	struct touched *one = find(reversal, path), *other = find(reversal, other_path);
	if (one && other)
		one->whole = other->whole = one->whole && other->whole;
}

/* --- Their bytes --------------------------------------------------------------------- */

int reversal_old_bytes(
	struct reversal *reversal, const char *path, struct text *bytes, struct fail *fail)
{
	const struct source_entry key = {.path = path};
	const struct source_list *list = &reversal->lists[BEFORE];
	const struct source_entry *entry =
		list->count ? bsearch(&key, list->items, list->count, sizeof key, by_path)
			    : NULL;
	if (!entry)
		return fail_set(fail, STATUS_REFUSED, _("%s cannot be read"), path);
	return read_end(reversal, BEFORE, entry, bytes, fail);
}

/* A working file whose lines end with CR LF keeps them. */
static void add_returns(struct text *bytes)
{
	struct text with = TEXT_INIT;
	for (size_t i = 0; i < bytes->length; i++) {
		if (bytes->data[i] == '\n')
			text_char(&with, '\r');
		text_char(&with, bytes->data[i]);
	}
	text_release(bytes);
	*bytes = with;
}

static bool has_returns(const struct text *bytes)
{
	const char *end = memchr(bytes->data, '\n', bytes->length);
	return end && end > bytes->data && end[-1] == '\r';
}

bool reversal_map_link(void *context, struct editing *editing, const struct field *field,
	struct yamldoc_node *scalar)
{
	const struct reversal *reversal = context;
	if (field->type != TYPE_LINK && field->type != TYPE_FORMER_LINK &&
		field->type != TYPE_DECISION)
		return false;
	const char *id =
		pairing_old_id(&reversal->from_parent, schema_space(field), scalar->text);
	if (!strcmp(id, scalar->text))
		return false;
	yamledit_change(&editing->arena, scalar, id, editing_id_form(id));
	return true;
}

/* What a file refers to may have another id by now. */
static int map_links(
	struct reversal *reversal, const char *path, struct text *bytes, struct fail *fail)
{
	struct editing editing;
	struct diag diag = DIAG_INIT;
	bool readable;
	const struct source_entry entry = {.path = path, .type = SOURCE_FILE};
	enum kind kind = file_kind(&readable, &entry, &diag);
	diag_release(&diag);
	if (!reversal->from_parent.renamed_count || kind == KIND_COUNT ||
		kind_schemas[kind].record == RECORD_NONE)
		return 0;
	int result = editing_start(&editing, bytes, fail);
	if (!result && editing_each(&editing, editing.doc.root, kind_schemas[kind].record,
			       reversal_map_link, reversal))
		result = editing_take(bytes, &editing, fail);
	editing_finish(&editing);
	return result;
}

static int put_file(struct reversal *reversal, const struct touched *touched, struct fail *fail)
{
	if (!touched->before)
		return draft_remove(reversal->draft, touched->path, fail);
	struct text *bytes = draft_file(reversal->draft, touched->path, fail);
	if (!bytes)
		return -1;
	bool returns = has_returns(bytes);
	text_reset(bytes);
	if (read_end(reversal, BEFORE, touched->before, bytes, fail) ||
		map_links(reversal, touched->path, bytes, fail))
		return -1;
	if (returns && !has_returns(bytes))
		add_returns(bytes);
	return 0;
}

int reversal_put_files(struct reversal *reversal, struct fail *fail)
{
	int result = 0;
	for (size_t i = 0; i < reversal->touched_count && !result; i++) {
		if (reversal->touched[i].whole)
			result = put_file(reversal, &reversal->touched[i], fail);
	}
	return result;
}
