#include "cmd/output.h"
#include "base/mem.h"
#include "base/term.h"
#include "git/exec.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

/* git config, running while the plan is read. */
static struct exec configuration;

/* What Git is told of colour and paging; asked only when there is something to decide. */
struct preferences {
	int color; /* -1: automatic */
	bool page;
	char *pager; /* NULL: Git's choice */
};

/* As Git reads a boolean. */
static bool is_one_of(const char *value, const char *const words[])
{
	for (; *words; words++) {
		if (!strcasecmp(value, *words))
			return true;
	}
	return false;
}

static bool is_false(const char *value)
{
	static const char *const words[] = {"false", "no", "off", "0", "never", "", NULL};
	return is_one_of(value, words);
}

static bool is_true(const char *value)
{
	static const char *const words[] = {"true", "yes", "on", "1", NULL};
	return is_one_of(value, words);
}

static void take_preference(struct preferences *preferences, const char *key, const char *value)
{
	bool own_color = !strcmp(key, "color.plan");
	bool all_color = !strcmp(key, "color.ui");
	if (own_color || all_color) {
		int color = !strcasecmp(value, "always") ? 1 : is_false(value) ? 0 : -1;
		preferences->color = color;
	} else if (!strcmp(key, "pager.plan")) {
		bool word = is_true(value) || is_false(value);
		preferences->page = !is_false(value);
		free(preferences->pager);
		preferences->pager = word ? NULL : mem_strdup(value);
	}
}

void output_ask_git(void)
{
	static const char *const arguments[] = {
		"config", "-z", "--get-regexp", "^(color\\.(ui|plan)|pager\\.plan)$", NULL};
	exec_start(&configuration, arguments);
}

/* color.plan counts over color.ui, wherever they stand. */
static void read_preferences(struct preferences *preferences)
{
	static const char *const keys[] = {"color.ui", "color.plan", "pager.plan"};
	struct text out = TEXT_INIT;
	*preferences = (struct preferences){-1, true, NULL};
	if (exec_finish(&configuration, &out) == 0) {
		for (size_t k = 0; k < sizeof keys / sizeof *keys; k++) {
			for (char *entry = out.data; entry < out.data + out.length;
				entry += strlen(entry) + 1) {
				size_t key = strcspn(entry, "\n");
				if (key == strlen(keys[k]) && !strncmp(entry, keys[k], key))
					take_preference(preferences, keys[k],
						entry[key] ? entry + key + 1 : "true");
			}
		}
	}
	text_release(&out);
}

static int start_pager(struct preferences *preferences, struct fail *fail)
{
	const char *const arguments[] = {"var", "GIT_PAGER", NULL};
	struct text pager = TEXT_INIT;
	if (preferences->pager)
		text_str(&pager, preferences->pager);
	else
		exec_git(&pager, arguments);
	pager.length = strcspn(pager.data, "\n");
	if (pager.length)
		pager.data[pager.length] = '\0';
	int result = term_start_pager(pager.data, fail);
	text_release(&pager);
	return result;
}

/* The user's word on the command line, the environment's, the configuration's, in that order. */
static bool wants_color(const char *color, const struct preferences *preferences)
{
	const char *no_color = getenv("NO_COLOR"), *terminal = getenv("TERM");
	if (color)
		return !strcmp(color, "always");
	if (no_color && *no_color)
		return false;
	if (preferences->color >= 0)
		return preferences->color;
	return term_interactive() && !(terminal && !strcmp(terminal, "dumb"));
}

int output_prepare(size_t *width, const char *color, bool page, struct fail *fail)
{
	struct preferences preferences;
	int result = 0;
	read_preferences(&preferences);
	term_set_color(wants_color(color, &preferences));
	*width = term_width();
	if (page && preferences.page && isatty(STDOUT_FILENO) && !term_paged_by_git())
		result = start_pager(&preferences, fail);
	free(preferences.pager);
	return result;
}

void output_close(void)
{
	struct text unread = TEXT_INIT;
	exec_finish(&configuration, &unread);
	text_release(&unread);
}
