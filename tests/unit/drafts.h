#ifndef TESTS_UNIT_DRAFTS_H
#define TESTS_UNIT_DRAFTS_H

#include "fixture.h"

#include "model/draft.h"

/* What a draft makes of its files: "PATH\nBYTES" of each that changes, "PATH is gone\n". */
static inline void draft_text(struct text *out, const struct draft *draft)
{
	for (size_t i = 0; i < draft->count; i++) {
		const struct draft_file *file = draft->items[i];
		bool same = file->before.length == file->after.length &&
			    !memcmp(file->before.data, file->after.data, file->after.length);
		if (file->removed && file->existed)
			text_printf(out, "%s is gone\n", file->path);
		else if (!file->removed && (!file->existed || !same))
			text_printf(out, "%s\n%s", file->path, file->after.data);
	}
}

/* The plan that a draft makes has no errors but those of before. */
static inline void assert_draft_is_sound(struct draft *draft)
{
	struct fixture made = {&draft->source, NULL, DIAG_INIT, FAIL_INIT};
	assert_int_equal(plan_load(&made.plan, made.source, &made.diag, &made.fail), 0);
	check_run(made.plan, day_parse("2007-06-06"), &made.diag);
	assert_errors(&made, "");
	plan_free(made.plan);
	diag_release(&made.diag);
}

#endif
