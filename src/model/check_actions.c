#include "base/lang.h"
#include "model/check_parts.h"
#include "model/late.h"

#include <stdlib.h>

/* Whether somebody has, or had, a term somewhere. */
struct terms {
	bool any;
	bool current;
};

struct facts {
	const struct plan *plan;
	struct diag *diag;
	day_t today;
	struct terms *people; /* by rank */
	day_t adopted;        /* the day of the meeting that adopted the plan; 0: unknown */
};

static day_t adoption_day(const struct plan *plan)
{
	const struct value *value =
		plan->self ? record_get(plan->self->record, PLAN_ADOPTED) : NULL;
	if (!value)
		return 0;
	const struct thing *decision =
		plan_target(plan, record_field(plan->self->record, value), value);
	if (!decision || !decision->owner)
		return 0;
	return (day_t)record_number(decision->owner->record, MEETING_DATE, 0);
}

static bool outside(const struct schedule *schedule, const struct calendar *plan)
{
	switch (schedule->form) {
	case SCHEDULE_SEASON:
	case SCHEDULE_YEAR:
		return schedule->end < plan->start || schedule->start > plan->end;
	case SCHEDULE_DATE:
	case SCHEDULE_DATES:
		return schedule->start < plan->start || schedule->end > plan->end;
	case SCHEDULE_CONTINUOUS_YEARS:
		return schedule->year < day_year(plan->start) ||
		       schedule->last_year > day_year(plan->end);
	case SCHEDULE_CONTINUOUS:
		break;
	}
	return false;
}

/* The year alone where the bound is the year's own first or last day. */
static void print_bound(struct text *out, day_t day, int month_day)
{
	if (day % 10000 == month_day)
		text_printf(out, "%d", day_year(day));
	else
		day_print(out, day);
}

static void check_period(const struct facts *facts, const struct thing *action)
{
	const struct calendar *calendar = &facts->plan->calendar;
	const struct list *schedule = record_list(action->record, ACTION_SCHEDULE);
	if (!calendar->start || !calendar->end)
		return;
	for (uint32_t i = 0; i < schedule->count; i++) {
		const struct value *item = &schedule->items[i];
		if (!outside(item->schedule, calendar))
			continue;
		struct text entry = TEXT_INIT, period = TEXT_INIT;
		schedule_print(&entry, item->schedule, calendar);
		print_bound(&period, calendar->start, 101);
		text_printf(&period, " %s ", _("to"));
		print_bound(&period, calendar->end, 1231);
		diag_add(facts->diag, FINDING_OUTSIDE_PERIOD, action->path, item->line,
			item->column, _("'%s' lies outside the plan's period, %s"), entry.data,
			period.data);
		text_release(&period);
		text_release(&entry);
	}
}

static void check_late(const struct facts *facts, const struct thing *action, int64_t status)
{
	day_t last = late_since(action, facts->today);
	struct text day = TEXT_INIT;
	if (last) {
		day_words(&day, last);
		thing_report(facts->diag, FINDING_LATE, action, ACTION_SCHEDULE,
			status < 0
				? _("the schedule ended on %s and the plan does not say what became "
				    "of the action")
				: _("the schedule ended on %s and the action is not completed"),
			day.data);
	}
	const struct list *milestones = record_list(action->record, ACTION_MILESTONES);
	for (uint32_t i = 0; i < milestones->count; i++) {
		const struct value *item = &milestones->items[i];
		day_t due = late_milestone(action, item->record, facts->today);
		if (!due)
			continue;
		text_reset(&day);
		day_words(&day, due);
		diag_add(facts->diag, FINDING_LATE, action->path, item->line, item->column,
			_("the milestone was due on %s and is not met"), day.data);
	}
	text_release(&day);
}

static void count_term(
	struct terms *terms, const struct facts *facts, const struct record *reference)
{
	terms->any = true;
	terms->current = terms->current || !reference_is_over(reference, facts->today);
}

static void count_members(
	struct terms *people, const struct facts *facts, const struct list *list)
{
	const struct field *link = &record_schemas[RECORD_REFERENCE].fields[REFERENCE_PERSON];
	for (uint32_t i = 0; i < list->count; i++) {
		const struct value *name = reference_name(list->items[i].record);
		if (!name || name->field != REFERENCE_PERSON)
			continue;
		const struct thing *person = plan_target(facts->plan, link, name);
		if (person)
			count_term(&people[person->rank], facts, list->items[i].record);
	}
}

