#include "base/lang.h"
#include "base/utf8.h"
#include "model/query_parts.h"
#include "model/vocabulary.h"

#include <stdlib.h>
#include <string.h>

static const struct {
	const char *word;
	enum token_type type;
} operators[] = {
	{"not", TOKEN_NOT},
	{"sauf", TOKEN_NOT},
	{"pas", TOKEN_NOT},
	{"non", TOKEN_NOT},
	{"or", TOKEN_OR},
	{"ou", TOKEN_OR},
	{"and", TOKEN_AND},
	{"et", TOKEN_AND},
};

static const struct {
	const char *open, *close;
} quotes[] = {{"\"", "\""}, {"«", "»"}, {"“", "”"}};
#define QUOTES (sizeof quotes / sizeof *quotes)

#define SPACES " \t\n\r\v\f"

static bool is_space(char c)
{
	return c && strchr(SPACES, c);
}

/* A space or no-break space at that place; how many bytes it has. */
static size_t space_at(const char *at)
{
	if (is_space(*at))
		return 1;
	return !strncmp(at, "\u00a0", 2) ? 2 : !strncmp(at, "\u202f", 3) ? 3 : 0;
}

static size_t skip_spaces(const char *line, size_t from, size_t to)
{
	while (from < to && space_at(line + from))
		from += space_at(line + from);
	return from < to ? from : to;
}

static size_t drop_spaces(const char *line, size_t from, size_t to)
{
	while (to > from) {
		size_t back = 1;
		while (back < 3 && back < to - from &&
			((unsigned char)line[to - back] & 0xC0) == 0x80)
			back++;
		if (space_at(line + to - back) != back)
			break;
		to -= back;
	}
	return to;
}

static enum token_type operator_of(const char *word, size_t length)
{
	for (size_t i = 0; i < sizeof operators / sizeof *operators; i++) {
		if (utf8_same_folded(word, length, operators[i].word))
			return operators[i].type;
	}
	return TOKEN_TERM;
}

static void add_token(struct tokens *tokens, struct token token)
{
	tokens->items = mem_grow(tokens->items, tokens->count, &tokens->capacity, sizeof token);
	tokens->items[tokens->count++] = token;
}

static void add_plain(struct tokens *tokens, enum token_type type, size_t from, size_t to)
{
	add_token(tokens, (struct token){type, from, to, from, from, to, false});
}

/* A quotation mark that opens there, or QUOTES. */
static size_t quote_at(const char *at)
{
	size_t quote = 0;
	while (quote < QUOTES && strncmp(at, quotes[quote].open, strlen(quotes[quote].open)))
		quote++;
	return quote;
}

/* The term ends with what stands in quotation marks at its value; *at moves past them. */
static int add_quoted(
	struct tokens *tokens, struct token token, size_t *at, size_t to, struct fail *fail)
{
	const char *line = tokens->line.data;
	size_t mark = token.value_from, quote = quote_at(line + mark);
	size_t start = mark + strlen(quotes[quote].open);
	const char *close = strstr(line + start, quotes[quote].close);
	if (!close || (size_t)(close - line) >= to) {
		fail_set(fail, STATUS_USAGE, _("a quotation mark is not closed"));
		return fail_point(fail, line, tokens->line.length, mark, start);
	}
	size_t end = (size_t)(close - line);
	token.value_from = skip_spaces(line, start, end);
	token.value_to = drop_spaces(line, token.value_from, end);
	token.quoted = true;
	*at = token.to = end + strlen(quotes[quote].close);
	add_token(tokens, token);
	return 0;
}

/* Whether the bytes before a colon may be meant as a field's name: "10:30" is a text. */
static bool is_key(const char *line, size_t from, size_t colon)
{
	return colon > from && !(line[from] >= '0' && line[from] <= '9');
}

/* French typography has a no-break space on both sides of a colon. */
static void set_key(struct token *token, const char *line, size_t colon)
{
	token->key_to = drop_spaces(line, token->from, colon);
	token->value_from = colon + 1;
	while (space_at(line + token->value_from) > 1)
		token->value_from += space_at(line + token->value_from);
}

static int read_term(struct tokens *tokens, size_t *at, size_t to, struct fail *fail)
{
	const char *line = tokens->line.data;
	struct token token = {TOKEN_TERM, *at, to, *at, *at, to, false};
	bool keyed = false;
	if (quote_at(line + *at) < QUOTES)
		return add_quoted(tokens, token, at, to, fail);
	size_t end = *at;
	for (; end < to && !is_space(line[end]) && line[end] != '(' && line[end] != ')';
		end++) {
		if (line[end] != ':' || keyed || !is_key(line, *at, end))
			continue;
		keyed = true;
		set_key(&token, line, end);
		if (token.value_from < to && quote_at(line + token.value_from) < QUOTES)
			return add_quoted(tokens, token, at, to, fail);
	}
	*at = token.to = token.value_to = end;
	if (!keyed)
		token.type = operator_of(line + token.from, end - token.from);
	add_token(tokens, token);
	return 0;
}

