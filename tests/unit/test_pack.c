#include "fixture.h"

#include "model/pack.h"

/* --- Numbers and texts ------------------------------------------------------------- */

static struct unpacking reading(const struct text *bytes, struct arena *arena)
{
	return (struct unpacking){.at = (const unsigned char *)bytes->data,
		.end = (const unsigned char *)bytes->data + bytes->length,
		.arena = arena};
}

static void test_numbers(void **state)
{
	(void)state;
	static const uint64_t numbers[] = {
		0, 1, 127, 128, 16383, 16384, UINT32_MAX, INT64_MAX, UINT64_MAX};
	struct text bytes = TEXT_INIT;
	for (size_t i = 0; i < COUNT(numbers); i++)
		pack_number(&bytes, numbers[i]);
	struct unpacking unpacking = reading(&bytes, NULL);
	for (size_t i = 0; i < COUNT(numbers); i++)
		assert_int_equal(unpack_number(&unpacking), numbers[i]);
	assert_false(unpacking.failed);
	assert_int_equal(unpack_number(&unpacking), 0);
	assert_true(unpacking.failed);
	text_release(&bytes);
}

struct damage {
	const char *name;
	const char *bytes;
	size_t length;
};

static struct damage numbers_damaged[] = {
	{"nothing", "", 0},
	{"no end", "\x80\x80", 2},
	{"more bits than there are", "\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80\x01", 11},
};

static void test_damaged_number(void **state)
{
	const struct damage *c = *state;
	struct text bytes = TEXT_INIT;
	text_add(&bytes, c->bytes, c->length);
	struct unpacking unpacking = reading(&bytes, NULL);
	assert_int_equal(unpack_number(&unpacking), 0);
	assert_true(unpacking.failed);
	text_release(&bytes);
}

static void test_texts(void **state)
{
	(void)state;
	struct arena arena = ARENA_INIT;
	struct text bytes = TEXT_INIT;
	pack_text(&bytes, "été");
	pack_text(&bytes, "");
	pack_bytes(&bytes, "a\0b", 3);
	pack_bytes(&bytes, "a\0b", 3);
	struct unpacking unpacking = reading(&bytes, &arena);
	assert_string_equal(unpack_text(&unpacking), "été");
	assert_string_equal(unpack_text(&unpacking), "");
	uint64_t length = unpack_number(&unpacking);
	assert_memory_equal(unpack_bytes(&unpacking, length), "a\0b", 3);
	assert_false(unpacking.failed);
	/* A text has no NUL in it. */
	assert_string_equal(unpack_text(&unpacking), "");
	assert_true(unpacking.failed);
	text_release(&bytes);
	arena_release(&arena);
}

static void test_too_short(void **state)
{
	(void)state;
	struct arena arena = ARENA_INIT;
	struct text bytes = TEXT_INIT;
	pack_number(&bytes, UINT64_MAX);
	text_str(&bytes, "abc");
	struct unpacking unpacking = reading(&bytes, &arena);
	assert_string_equal(unpack_text(&unpacking), "");
	assert_true(unpacking.failed);
	assert_null(unpack_bytes(&unpacking, 1));
	text_release(&bytes);
	arena_release(&arena);
}

/* --- Records ------------------------------------------------------------------------ */

/* Values of every type, in the order of the schema and out of it; a field that is wrong. */
static const struct file files[MOST_FILES] = {
	{"plan/actions/a.yaml",
		"title: \"Évaluer\"\nid: a\nobjective: connaitre\norder: 10\nstatus: planned\n"
		"progress: beaucoup\nresponsible:\n  - committee: c\n    lead: true\n"
		"  - text: \"Autres\"\nschedule:\n  - automne 2007\n  - 2008\n  - \"2008-03-15\"\n"
		"  - \"2008-03-15/2008-04-15\"\n  - continu\n  - continu 2008-2009\n"
		"effort:\n  - quantity: 2.50\n    average: true\nbudget:\n  - amount: 1200.50\n"
		"    year: 2008\nindicators:\n  - id: i1\n    baseline:\n      year: 2006\n"
		"      value: \"faible\"\n    periods:\n      - period: été 2008\n"
		"        target: 12.5\nreplaces:\n  - b\nfunding: []\nnotes: |\n  Un.\n"},
	{"plan/meetings/m.yaml",
		"id: m\ndate: \"2007-06-06\"\nquorum: 12\nminutes_adopted: \"2007-10-16\"\n"
		"decisions:\n  - id: d1\n    text: \"Oui.\"\n    result: adopted\n"},
	{"plan/meetings/n.yaml", "id: n\ndate: \"2007-07-06\"\nquorum: true\n"
				 "minutes_adopted: m/d1\n"},
	{NULL, NULL},
};

/* Everything that a record holds, so that two compare as texts. */
static void describe(struct text *, const struct record *, const struct calendar *);

