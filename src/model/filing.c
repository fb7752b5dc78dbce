#include "model/filing.h"
#include "base/lang.h"
#include "base/utf8.h"
#include "model/files.h"
#include "model/vocabulary.h"

#include <stdlib.h>
#include <string.h>

#define ROOT "plan/"

int filing_faults(enum kind kind, const struct yamldoc_node *fields)
{
	enum record_id record = kind_schemas[kind].record;
	const struct record_schema *schema = &record_schemas[record];
	int faults = 0;
	for (const struct yamldoc_node *entry = fields->first; entry; entry = entry->next) {
		int place = schema_field(record, entry->key->text);
		faults += place < 0 || schema->fields[place].flags & FIELD_COMPUTED;
	}
	for (int i = 0; i < schema->count; i++)
		faults += schema->fields[i].flags & FIELD_REQUIRED &&
			  !yamldoc_get(fields, schema->fields[i].name);
	return faults;
}

static bool has_required(enum kind kind, const struct yamldoc_node *fields)
{
	const struct record_schema *schema = &record_schemas[kind_schemas[kind].record];
	bool all = true;
	for (int i = 0; i < schema->count; i++)
		all = all && (!(schema->fields[i].flags & FIELD_REQUIRED) ||
				     yamldoc_get(fields, schema->fields[i].name));
	return all;
}

/* Whether files of the kind stand in a folder. */
static bool has_folder(enum kind kind)
{
	return kind < KIND_COUNT && kind_schemas[kind].folder && *kind_schemas[kind].folder;
}

enum kind filing_kind(const struct yamldoc_node *fields)
{
	enum kind best = KIND_COUNT;
	bool several = false;
	int least = 0;
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		if (!has_folder((enum kind)kind) || !has_required((enum kind)kind, fields))
			continue;
		int faults = filing_faults((enum kind)kind, fields);
		if (best < KIND_COUNT && faults > least)
			continue;
		several = best < KIND_COUNT && faults == least;
		best = (enum kind)kind;
		least = faults;
	}
	return several ? KIND_COUNT : best;
}

static const char *file_name(const char *path)
{
	return strrchr(path, '/') + 1;
}

/* "x.yml", "x.YAML", "x.yaml.txt": what becomes of the name of a plan file. */
static bool is_yaml_name(const char *name)
{
	static const char *const endings[] = {".yaml", ".yml", ".yaml.txt", ".yml.txt"};
	struct text folded = TEXT_INIT;
	bool yaml = false;
	utf8_fold(&folded, name, strlen(name));
	const char *dot = strchr(folded.data, '.');
	for (size_t i = 0; dot && i < sizeof endings / sizeof *endings; i++)
		yaml = yaml || !strcmp(dot, endings[i]);
	text_release(&folded);
	return yaml;
}

/* "Rédiger le plan.txt" should be "rediger-le-plan.yaml". */
static void add_right_name(struct text *out, const char *name)
{
	char *base = strndup(name, strcspn(name, "."));
	schema_slug(out, base);
	text_str(out, ".yaml");
	free(base);
}

static void report_name(const char *path, struct diag *diag)
{
	const char *name = file_name(path);
	struct text right = TEXT_INIT, whole = TEXT_INIT;
	add_right_name(&right, name);
	text_add(&whole, path, (size_t)(name - path));
	text_str(&whole, right.data);
	diag_add(diag, FINDING_NOT_A_PLAN_FILE, path, 1, 1,
		_("the name of a plan file ends in .yaml: rename this one %s"), right.data);
	diag_told(diag, whole.data);
	text_release(&right);
	text_release(&whole);
}

static void suggest_folder(const char *path, enum kind kind, struct diag *diag)
{
	struct text right = TEXT_INIT;
	text_printf(&right, ROOT "%s/", kind_schemas[kind].folder);
	add_right_name(&right, file_name(path));
	diag_told(diag, right.data);
	text_release(&right);
}

static void report_folder(const char *path, enum kind kind, struct diag *diag)
{
	diag_add(diag, FINDING_NOT_A_PLAN_FILE, path, 1, 1,
		_("this file is not in the folder of its kind: move it to plan/%s/"),
		kind_schemas[kind].folder);
	suggest_folder(path, kind, diag);
}

void filing_report_kind(const char *path, enum kind looks, struct diag *diag)
{
	diag_add(diag, FINDING_NOT_A_PLAN_FILE, path, 1, 1,
		_("this file has the fields of another kind, '%s': move it to plan/%s/"),
		lang_label(kind_schemas[looks].label), kind_schemas[looks].folder);
	suggest_folder(path, looks, diag);
}

/* In plan/ itself: "plan.yml", "Lexicon.yaml". */
static bool is_root_file(const char *name)
{
	struct text right = TEXT_INIT;
	add_right_name(&right, name);
	bool root = file_root_kind(right.data) < KIND_COUNT;
	text_release(&right);
	return root;
}

void filing_report(const char *path, enum kind looks, struct diag *diag)
{
	const char *name = path + strlen(ROOT), *slash = strchr(name, '/');
	size_t length = slash ? (size_t)(slash - name) : 0;
	bool at_home = slash && file_folder_kind(name, length) < KIND_COUNT;
	bool yaml = is_yaml_name(file_name(path));
	enum kind meant = slash ? vocabulary_kind(name, length) : KIND_COUNT;
	const char *message = NULL;
	if (looks < KIND_COUNT)
		meant = looks;
	if (at_home && (yaml || looks < KIND_COUNT))
		report_name(path, diag);
	else if (at_home)
		message = _("this is not a plan file (ID.yaml): move it out of plan/");
	else if (!slash && yaml && is_root_file(name))
		report_name(path, diag);
	else if (has_folder(meant) && (yaml || looks < KIND_COUNT))
		report_folder(path, meant, diag);
	else if (yaml)
		message = _(
			"this file is in no kind's folder: move it where its kind goes, as an "
			"action to plan/actions/, or out of plan/");
	else
		message = _("this is not one of the plan's files: move it out of plan/");
	if (message)
		diag_add(diag, FINDING_NOT_A_PLAN_FILE, path, 1, 1, "%s", message);
}