static int read_expression(struct tokens *tokens, size_t from, size_t to, struct fail *fail)
{
	const char *line = tokens->line.data;
	for (size_t at = from; at < to;) {
		if (is_space(line[at])) {
			at++;
		} else if (line[at] == '(' || line[at] == ')') {
			add_plain(
				tokens, line[at] == '(' ? TOKEN_OPEN : TOKEN_CLOSE, at, at + 1);
			at++;
		} else if (read_term(tokens, &at, to, fail)) {
			return -1;
		}
	}
	return 0;
}

static bool is_absence(const char *word, size_t length)
{
	static const char *const words[] = {"no", "sans", "without"};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (utf8_same_folded(word, length, words[i]))
			return true;
	}
	return false;
}

bool token_is_absence(const struct tokens *tokens, const struct token *token)
{
	return is_absence(tokens->line.data + token->from, token->key_to - token->from);
}

static bool begins_with_key(const char *word, size_t length, enum kind kind)
{
	const char *colon = memchr(word, ':', length);
	size_t key = colon ? (size_t)(colon - word) : 0;
	return key && (is_absence(word, key) || fieldpath_exists(kind, word, key));
}

static bool holds_marks(const char *text, size_t length)
{
	for (size_t at = 0; at < length; at++) {
		if (text[at] == '(' || text[at] == ')' || quote_at(text + at) < QUOTES)
			return true;
	}
	return false;
}

/*
 * Whether a word of the command line is one condition, spaces and all: the shell has taken
 * the quotation marks. "and" is no sign of several: names hold it ("culture et loisirs").
 */
static bool is_whole(const char *word, size_t length, enum kind kind)
{
	size_t words = 0;
	if (holds_marks(word, length))
		return false;
	for (size_t at = 0; at < length; words++) {
		at += strspn(word + at, SPACES);
		if (at >= length)
			break;
		size_t piece = strcspn(word + at, SPACES);
		if (piece > length - at)
			piece = length - at;
		enum token_type type = operator_of(word + at, piece);
		if (type == TOKEN_NOT || type == TOKEN_OR ||
			(words && begins_with_key(word + at, piece, kind)))
			return false;
		at += piece;
	}
	return words > 1;
}

/* Its key may have spaces of its own ("moyen de vérification: sondage"). */
static void add_whole(struct tokens *tokens, size_t from, size_t to, enum kind kind)
{
	const char *line = tokens->line.data;
	from = skip_spaces(line, from, to);
	to = drop_spaces(line, from, to);
	struct token token = {TOKEN_TERM, from, to, from, from, to, false};
	const char *colon = memchr(line + from, ':', to - from);
	size_t key = colon ? (size_t)(colon - line) : from;
	size_t one_word = strcspn(line + from, SPACES);
	if (colon && is_key(line, from, key) &&
		(key - from < one_word || fieldpath_exists(kind, line + from, key - from))) {
		set_key(&token, line, key);
		token.value_from = skip_spaces(line, token.value_from, to);
	}
	add_token(tokens, token);
}

static int read_word(
	struct tokens *tokens, size_t from, size_t to, enum kind kind, struct fail *fail)
{
	const char *line = tokens->line.data;
	if (skip_spaces(line, from, to) == to) {
		fail_set(fail, STATUS_USAGE, _("an empty word means nothing"));
		return fail_point(fail, line, tokens->line.length, from, to);
	}
	if (!is_whole(line + from, to - from, kind))
		return read_expression(tokens, from, to, fail);
	add_whole(tokens, from, to, kind);
	return 0;
}

static void add_end(struct tokens *tokens)
{
	add_plain(tokens, TOKEN_END, tokens->line.length, tokens->line.length);
}

int tokens_read(
	struct tokens *tokens, enum kind kind, int count, char *const *words, struct fail *fail)
{
	int result = 0;
	*tokens = (struct tokens){TEXT_INIT, NULL, 0, 0};
	for (int i = 0; i < count; i++) {
		text_str(&tokens->line, i ? " " : "");
		text_str(&tokens->line, words[i]);
	}
	size_t from = 0;
	for (int i = 0; i < count && !result; i++) {
		size_t to = from + strlen(words[i]);
		result = read_word(tokens, from, to, kind, fail);
		from = to + 1;
	}
	add_end(tokens);
	return result;
}

int tokens_read_text(struct tokens *tokens, const char *text, struct fail *fail)
{
	*tokens = (struct tokens){TEXT_INIT, NULL, 0, 0};
	text_str(&tokens->line, text);
	int result = read_expression(tokens, 0, tokens->line.length, fail);
	add_end(tokens);
	return result;
}

void tokens_release(struct tokens *tokens)
{
	text_release(&tokens->line);
	free(tokens->items);
	*tokens = (struct tokens){TEXT_INIT, NULL, 0, 0};
}
