#include "base/lang.h"
#include "base/place.h"

#include <libintl.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#define DOMAIN "git-plan"

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
 * their language: in C.UTF-8, gettext goes by LANGUAGE alone. So do the programs that
 * this one runs: a pager, man.
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
	setenv("LC_ALL", "C.UTF-8", 1);
	free(language);
}

void lang_init(void)
{
	static const char *const places[] = {"locale", "../share/locale", NULL};
	struct text folder = TEXT_INIT;
	if (!setlocale(LC_ALL, ""))
		speak_without_locale();
	/* Numbers in files and machine formats never follow the locale. */
	setlocale(LC_NUMERIC, "C");
	const char *messages = setlocale(LC_MESSAGES, NULL);
	bool plain = !messages || !strcmp(messages, "C") || !strcmp(messages, "POSIX");
	if (!plain && place_find(&folder, places)) {
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

const char *lang_code(void)
{
	/* TRANSLATORS: the code of your language (ISO 639-1). */
	return _("en");
}

const char *lang_label(struct label label)
{
	bool french = !strcmp(lang_code(), "fr");
	return french ? label.french : label.english;
}
