#include "base/lang.h"
#include "base/suggest.h"
#include "base/utf8.h"
#include "model/check_parts.h"
#include "model/meant.h"
#include "model/vocabulary.h"
#include "model/walk.h"

#include <stdlib.h>
#include <string.h>

struct links {
	struct walk walk;
	const struct plan *plan;
	struct diag *diag;
	size_t compared; /* see meant.h */
};

static const char *article(enum kind kind)
{
	switch ((int)kind) {
	case KIND_PERSON:
		return _("'%s' is a person: write 'person: %s'");
	case KIND_COMMITTEE:
		return _("'%s' is a committee: write 'committee: %s'");
	case KIND_ORGANIZATION:
		return _("'%s' is an organization: write 'organization: %s'");
	case KIND_GROUP:
		return _("'%s' is a group: write 'group: %s'");
	default:
		return _("'%s' is a post: write 'post: %s'");
	}
}

/* Kinds as a sentence names them. */
static const char *a_kind(enum kind kind)
{
	static const char *const words[KIND_COUNT] = {
		[KIND_PLAN] = N_("the plan"),
		[KIND_LEXICON] = N_("the lexicon"),
		[KIND_RULES] = N_("the rules"),
		[KIND_AXIS] = N_("an axis"),
		[KIND_OBJECTIVE] = N_("an objective"),
		[KIND_ACTION] = N_("an action"),
		[KIND_COMMITTEE] = N_("a committee"),
		[KIND_GROUP] = N_("a group"),
		[KIND_ORGANIZATION] = N_("an organization"),
		[KIND_POST] = N_("a post"),
		[KIND_PERSON] = N_("a person"),
		[KIND_MEETING] = N_("a meeting"),
		[KIND_DECISION] = N_("a decision"),
	};
	return _(words[kind]);
}

static void other_kind(struct links *links, const struct field *field,
	const struct value *value, const struct thing *other)
{
	struct text wanted = TEXT_INIT;
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		if (!(field->kinds & 1u << kind))
			continue;
		if (wanted.length)
			text_printf(&wanted, " %s ", _("or"));
		text_str(&wanted, a_kind((enum kind)kind));
	}
	diag_add(links->diag, FINDING_REFERENCE_UNKNOWN, links->walk.thing->path, value->line,
		value->column, _("'%s': '%s' is %s, not %s"), field->name, value->text,
		a_kind(other->kind), wanted.data);
	text_release(&wanted);
}

/* An objective's id is looked for among the axes too, as people confuse them. */
static const struct thing *find_elsewhere(
	const struct plan *plan, enum name_space space, const char *id)
{
	const struct thing *other = plan_find(plan, space, id);
	return other || space != SPACE_OBJECTIVE ? other : plan_find(plan, SPACE_AXIS, id);
}

/* "'CLD' is a group: write 'group: cld'" */
static void wrong_key(struct links *links, const struct value *value, const struct thing *thing)
{
	struct text message = TEXT_INIT, quoted = TEXT_INIT;
	utf8_excerpt(&quoted, value->text, strlen(value->text));
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
	text_printf(&message, article(thing->kind), quoted.data, thing->id);
#pragma GCC diagnostic pop
	diag_add(links->diag, FINDING_REFERENCE_UNKNOWN, links->walk.thing->path, value->line,
		value->column, "%s", message.data);
	text_release(&message);
	text_release(&quoted);
}

static bool names_somebody(const struct record *record, const struct value *value)
{
	return record->id == RECORD_REFERENCE && value->field <= REFERENCE_TEXT;
}

/* Of a reference that names nobody of its kind, somebody of another. */
static bool tell_other_kind(
	struct links *links, const struct record *record, const struct value *value)
{
	unsigned others = schema_reference_kinds() & ~record_field(record, value)->kinds;
	if (!names_somebody(record, value))
		return false;
	struct meant meant = meant_find(links->plan, others, value->text, &links->compared);
	bool sure = meant.how == MEANT_ACRONYM || meant.how == MEANT_NAME;
	if (sure)
		wrong_key(links, value, meant.thing);
	return sure;
}

static const char *acronym_of(const struct thing *thing)
{
	return record_text(
		thing->record, schema_field((enum record_id)thing->record->id, "acronym"));
}

