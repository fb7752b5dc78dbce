#include "git/touching.h"
#include "base/text.h"
#include "git/graph_parts.h"

#include <string.h>

/* A line each. */
static void mark(bool *places, const struct graph *graph, const char *names)
{
	for (const char *line = names; line && *line; line = strchr(line, '\n')) {
		git_oid id;
		line += *line == '\n';
		if (git_oid_fromstr(&id, line))
			continue;
		uint32_t place = graph_find(graph, id.id);
		if (place != GRAPH_NONE)
			places[place] = true;
	}
}

void touching_start(struct touching *touching, struct repo *repo, const unsigned char tip[20])
{
	char name[GIT_OID_HEXSZ + 1];
	struct text folder = TEXT_INIT;
	git_oid id;
	if (!graph_is_as_git_shows(repo))
		return;
	git_oid_fromraw(&id, tip);
	git_oid_tostr(name, sizeof name, &id);
	/* A path is one from the root then; and Bloom filters take none with any magic. */
	text_printf(&folder, "--git-dir=%s", git_repository_path(repo->handle));
	const char *arguments[] = {folder.data, "--no-replace-objects", "--literal-pathspecs",
		"rev-list", "--full-history", name, "--", touching->path, NULL};
	exec_start(&touching->exec, arguments);
	text_release(&folder);
}

bool touching_finish(bool *places, struct touching *touching, const struct graph *graph)
{
	struct text names = TEXT_INIT;
	bool told = touching->exec.process && !exec_finish(&touching->exec, &names);
	if (told)
		mark(places, graph, names.data);
	text_release(&names);
	return told;
}

void touching_stop(struct touching *touching)
{
	if (touching->path)
		exec_stop(&touching->exec);
}
