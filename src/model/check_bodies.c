#include "base/lang.h"
#include "model/check_parts.h"

#include <stdlib.h>
#include <string.h>

struct facts {
	const struct plan *plan;
	struct diag *diag;
	day_t today;
	bool *seated[KIND_COUNT]; /* people, posts, groups by rank: on a committee */
};

static const struct field *reference_field(const struct value *name)
{
	return &record_schemas[RECORD_REFERENCE].fields[name->field];
}

static uint32_t current_members(const struct facts *facts, const struct list *list)
{
	uint32_t count = 0;
	for (uint32_t i = 0; i < list->count; i++)
		count += !reference_is_over(list->items[i].record, facts->today);
	return count;
}

static void seat_list(struct facts *facts, const struct list *list);

/* Each person, post and group once, however they hold one another. */
static void seat_thing(struct facts *facts, const struct thing *thing)
{
	bool *seen = facts->seated[thing->kind];
	if (!seen || seen[thing->rank])
		return;
	seen[thing->rank] = true;
	if (thing->kind == KIND_POST)
		seat_list(facts, record_list(thing->record, POST_HOLDERS));
	if (thing->kind == KIND_GROUP)
		seat_list(facts, record_list(thing->record, GROUP_MEMBERS));
}

static void seat_list(struct facts *facts, const struct list *list)
{
	for (uint32_t i = 0; i < list->count; i++) {
		const struct value *name = reference_name(list->items[i].record);
		const struct thing *thing =
			name ? plan_target(facts->plan, reference_field(name), name) : NULL;
		if (thing && !reference_is_over(list->items[i].record, facts->today))
			seat_thing(facts, thing);
	}
}

/* A field that is given, but wrongly, has its own finding. */
static bool is_wrong(const struct thing *thing, int field)
{
	return record_has(thing->record, field) && !record_get(thing->record, field);
}

static void check_committee(struct facts *facts, const struct thing *committee)
{
	const struct list *responsible = record_list(committee->record, COMMITTEE_RESPONSIBLE);
	const struct list *members = record_list(committee->record, COMMITTEE_MEMBERS);
	day_t dissolved = (day_t)record_number(committee->record, COMMITTEE_DISSOLVED, 0);
	if (dissolved && dissolved <= facts->today)
		return;
	seat_list(facts, responsible);
	seat_list(facts, members);
	uint32_t current = current_members(facts, responsible);
	if (!current && !is_wrong(committee, COMMITTEE_RESPONSIBLE))
		thing_report(facts->diag, FINDING_COMMITTEE_NO_RESPONSIBLE, committee,
			COMMITTEE_RESPONSIBLE, _("%s has no designated responsible"),
			thing_title(committee));
	if (current > 1)
		thing_report(facts->diag, FINDING_COMMITTEE_RESPONSIBLES, committee,
			COMMITTEE_RESPONSIBLE, _("%s has %u responsibles"),
			thing_title(committee), current);
	if (!current_members(facts, members) && !is_wrong(committee, COMMITTEE_MEMBERS))
		thing_report(facts->diag, FINDING_COMMITTEE_NO_MEMBERS, committee,
			COMMITTEE_MEMBERS, _("%s has no known members"),
			thing_title(committee));
}

static bool has_members(const struct thing *body)
{
	int field = schema_field((enum record_id)body->record->id, "members");
	return field >= 0 && record_list(body->record, field)->count;
}

static void check_group(const struct facts *facts, const struct thing *group)
{
	const struct value *of = record_get(group->record, GROUP_ALL_MEMBERS_OF);
	const struct thing *body =
		of ? plan_target(facts->plan, record_field(group->record, of), of) : NULL;
	if (has_members(group) || (body && has_members(body)) ||
		is_wrong(group, GROUP_MEMBERS) || is_wrong(group, GROUP_ALL_MEMBERS_OF))
		return;
	thing_report(facts->diag, FINDING_GROUP_NO_MEMBERS, group,
		of ? GROUP_ALL_MEMBERS_OF : GROUP_MEMBERS,
		body ? _("the members of %s are not known: those of %s are not given")
		     : _("the members of %s are not known"),
		thing_title(group), body ? thing_title(body) : "");
}

static void check_people(const struct facts *facts)
{
	const struct thing_list *people = &facts->plan->things[KIND_PERSON];
	/* What cannot be read may be where somebody sits. */
	if (facts->plan->unreadable.count)
		return;
	for (size_t i = 0; i < people->count; i++) {
		if (!facts->seated[KIND_PERSON][people->items[i]->rank])
			thing_report(facts->diag, FINDING_PERSON_NO_COMMITTEE, people->items[i],
				-1, _("%s sits on no committee"),
				thing_title(people->items[i]));
	}
}

