#include "model/check.h"
#include "model/check_parts.h"

#include <pthread.h>

/* A large plan is looked at from two sides at once, which take about as long. */
#define ACTIONS_FOR_A_THREAD 2000

struct side {
	const struct plan *plan;
	struct diag diag;
};

static void *check_words(void *argument)
{
	struct side *side = argument;
	check_links(side->plan, &side->diag);
	if (!side->diag.no_warnings)
		check_texts(side->plan, &side->diag);
	return NULL;
}

static void check_things(const struct plan *plan, day_t today, struct diag *diag)
{
	check_actions(plan, today, diag);
	if (diag->no_warnings)
		return;
	check_bodies(plan, today, diag);
	check_titles(plan, diag);
}

static void check_both(const struct plan *plan, day_t today, struct diag *diag)
{
	struct side side = {plan, DIAG_INIT};
	pthread_t thread;
	bool large = plan->things[KIND_ACTION].count > ACTIONS_FOR_A_THREAD;
	side.diag.no_warnings = diag->no_warnings;
	bool started = large && !pthread_create(&thread, NULL, check_words, &side);
	check_things(plan, today, diag);
	if (started)
		pthread_join(thread, NULL);
	else
		check_words(&side);
	diag_adopt(diag, &side.diag);
}

void check_run(const struct plan *plan, day_t today, struct diag *diag)
{
	if (!plan->too_new)
		check_both(plan, today, diag);
	diag_sort(diag);
}