/* What was written is another way to call something: say its identifier. */
static bool tell_called(struct links *links, const struct field *field,
	const struct value *value, enum finding_rule rule, const struct meant *meant)
{
	const char *path = links->walk.thing->path;
	struct text quoted = TEXT_INIT, id = TEXT_INIT, title = TEXT_INIT;
	bool told = true;
	utf8_excerpt(&quoted, value->text, strlen(value->text));
	if (meant->thing) {
		const char *name = thing_title(meant->thing);
		thing_full_id(&id, meant->thing);
		utf8_excerpt(&title, name, strlen(name));
	}
	if (meant->how == MEANT_POSITION || meant->how == MEANT_NAME)
		diag_add(links->diag, rule, path, value->line, value->column,
			_("'%s': write the identifier of '%s': %s"), field->name, quoted.data,
			id.data);
	else if (meant->how == MEANT_ACRONYM)
		diag_add(links->diag, rule, path, value->line, value->column,
			_("'%s' is the acronym of '%s': write its identifier, %s"), quoted.data,
			title.data, id.data);
	else if (meant->how == MEANT_ACRONYMS)
		diag_add(links->diag, rule, path, value->line, value->column,
			_("'%s' may be %s (%s) or %s (%s): write one of these identifiers"),
			quoted.data, acronym_of(meant->thing), meant->thing->id,
			acronym_of(meant->other), meant->other->id);
	else
		told = false;
	if (told && meant->how != MEANT_ACRONYMS)
		diag_told(links->diag, id.data);
	text_release(&quoted);
	text_release(&id);
	text_release(&title);
	return told;
}

/* Nothing is called so: perhaps a slip of the pen, perhaps its file is gone. */
static void tell_nothing(struct links *links, const struct field *field,
	const struct value *value, const struct meant *meant)
{
	const char *path = links->walk.thing->path;
	unsigned kinds = field->type == TYPE_DECISION ? 1u << KIND_DECISION : field->kinds;
	const char *folder = kind_schemas[__builtin_ctz(kinds)].folder;
	bool one_kind = !(kinds & (kinds - 1));
	if (meant->thing || !one_kind || !folder)
		diag_add(links->diag, FINDING_REFERENCE_UNKNOWN, path, value->line,
			value->column, _("'%s': nothing in the plan has the identifier '%s'"),
			field->name, value->text);
	else
		diag_add(links->diag, FINDING_REFERENCE_UNKNOWN, path, value->line,
			value->column,
			_("'%s': nothing in the plan has the identifier '%s': write another, or "
			  "restore plan/%s/%s.yaml"),
			field->name, value->text, folder, value->text);
	if (meant->thing) {
		struct text id = TEXT_INIT;
		thing_full_id(&id, meant->thing);
		diag_suggest(links->diag, id.data);
		text_release(&id);
	}
}

static void unknown(struct links *links, const struct record *record, const struct field *field,
	const struct value *value)
{
	unsigned kinds = field->type == TYPE_DECISION ? 1u << KIND_DECISION : field->kinds;
	enum kind first = (enum kind)__builtin_ctz(kinds);
	enum name_space space = kind_schemas[first].space;
	const struct thing *other = find_elsewhere(links->plan, space, value->text);
	const struct thing *renamed = plan_find_former(links->plan, space, value->text);
	if (plan_unreadable(links->plan, space, value->text) ||
		plan_ambiguous(links->plan, space, value->text))
		return;
	if (other && names_somebody(record, value)) {
		wrong_key(links, value, other);
	} else if (other) {
		other_kind(links, field, value, other);
	} else if (renamed) {
		diag_add(links->diag, FINDING_REFERENCE_UNKNOWN, links->walk.thing->path,
			value->line, value->column, _("'%s': '%s' is a former identifier"),
			field->name, value->text);
		diag_suggest(links->diag, renamed->id);
	} else {
		struct meant meant =
			meant_find(links->plan, kinds, value->text, &links->compared);
		if (!tell_called(links, field, value, FINDING_REFERENCE_UNKNOWN, &meant) &&
			!tell_other_kind(links, record, value))
			tell_nothing(links, field, value, &meant);
	}
}

static void invalid(struct links *links, const struct record *record, const struct field *field,
	const struct value *value)
{
	bool is_long = strlen(value->text) > 64;
	struct meant meant = {MEANT_NOTHING, NULL, NULL};
	struct text quoted = TEXT_INIT;
	if (!is_long)
		meant = meant_find(links->plan, field->kinds, value->text, &links->compared);
	if (tell_called(links, field, value, FINDING_INVALID_ID, &meant) ||
		(!is_long && tell_other_kind(links, record, value)))
		return;
	utf8_excerpt(&quoted, value->text, strlen(value->text));
	if (meant.thing)
		diag_add(links->diag, FINDING_INVALID_ID, links->walk.thing->path, value->line,
			value->column, _("'%s': '%s' is not an identifier"), field->name,
			quoted.data);
	else
		diag_add(links->diag, FINDING_INVALID_ID, links->walk.thing->path, value->line,
			value->column, _("'%s': '%s': %s"), field->name, quoted.data,
			is_long ? _("an identifier has at most 64 characters")
				: _("an identifier has only small letters without accents, "
				    "digits and hyphens, and begins with a letter"));
	diag_suggest(links->diag, meant.thing ? meant.thing->id : NULL);
	text_release(&quoted);
}

