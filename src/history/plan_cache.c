#include "history/plan_cache.h"
#include "base/hash.h"
#include "base/version.h"
#include "model/schema.h"

#include <string.h>

/* How the values of the cache are written: another number where anything of that changes. */
#define FORMAT 3

/* Everything of the schema that what is kept depends on. */
static uint64_t schema_hash(void)
{
	uint64_t hash = 0;
	for (int id = 0; id < RECORD_COUNT; id++) {
		const struct record_schema *schema = &record_schemas[id];
		for (int at = 0; at < schema->count; at++) {
			const struct field *field = &schema->fields[at];
			const int kept[] = {id, (int)field->type, (int)field->flags,
				(int)field->record, (int)field->values, (int)field->kinds};
			hash = hash_lasting(hash, field->name, strlen(field->name));
			hash = hash_lasting(hash, kept, sizeof kept);
		}
	}
	for (int id = 0; id < ENUMERATION_COUNT; id++) {
		for (int at = 0; at < enumerations[id].count; at++) {
			const char *word = enumerations[id].words[at];
			hash = hash_lasting(hash, word, strlen(word));
		}
	}
	return hash;
}

struct cache *plan_cache_open(const char *git_common_folder)
{
	struct text stamp = TEXT_INIT;
	text_printf(
		&stamp, "%s %d %016llx", VERSION, FORMAT, (unsigned long long)schema_hash());
	struct cache *cache = cache_open(git_common_folder, stamp.data);
	text_release(&stamp);
	return cache;
}
