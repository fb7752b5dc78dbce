#include "history/touch.h"
#include "base/hash.h"
#include "format/yamlsections.h"
#include "model/excerpt.h"
#include "model/schema.h"

#include <string.h>

/* Never 0: that is no name. */
static uint64_t hash(const char *name, size_t length)
{
	return hash_lasting(0, name, length) | 1;
}

static uint64_t bit(const char *name, size_t length)
{
	return UINT64_C(1) << (hash(name, length) >> 58);
}

uint64_t touch_field(const char *path)
{
	return bit(path, strcspn(path, "./"));
}

uint64_t touch_name(const char *id)
{
	return hash(id, strlen(id));
}

uint64_t touch_thing(const char *id)
{
	return bit(id, strlen(id));
}

bool touch_may_be(struct touch touch, const char *id)
{
	return touch.thing ? touch.thing == touch_name(id) : touch.things & touch_thing(id);
}

/* --- A file ----------------------------------------------------------------------------- */

/* "plan/actions/…/ID.yaml": where the id stands. Other kinds hold things within. */
static bool find_id(const char *path, const char **id, size_t *length)
{
	const char *folder = kind_schemas[KIND_ACTION].folder;
	const char *at = strncmp(path, "plan/", 5) ? "" : path + 5, *end = strrchr(path, '.');
	if (strncmp(at, folder, strlen(folder)) || at[strlen(folder)] != '/')
		return false;
	*id = strrchr(path, '/') + 1;
	if (!end || end < *id || strcmp(end, ".yaml"))
		return false;
	*length = (size_t)(end - *id);
	return true;
}

/* Whether the file says "id: ID" on a line of its own, so that its name is the thing's. */
static bool says_id(const struct text *bytes, const char *id, size_t length)
{
	const char *line = bytes->data;
	while (line) {
		if (!strncmp(line, "id: ", 4) && !strncmp(line + 4, id, length) &&
			(line[4 + length] == '\n' || !line[4 + length]))
			return true;
		line = strchr(line, '\n');
		line += line != NULL;
	}
	return false;
}

static void add_field(void *touch, const char *key, size_t length)
{
	((struct touch *)touch)->fields |= bit(key, length);
}

void touch_reduce(
	struct touch *touch, const char *path, struct text *old_bytes, struct text *new_bytes)
{
	struct touch file = {0};
	const char *id;
	size_t length;
	bool clear =
		yamlsections_reduce(old_bytes, new_bytes, excerpt_has_always, add_field, &file);
	clear = clear && find_id(path, &id, &length) &&
		(!old_bytes->length || says_id(old_bytes, id, length)) &&
		(!new_bytes->length || says_id(new_bytes, id, length));
	uint64_t name = clear ? hash(id, length) : 0;
	touch->thing = touch->things && touch->thing != name ? 0 : name;
	touch->fields |= clear ? file.fields : UINT64_MAX;
	touch->things |= clear ? bit(id, length) : UINT64_MAX;
}