/* The terms of every person, by rank: wherever the plan says that they sit or hold a post. */
static struct terms *count_people(const struct facts *facts)
{
	static const struct {
		enum kind kind;
		int field;
	} memberships[] = {{KIND_COMMITTEE, COMMITTEE_MEMBERS},
		{KIND_COMMITTEE, COMMITTEE_RESPONSIBLE}, {KIND_POST, POST_HOLDERS},
		{KIND_ORGANIZATION, ORGANIZATION_MEMBERS}, {KIND_GROUP, GROUP_MEMBERS}};
	struct terms *people =
		mem_zalloc(facts->plan->things[KIND_PERSON].count * sizeof *people);
	for (size_t m = 0; m < sizeof memberships / sizeof *memberships; m++) {
		const struct thing_list *list = &facts->plan->things[memberships[m].kind];
		for (size_t i = 0; i < list->count; i++)
			count_members(people, facts,
				record_list(list->items[i]->record, memberships[m].field));
	}
	return people;
}

static bool mandate_ended(const struct facts *facts, const struct thing *who)
{
	struct terms terms = {false, false};
	if (who->kind == KIND_PERSON)
		terms = facts->people[who->rank];
	if (who->kind == KIND_POST) {
		const struct list *holders = record_list(who->record, POST_HOLDERS);
		for (uint32_t i = 0; i < holders->count; i++)
			count_term(&terms, facts, holders->items[i].record);
	}
	if (who->kind == KIND_COMMITTEE) {
		day_t dissolved = (day_t)record_number(who->record, COMMITTEE_DISSOLVED, 0);
		return dissolved && dissolved <= facts->today;
	}
	return terms.any && !terms.current;
}

static void report_mandate(const struct facts *facts, const struct thing *action,
	const struct value *item, const struct thing *who)
{
	struct text message = TEXT_INIT;
	if (who->kind == KIND_COMMITTEE) {
		struct text day = TEXT_INIT;
		day_words(&day, (day_t)record_number(who->record, COMMITTEE_DISSOLVED, 0));
		text_printf(&message, _("%s was dissolved on %s"), thing_title(who), day.data);
		text_release(&day);
	} else if (who->kind == KIND_POST) {
		text_printf(&message, _("nobody holds the post %s any more"), thing_title(who));
	} else {
		text_printf(&message, _("the mandate of %s has ended"), thing_title(who));
	}
	diag_add(facts->diag, FINDING_MANDATE_ENDED, action->path, item->line, item->column,
		"%s", message.data);
	text_release(&message);
}

static void check_mandates(const struct facts *facts, const struct thing *action)
{
	const struct field *field = &record_schemas[RECORD_ACTION].fields[ACTION_RESPONSIBLE];
	const struct list *responsible = record_list(action->record, ACTION_RESPONSIBLE);
	for (uint32_t i = 0; i < responsible->count; i++) {
		const struct value *item = &responsible->items[i];
		const struct thing *who = plan_target(facts->plan, field, item);
		if (who && mandate_ended(facts, who))
			report_mandate(facts, action, item, who);
	}
}

/* A list that is given, but wrongly, has its own finding. */
static bool is_missing(const struct thing *action, int field)
{
	const struct value *value = record_get(action->record, field);
	return value ? !value->list->count : !record_has(action->record, field);
}

static void check_gaps(const struct facts *facts, const struct thing *action)
{
	if (is_missing(action, ACTION_RESPONSIBLE))
		thing_report(facts->diag, FINDING_NO_RESPONSIBLE, action, ACTION_RESPONSIBLE,
			"%s", _("the action has no responsible"));
	if (is_missing(action, ACTION_SCHEDULE))
		thing_report(facts->diag, FINDING_NO_SCHEDULE, action, ACTION_SCHEDULE, "%s",
			_("the action has no schedule"));
	if (is_missing(action, ACTION_INDICATORS))
		thing_report(facts->diag, FINDING_NO_INDICATOR, action, ACTION_INDICATORS, "%s",
			_("the action has no indicator"));
}

static void check_adoption(const struct facts *facts, const struct thing *action)
{
	day_t last = late_last_day(record_list(action->record, ACTION_SCHEDULE));
	if (!facts->adopted || !last || last >= facts->adopted)
		return;
	struct text day = TEXT_INIT;
	day_words(&day, facts->adopted);
	thing_report(facts->diag, FINDING_BEFORE_ADOPTION, action, ACTION_SCHEDULE,
		_("everything scheduled was over when the plan was adopted, on %s"), day.data);
	text_release(&day);
}

void check_actions(const struct plan *plan, day_t today, struct diag *diag)
{
	struct facts facts = {plan, diag, today, NULL, adoption_day(plan)};
	facts.people = diag->no_warnings ? NULL : count_people(&facts);
	const struct thing_list *actions = &plan->things[KIND_ACTION];
	for (size_t i = 0; i < actions->count; i++) {
		const struct thing *action = actions->items[i];
		int64_t status = record_number(action->record, ACTION_STATUS, -1);
		check_period(&facts, action);
		if (diag->no_warnings || status == STATUS_CANCELLED ||
			status == STATUS_REPLACED)
			continue;
		check_gaps(&facts, action);
		check_adoption(&facts, action);
		check_late(&facts, action, status);
		if (status != STATUS_COMPLETED)
			check_mandates(&facts, action);
	}
	free(facts.people);
}
