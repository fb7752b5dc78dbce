#include "format/html.h"
#include "base/utf8.h"

#include <string.h>

static const char *reference(char c)
{
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	case '\'':
		return "&#39;";
	default:
		return NULL;
	}
}

static void escape(struct text *out, const char *text, const char *special)
{
	struct text shown = TEXT_INIT;
	utf8_visible(&shown, text, strlen(text));
	const char *from = shown.data;
	while (*from) {
		size_t length = strcspn(from, special);
		text_add(out, from, length);
		from += length;
		if (*from)
			text_str(out, reference(*from++));
	}
	text_release(&shown);
}

void html_text(struct text *out, const char *text)
{
	escape(out, text, "&<>");
}

void html_attribute(struct text *out, const char *text)
{
	escape(out, text, "&<>\"'");
}
