#include "base/lang.h"
#include "base/text.h"

#include <libintl.h>
#include <limits.h>
#include <locale.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define DOMAIN "git-plan"

/*
 * The folder of the translations, seen from the program: in a source tree it is
 * build/git-plan and they are in build/locale/; installed it is PREFIX/bin/git-plan
 * and they are in PREFIX/share/locale/, wherever that was moved to.
 */
static bool find_translations(struct text *folder)
{
	static const char *const places[] = {"locale", "../share/locale"};
	char program[PATH_MAX];
	ssize_t length = readlink("/proc/self/exe", program, sizeof program - 1);
	if (length <= 0)
		return false;
	program[length] = '\0';
	char *slash = strrchr(program, '/');
	if (!slash)
		return false;
	slash[1] = '\0';
	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		text_reset(folder);
		text_printf(folder, "%s%s", program, places[i]);
		if (access(folder->data, X_OK) == 0)
			return true;
	}
	return false;
}

static const char *first_set(const char *const names[], size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const char *value = getenv(names[i]);
		if (value && *value)
			return value;
	}
	return NULL;
}

/*
 * A system that lacks the user's locale (a small one has none but C) can still speak
 * their language: in C.UTF-8, gettext goes by LANGUAGE alone.
 */
static void speak_without_locale(void)
{
	static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
	const char *wanted = first_set(names, sizeof names / sizeof *names);
	if (!wanted || !setlocale(LC_ALL, "C.UTF-8"))
		return;
	char *language = strndup(wanted, strcspn(wanted, ".@"));
	if (language)
		setenv("LANGUAGE", language, 0);
	free(language);
}

void lang_init(void)
{
	struct text folder = TEXT_INIT;
	if (!setlocale(LC_ALL, ""))
		speak_without_locale();
	/* Numbers in files and machine formats never follow the locale. */
	setlocale(LC_NUMERIC, "C");
	const char *messages = setlocale(LC_MESSAGES, NULL);
	bool plain = !messages || !strcmp(messages, "C") || !strcmp(messages, "POSIX");
	if (!plain && find_translations(&folder)) {
		bindtextdomain(DOMAIN, folder.data);
		bind_textdomain_codeset(DOMAIN, "UTF-8");
		textdomain(DOMAIN);
	}
	text_release(&folder);
}

const char *lang_text(const char *message)
{
	return gettext(message);
}

const char *lang_plural(const char *one, const char *many, unsigned long count)
{
	return ngettext(one, many, count);
}

const char *lang_label(struct label label)
{
	/* TRANSLATORS: the code of your language (ISO 639-1). */
	bool french = !strcmp(_("en"), "fr");
	return french ? label.french : label.english;
}
