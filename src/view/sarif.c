#include "view/sarif.h"
#include "base/lang.h"
#include "base/version.h"
#include "format/json.h"

#include <string.h>

#define SCHEMA \
	"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/" \
	"sarif-schema-2.1.0.json"
/* The name that code hosts know for the repository's root. */
#define ROOT "%SRCROOT%"

static const char *level_word(enum severity severity)
{
	return severity == SEVERITY_ERROR ? "error" : "warning";
}

/*
 * A message of SARIF: braces would be places for arguments, and "[text](address)" a
 * link, which nobody but this program writes into a finding.
 */
static struct json *message(const char *words)
{
	struct json *json = json_new_object();
	struct text text = TEXT_INIT;
	for (const char *at = words; *at; at++) {
		if (*at == '{' || *at == '}')
			text_char(&text, *at);
		text_char(&text, *at);
		if (*at == ']' && at[1] == '(')
			text_char(&text, ' ');
	}
	json_put(json, "text", json_new_text(text.data));
	text_release(&text);
	return json;
}

/* A path as a relative reference (RFC 3986): every byte that is not plain is escaped. */
static struct json *uri(const char *path)
{
	static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
				    "0123456789-._~/";
	struct text text = TEXT_INIT;
	for (; *path; path++) {
		if (strchr(plain, *path))
			text_char(&text, *path);
		else
			text_printf(&text, "%%%02X", (unsigned)(unsigned char)*path);
	}
	struct json *json = json_new_text(text.data);
	text_release(&text);
	return json;
}

static struct json *rule(const struct finding_info *info)
{
	struct json *json = json_new_object(), *configuration = json_new_object();
	json_put(configuration, "level", json_new_text(level_word(info->severity)));
	json_put(json, "id", json_new_text(info->id));
	json_put(json, "shortDescription", message(_(info->title)));
	json_put(json, "fullDescription", message(_(info->explanation)));
	json_put(json, "defaultConfiguration", configuration);
	return json;
}

static struct json *tool(void)
{
	struct json *json = json_new_object(), *driver = json_new_object();
	struct json *rules = json_new_list();
	for (int i = 0; i < FINDING_COUNT; i++)
		json_append(rules, rule(&finding_catalogue[i]));
	json_put(driver, "name", json_new_text("git-plan"));
	json_put(driver, "version", json_new_text(VERSION));
	json_put(driver, "language", json_new_text(lang_code()));
	json_put(driver, "rules", rules);
	json_put(json, "driver", driver);
	return json;
}

static struct json *root(void)
{
	struct json *json = json_new_object(), *base = json_new_object();
	json_put(base, "description", message(_("the repository's root")));
	json_put(json, ROOT, base);
	return json;
}

static struct json *location(const struct finding *finding)
{
	struct json *json = json_new_object(), *physical = json_new_object();
	struct json *file = json_new_object(), *region = json_new_object();
	json_put(file, "uri", uri(finding->path));
	json_put(file, "uriBaseId", json_new_text(ROOT));
	json_put(region, "startLine", json_new_integer(finding->line));
	json_put(region, "startColumn", json_new_integer(finding->column));
	json_put(physical, "artifactLocation", file);
	json_put(physical, "region", region);
	json_put(json, "physicalLocation", physical);
	return json;
}

static struct json *result(const struct findings_view *view, const struct finding *finding)
{
	struct json *json = json_new_object(), *locations = json_new_list();
	struct text words = TEXT_INIT;
	findings_message(&words, finding);
	json_append(locations, location(finding));
	json_put(json, "ruleId", json_new_text(finding_catalogue[finding->rule].id));
	json_put(json, "ruleIndex", json_new_integer(finding->rule));
	json_put(json, "level", json_new_text(level_word(findings_severity(view, finding))));
	json_put(json, "message", message(words.data));
	json_put(json, "locations", locations);
	text_release(&words);
	return json;
}

void sarif_print(const struct findings_view *view, FILE *file, const struct diag *diag)
{
	fprintf(file,
		"{\"$schema\":\"%s\",\"version\":\"2.1.0\",\"runs\":[{\n\"tool\":", SCHEMA);
	json_print(file, tool());
	fputs(",\n\"columnKind\":\"unicodeCodePoints\",\"originalUriBaseIds\":", file);
	json_print(file, root());
	fputs(",\n\"results\":[", file);
	for (size_t i = 0; i < diag->count; i++) {
		fputs(i ? ",\n" : "\n", file);
		json_print(file, result(view, &diag->items[i]));
	}
	fputs("\n]}]}\n", file);
}
