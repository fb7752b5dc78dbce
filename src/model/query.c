#include "model/query.h"
#include "base/lang.h"
#include "model/query_parts.h"

#include <stdlib.h>
#include <string.h>

/* Nobody writes more; each costs a search of the plan's names. */
#define MOST_CONDITIONS 1000
#define MOST_NESTED 100

enum node_type { NODE_CONDITION, NODE_ALL, NODE_ANY };

/* What has to hold: a condition, or all or any of the nodes within. */
struct node {
	enum node_type type;
	bool negated;
	struct condition *condition;
	struct node *first; /* within, and the next one beside */
	struct node *next;
};

struct query {
	struct arena arena;
	struct query_scope scope;
	struct node *root;            /* NULL: everything is meant */
	struct condition *conditions; /* all of them, as they stand in the query */
	struct condition **last;
};

struct parser {
	struct query *query;
	struct tokens tokens;
	size_t at;
	int depth;
	int conditions;
	struct fail *fail;
};

static const struct token *peek(const struct parser *parser)
{
	return &parser->tokens.items[parser->at];
}

static int refuse(struct parser *parser, const struct token *token, const char *message)
{
	const struct text *line = &parser->tokens.line;
	fail_set(parser->fail, STATUS_USAGE, "%s", message);
	return fail_point(parser->fail, line->data, line->length, token->from, token->to);
}

static struct node *new_node(struct parser *parser, enum node_type type)
{
	struct node *node = arena_zalloc(&parser->query->arena, sizeof *node);
	node->type = type;
	return node;
}

/* What is missing after the word just read, or before this one. */
static int refuse_missing(struct parser *parser)
{
	const struct token *token = peek(parser);
	const struct token *before = parser->at ? token - 1 : NULL;
	bool ends = token->type == TOKEN_END || token->type == TOKEN_CLOSE;
	if (ends && before && before->type == TOKEN_OPEN)
		return refuse(parser, before, _("there is nothing in the parentheses"));
	if (ends && before)
		return refuse(parser, before, _("a condition is missing after this word"));
	if (token->type == TOKEN_CLOSE)
		return refuse(parser, token, _("this parenthesis was never opened"));
	return refuse(parser, token, _("a condition is missing before this word"));
}

static int parse_condition(struct parser *parser, struct node **node)
{
	struct query *query = parser->query;
	const struct token *token = peek(parser);
	struct query_making making = {&query->scope, &query->arena, &parser->tokens};
	if (++parser->conditions > MOST_CONDITIONS)
		return refuse(parser, token, _("the query has too many conditions"));
	struct condition *condition = arena_zalloc(&query->arena, sizeof *condition);
	int result = condition_make(condition, &making, token, parser->fail);
	*query->last = condition;
	query->last = &condition->next;
	if (result)
		return -1;
	*node = new_node(parser, NODE_CONDITION);
	(*node)->condition = condition;
	parser->at++;
	return 0;
}

static int parse_any(struct parser *parser, struct node **node);

static int parse_parentheses(struct parser *parser, struct node **node)
{
	const struct token *open = peek(parser);
	if (++parser->depth > MOST_NESTED)
		return refuse(parser, open, _("the parentheses are nested too deeply"));
	parser->at++;
	if (parse_any(parser, node))
		return -1;
	if (peek(parser)->type != TOKEN_CLOSE)
		return refuse(parser, open, _("this parenthesis is not closed"));
	parser->at++;
	parser->depth--;
	return 0;
}

/* Two of "not" are none. */
static int parse_one(struct parser *parser, struct node **node)
{
	bool negated = false;
	for (; peek(parser)->type == TOKEN_NOT; parser->at++)
		negated = !negated;
	enum token_type type = peek(parser)->type;
	if (type != TOKEN_TERM && type != TOKEN_OPEN)
		return refuse_missing(parser);
	if (type == TOKEN_OPEN ? parse_parentheses(parser, node)
			       : parse_condition(parser, node))
		return -1;
	(*node)->negated ^= negated;
	return 0;
}