static int meetings_in(const struct plan *plan, int year)
{
	int count = 0;
	for (size_t i = 0; i < plan->things[KIND_MEETING].count; i++) {
		const struct record *meeting = plan->things[KIND_MEETING].items[i]->record;
		day_t day = (day_t)record_number(meeting, MEETING_DATE, 0);
		/* Committees meet as they like; the range is the whole body's. */
		count += day_year(day) == year && !record_get(meeting, MEETING_COMMITTEE);
	}
	return count;
}

static void report_meetings(
	const struct facts *facts, int year, int count, int64_t least, int64_t most)
{
	struct text expected = TEXT_INIT;
	long long low = least, high = most;
	if (low == high)
		text_printf(&expected,
			lang_plural(
				"%lld is expected", "%lld are expected", (unsigned long)high),
			high);
	else if (high < 0)
		text_printf(&expected,
			lang_plural("at least %lld is expected", "at least %lld are expected",
				(unsigned long)low),
			low);
	else if (!low)
		text_printf(&expected,
			lang_plural("at most %lld is expected", "at most %lld are expected",
				(unsigned long)high),
			high);
	else
		text_printf(&expected, _("%lld to %lld are expected"), low, high);
	thing_report(facts->diag, FINDING_MEETINGS_PER_YEAR, facts->plan->self,
		PLAN_MEETINGS_PER_YEAR,
		lang_plural("%d: %d meeting is recorded, %s",
			"%d: %d meetings are recorded, %s", (unsigned long)count),
		year, count, expected.data);
	text_release(&expected);
}

static void check_meetings(const struct facts *facts)
{
	const struct calendar *calendar = &facts->plan->calendar;
	const struct thing *self = facts->plan->self;
	const struct record *range =
		self ? record_record(self->record, PLAN_MEETINGS_PER_YEAR) : NULL;
	if (!range || !calendar->start || !calendar->end)
		return;
	int64_t least = record_number(range, RANGE_MIN, 0);
	int64_t most = record_number(range, RANGE_MAX, -1);
	int this_year = day_year(facts->today);
	for (int year = day_year(calendar->start);
		year <= day_year(calendar->end) && year <= this_year; year++) {
		int count = meetings_in(facts->plan, year);
		/* The year that is not over may still bring what is missing. */
		if ((count < least && year < this_year) || (most >= 0 && count > most))
			report_meetings(facts, year, count, least, most);
	}
}

/* Axes are sorted by their order. */
static void check_axes(const struct facts *facts)
{
	const struct thing_list *axes = &facts->plan->things[KIND_AXIS];
	for (size_t i = 1; i < axes->count; i++) {
		if (axes->items[i]->order == axes->items[i - 1]->order)
			thing_report(facts->diag, FINDING_SAME_ORDER, axes->items[i],
				AXIS_ORDER,
				_("%s has the same order: give one of them another"),
				axes->items[i - 1]->path);
	}
}

void check_bodies(const struct plan *plan, day_t today, struct diag *diag)
{
	static const enum kind seats[] = {KIND_PERSON, KIND_POST, KIND_GROUP};
	struct facts facts = {plan, diag, today, {NULL}};
	for (size_t i = 0; i < sizeof seats / sizeof *seats; i++)
		facts.seated[seats[i]] = mem_zalloc(plan->things[seats[i]].count);
	for (size_t i = 0; i < plan->things[KIND_COMMITTEE].count; i++)
		check_committee(&facts, plan->things[KIND_COMMITTEE].items[i]);
	for (size_t i = 0; i < plan->things[KIND_GROUP].count; i++)
		check_group(&facts, plan->things[KIND_GROUP].items[i]);
	for (size_t i = 0; i < plan->things[KIND_POST].count; i++) {
		const struct thing *post = plan->things[KIND_POST].items[i];
		if (!current_members(&facts, record_list(post->record, POST_HOLDERS)) &&
			!is_wrong(post, POST_HOLDERS))
			thing_report(diag, FINDING_POST_NO_HOLDER, post, POST_HOLDERS,
				_("nobody is known to hold the post %s"), thing_title(post));
	}
	check_people(&facts);
	check_axes(&facts);
	check_meetings(&facts);
	for (int kind = 0; kind < KIND_COUNT; kind++)
		free(facts.seated[kind]);
}
