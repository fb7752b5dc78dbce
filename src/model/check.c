#include "model/check.h"
#include "model/check_parts.h"

#include <pthread.h>

/* Reading every text takes as long as all the rest: large plans do both at once. */
#define ACTIONS_FOR_A_THREAD 2000

struct beside {
	const struct plan *plan;
	struct diag diag;
};

static void *check_texts_beside(void *argument)
{
	struct beside *beside = argument;
	check_texts(beside->plan, &beside->diag);
	return NULL;
}

static void check_warnings(const struct plan *plan, day_t today, struct diag *diag)
{
	struct beside beside = {plan, DIAG_INIT};
	pthread_t thread;
	bool large = plan->things[KIND_ACTION].count > ACTIONS_FOR_A_THREAD;
	bool started = large && !pthread_create(&thread, NULL, check_texts_beside, &beside);
	check_bodies(plan, today, diag);
	check_titles(plan, diag);
	if (started)
		pthread_join(thread, NULL);
	else
		check_texts_beside(&beside);
	diag_adopt(diag, &beside.diag);
}

void check_run(const struct plan *plan, day_t today, struct diag *diag)
{
	if (!plan->too_new) {
		check_links(plan, diag);
		check_actions(plan, today, diag);
	}
	if (!plan->too_new && !diag->no_warnings)
		check_warnings(plan, today, diag);
	diag_sort(diag);
}
