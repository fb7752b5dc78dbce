#include "base/diag.h"
#include "base/lang.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

/* The explanation, and after it what many are where there is that. */
#define FINDING_ENTRY(symbol, own_id, own_severity, own_title, ...) \
	{.id = own_id, \
		.severity = SEVERITY_##own_severity, \
		.title = own_title, \
		.explanation = __VA_ARGS__},
const struct finding_info finding_catalogue[FINDING_COUNT] = {FINDINGS(FINDING_ENTRY)};

enum finding_rule finding_find(const char *id)
{
	int rule = 0;
	while (rule < FINDING_COUNT && strcmp(finding_catalogue[rule].id, id))
		rule++;
	return (enum finding_rule)rule;
}

void diag_release(struct diag *diag)
{
	free(diag->items);
	arena_release(&diag->arena);
	*diag = (struct diag)DIAG_INIT;
}

void diag_add(struct diag *diag, enum finding_rule rule, const char *path, uint32_t line,
	uint32_t column, const char *format, ...)
{
	diag->dropped =
		diag->no_warnings && finding_catalogue[rule].severity == SEVERITY_WARNING;
	if (diag->dropped)
		return;
	const struct finding *last = diag->count ? &diag->items[diag->count - 1] : NULL;
	bool same = last && !strcmp(last->path, path);
	if (!same)
		diag->in_file[SEVERITY_ERROR] = diag->in_file[SEVERITY_WARNING] = 0;
	/* Each severity by itself: no number of warnings hides an error. */
	size_t before = diag->in_file[finding_catalogue[rule].severity]++;
	if (before > DIAG_MOST_IN_FILE) {
		diag->dropped = true;
		return;
	}
	struct text message = TEXT_INIT;
	va_list arguments;
	va_start(arguments, format);
	text_vprintf(&message, format, arguments);
	va_end(arguments);
	if (before == DIAG_MOST_IN_FILE)
		text_str(&message, _(" (more follow in this file)"));
	const char *kept = same ? last->path : arena_strdup(&diag->arena, path);
	diag->items = mem_grow(diag->items, diag->count, &diag->capacity, sizeof *diag->items);
	diag->items[diag->count++] = (struct finding){
		.path = kept,
		.line = line ? line : 1,
		.column = column ? column : 1,
		.rule = rule,
		.message = arena_text(&diag->arena, message.data, message.length),
	};
	text_release(&message);
}

void diag_suggest(struct diag *diag, const char *suggestion)
{
	if (suggestion && diag->count && !diag->dropped)
		diag->items[diag->count - 1].suggestion =
			arena_strdup(&diag->arena, suggestion);
}

void diag_told(struct diag *diag, const char *suggestion)
{
	diag_suggest(diag, suggestion);
	if (suggestion && diag->count && !diag->dropped)
		diag->items[diag->count - 1].told = true;
}

void diag_adopt(struct diag *diag, struct diag *other)
{
	if (other->count) {
		diag->items =
			mem_array(diag->items, diag->count + other->count, sizeof *diag->items);
		memcpy(diag->items + diag->count, other->items,
			other->count * sizeof *other->items);
		diag->count += other->count;
		diag->capacity = diag->count;
	}
	arena_adopt(&diag->arena, &other->arena);
	diag_release(other);
}

static int compare(const void *left, const void *right)
{
	const struct finding *a = left, *b = right;
	int order = strcmp(a->path, b->path);
	if (order)
		return order;
	if (a->line != b->line)
		return a->line < b->line ? -1 : 1;
	if (a->column != b->column)
		return a->column < b->column ? -1 : 1;
	if (a->rule != b->rule)
		return a->rule < b->rule ? -1 : 1;
	return strcmp(a->message, b->message);
}

void diag_sort(struct diag *diag)
{
	if (!diag->count)
		return;
	qsort(diag->items, diag->count, sizeof *diag->items, compare);
	size_t kept = 1;
	for (size_t i = 1; i < diag->count; i++) {
		if (compare(&diag->items[kept - 1], &diag->items[i]))
			diag->items[kept++] = diag->items[i];
	}
	diag->count = kept;
}

size_t diag_errors(const struct diag *diag)
{
	size_t errors = 0;
	for (size_t i = 0; i < diag->count; i++)
		errors += finding_catalogue[diag->items[i].rule].severity == SEVERITY_ERROR;
	return errors;
}
