#include "format/yamlscalar.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

/* Plain words that YAML 1.1 readers take for something else than text. */
static bool is_special(const char *text)
{
	static const char *const words[] = {
		"y", "n", "yes", "no", "true", "false", "on", "off", "null", "nan"};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (!strcasecmp(text, words[i]))
			return true;
	}
	return false;
}

/* Begins with a letter, or what is no ASCII; numbers and dates begin otherwise. */
static bool begins_as_text(const char *text)
{
	return isalpha((unsigned char)*text) || (unsigned char)*text >= 0x80;
}

static bool fits_plain(const char *text, bool word)
{
	size_t length = strlen(text);
	bool begins = begins_as_text(text) || (word && isalnum((unsigned char)*text));
	if (!begins || text[length - 1] == ' ' || text[length - 1] == ':')
		return false;
	if (strpbrk(text, "\n\t\r") || strstr(text, ": ") || strstr(text, " #"))
		return false;
	return word || !is_special(text);
}

/* A block's indentation is told by its first line, which therefore is neither empty nor indented. */
static bool fits_literal(const char *text)
{
	size_t length = strlen(text);
	if (!length || strchr(" \t\n\r", *text) || strchr(text, '\r'))
		return false;
	/* Further empty lines at the end would take in what comes to stand behind them. */
	return length < 2 || strcmp(text + length - 2, "\n\n") != 0;
}

/* Folding joins lines: those that begin or end with a blank are joined otherwise. */
static bool fits_folded(const char *text)
{
	return fits_literal(text) && !strstr(text, "\n ") && !strstr(text, "\n\t") &&
	       !strstr(text, " \n") && !strstr(text, "\t\n") && !strstr(text, "\n\n");
}

bool yamlscalar_fits(enum yamldoc_style style, const char *text, bool word)
{
	switch (style) {
	case YAMLDOC_PLAIN:
		return fits_plain(text, word);
	case YAMLDOC_SINGLE_QUOTED:
		return !strpbrk(text, "\n\t\r");
	case YAMLDOC_DOUBLE_QUOTED:
		return true;
	case YAMLDOC_LITERAL:
		return fits_literal(text);
	case YAMLDOC_FOLDED:
		return fits_folded(text);
	case YAMLDOC_BLOCK:
	case YAMLDOC_FLOW:
		break;
	}
	return false;
}

static void print_single(struct text *out, const char *text)
{
	text_char(out, '\'');
	for (; *text; text++) {
		if (*text == '\'')
			text_char(out, '\'');
		text_char(out, *text);
	}
	text_char(out, '\'');
}

static void print_double(struct text *out, const char *text)
{
	text_char(out, '"');
	for (; *text; text++) {
		if (*text == '"' || *text == '\\')
			text_char(out, '\\');
		if (*text == '\n')
			text_str(out, "\\n");
		else if (*text == '\t')
			text_str(out, "\\t");
		else if (*text == '\r')
			text_str(out, "\\r");
		else
			text_char(out, *text);
	}
	text_char(out, '"');
}

/* Of a folded block each line of the text is a paragraph: an empty line keeps two apart. */
static void print_block(struct text *out, enum yamldoc_style style, const char *text,
	uint32_t indent, const char *comment, const char *newline)
{
	size_t length = strlen(text);
	text_char(out, style == YAMLDOC_LITERAL ? '|' : '>');
	if (text[length - 1] != '\n')
		text_char(out, '-');
	text_printf(out, "%s%s", comment, newline);
	for (const char *line = text; *line;) {
		size_t end = strcspn(line, "\n");
		if (style == YAMLDOC_FOLDED && line != text)
			text_str(out, newline);
		if (end)
			text_fill(out, ' ', indent);
		text_add(out, line, end);
		text_str(out, newline);
		line += end + (line[end] == '\n');
	}
}

void yamlscalar_print(struct text *out, enum yamldoc_style style, const char *text,
	uint32_t indent, const char *comment, const char *newline)
{
	if (style == YAMLDOC_LITERAL || style == YAMLDOC_FOLDED)
		print_block(out, style, text, indent, comment, newline);
	else if (style == YAMLDOC_SINGLE_QUOTED)
		print_single(out, text);
	else if (style == YAMLDOC_DOUBLE_QUOTED)
		print_double(out, text);
	else
		text_str(out, text);
}
