#include "history/commits.h"
#include "git/message.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* Further trailers of one commit are nobody's work. */
#define MOST_TRAILERS 1000

const char *commit_name(struct arena *arena, const unsigned char id[20])
{
	char hex[41];
	for (int i = 0; i < 20; i++) {
		hex[2 * i] = "0123456789abcdef"[id[i] >> 4];
		hex[2 * i + 1] = "0123456789abcdef"[id[i] & 15];
	}
	return arena_text(arena, hex, 40);
}

/* "NAME <ADDRESS> SECONDS +HHMM", as far as it goes. */
static void read_person(
	struct person *person, struct arena *arena, const char *line, size_t length)
{
	const char *end = line + length;
	const char *open = memchr(line, '<', length);
	const char *close = memrchr(line, '>', length);
	if (!open || !close || close < open) {
		person->name = arena_text(arena, line, length);
		person->email = "";
	} else {
		size_t name = (size_t)(open - line);
		while (name && line[name - 1] == ' ')
			name--;
		person->name = arena_text(arena, line, name);
		person->email = arena_text(arena, open + 1, (size_t)(close - open - 1));
		char *zone;
		person->time = strtoll(close + 1, &zone, 10);
		long offset = zone < end ? strtol(zone, NULL, 10) : 0;
		if (offset > -2400 && offset < 2400)
			person->offset = (int)(offset / 100 * 60 + offset % 100);
	}
	person->shown_name = person->name;
	person->shown_email = person->email;
}

struct trailers {
	struct arena *arena;
	struct trailer *items;
	size_t count;
};

static void add_trailer(void *context, const char *key, size_t key_length, const char *value,
	size_t value_length)
{
	struct trailers *trailers = context;
	if (trailers->count == MOST_TRAILERS)
		return;
	trailers->items[trailers->count++] =
		(struct trailer){arena_text(trailers->arena, key, key_length),
			arena_text(trailers->arena, value, value_length)};
}

static void no_trailer(void *context, const char *key, size_t key_length, const char *value,
	size_t value_length)
{
	(void)context;
	(void)key;
	(void)key_length;
	(void)value;
	(void)value_length;
}

/* The value of the one trailer of that key; one given twice counts as absent. */
static const char *only(const struct trailers *trailers, const char *key)
{
	const char *value = NULL;
	int count = 0;
	for (size_t i = 0; i < trailers->count; i++) {
		if (strcasecmp(trailers->items[i].key, key))
			continue;
		value = trailers->items[i].value;
		count++;
	}
	return count == 1 ? value : NULL;
}

static void read_message(struct commit *commit, struct arena *arena, const char *message)
{
	struct trailers trailers = {.arena = arena};
	size_t count = message_trailers(message, no_trailer, NULL);
	message += strspn(message, "\n");
	commit->message = arena_strdup(arena, message);
	commit->subject = arena_text(arena, message, strcspn(message, "\n"));
	if (count > MOST_TRAILERS)
		count = MOST_TRAILERS;
	trailers.items = arena_alloc(arena, (count + 1) * sizeof *trailers.items);
	message_trailers(message, add_trailer, &trailers);
	commit->trailers = trailers.items;
	commit->trailer_count = trailers.count;
	commit->decision = only(&trailers, "Decision");
	commit->proposal = only(&trailers, "Proposal");
}

void commit_read(struct commit *commit, struct arena *arena, const char *id, const char *bytes)
{
	const char *body = strstr(bytes, "\n\n");
	const char *header_end = body ? body + 1 : bytes + strlen(bytes);
	int parents = 0;
	*commit = (struct commit){.id = id};
	commit->author.name = commit->author.email = "";
	commit->author.shown_name = commit->author.shown_email = "";
	commit->committer = commit->author;
	for (const char *line = bytes; line < header_end;) {
		const char *end = strchrnul(line, '\n');
		size_t length = (size_t)(end - line);
		parents += !strncmp(line, "parent ", 7);
		if (!strncmp(line, "author ", 7))
			read_person(&commit->author, arena, line + 7, length - 7);
		else if (!strncmp(line, "committer ", 10))
			read_person(&commit->committer, arena, line + 10, length - 10);
		line = *end ? end + 1 : end;
	}
	commit->is_merge = parents > 1;
	read_message(commit, arena, body ? body + 2 : "");
}

void commit_map_names(struct commit *commit, struct arena *arena, const struct mailmap *map)
{
	struct person *people[] = {&commit->author, &commit->committer};
	for (int i = 0; i < 2; i++)
		mailmap_resolve(&people[i]->shown_name, &people[i]->shown_email, map, arena,
			people[i]->name, people[i]->email);
}
