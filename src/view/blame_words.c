#include "view/blame_words.h"
#include "model/valuepath.h"
#include "view/change_words.h"

#include <string.h>

/* The value as if it had just been added: changes know how to name it. */
static struct change as_change(const struct blame_view *view, const struct origin *origin)
{
	return (struct change){
		.op = CHANGE_ADD,
		.item = origin->item,
		.new_thing = view->thing,
		.path = origin->path,
		.field = origin->field,
		.new_value = origin->value,
		.acronym = origin->acronym,
	};
}

void blame_label(struct text *out, const struct blame_view *view, const struct origin *origin)
{
	const struct changes changes = {.old_plan = view->plan, .new_plan = view->plan};
	const struct change change = as_change(view, origin);
	change_label(out, &changes, &change);
}

void blame_value(struct text *out, const struct blame_view *view, const struct origin *origin)
{
	const struct changes changes = {.old_plan = view->plan, .new_plan = view->plan};
	const struct change change = as_change(view, origin);
	const struct lexicon_entry *entry =
		origin->acronym ? plan_acronym(view->plan, origin->acronym) : NULL;
	if (entry)
		text_str(out, entry->meaning);
	else if (origin->value)
		change_value(out, &changes, &change, VERSION_NEW);
}

void blame_path(struct text *out, const struct blame_view *view, const struct origin *origin)
{
	struct text path = TEXT_INIT;
	if (origin->acronym) {
		text_str(out, origin->acronym);
		return;
	}
	text_str(&path, origin->path);
	if (origin->item && origin->value)
		valuepath_add_item(&path, origin->field, origin->value, &view->plan->calendar);
	text_str(out, path.data);
	text_release(&path);
}

size_t blame_keep(struct blame *blame, const struct blame_view *view, const char *path)
{
	size_t kept = 0;
	for (size_t i = 0; i < blame->count; i++) {
		const struct origin *origin = &blame->origins[i];
		struct text own = TEXT_INIT;
		blame_path(&own, view, origin);
		bool wanted = origin->acronym ? !strcmp(own.data, path)
					      : valuepath_is_within(own.data, path) ||
							valuepath_is_within(path, own.data);
		if (wanted)
			blame->origins[kept++] = *origin;
		text_release(&own);
	}
	blame->count = kept;
	return kept;
}
