#include "history/calendars.h"
#include "git/trees.h"
#include "history/alone.h"
#include "model/plan.h"
#include "model/read.h"

#include <stdlib.h>
#include <string.h>

#define PATH "plan/plan.yaml"

struct known {
	unsigned char id[20];
	struct plan *plan; /* of plan.yaml alone; NULL: it is not to be had */
	bool missing;      /* or damaged */
	struct calendar calendar;
	struct known *next;
};

struct calendars {
	struct repo *repo;
	struct recent *recent;
	struct known *known; /* the one asked for last comes first */
};

struct calendars *calendars_new(struct repo *repo, struct recent *recent)
{
	struct calendars *calendars = mem_zalloc(sizeof *calendars);
	calendars->repo = repo;
	calendars->recent = recent;
	return calendars;
}

void calendars_free(struct calendars *calendars)
{
	while (calendars && calendars->known) {
		struct known *known = calendars->known;
		calendars->known = known->next;
		plan_free(known->plan);
		free(known);
	}
	free(calendars);
}

static struct known *add(struct calendars *calendars, const unsigned char id[20])
{
	static const unsigned char none[20];
	struct known *known = mem_zalloc(sizeof *known);
	memcpy(known->id, id, sizeof known->id);
	if (memcmp(id, none, sizeof none))
		known->plan = load_alone(&known->missing, calendars->repo, PATH, id);
	const struct thing_list *found = known->plan ? &known->plan->things[KIND_PLAN] : NULL;
	read_calendar(&known->calendar, found && found->count ? found->items[0]->record : NULL);
	known->next = calendars->known;
	calendars->known = known;
	return known;
}

static const struct known *find(struct calendars *calendars, const unsigned char id[20])
{
	for (struct known **at = &calendars->known; *at; at = &(*at)->next) {
		struct known *known = *at;
		if (memcmp(known->id, id, sizeof known->id))
			continue;
		*at = known->next;
		known->next = calendars->known;
		calendars->known = known;
		return known;
	}
	return add(calendars, id);
}

const struct calendar *calendars_by_id(struct calendars *calendars, const unsigned char id[20])
{
	return &find(calendars, id)->calendar;
}

void calendars_id(unsigned char id[20], struct calendars *calendars, const unsigned char *root)
{
	if (!root || tree_look_up(id, calendars->recent, root, PATH) != TREE_FILE)
		memset(id, 0, 20);
}

bool calendars_missing(struct calendars *calendars, const unsigned char *root)
{
	unsigned char id[20];
	calendars_id(id, calendars, root);
	return find(calendars, id)->missing;
}

const struct calendar *calendars_of(struct calendars *calendars, const unsigned char *root)
{
	unsigned char id[20];
	calendars_id(id, calendars, root);
	return calendars_by_id(calendars, id);
}
