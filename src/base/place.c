#include "base/place.h"

#include <limits.h>
#include <string.h>
#include <unistd.h>

bool place_find(struct text *path, const char *const relative[])
{
	char program[PATH_MAX];
	ssize_t length = readlink("/proc/self/exe", program, sizeof program - 1);
	if (length <= 0)
		return false;
	program[length] = '\0';
	char *slash = strrchr(program, '/');
	if (!slash)
		return false;
	slash[1] = '\0';
	for (; *relative; relative++) {
		text_reset(path);
		text_printf(path, "%s%s", program, *relative);
		if (access(path->data, R_OK) == 0)
			return true;
	}
	return false;
}
