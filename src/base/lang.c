#include "base/lang.h"

#include <libintl.h>
#include <limits.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#ifndef LOCALE_DIR
#define LOCALE_DIR "/usr/local/share/locale"
#endif
#define DOMAIN "git-plan"

/* In a source tree the program is build/git-plan and its translations build/locale/. */
static const char *translations(void)
{
	static char beside[PATH_MAX];
	ssize_t length = readlink("/proc/self/exe", beside, sizeof beside - sizeof "locale");
	if (length <= 0)
		return LOCALE_DIR;
	beside[length] = '\0';
	char *slash = strrchr(beside, '/');
	if (!slash)
		return LOCALE_DIR;
	memcpy(slash + 1, "locale", sizeof "locale");
	return access(beside, X_OK) == 0 ? beside : LOCALE_DIR;
}

void lang_init(void)
{
	setlocale(LC_ALL, "");
	/* Numbers in files and machine formats never follow the locale. */
	setlocale(LC_NUMERIC, "C");
	const char *messages = setlocale(LC_MESSAGES, NULL);
	if (messages && (!strcmp(messages, "C") || !strcmp(messages, "POSIX")))
		return;
	bindtextdomain(DOMAIN, translations());
	bind_textdomain_codeset(DOMAIN, "UTF-8");
	textdomain(DOMAIN);
}

const char *lang_text(const char *message)
{
	return gettext(message);
}

const char *lang_plural(const char *one, const char *many, unsigned long count)
{
	return ngettext(one, many, count);
}
