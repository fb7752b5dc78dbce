#include "suite.h"

#include <stdio.h>
#include <yaml.h>

/*
 * The YAML that other programs read: it parses, and says what they need. Run from the
 * top of the source tree.
 */

static void load(yaml_document_t *document, const char *path)
{
	yaml_parser_t parser;
	FILE *file = fopen(path, "r");
	assert_non_null(file);
	assert_true(yaml_parser_initialize(&parser));
	yaml_parser_set_input_file(&parser, file);
	if (!yaml_parser_load(&parser, document))
		fail_msg("%s:%zu: %s", path, parser.problem_mark.line + 1, parser.problem);
	assert_non_null(yaml_document_get_root_node(document));
	yaml_parser_delete(&parser);
	fclose(file);
}

static yaml_node_t *get(yaml_document_t *document, yaml_node_t *mapping, const char *key)
{
	assert_int_equal(mapping->type, YAML_MAPPING_NODE);
	for (yaml_node_pair_t *pair = mapping->data.mapping.pairs.start;
		pair < mapping->data.mapping.pairs.top; pair++) {
		yaml_node_t *name = yaml_document_get_node(document, pair->key);
		if (!strcmp((const char *)name->data.scalar.value, key))
			return yaml_document_get_node(document, pair->value);
	}
	fail_msg("there is no %s", key);
	return NULL;
}

static const char *text_of(yaml_document_t *document, yaml_node_t *mapping, const char *key)
{
	yaml_node_t *node = get(document, mapping, key);
	assert_int_equal(node->type, YAML_SCALAR_NODE);
	return (const char *)node->data.scalar.value;
}

/* The keys of one item of a list, or of the mapping itself, each followed by a space. */
static void keys_of(struct text *out, yaml_document_t *document, yaml_node_t *mapping)
{
	assert_int_equal(mapping->type, YAML_MAPPING_NODE);
	for (yaml_node_pair_t *pair = mapping->data.mapping.pairs.start;
		pair < mapping->data.mapping.pairs.top; pair++) {
		yaml_node_t *name = yaml_document_get_node(document, pair->key);
		text_printf(out, "%s ", (const char *)name->data.scalar.value);
	}
}

/* What pre-commit reads, and nothing that it would warn of. */
static void the_hook_of_pre_commit(void **state)
{
	(void)state;
	yaml_document_t document;
	struct text keys = TEXT_INIT;
	load(&document, ".pre-commit-hooks.yaml");
	yaml_node_t *list = yaml_document_get_root_node(&document);
	assert_int_equal(list->type, YAML_SEQUENCE_NODE);
	assert_int_equal(list->data.sequence.items.top - list->data.sequence.items.start, 1);
	yaml_node_t *hook =
		yaml_document_get_node(&document, list->data.sequence.items.start[0]);
	keys_of(&keys, &document, hook);
	assert_text(
		&keys, "id name description entry language files pass_filenames always_run ");
	assert_string_equal(text_of(&document, hook, "id"), "git-plan-check");
	assert_string_equal(text_of(&document, hook, "entry"), "git plan check --staged");
	assert_string_equal(text_of(&document, hook, "language"), "system");
	assert_string_equal(text_of(&document, hook, "files"), "^plan/");
	assert_string_equal(text_of(&document, hook, "pass_filenames"), "false");
	assert_string_equal(text_of(&document, hook, "always_run"), "true");
	yaml_document_delete(&document);
}

static void the_workflow_of_github(void **state)
{
	(void)state;
	yaml_document_t document;
	load(&document, "contrib/ci/github-actions.yml");
	yaml_node_t *root = yaml_document_get_root_node(&document);
	get(&document, root, "on");
	assert_string_equal(
		text_of(&document, get(&document, root, "permissions"), "security-events"),
		"write");
	yaml_node_t *job = get(&document, get(&document, root, "jobs"), "check");
	yaml_node_t *steps = get(&document, job, "steps");
	assert_int_equal(steps->type, YAML_SEQUENCE_NODE);
	/* Each step is told what to use or to run, and the last one uploads. */
	yaml_node_t *step = NULL;
	for (yaml_node_item_t *item = steps->data.sequence.items.start;
		item < steps->data.sequence.items.top; item++) {
		struct text keys = TEXT_INIT;
		step = yaml_document_get_node(&document, *item);
		keys_of(&keys, &document, step);
		assert_true(strstr(keys.data, "uses ") || strstr(keys.data, "run "));
		text_release(&keys);
	}
	assert_non_null(step);
	assert_string_equal(
		text_of(&document, get(&document, step, "with"), "sarif_file"), "plan.sarif");
	yaml_document_delete(&document);
}

static void the_job_of_gitlab(void **state)
{
	(void)state;
	yaml_document_t document;
	load(&document, "contrib/ci/gitlab-ci.yml");
	yaml_node_t *root = yaml_document_get_root_node(&document);
	yaml_node_t *job = get(&document, root, "plan");
	assert_int_equal(get(&document, job, "script")->type, YAML_SEQUENCE_NODE);
	yaml_node_t *artifacts = get(&document, job, "artifacts");
	assert_string_equal(
		text_of(&document, get(&document, artifacts, "reports"), "codequality"),
		"plan-codequality.json");
	yaml_document_delete(&document);
}

int main(void)
{
	struct suite suite = {0};
	SUITE_TEST(&suite, the_hook_of_pre_commit);
	SUITE_TEST(&suite, the_workflow_of_github);
	SUITE_TEST(&suite, the_job_of_gitlab);
	return suite_run(&suite, "contrib");
}
