#ifndef GIT_MESSAGE_H
#define GIT_MESSAGE_H

#include <stdbool.h>

/*
 * Trailers of a commit message, strictly: only the last paragraph, and only when
 * every line of it is "Key: value"; a key given twice counts as absent.
 */
bool message_has_trailer(const char *message, const char *key, const char *value);

#endif