static void describe_item(struct text *out, const struct field *field,
	const struct value *value, const struct calendar *calendar)
{
	text_printf(out, "%u.%u ", value->field, value->detail);
	if (field->type == TYPE_RECORD || field->type == TYPE_REFERENCE) {
		describe(out, value->record, calendar);
		return;
	}
	if (field->type == TYPE_SCHEDULE)
		text_printf(out, "(%d, %d to %d) ", value->schedule->form,
			value->schedule->start, value->schedule->end);
	value_print(out, field, value, calendar);
	text_char(out, ';');
}

static void describe(
	struct text *out, const struct record *record, const struct calendar *calendar)
{
	text_printf(out, "%u{", record->id);
	for (int i = 0; i < record->count; i++) {
		const struct value *value = &record->values[i];
		const struct field *field = record_field(record, value);
		bool list = field->flags & FIELD_LIST;
		text_printf(out, "%s ", field->name);
		for (uint32_t k = 0; k < (list ? value->list->count : 1); k++)
			describe_item(
				out, field, list ? &value->list->items[k] : value, calendar);
	}
	for (int at = 0; at < record_schemas[record->id].count; at++) {
		if (record_has(record, at) && !record_get(record, at))
			text_printf(out, "wrong %d;", at);
	}
	text_str(out, "}");
}

static struct record_case {
	const char *name;
	enum kind kind;
	const char *id;
} records[] = {
	{"an action", KIND_ACTION, "a"},
	{"a meeting", KIND_MEETING, "m"},
	{"another meeting", KIND_MEETING, "n"},
	{"an axis", KIND_AXIS, "promouvoir"},
};

static const struct record *read_again(const char *bytes, size_t length, struct arena *arena,
	const struct calendar *calendar, enum record_id id)
{
	struct unpacking unpacking = {.at = (const unsigned char *)bytes,
		.end = (const unsigned char *)bytes + length,
		.arena = arena,
		.calendar = calendar};
	const struct record *record = unpack_record(&unpacking, id);
	assert_true(!record == unpacking.failed);
	return record;
}

static void test_record(void **state)
{
	const struct record_case *c = *state;
	struct fixture fixture;
	struct arena arena = ARENA_INIT;
	struct text bytes = TEXT_INIT, given = TEXT_INIT, expected = TEXT_INIT;
	fixture_load(&fixture, files);
	const struct record *record = find_thing(&fixture, c->kind, c->id)->record;
	const struct calendar *calendar = &fixture.plan->calendar;
	enum record_id id = kind_schemas[c->kind].record;
	pack_record(&bytes, record, NULL, NULL);
	const struct record *again = read_again(bytes.data, bytes.length, &arena, calendar, id);
	assert_non_null(again);
	describe(&expected, record, calendar);
	describe(&given, again, calendar);
	assert_text(&given, expected.data);
	/* A record of something else is none. */
	assert_null(read_again(bytes.data, bytes.length, &arena, calendar, RECORD_PERSON));
	/* Nor is one that is cut short, and whatever another byte makes of it can be printed. */
	for (size_t i = 0; i < bytes.length; i++) {
		char *part = mem_alloc(bytes.length);
		memcpy(part, bytes.data, i);
		assert_null(read_again(part, i, &arena, calendar, id));
		for (unsigned bit = 0; bit < 8; bit++) {
			memcpy(part, bytes.data, bytes.length);
			part[i] = (char)(part[i] ^ (1 << bit));
			again = read_again(part, bytes.length, &arena, calendar, id);
			if (again)
				describe(&given, again, calendar);
		}
		free(part);
	}
	text_release(&given);
	text_release(&expected);
	text_release(&bytes);
	arena_release(&arena);
	fixture_free(&fixture);
}

static bool is_title(void *context, const struct field *field, int at)
{
	(void)at;
	return !strcmp(field->name, context);
}

static void test_kept(void **state)
{
	(void)state;
	struct fixture fixture;
	struct arena arena = ARENA_INIT;
	struct text bytes = TEXT_INIT;
	char title[] = "title";
	fixture_load(&fixture, files);
	pack_record(&bytes, find_thing(&fixture, KIND_ACTION, "a")->record, is_title, title);
	const struct record *record = read_again(
		bytes.data, bytes.length, &arena, &fixture.plan->calendar, RECORD_ACTION);
	assert_non_null(record);
	assert_int_equal(record->count, 1);
	assert_string_equal(record_text(record, ACTION_TITLE), "Évaluer");
	/* What is wrong is known to be there. */
	assert_true(record_has(record, ACTION_PROGRESS));
	text_release(&bytes);
	arena_release(&arena);
	fixture_free(&fixture);
}

int main(void)
{
	struct suite suite = {NULL, 0, 0};
	SUITE_TEST(&suite, test_numbers);
	SUITE_CASES(&suite, numbers_damaged, test_damaged_number);
	SUITE_TEST(&suite, test_texts);
	SUITE_TEST(&suite, test_too_short);
	SUITE_CASES(&suite, records, test_record);
	SUITE_TEST(&suite, test_kept);
	return suite_run(&suite, "pack");
}
