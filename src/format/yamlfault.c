#include "format/yamlfault.h"
#include "base/lang.h"
#include "base/utf8.h"

#include <stdbool.h>
#include <string.h>

/* How far above the place of a fault its cause is looked for. */
#define LINES_ABOVE 40

struct line {
	const char *bytes;
	uint32_t length; /* without its line ending */
};

static struct line get_line(const struct yamlbytes *file, uint32_t number)
{
	if (number >= file->line_count)
		return (struct line){"", 0};
	uint32_t start = number ? file->line_starts[number] : file->mark;
	uint32_t end = yamlbytes_line_end(file, number);
	while (end > start && strchr("\r\n", file->bytes[end - 1]))
		end--;
	return (struct line){file->bytes + start, end - start};
}

static uint32_t skip_spaces(struct line line, uint32_t at)
{
	while (at < line.length && (line.bytes[at] == ' ' || line.bytes[at] == '\t'))
		at++;
	return at;
}

/* Where the line's value begins: after its hyphens and its "key: ". */
static uint32_t value_start(struct line line)
{
	uint32_t at = skip_spaces(line, 0);
	while (at + 1 < line.length && line.bytes[at] == '-' && line.bytes[at + 1] == ' ')
		at = skip_spaces(line, at + 1);
	if (at < line.length && strchr("\"'", line.bytes[at]))
		return at;
	for (uint32_t i = at; i + 1 < line.length; i++) {
		if (line.bytes[i] == ':' && line.bytes[i + 1] == ' ')
			return skip_spaces(line, i + 1);
	}
	return at;
}

const char *yamlfault_no_break(void)
{
	return _("a no-break space, which cannot be seen, stands here: replace it with an "
		 "ordinary space");
}

enum quote { QUOTE_NONE, QUOTE_UNCLOSED, QUOTE_FOLLOWED, QUOTE_APOSTROPHE };

/* Whether the line's value begins with a quotation mark, and how that ends. */
static enum quote judge_quote(struct line line, uint32_t *column)
{
	uint32_t at = value_start(line);
	*column = at;
	if (at >= line.length || !strchr("\"'", line.bytes[at]))
		return QUOTE_NONE;
	char mark = line.bytes[at++];
	for (; at < line.length; at++) {
		if (mark == '"' && line.bytes[at] == '\\') {
			at++;
		} else if (line.bytes[at] == mark) {
			if (mark == '\'' && at + 1 < line.length &&
				line.bytes[at + 1] == mark) {
				at++;
				continue;
			}
			uint32_t next = skip_spaces(line, at + 1);
			bool clean = next >= line.length || line.bytes[next] == '#' ||
				     line.bytes[next] == ':';
			*column = at + 1;
			return clean         ? QUOTE_NONE
			       : mark == '"' ? QUOTE_FOLLOWED
					     : QUOTE_APOSTROPHE;
		}
	}
	return QUOTE_UNCLOSED;
}

static void report(const char *path, struct diag *diag, enum finding_rule rule, uint32_t line,
	uint32_t column, const char *message)
{
	diag_add(diag, rule, path, line + 1, column + 1, "%s", message);
}

static const char *quote_message(enum quote quote)
{
	if (quote == QUOTE_FOLLOWED)
		return _("something follows the closing quotation mark: inside double quotes, "
			 "write a quotation mark as \\\"");
	if (quote == QUOTE_APOSTROPHE)
		return _(
			"the apostrophe before this ends the text: put the whole text in double "
			"quotes");
	return _(
		"this quotation mark has no twin on its line: close the text with the same mark");
}

/* A quotation mark that went wrong on the line of the fault or shortly above it. */
static bool report_quote(const struct yamlbytes *file, const struct yamlfault *fault,
	const char *path, struct diag *diag)
{
	uint32_t top = fault->line > LINES_ABOVE ? fault->line - LINES_ABOVE : 0;
	uint32_t last = fault->line < file->line_count ? fault->line : file->line_count - 1;
	for (uint32_t n = last + 1; n-- > top;) {
		struct line line = get_line(file, n);
		uint32_t at;
		enum quote quote = judge_quote(line, &at);
		if (quote == QUOTE_NONE)
			continue;
		uint32_t column = (uint32_t)utf8_count(line.bytes, at);
		report(path, diag, FINDING_UNCLOSED_QUOTE, n, column, quote_message(quote));
		return true;
	}
	return false;
}

static bool says(const char *text, const char *words)
{
	return text && strstr(text, words);
}

/* "\\q", and "\\Users", which begins like the number of a character. */
static bool is_escape(const struct yamlfault *fault)
{
	return says(fault->problem, "escape") || says(fault->problem, "hexdecimal") ||
	       says(fault->problem, "Unicode");
}