static void check_acronym(struct links *links, const struct value *value)
{
	if (plan_acronym(links->plan, value->text) ||
		plan_unreadable(links->plan, SPACE_LEXICON, "lexicon"))
		return;
	struct suggest near;
	diag_add(links->diag, FINDING_ACRONYM_UNKNOWN, links->walk.thing->path, value->line,
		value->column, _("'%s' is not in plan/lexicon.yaml: add it there"),
		value->text);
	suggest_init(&near, value->text);
	for (size_t i = 0; i < links->plan->acronym_count; i++)
		suggest_offer(&near, links->plan->acronyms[i].acronym);
	diag_suggest(links->diag, suggest_best(&near));
	suggest_release(&near);
}

/* A year begins on its first day and ends on its last. */
static int64_t bound(const struct value *value, bool is_point, int month_day)
{
	bool year = is_point && value->detail == VALUE_PLAIN;
	return year ? value->number * 10000 + month_day : value->number;
}

static void check_order(struct links *links, const struct record *record, int start, int end)
{
	const struct value *first = record_get(record, start), *last = record_get(record, end);
	bool points = record->id == RECORD_PERIOD;
	if (!first || !last || bound(first, points, 101) <= bound(last, points, 1231))
		return;
	diag_add(links->diag, FINDING_DATE_ORDER, links->walk.thing->path, last->line,
		last->column, "%s", _("the end comes before the start"));
}

static void check_covers(struct links *links, const struct value *value)
{
	char *name = strndup(value->text, strcspn(value->text, "."));
	if (schema_field(RECORD_ACTION, name) < 0) {
		int near = vocabulary_field_near(RECORD_ACTION, name);
		struct text shown = TEXT_INIT;
		utf8_excerpt(&shown, value->text, strlen(value->text));
		diag_add(links->diag, FINDING_COVERS_UNKNOWN_FIELD, links->walk.thing->path,
			value->line, value->column, _("actions have no field '%s'"),
			shown.data);
		diag_suggest(links->diag,
			near < 0 ? NULL : record_schemas[RECORD_ACTION].fields[near].name);
		text_release(&shown);
	}
	free(name);
}

static void visit(struct walk *walk, const struct record *record, const struct field *field,
	const struct value *value)
{
	struct links *links = (struct links *)walk;
	bool link = field->type == TYPE_LINK ||
		    (field->type == TYPE_DECISION && value->detail == VALUE_PLAIN);
	if (field->type == TYPE_LINK && value->detail == VALUE_INVALID)
		invalid(links, record, field, value);
	else if (link && !plan_target(links->plan, field, value))
		unknown(links, record, field, value);
	if (field->type == TYPE_ACRONYM)
		check_acronym(links, value);
	if (field->type == TYPE_REFERENCE) {
		check_order(links, value->record, REFERENCE_START, REFERENCE_UNTIL);
		check_order(links, value->record, REFERENCE_START, REFERENCE_END);
	}
	if (field->type == TYPE_RECORD && field->record == RECORD_PERIOD)
		check_order(links, value->record, PERIOD_START, PERIOD_END);
	if (record->id == RECORD_COVER && value->field == COVER_FIELDS)
		check_covers(links, value);
}

/* Parents of committees and organizations: from each, upwards, until something already seen. */
enum color { UNSEEN, ON_THE_WAY, DONE };

static const struct thing *parent_of(const struct plan *plan, const struct thing *thing)
{
	int place = thing->kind == KIND_COMMITTEE ? COMMITTEE_PARENT : ORGANIZATION_PARENT;
	const struct value *value = record_get(thing->record, place);
	return value ? plan_target(plan, record_field(thing->record, value), value) : NULL;
}

static unsigned char *color_of(
	unsigned char *const colors[KIND_COUNT], const struct thing *thing)
{
	return &colors[thing->kind][thing->rank];
}

static void follow_parents(const struct plan *plan, unsigned char *const colors[KIND_COUNT],
	const struct thing *from, struct diag *diag)
{
	const struct thing *thing = from;
	while (thing && *color_of(colors, thing) == UNSEEN) {
		*color_of(colors, thing) = ON_THE_WAY;
		thing = parent_of(plan, thing);
	}
	if (thing && *color_of(colors, thing) == ON_THE_WAY)
		thing_report(diag, FINDING_PARENT_CYCLE, thing,
			thing->kind == KIND_COMMITTEE ? COMMITTEE_PARENT : ORGANIZATION_PARENT,
			_("'%s' belongs to itself through its parents: mend one of them"),
			thing->id);
	for (thing = from; thing && *color_of(colors, thing) == ON_THE_WAY;
		thing = parent_of(plan, thing))
		*color_of(colors, thing) = DONE;
}

