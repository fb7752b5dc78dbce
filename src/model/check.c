#include "model/check.h"

void check_report(struct diag *diag, enum finding_rule rule, const struct thing *thing,
	int field, const char *format, ...)
{
	struct text message = TEXT_INIT;
	uint32_t line, column;
	va_list arguments;
	va_start(arguments, format);
	text_vprintf(&message, format, arguments);
	va_end(arguments);
	thing_place(thing, field, &line, &column);
	diag_add(diag, rule, thing->path, line, column, "%s", message.data);
	text_release(&message);
}

bool check_term_over(const struct record *reference, day_t today)
{
	day_t end = (day_t)record_number(reference, REFERENCE_END, 0);
	return end && end <= today;
}

void check_run(const struct plan *plan, day_t today, struct diag *diag)
{
	check_links(plan, diag);
	check_actions(plan, today, diag);
	if (!diag->no_warnings) {
		check_bodies(plan, today, diag);
		check_titles(plan, diag);
		check_texts(plan, diag);
	}
	diag_sort(diag);
}