static bool tab_indented(struct line line)
{
	uint32_t end = skip_spaces(line, 0);
	return memchr(line.bytes, '\t', end) != NULL;
}

/* A no-break space in the indentation, after a hyphen there, or after the first colon. */
static bool find_no_break(struct line line, uint32_t *at)
{
	uint32_t i = skip_spaces(line, 0);
	while (i < line.length && line.bytes[i] == '-')
		i = skip_spaces(line, i + 1);
	bool here = utf8_no_break(line.bytes + i, line.length - i);
	const char *colon = memchr(line.bytes, ':', line.length);
	if (!here && colon)
		i = (uint32_t)(colon + 1 - line.bytes);
	*at = (uint32_t)utf8_count(line.bytes, i);
	return utf8_no_break(line.bytes + i, line.length - i);
}

static bool report_no_break(const struct yamlbytes *file, const struct yamlfault *fault,
	const char *path, struct diag *diag)
{
	const uint32_t lines[] = {fault->line, fault->context_line};
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		uint32_t column;
		if (!find_no_break(get_line(file, lines[i]), &column))
			continue;
		report(path, diag, FINDING_NO_BREAK_SPACE, lines[i], column,
			yamlfault_no_break());
		return true;
	}
	return false;
}

/* A line that has a colon before the one complained of: "title: A : B". */
static bool second_colon(struct line line, uint32_t column)
{
	uint32_t limit = (uint32_t)utf8_skip(line.bytes, line.length, column);
	for (uint32_t i = 0; i + 1 < limit; i++) {
		if (line.bytes[i] == ':' && line.bytes[i + 1] == ' ')
			return true;
	}
	return false;
}

/* None of what the reader calls by a name: then it is the line's place that is wrong. */
static bool is_indentation(const struct yamlfault *fault)
{
	static const char *const named[] = {"could not find expected ':'", "escape",
		"hexdecimal", "Unicode", "cannot start any token", "simple key", "too long"};
	for (size_t i = 0; i < sizeof named / sizeof *named; i++) {
		if (says(fault->problem, named[i]))
			return false;
	}
	return true;
}

/* "title: - plan" */
static bool is_hyphen(const struct yamlfault *fault)
{
	return says(fault->problem, "block sequence entries are not allowed");
}

static const char *syntax_message(const struct yamlfault *fault)
{
	if (says(fault->problem, "could not find expected ':'"))
		return _(
			"this line is neither a field ('name: value') nor an item ('- value'): is a colon, "
			"or the space after it, missing?");
	if (is_escape(fault))
		return _("inside double quotes a backslash begins an escape: write it twice");
	if (is_hyphen(fault))
		return _(
			"a text cannot begin with a hyphen and a space: put it in double quotes");
	if (says(fault->problem, "cannot start any token"))
		return _("a text cannot begin with this character: put it in double quotes");
	if (says(fault->problem, "simple key") || says(fault->problem, "too long"))
		return _(
			"the name of a field is too long: is a quotation mark or a colon misplaced?");
	return _("the line does not fit the ones around it: look at its indentation");
}

static enum finding_rule property_rule(const struct yamlfault *fault)
{
	if (says(fault->context, "anchor") || says(fault->context, "alias"))
		return FINDING_ANCHOR;
	if (says(fault->context, "tag") || says(fault->problem, "tag handle"))
		return FINDING_TAG;
	if (says(fault->context, "directive") || says(fault->problem, "directive") ||
		says(fault->problem, "incompatible YAML"))
		return FINDING_DIRECTIVE;
	if (says(fault->problem, "<document start>"))
		return FINDING_MULTIPLE_DOCUMENTS;
	if (says(fault->context, "flow"))
		return FINDING_FLOW_STYLE;
	return FINDING_SYNTAX;
}

static const char *property_message(enum finding_rule rule)
{
	switch ((int)rule) {
	case FINDING_ANCHOR:
		return _("put a text that begins with & or * in double quotes");
	case FINDING_TAG:
		return _("put a text that begins with ! in double quotes");
	case FINDING_DIRECTIVE:
		return _(
			"lines that begin with % are directives: delete them, or put the text in "
			"double quotes");
	case FINDING_MULTIPLE_DOCUMENTS:
		return _("the file goes on after its end: a plan file holds one document");
	default:
		return _(
			"a text cannot begin with a bracket or brace: put it in double quotes, or "
			"write a list one item a line");
	}
}

