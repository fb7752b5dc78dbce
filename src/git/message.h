#ifndef GIT_MESSAGE_H
#define GIT_MESSAGE_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Trailers of a commit message, strictly: only the last paragraph, and only when
 * every line of it is "Key: value"; a key given twice counts as absent.
 */
bool message_has_trailer(const char *message, const char *key, const char *value);

/* Called with each trailer in order, however often its key is given; returns how many there are. */
typedef void message_trailer_fn(void *context, const char *key, size_t key_length,
	const char *value, size_t value_length);
size_t message_trailers(const char *message, message_trailer_fn *, void *context);

/* What becomes of the first line that names a decision. */
enum message_decision {
	DECISION_NONE, /* there is no such line */
	DECISION_COUNTS,
	DECISION_MISSPELT,  /* it does not begin with "Decision: " */
	DECISION_MISPLACED, /* not in the last paragraph, or among lines that are no trailers */
	DECISION_REPEATED,
};

/*
 * How a message names a decision: a line "Decision: …" in the last paragraph, or one
 * anywhere that was meant as one ("Décision : MEETING/ID"). `line` becomes that line and
 * `value` what it names, without blanks around them; both the caller's, or NULL.
 */
enum message_decision message_decision(char **line, char **value, const char *message);

/*
 * The message as Git will record it: without the lines that begin with its comment
 * character, and without what follows its scissors. The caller's.
 */
char *message_without_comments(const char *bytes, char comment);

#endif
