#include "model/reading.h"
#include "base/text.h"
#include "base/utf8.h"
#include "format/yamlfault.h"

#include <string.h>

void reading_fault(const struct reading *reading, enum finding_rule rule,
	const struct yamldoc_node *entry, const char *format, ...)
{
	struct text message = TEXT_INIT;
	va_list arguments;
	va_start(arguments, format);
	text_vprintf(&message, format, arguments);
	va_end(arguments);
	diag_add(reading->diag, rule, reading->path, yamldoc_line(entry), yamldoc_column(entry),
		"%s", message.data);
	text_release(&message);
}

void reading_quote(struct text *out, const struct yamldoc_node *node)
{
	utf8_excerpt(out, node->text, node->length);
}

bool reading_no_break(const struct yamldoc_node *node)
{
	const char *text = node->text;
	if (node->kind != YAMLDOC_SCALAR || node->style != YAMLDOC_PLAIN ||
		!strpbrk(text, "\xc2\xe2"))
		return false;
	const char *end = text + node->length;
	for (const char *p = text; p < end; p++) {
		size_t length = utf8_no_break(p, (size_t)(end - p));
		if (length && (p == text || p + length == end || p[-1] == ':' ||
				      (p[-1] == '-' && p == text + 1)))
			return true;
	}
	return false;
}

bool reading_no_break_fault(const struct reading *reading, const struct yamldoc_node *node)
{
	diag_add(reading->diag, FINDING_NO_BREAK_SPACE, reading->path, node->line, node->column,
		"%s", yamlfault_no_break());
	return false;
}