/* A group of one is that one. */
static struct node *group(struct parser *parser, enum node_type type, struct node *first)
{
	if (!first->next)
		return first;
	struct node *node = new_node(parser, type);
	node->first = first;
	return node;
}

static int parse_all(struct parser *parser, struct node **node)
{
	struct node *first = NULL, **last = &first;
	for (;;) {
		if (parse_one(parser, last))
			return -1;
		last = &(*last)->next;
		enum token_type type = peek(parser)->type;
		if (type == TOKEN_AND)
			parser->at++;
		else if (type == TOKEN_END || type == TOKEN_CLOSE || type == TOKEN_OR)
			break;
	}
	*node = group(parser, NODE_ALL, first);
	return 0;
}

static int parse_any(struct parser *parser, struct node **node)
{
	struct node *first = NULL, **last = &first;
	for (;;) {
		if (parse_all(parser, last))
			return -1;
		last = &(*last)->next;
		if (peek(parser)->type != TOKEN_OR)
			break;
		parser->at++;
	}
	*node = group(parser, NODE_ANY, first);
	return 0;
}

static int parse(struct parser *parser)
{
	if (peek(parser)->type == TOKEN_END)
		return 0;
	if (parse_any(parser, &parser->query->root))
		return -1;
	if (peek(parser)->type == TOKEN_END)
		return 0;
	return refuse(parser, peek(parser), _("this parenthesis was never opened"));
}

static struct query *new_query(const struct query_scope *scope)
{
	struct query *query = mem_zalloc(sizeof *query);
	query->scope = *scope;
	query->last = &query->conditions;
	return query;
}

static int finish(struct query **out, struct parser *parser, int result)
{
	if (!result)
		result = parse(parser);
	tokens_release(&parser->tokens);
	if (result)
		query_free(parser->query);
	else
		*out = parser->query;
	return result;
}

int query_parse(struct query **out, const struct query_scope *scope, int count,
	char *const *words, struct fail *fail)
{
	struct parser parser = {.query = new_query(scope), .fail = fail};
	*out = NULL;
	int result = tokens_read(&parser.tokens, scope->kind, count, words, fail);
	return finish(out, &parser, result);
}

int query_parse_text(struct query **out, const struct query_scope *scope, const char *text,
	struct fail *fail)
{
	struct parser parser = {.query = new_query(scope), .fail = fail};
	*out = NULL;
	int result = tokens_read_text(&parser.tokens, text, fail);
	return finish(out, &parser, result);
}

void query_free(struct query *query)
{
	if (!query)
		return;
	for (struct condition *at = query->conditions; at; at = at->next)
		needle_release(&at->needle);
	arena_release(&query->arena);
	free(query);
}

/* What a node is asked about: a thing, or an entry of the lexicon. */
struct subject {
	const struct query_scope *scope;
	const struct thing *thing;
	const struct lexicon_entry *entry;
};

static bool holds(const struct node *node, const struct subject *subject)
{
	bool any = node->type == NODE_ANY, held = !any;
	if (node->type == NODE_CONDITION)
		held = subject->thing
			       ? condition_matches(
					 node->condition, subject->scope, subject->thing)
			       : condition_matches_acronym(node->condition, subject->entry);
	for (const struct node *at = node->first; at && held != any; at = at->next)
		held = holds(at, subject);
	return held != node->negated;
}

bool query_matches(struct query *query, const struct thing *thing)
{
	struct subject subject = {&query->scope, thing, NULL};
	return !query->root || (thing->record && holds(query->root, &subject));
}

bool query_matches_acronym(struct query *query, const struct lexicon_entry *entry)
{
	struct subject subject = {&query->scope, NULL, entry};
	return !query->root || holds(query->root, &subject);
}

const char *query_words(const struct query *query, size_t at)
{
	const struct condition *condition = query->conditions;
	for (; condition; condition = condition->next) {
		if (condition->words && !at--)
			return condition->words;
	}
	return NULL;
}
