#include "view/findings.h"
#include "base/lang.h"
#include "base/term.h"
#include "base/utf8.h"
#include "base/wrap.h"
#include "format/json.h"
#include "view/words.h"

#include <string.h>

/* Up to this many warnings of a rule are shown one by one even when folding. */
#define FEW 3
#define EXPLANATION_INDENT 4
#define MESSAGE_INDENT 4

enum severity findings_severity(const struct findings_view *view, const struct finding *finding)
{
	return view->strict ? SEVERITY_ERROR : finding_catalogue[finding->rule].severity;
}

void findings_message(struct text *out, const struct finding *finding)
{
	struct text suggestion = TEXT_INIT;
	utf8_visible(out, finding->message, strlen(finding->message));
	if (finding->suggestion && !finding->told) {
		utf8_visible(&suggestion, finding->suggestion, strlen(finding->suggestion));
		text_printf(out, _(" (did you mean '%s'?)"), suggestion.data);
	}
	text_release(&suggestion);
}

static const char *severity_word(enum severity severity)
{
	return severity == SEVERITY_ERROR ? _("error") : _("warning");
}

static void put_severity(FILE *file, enum severity severity)
{
	fprintf(file, "%s%s%s",
		term_style(severity == SEVERITY_ERROR ? TERM_ERROR : TERM_WARNING),
		severity_word(severity), term_style(TERM_PLAIN));
}

/* The message below its path, its rule last. */
static void put_wrapped(
	FILE *file, const char *message, const char *rule, enum severity severity, size_t width)
{
	struct text words = TEXT_INIT, lines = TEXT_INIT;
	const char *word = severity_word(severity);
	size_t used = MESSAGE_INDENT + utf8_width(word, strlen(word));
	text_printf(&words, ": %s [%s]", message, rule);
	wrap_words(&lines, words.data, words.length, used, MESSAGE_INDENT, width);
	size_t before = lines.length - strlen(rule) - strlen("[]");
	fprintf(file, "\n%*s", MESSAGE_INDENT, "");
	put_severity(file, severity);
	fwrite(lines.data, 1, before, file);
	fprintf(file, "%s%s%s\n", term_style(TERM_RULE), lines.data + before,
		term_style(TERM_PLAIN));
	text_release(&words);
	text_release(&lines);
}

static void print_finding(
	const struct findings_view *view, FILE *file, const struct finding *finding)
{
	struct text path = TEXT_INIT, message = TEXT_INIT;
	const char *rule = finding_catalogue[finding->rule].id;
	enum severity severity = findings_severity(view, finding);
	words_path(&path, view->prefix, finding->path);
	findings_message(&message, finding);
	fprintf(file, "%s%s:%u:%u:%s", term_style(TERM_BOLD), path.data, finding->line,
		finding->column, term_style(TERM_PLAIN));
	if (view->width) {
		put_wrapped(file, message.data, rule, severity, view->width);
	} else {
		fputc(' ', file);
		put_severity(file, severity);
		fprintf(file, ": %s %s[%s]%s\n", message.data, term_style(TERM_RULE), rule,
			term_style(TERM_PLAIN));
	}
	text_release(&path);
	text_release(&message);
}

static void print_folded(
	const struct findings_view *view, FILE *file, enum finding_rule rule, size_t count)
{
	put_severity(file, view->strict ? SEVERITY_ERROR : finding_catalogue[rule].severity);
	fprintf(file, ": %zu %s", count, _(finding_catalogue[rule].many));
	fprintf(file, " %s[%s]%s\n", term_style(TERM_RULE), finding_catalogue[rule].id,
		term_style(TERM_PLAIN));
}

void findings_explain(FILE *file, enum finding_rule rule, size_t width)
{
	const struct finding_info *info = &finding_catalogue[rule];
	const char *explanation = _(info->explanation);
	struct text lines = TEXT_INIT;
	put_severity(file, info->severity);
	fprintf(file, ": %s %s[%s]%s\n", _(info->title), term_style(TERM_RULE), info->id,
		term_style(TERM_PLAIN));
	text_fill(&lines, ' ', EXPLANATION_INDENT);
	wrap_words(&lines, explanation, strlen(explanation), EXPLANATION_INDENT,
		EXPLANATION_INDENT, width);
	fprintf(file, "%s\n", lines.data);
	text_release(&lines);
}

bool findings_print(const struct findings_view *view, FILE *file, const struct diag *diag)
{
	size_t counts[FINDING_COUNT] = {0};
	for (size_t i = 0; i < diag->count; i++)
		counts[diag->items[i].rule]++;
	for (size_t i = 0; i < diag->count; i++) {
		enum finding_rule rule = diag->items[i].rule;
		bool many = counts[rule] > FEW &&
			    finding_catalogue[rule].severity == SEVERITY_WARNING;
		if (!view->fold || !many)
			print_finding(view, file, &diag->items[i]);
	}
	bool folded = false;
	for (int rule = 0; view->fold && rule < FINDING_COUNT; rule++) {
		if (counts[rule] <= FEW || finding_catalogue[rule].severity != SEVERITY_WARNING)
			continue;
		print_folded(view, file, (enum finding_rule)rule, counts[rule]);
		folded = true;
	}
	return folded;
}

void findings_gcc(const struct findings_view *view, FILE *file, const struct diag *diag)
{
	struct text path = TEXT_INIT, message = TEXT_INIT;
	for (size_t i = 0; i < diag->count; i++) {
		const struct finding *finding = &diag->items[i];
		bool error = findings_severity(view, finding) == SEVERITY_ERROR;
		text_reset(&path);
		text_reset(&message);
		words_path(&path, view->prefix, finding->path);
		findings_message(&message, finding);
		fprintf(file, "%s:%u:%u: %s: %s [%s]\n", path.data, finding->line,
			finding->column, error ? "error" : "warning", message.data,
			finding_catalogue[finding->rule].id);
	}
	text_release(&path);
	text_release(&message);
}

void findings_json(const struct findings_view *view, FILE *file, const struct diag *diag)
{
	struct json_stream stream;
	json_stream_start(&stream, file, "finding");
	for (size_t i = 0; i < diag->count; i++) {
		const struct finding *finding = &diag->items[i];
		struct json *item = json_new_object();
		json_put(item, "path", json_new_text(finding->path));
		json_put(item, "line", json_new_integer(finding->line));
		json_put(item, "column", json_new_integer(finding->column));
		json_put(item, "severity",
			json_new_text(findings_severity(view, finding) == SEVERITY_ERROR
					      ? "error"
					      : "warning"));
		json_put(item, "rule", json_new_text(finding_catalogue[finding->rule].id));
		json_put(item, "message", json_new_text(finding->message));
		json_put(item, "suggestion", json_new_text(finding->suggestion));
		json_stream_item(&stream, item);
	}
	json_stream_end(&stream);
}
