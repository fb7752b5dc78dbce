#include "format/markdown.h"
#include "base/utf8.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>

/* What has a meaning anywhere in a line. */
static const char inner[] = "\\`*_[]<>|&~";

/* "12. " or "12) " begins a numbered list: the length of its digits, else 0. */
static size_t list_number(const char *text)
{
	size_t digits = strspn(text, "0123456789");
	bool marks = digits && (text[digits] == '.' || text[digits] == ')');
	return marks && (!text[digits + 1] || text[digits + 1] == ' ') ? digits : 0;
}

/* Addresses become links by themselves: "https://", "www.". */
static bool begins_address(const char *start, const char *at)
{
	if (*at == ':')
		return at[1] == '/' && at[2] == '/';
	return *at == '.' && at - start >= 3 && tolower((unsigned char)at[-1]) == 'w' &&
	       tolower((unsigned char)at[-2]) == 'w' && tolower((unsigned char)at[-3]) == 'w';
}

void markdown_text(struct text *out, const char *text)
{
	struct text shown = TEXT_INIT;
	utf8_visible(&shown, text, strlen(text));
	const char *start = shown.data + strspn(shown.data, " ");
	const char *marker = start + list_number(start);
	bool leads = marker > start || (*start && strchr("-+#=:", *start));
	for (const char *at = start; *at; at++) {
		if ((leads && at == marker) || strchr(inner, *at) || begins_address(start, at))
			text_char(out, '\\');
		text_char(out, *at);
	}
	text_release(&shown);
}
