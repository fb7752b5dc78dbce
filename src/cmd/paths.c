#include "cmd/paths.h"

#include <stdlib.h>
#include <string.h>

char *paths_from_root(const struct session *session, const char *given)
{
	struct text joined = TEXT_INIT, path = TEXT_INIT;
	size_t length = session->root ? strlen(session->root) : 0;
	bool inside = true;
	while (length && session->root[length - 1] == '/')
		length--;
	if (*given == '/') {
		inside = length && !strncmp(given, session->root, length) &&
			 (!given[length] || given[length] == '/');
		text_str(&joined, inside ? given + length : "");
	} else {
		text_printf(&joined, "%s%s", session->prefix, given);
	}
	char *rest = joined.data, *part;
	while (inside && (part = strsep(&rest, "/"))) {
		if (!*part || !strcmp(part, "."))
			continue;
		if (strcmp(part, "..")) {
			text_printf(&path, "%s%s", path.length ? "/" : "", part);
			continue;
		}
		inside = path.length > 0;
		char *slash = strrchr(path.data, '/');
		path.length = slash ? (size_t)(slash - path.data) : 0;
		if (path.capacity)
			path.data[path.length] = '\0';
	}
	text_release(&joined);
	char *result = text_detach(&path);
	if (inside)
		return result;
	free(result);
	return NULL;
}

bool paths_is_under(const char *path, const char *folder)
{
	size_t length = strlen(folder);
	return !length ||
	       (!strncmp(path, folder, length) && (!path[length] || path[length] == '/'));
}
