#include "view/arrivals.h"
#include "base/lang.h"
#include "view/change_words.h"

#include <string.h>

/* Where more come or go, of those of a kind only the first few are told. */
#define MOST_TOLD 8
#define FIRST_FEW 3

void arrivals_count(struct arrivals *arrivals, const struct changes *changes)
{
	struct change_unit unit;
	memset(arrivals, 0, sizeof *arrivals);
	for (size_t at = 0; change_unit_next(&unit, changes, &at);) {
		const struct change *change = change_unit_change(&unit, changes);
		if (!unit.whole)
			continue;
		arrivals->counts[change->new_thing != NULL][change_thing(change)->kind]++;
		arrivals->total++;
	}
}

/* "37 actions: A, B, C, …", from the first of them on. */
static void add_many(struct text *out, const struct changes *changes,
	const struct change_unit *first, size_t count)
{
	struct change_unit unit;
	const struct change *change = change_unit_change(first, changes);
	bool came = change->new_thing != NULL;
	enum kind kind = change_thing(change)->kind;
	size_t told = 0, at = first->first;
	text_printf(out, "%zu %s", count, lang_label(kind_schemas[kind].plural_label));
	while (told < FIRST_FEW && change_unit_next(&unit, changes, &at)) {
		change = change_unit_change(&unit, changes);
		if (!unit.whole || change_thing(change)->kind != kind ||
			(change->new_thing != NULL) != came)
			continue;
		if (told)
			text_str(out, ", ");
		else
			text_printf(out, _("%s: "), "");
		change_title(out, change);
		told++;
	}
	text_str(out, ", …");
}

bool arrivals_words(struct text *out, struct arrivals *arrivals, const struct changes *changes,
	const struct change_unit *unit)
{
	const struct change *change = change_unit_change(unit, changes);
	const struct thing *thing = change_thing(change);
	bool came = change->new_thing != NULL;
	size_t count = arrivals->counts[came][thing->kind];
	bool *told = &arrivals->told[came][thing->kind];
	if (arrivals->total > MOST_TOLD && count > FIRST_FEW) {
		if (!*told)
			add_many(out, changes, unit, count);
		bool first = !*told;
		*told = true;
		return first;
	}
	if (thing->record)
		text_printf(out, "%s ", lang_label(kind_schemas[thing->kind].label));
	change_title(out, change);
	return true;
}