static void check_parents(const struct plan *plan, struct diag *diag)
{
	static const enum kind kinds[] = {KIND_COMMITTEE, KIND_ORGANIZATION};
	unsigned char *colors[KIND_COUNT] = {NULL};
	for (int k = 0; k < 2; k++)
		colors[kinds[k]] = mem_zalloc(plan->things[kinds[k]].count);
	for (int k = 0; k < 2; k++) {
		const struct thing_list *list = &plan->things[kinds[k]];
		for (size_t i = 0; i < list->count; i++)
			follow_parents(plan, colors, list->items[i], diag);
	}
	for (int k = 0; k < 2; k++)
		free(colors[kinds[k]]);
}

/* Acronyms by their folded form: two that fold alike make ids of that form ambiguous. */
struct spelling {
	char *folded;
	const char *acronym;
};

struct spellings {
	struct spelling *items;
	size_t count;
	size_t capacity;
};

static void add_spelling(struct spellings *all, const char *acronym)
{
	struct text folded = TEXT_INIT;
	utf8_fold(&folded, acronym, strlen(acronym));
	all->items = mem_grow(all->items, all->count, &all->capacity, sizeof *all->items);
	all->items[all->count++] = (struct spelling){text_detach(&folded), acronym};
}

static void add_body_spellings(struct spellings *all, const struct plan *plan)
{
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		enum record_id id = kind_schemas[kind].record;
		int acronym = id == RECORD_NONE ? -1 : schema_field(id, "acronym");
		for (size_t i = 0; acronym >= 0 && i < plan->things[kind].count; i++) {
			const struct record *record = plan->things[kind].items[i]->record;
			const struct list *names =
				record_list(record, schema_field(id, "other_names"));
			if (record_text(record, acronym))
				add_spelling(all, record_text(record, acronym));
			for (uint32_t n = 0; n < names->count; n++) {
				if (!strchr(names->items[n].text, ' '))
					add_spelling(all, names->items[n].text);
			}
		}
	}
}

static int by_folded(const void *left, const void *right)
{
	const struct spelling *a = left, *b = right;
	int order = strcmp(a->folded, b->folded);
	return order ? order : strcmp(a->acronym, b->acronym);
}

static void check_twins(const struct plan *plan, struct diag *diag)
{
	struct spellings all = {NULL, 0, 0};
	for (size_t i = 0; i < plan->acronym_count; i++)
		add_spelling(&all, plan->acronyms[i].acronym);
	add_body_spellings(&all, plan);
	if (all.count)
		qsort(all.items, all.count, sizeof *all.items, by_folded);
	for (size_t i = 1; i < all.count; i++) {
		const struct spelling *a = &all.items[i - 1], *b = &all.items[i];
		if (strcmp(a->folded, b->folded) || !strcmp(a->acronym, b->acronym))
			continue;
		const struct thing *thing = plan_find(plan, SPACE_BODY, b->folded);
		if (thing)
			thing_report(diag, FINDING_ACRONYM_TWIN, thing, 0,
				_("the identifier '%s' could mean %s or %s: use words of the name"),
				thing->id, a->acronym, b->acronym);
	}
	for (size_t i = 0; i < all.count; i++)
		free(all.items[i].folded);
	free(all.items);
}

/* Seasons stand in the order of the year; the first may begin at the end of the one before. */
static void check_seasons(const struct plan *plan, struct diag *diag)
{
	const struct record *calendar =
		plan->self ? record_record(plan->self->record, PLAN_CALENDAR) : NULL;
	const struct list *seasons = calendar ? record_list(calendar, CALENDAR_SEASONS) : NULL;
	uint32_t count = seasons ? seasons->count : 0;
	for (uint32_t i = 1; i < count; i++) {
		const struct value *item = &seasons->items[i];
		int64_t first = record_number(seasons->items[0].record, SEASON_START, 0);
		int64_t last = record_number(seasons->items[count - 1].record, SEASON_START, 0);
		int64_t before = record_number(seasons->items[i - 1].record, SEASON_START, 0);
		int64_t start = record_number(item->record, SEASON_START, 0);
		bool wraps = i == 1 && first > last;
		if (start && before && start <= before && !wraps)
			diag_add(diag, FINDING_DATE_ORDER, plan->self->path, item->line,
				item->column, "%s",
				_("the seasons stand in the order of the year, winter first: this one "
				  "starts before the one above it"));
	}
}

void check_links(const struct plan *plan, struct diag *diag)
{
	struct links links = {{.visit = visit}, plan, diag, 0};
	walk_plan(&links.walk, plan);
	check_seasons(plan, diag);
	check_parents(plan, diag);
	check_twins(plan, diag);
}
