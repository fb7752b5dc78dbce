#include "format/markup.h"
#include "base/mem.h"
#include "base/utf8.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define DEEPEST_HEADING 6
/* Nothing that a person writes nests deeper; cmark's time grows with the square of it. */
#define DEEPEST_NESTING 100

/* Line by line, what no output shows raw as escapes. */
static void make_visible(struct text *out, const char *markdown)
{
	for (const char *line = markdown; *line;) {
		const char *end = strchrnul(line, '\n');
		utf8_visible(out, line, (size_t)(end - line));
		text_char(out, '\n');
		line = *end ? end + 1 : end;
	}
}

static cmark_parser *new_parser(void)
{
	static const char *const extensions[] = {"table", "strikethrough"};
	cmark_gfm_core_extensions_ensure_registered();
	cmark_parser *parser = cmark_parser_new(CMARK_OPT_DEFAULT);
	for (size_t i = 0; parser && i < sizeof extensions / sizeof *extensions; i++) {
		cmark_syntax_extension *extension = cmark_find_syntax_extension(extensions[i]);
		if (extension)
			cmark_parser_attach_syntax_extension(parser, extension);
	}
	return parser;
}

/* The nodes of a document, gathered before any of them changes. */
struct nodes {
	cmark_node **items;
	size_t count;
	size_t capacity;
	size_t deepest; /* how many stand one within another */
};

/* cmark's iterator enters these and never leaves them. */
static bool is_leaf(cmark_node_type type)
{
	return type == CMARK_NODE_HTML_BLOCK || type == CMARK_NODE_THEMATIC_BREAK ||
	       type == CMARK_NODE_CODE_BLOCK || type == CMARK_NODE_TEXT ||
	       type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK ||
	       type == CMARK_NODE_CODE || type == CMARK_NODE_HTML_INLINE;
}

static void gather(struct nodes *nodes, cmark_node *document)
{
	cmark_iter *iterator = cmark_iter_new(document);
	cmark_event_type event;
	size_t depth = 0;
	while ((event = cmark_iter_next(iterator)) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iterator);
		if (event == CMARK_EVENT_EXIT) {
			depth--;
			continue;
		}
		nodes->items = mem_grow(
			nodes->items, nodes->count, &nodes->capacity, sizeof *nodes->items);
		nodes->items[nodes->count++] = node;
		depth += !is_leaf(cmark_node_get_type(node));
		if (depth > nodes->deepest)
			nodes->deepest = depth;
	}
	cmark_iter_free(iterator);
}

/* A piece of HTML becomes the text that it is. */
static void show_html(cmark_node *node, bool block)
{
	const char *literal = cmark_node_get_literal(node);
	size_t length = strlen(literal);
	while (length && literal[length - 1] == '\n')
		length--;
	char *line = strndup(literal, length);
	cmark_node *text = cmark_node_new(CMARK_NODE_TEXT);
	cmark_node_set_literal(text, line ? line : "");
	free(line);
	cmark_node *shown = text;
	if (block) {
		shown = cmark_node_new(CMARK_NODE_PARAGRAPH);
		cmark_node_append_child(shown, text);
	}
	cmark_node_replace(node, shown);
	cmark_node_free(node);
}

static bool may_link(const char *url)
{
	static const char *const schemes[] = {"http://", "https://", "mailto:"};
	for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++) {
		if (!strncasecmp(url, schemes[i], strlen(schemes[i])))
			return true;
	}
	return false;
}

/* What stands in the node takes its place; a link to `url` is put around it unless NULL. */
static void unwrap(cmark_node *node, const char *url)
{
	cmark_node *link = NULL, *child;
	if (url) {
		link = cmark_node_new(CMARK_NODE_LINK);
		cmark_node_set_url(link, url);
		if (!cmark_node_first_child(node)) {
			/* An image without a description is named by its address. */
			cmark_node *name = cmark_node_new(CMARK_NODE_TEXT);
			cmark_node_set_literal(name, url);
			cmark_node_append_child(link, name);
		}
		cmark_node_insert_before(node, link);
	}
	while ((child = cmark_node_first_child(node))) {
		cmark_node_unlink(child);
		if (link)
			cmark_node_append_child(link, child);
		else
			cmark_node_insert_before(node, child);
	}
	cmark_node_unlink(node);
	cmark_node_free(node);
}

static bool is_in_link(cmark_node *node)
{
	while ((node = cmark_node_parent(node))) {
		if (cmark_node_get_type(node) == CMARK_NODE_LINK)
			return true;
	}
	return false;
}

static void tame_node(cmark_node *node, int level)
{
	cmark_node_type type = cmark_node_get_type(node);
	if (type == CMARK_NODE_HTML_BLOCK || type == CMARK_NODE_HTML_INLINE) {
		show_html(node, type == CMARK_NODE_HTML_BLOCK);
	} else if (type == CMARK_NODE_LINK) {
		if (!may_link(cmark_node_get_url(node)))
			unwrap(node, NULL);
	} else if (type == CMARK_NODE_IMAGE) {
		const char *url = cmark_node_get_url(node);
		unwrap(node, may_link(url) && !is_in_link(node) ? url : NULL);
	} else if (type == CMARK_NODE_HEADING) {
		int deeper = cmark_node_get_heading_level(node) + level;
		cmark_node_set_heading_level(
			node, deeper < DEEPEST_HEADING ? deeper : DEEPEST_HEADING);
	}
}

/* The text as it was typed, in a document of one code block. */
static cmark_node *untouched(const struct text *text)
{
	cmark_node *document = cmark_node_new(CMARK_NODE_DOCUMENT);
	cmark_node *block = cmark_node_new(CMARK_NODE_CODE_BLOCK);
	cmark_node_set_literal(block, text->data);
	cmark_node_append_child(document, block);
	return document;
}

/* From the inside out, so that a node never moves before what stands in it was seen. */
static cmark_node *tame(cmark_node *document, const struct text *text, int level)
{
	struct nodes nodes = {NULL, 0, 0, 0};
	gather(&nodes, document);
	if (nodes.deepest > DEEPEST_NESTING) {
		cmark_node_free(document);
		document = untouched(text);
	} else {
		for (size_t i = nodes.count; i > 0; i--)
			tame_node(nodes.items[i - 1], level);
	}
	free(nodes.items);
	return document;
}

typedef char *render_fn(cmark_node *, cmark_parser *);

static char *render_html(cmark_node *document, cmark_parser *parser)
{
	return cmark_render_html(
		document, CMARK_OPT_DEFAULT, cmark_parser_get_syntax_extensions(parser));
}

static char *render_markdown(cmark_node *document, cmark_parser *parser)
{
	(void)parser;
	return cmark_render_commonmark(document, CMARK_OPT_DEFAULT, 0);
}

static void render(struct text *out, const char *markdown, int level, render_fn *printer)
{
	struct text clean = TEXT_INIT;
	make_visible(&clean, markdown);
	cmark_parser *parser = new_parser();
	cmark_parser_feed(parser, clean.data, clean.length);
	cmark_node *document = tame(cmark_parser_finish(parser), &clean, level);
	char *result = printer(document, parser);
	text_str(out, result);
	free(result);
	cmark_node_free(document);
	cmark_parser_free(parser);
	text_release(&clean);
}

void markup_html(struct text *out, const char *markdown, int level)
{
	render(out, markdown, level, render_html);
}

void markup_markdown(struct text *out, const char *markdown, int level)
{
	render(out, markdown, level, render_markdown);
}
