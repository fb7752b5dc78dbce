#ifndef BASE_LANG_H
#define BASE_LANG_H

/*
 * The user's language. The one door to gettext. Every string that a user can
 * see goes through _() where it is printed, or N_() where it stands in a table.
 */
#define _(message) lang_text(message)
#define N_(message) message

/*
 * A word that users read and write in either language: the French one is known
 * whatever language the program speaks.
 */
struct label {
	const char *english;
	const char *french;
};

/*
 * Take the locale from the environment and find the translations: beside the
 * program in a source tree, else where they were installed.
 */
void lang_init(void);

const char *lang_text(const char *message) __attribute__((format_arg(1)));
/* The form of a message for `count` things. */
const char *lang_plural(const char *one, const char *many, unsigned long count)
	__attribute__((format_arg(1), format_arg(2)));

/* The code of the language that the program speaks (ISO 639-1): "en", "fr". */
const char *lang_code(void);

/* The word in the user's language. */
const char *lang_label(struct label);

#endif