/* Where a bracket stands in the line: at the margin, as its value or, loosely, after any space. */
static bool bracket_in(struct line line, bool loosely, uint32_t *at)
{
	uint32_t places[] = {skip_spaces(line, 0), value_start(line)};
	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		*at = places[i];
		if (*at < line.length && strchr("[{", line.bytes[*at]))
			return true;
	}
	for (*at = 1; loosely && *at < line.length; (*at)++) {
		if (line.bytes[*at - 1] == ' ' && strchr("[{", line.bytes[*at]))
			return true;
	}
	return false;
}

/* The bracket, on this line or above, that was never closed. */
static bool find_bracket(
	const struct yamlbytes *file, uint32_t from, uint32_t *line, uint32_t *column)
{
	uint32_t top = from > LINES_ABOVE ? from - LINES_ABOVE : 0, at;
	for (int loosely = 0; loosely < 2; loosely++) {
		for (uint32_t n = from + 1; n-- > top;) {
			struct line text = get_line(file, n);
			if (!bracket_in(text, loosely, &at))
				continue;
			*line = n;
			*column = (uint32_t)utf8_count(text.bytes, at);
			return true;
		}
	}
	return false;
}

/* The first line that begins with %, up to the fault's. */
static bool find_directive(const struct yamlbytes *file, uint32_t last, uint32_t *line)
{
	for (*line = 0; *line <= last; (*line)++) {
		struct line text = get_line(file, *line);
		if (text.length && text.bytes[0] == '%')
			return true;
	}
	return false;
}

/* At the end of a file the reader speaks of a line after the last. */
static void clamp(const struct yamlbytes *file, uint32_t *line, uint32_t *column)
{
	if (*line < file->line_count)
		return;
	*line = file->line_count - 1;
	struct line last = get_line(file, *line);
	*column = (uint32_t)utf8_count(last.bytes, last.length);
}

/* Anchors, tags, directives, documents, brackets: what a plan file has none of. */
static void report_property(const struct yamlbytes *file, const struct yamlfault *fault,
	enum finding_rule rule, const char *path, struct diag *diag)
{
	uint32_t line = fault->line, column = fault->column;
	if (rule == FINDING_FLOW_STYLE && !find_bracket(file, fault->line, &line, &column)) {
		line = fault->context_line;
		column = fault->context_column;
	}
	if (rule == FINDING_ANCHOR || rule == FINDING_TAG) {
		line = fault->context_line;
		column = fault->context_column;
	}
	report(path, diag, rule, line, column, property_message(rule));
}

static void report_syntax(const struct yamlbytes *file, const struct yamlfault *fault,
	const char *path, struct diag *diag)
{
	struct line line = get_line(file, fault->line);
	bool escape = is_escape(fault);
	/* Where the line begins with the hyphen, it is out of line with others. */
	bool hyphen = is_hyphen(fault) && skip_spaces(line, 0) < fault->column;
	/* A line without a colon is noticed at the next one. */
	bool key = says(fault->context, "simple key");
	if (!escape && report_quote(file, fault, path, diag))
		return;
	if (says(fault->problem, "mapping values are not allowed") &&
		second_colon(line, fault->column))
		report(path, diag, FINDING_UNQUOTED_COLON, fault->line, fault->column,
			_("put the text in double quotes: it holds a colon followed by a space"));
	else if (key)
		report(path, diag, FINDING_SYNTAX, fault->context_line, fault->context_column,
			syntax_message(fault));
	else
		report(path, diag, FINDING_SYNTAX, fault->line,
			is_indentation(fault) && !hyphen ? skip_spaces(line, 0) : fault->column,
			syntax_message(fault));
}

void yamlfault_report(const struct yamlbytes *file, const struct yamlfault *said,
	const char *path, struct diag *diag)
{
	struct yamlfault fault = *said;
	clamp(file, &fault.line, &fault.column);
	clamp(file, &fault.context_line, &fault.context_column);
	enum finding_rule rule = property_rule(&fault);
	uint32_t directive;
	if (tab_indented(get_line(file, fault.line)))
		report(path, diag, FINDING_TAB_INDENTATION, fault.line, 0,
			_("the line is indented with a tab: use spaces, two a level"));
	else if (report_no_break(file, &fault, path, diag))
		return;
	else if (says(fault.context, "quoted scalar") && !is_escape(&fault))
		report(path, diag, FINDING_UNCLOSED_QUOTE, fault.context_line,
			fault.context_column, quote_message(QUOTE_UNCLOSED));
	else if (find_directive(file, fault.line, &directive))
		report(path, diag, FINDING_DIRECTIVE, directive, 0,
			property_message(FINDING_DIRECTIVE));
	else if (rule != FINDING_SYNTAX)
		report_property(file, &fault, rule, path, diag);
	else
		report_syntax(file, &fault, path, diag);
}
