#include "fixture.h"

#include "model/draft.h"
#include "model/listed.h"

#include <stdio.h>

/* A source of a few files, and a draft over it. */
struct drafting {
	struct source *source;
	struct draft draft;
	struct fail fail;
};

static void begin(struct drafting *drafting)
{
	static const struct file files[] = {{"plan/plan.yaml", "format: 1\n"},
		{"plan/people/a.yaml", "id: a\n"}, {"plan/people/b.yaml", "id: b\n"}};
	struct source *memory = source_memory();
	for (size_t i = 0; i < COUNT(files); i++)
		source_memory_add(memory, files[i].path, files[i].text, strlen(files[i].text));
	*drafting = (struct drafting){.source = source_listed(memory), .fail = FAIL_INIT};
	draft_init(&drafting->draft, drafting->source);
}

static void end(struct drafting *drafting)
{
	draft_release(&drafting->draft);
	source_free(drafting->source);
	fail_release(&drafting->fail);
}

static int by_line(const void *left, const void *right)
{
	return strcmp(((const struct source_entry *)left)->path,
		((const struct source_entry *)right)->path);
}

/* What the draft holds, as whoever loads it sees it: "PATH=BYTES;". */
static void show(struct text *out, struct drafting *drafting)
{
	struct source *source = &drafting->draft.source;
	struct source_list list = SOURCE_LIST_INIT;
	struct source_reader *reader;
	struct text bytes = TEXT_INIT;
	assert_int_equal(source->ops->list(source, &list, &drafting->fail), 0);
	assert_int_equal(source->ops->open(source, &reader, &drafting->fail), 0);
	qsort(list.items, list.count, sizeof *list.items, by_line);
	for (size_t i = 0; i < list.count; i++) {
		enum source_outcome outcome;
		assert_int_equal(source->ops->read(reader, &list.items[i], &bytes, &outcome,
					 &drafting->fail),
			0);
		text_printf(out, "%s=%.*s;", list.items[i].path + 5,
			(int)strcspn(bytes.data, "\n"),
			outcome == SOURCE_READ ? bytes.data : "?");
	}
	source->ops->close(reader);
	source_list_release(&list);
	text_release(&bytes);
}

#define assert_draft(drafting, expected) \
	do { \
		struct text shown_ = TEXT_INIT; \
		show(&shown_, drafting); \
		assert_text(&shown_, expected); \
	} while (0)

static void nothing(void **state)
{
	struct drafting drafting;
	(void)state;
	begin(&drafting);
	assert_false(draft_changes(&drafting.draft));
	assert_non_null(draft_file(&drafting.draft, "plan/people/a.yaml", &drafting.fail));
	assert_false(draft_changes(&drafting.draft));
	assert_draft(&drafting, "people/a.yaml=id: a;people/b.yaml=id: b;plan.yaml=format: 1;");
	end(&drafting);
}

static void changes(void **state)
{
	struct drafting drafting;
	(void)state;
	begin(&drafting);
	struct text *bytes = draft_file(&drafting.draft, "plan/people/a.yaml", &drafting.fail);
	text_reset(bytes);
	text_str(bytes, "id: aa\n");
	assert_true(draft_changes(&drafting.draft));
	assert_ptr_equal(
		draft_file(&drafting.draft, "plan/people/a.yaml", &drafting.fail), bytes);
	text_str(draft_file(&drafting.draft, "plan/people/c.yaml", &drafting.fail), "id: c\n");
	assert_int_equal(
		draft_remove(&drafting.draft, "plan/people/b.yaml", &drafting.fail), 0);
	assert_draft(
		&drafting, "people/a.yaml=id: aa;people/c.yaml=id: c;plan.yaml=format: 1;");
	assert_string_equal(drafting.draft.items[0]->before.data, "id: a\n");
	end(&drafting);
}

/* Many files are looked up another way than a few. */
static void many(void **state)
{
	struct drafting drafting;
	(void)state;
	begin(&drafting);
	for (int i = 0; i < 9; i++) {
		char path[64];
		snprintf(path, sizeof path, "plan/people/%c%s.yaml", 'a' + i % 3,
			i > 5 ? "x" : "");
		assert_non_null(draft_file(&drafting.draft, path, &drafting.fail));
	}
	for (size_t i = 0; i < drafting.draft.count; i++) {
		const struct draft_file *file = drafting.draft.items[i];
		bool known = !strcmp(file->path, "plan/people/a.yaml") ||
			     !strcmp(file->path, "plan/people/b.yaml");
		assert_int_equal(file->existed, known);
		assert_int_equal(file->before.length != 0, known);
	}
	end(&drafting);
}

int main(void)
{
	struct suite suite = {NULL, 0, 0};
	SUITE_TEST(&suite, nothing);
	SUITE_TEST(&suite, changes);
	SUITE_TEST(&suite, many);
	return suite_run(&suite, "draft");
}
