#include "git/mailmap.h"
#include "git/internal.h"

#include <stdlib.h>

struct mailmap {
	git_mailmap *handle;
};

struct mailmap *mailmap_open(struct repo *repo)
{
	git_mailmap *handle = NULL;
	if (git_mailmap_from_repository(&handle, repo->handle))
		return NULL;
	struct mailmap *map = mem_zalloc(sizeof *map);
	map->handle = handle;
	return map;
}

void mailmap_close(struct mailmap *map)
{
	if (!map)
		return;
	git_mailmap_free(map->handle);
	free(map);
}

void mailmap_resolve(const char **shown_name, const char **shown_email,
	const struct mailmap *map, struct arena *arena, const char *name, const char *email)
{
	const char *real_name = name, *real_email = email;
	if (map)
		git_mailmap_resolve(&real_name, &real_email, map->handle, name, email);
	*shown_name = real_name == name ? name : arena_strdup(arena, real_name);
	*shown_email = real_email == email ? email : arena_strdup(arena, real_email);
}
