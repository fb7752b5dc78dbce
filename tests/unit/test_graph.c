#include "repository.h"

#include "git/graph.h"

#include <sys/stat.h>

/* --- Histories ------------------------------------------------------------------------------ */

#define MOST_COMMITS 60
#define MOST_PARENTS 3

/* Commits by number; a commit's parents have lower ones. Its mark is its number + 1. */
struct history {
	int count;
	struct {
		int parents[MOST_PARENTS], parent_count;
		long long time;
	} commits[MOST_COMMITS];
	struct marks marks;
};

static void choose_parents(struct history *history, struct chance *chance, int at)
{
	int wanted = (int)(one_in(chance, 3) ? choose(chance, MOST_PARENTS + 1) : 1);
	history->commits[at].parent_count = 0;
	for (int k = 0; k < wanted && k < at; k++) {
		int near = at > 6 && !one_in(chance, 4) ? at - 6 : 0;
		int parent = near + (int)choose(chance, (uint32_t)(at - near));
		bool twice = false;
		for (int j = 0; j < history->commits[at].parent_count; j++)
			twice |= history->commits[at].parents[j] == parent;
		if (!twice)
			history->commits[at].parents[history->commits[at].parent_count++] =
				parent;
	}
}

static void choose_history(struct history *history, uint32_t seed)
{
	struct chance chance = chance_of(seed);
	history->count = 1 + (int)choose(&chance, MOST_COMMITS);
	uint32_t clocks = choose(&chance, 3); /* right, by chance, running backwards */
	for (int at = 0; at < history->count; at++) {
		choose_parents(history, &chance, at);
		long long by_chance = choose(&chance, 20);
		history->commits[at].time = clocks == 0   ? 1000000 + at * 60
					    : clocks == 1 ? by_chance
							  : 1000000 - at * 60 + by_chance;
	}
}

static void import_history(struct history *history)
{
	struct text stream = TEXT_INIT;
	for (int at = 0; at < history->count; at++) {
		text_str(&stream, "reset refs/heads/main\n");
		stream_commit(&stream, (unsigned)at + 1, history->commits[at].time);
		for (int k = 0; k < history->commits[at].parent_count; k++)
			text_printf(&stream, "%s :%d\n", k ? "merge" : "from",
				history->commits[at].parents[k] + 1);
		text_printf(&stream, "M 100644 inline file\ndata 3\n%03d\n\n", at);
	}
	import_stream(&history->marks, &stream);
	text_release(&stream);
}

static const char *name_of(const struct history *history, int number)
{
	return history->marks.names[number + 1];
}

static uint32_t place_of(const struct graph *graph, const struct history *history, int number)
{
	unsigned char id[20];
	bytes_of(id, name_of(history, number));
	return graph_find(graph, id);
}

/* Which commits a tip has below it, itself as well. */
static void find_below(bool *below, const struct history *history, int tip)
{
	memset(below, 0, MOST_COMMITS * sizeof *below);
	below[tip] = true;
	for (int at = tip; at >= 0; at--) {
		for (int k = 0; below[at] && k < history->commits[at].parent_count; k++)
			below[history->commits[at].parents[k]] = true;
	}
}

static void load(
	struct graph *graph, struct repo *repo, const char *tip, const struct graph *known)
{
	struct fail fail = FAIL_INIT;
	assert_int_equal(graph_load(graph, repo, tip, known, NULL, &fail), 0);
}

/* --- What a graph must be -------------------------------------------------------------------- */

static void assert_commits(const struct graph *graph, const struct history *history, int tip)
{
	bool below[MOST_COMMITS];
	uint32_t count = 0;
	find_below(below, history, tip);
	for (int at = 0; at < history->count; at++) {
		uint32_t place = place_of(graph, history, at);
		assert_int_equal(place != GRAPH_NONE, below[at]);
		if (!below[at])
			continue;
		count++;
		const struct graph_commit *commit = &graph->commits[place];
		assert_int_equal(commit->time, history->commits[at].time);
		assert_int_equal(commit->parent_count, history->commits[at].parent_count);
		for (int k = 0; k < commit->parent_count; k++) {
			uint32_t parent = graph_parents(graph, commit)[k];
			assert_int_equal(parent,
				place_of(graph, history, history->commits[at].parents[k]));
			assert_true(parent > place);
		}
	}
	assert_int_equal(graph->count, count);
	assert_int_equal(place_of(graph, history, tip), 0);
	assert_true(graph_is_whole(graph));
}

/* Of the commits that could come next, the newest does. */
static void assert_newest_first(const struct graph *graph)
{
	for (uint32_t place = 0; place < graph->count; place++) {
		for (uint32_t later = place + 1; later < graph->count; later++) {
			bool free_too = true;
			for (uint32_t child = place; child < later; child++) {
				const struct graph_commit *commit = &graph->commits[child];
				for (int k = 0; k < commit->parent_count; k++)
					free_too &= graph_parents(graph, commit)[k] != later;
			}
			assert_true(!free_too ||
				    graph->commits[place].time >= graph->commits[later].time);
		}
	}
}

/* The oldest step of the branch that has the commit below it. */
static uint32_t adopted_in(
	const struct graph *graph, const struct history *history, int tip, int number)
{
	bool below[MOST_COMMITS];
	uint32_t adopted = GRAPH_NONE;
	for (int step = tip;; step = history->commits[step].parents[0]) {
		find_below(below, history, step);
		if (below[number])
			adopted = place_of(graph, history, step);
		if (!history->commits[step].parent_count)
			return adopted;
	}
}

static void assert_steps(const struct graph *graph, const struct history *history, int tip)
{
	bool below[MOST_COMMITS];
	find_below(below, history, tip);
	for (int at = 0; at < history->count; at++) {
		if (!below[at])
			continue;
		uint32_t place = place_of(graph, history, at);
		const struct graph_commit *commit = &graph->commits[place];
		assert_int_equal(commit->adopted_in, adopted_in(graph, history, tip, at));
		bool is_step = false;
		for (int step = tip; !is_step; step = history->commits[step].parents[0]) {
			is_step = step == at;
			if (!history->commits[step].parent_count)
				break;
		}
		assert_int_equal(commit->flags & ~GRAPH_TREE, is_step ? GRAPH_TRUNK : 0);
	}
}

static void assert_same(const struct graph *one, const struct graph *other)
{
	assert_int_equal(one->count, other->count);
	for (uint32_t i = 0; i < one->count; i++) {
		const struct graph_commit *a = &one->commits[i], *b = &other->commits[i];
		assert_memory_equal(a->id, b->id, sizeof a->id);
		assert_memory_equal(a->tree, b->tree, sizeof a->tree);
		assert_int_equal(a->time, b->time);
		assert_int_equal(a->flags & ~GRAPH_TREE, b->flags & ~GRAPH_TREE);
		assert_int_equal(a->adopted_in, b->adopted_in);
		assert_int_equal(a->parents, b->parents);
		assert_int_equal(a->parent_count, b->parent_count);
		assert_memory_equal(graph_parents(one, a), graph_parents(other, b),
			a->parent_count * sizeof *one->parents);
		assert_int_equal(graph_find(other, a->id), i);
	}
}

#define HISTORIES 25

static void test_order(void **state)
{
	(void)state;
	for (uint32_t seed = 1; seed <= HISTORIES; seed++) {
		struct history history;
		struct graph graph;
		choose_history(&history, seed);
		import_history(&history);
		struct repo *repo = open_repository();
		int tip = history.count - 1;
		load(&graph, repo, name_of(&history, tip), NULL);
		assert_commits(&graph, &history, tip);
		assert_newest_first(&graph);
		assert_steps(&graph, &history, tip);
		graph_release(&graph);
		repo_close(repo);
	}
}

/* --- What was known ----------------------------------------------------------------------------- */

static void test_known(void **state)
{
	(void)state;
	for (uint32_t seed = 1; seed <= HISTORIES; seed++) {
		struct history history;
		struct graph graph, known, again;
		struct chance chance = chance_of(seed + 1000);
		choose_history(&history, seed);
		import_history(&history);
		struct repo *repo = open_repository();
		const char *tip = name_of(&history, history.count - 1);
		load(&graph, repo, tip, NULL);
		for (int round = 0; round < 6; round++) {
			int other = (int)choose(&chance, (uint32_t)history.count);
			load(&known, repo, name_of(&history, other), NULL);
			load(&again, repo, tip, &known);
			assert_same(&graph, &again);
			graph_release(&again);
			graph_release(&known);
		}
		graph_release(&graph);
		repo_close(repo);
	}
}

/* One commit after the other in a row, the newest last. */
static void import_row(struct history *history, int count)
{
	*history = (struct history){.count = count};
	for (int at = 0; at < count; at++) {
		history->commits[at].time = 1000 + at;
		history->commits[at].parents[0] = at - 1;
		history->commits[at].parent_count = at > 0;
	}
	import_history(history);
}

/* Hide a commit, or have it back: so few objects are loose. */
static void rename_object(const char *name, const char *from, const char *to)
{
	struct text before = TEXT_INIT, after = TEXT_INIT;
	text_printf(&before, ".git/objects/%.2s/%s%s", name, name + 2, from);
	text_printf(&after, ".git/objects/%.2s/%s%s", name, name + 2, to);
	assert_int_equal(rename(before.data, after.data), 0);
	text_release(&before);
	text_release(&after);
}

/* What was missing when it became known is looked for again. */
static void test_missing(void **state)
{
	(void)state;
	struct history history;
	struct graph known, graph, whole;
	import_row(&history, 6);
	struct repo *repo = open_repository();
	load(&whole, repo, name_of(&history, 5), NULL);
	rename_object(name_of(&history, 2), "", ".away");
	repo_close(repo);

	repo = open_repository();
	load(&known, repo, name_of(&history, 5), NULL);
	assert_int_equal(known.count, 3);
	assert_false(graph_is_whole(&known));
	assert_int_equal(known.commits[2].flags & ~GRAPH_TREE, GRAPH_MISSING | GRAPH_TRUNK);
	assert_int_equal(graph_parents(&known, &known.commits[2])[0], GRAPH_NONE);
	load(&graph, repo, name_of(&history, 5), &known);
	assert_same(&graph, &known);
	graph_release(&graph);
	rename_object(name_of(&history, 2), ".away", "");
	repo_close(repo);

	repo = open_repository();
	load(&graph, repo, name_of(&history, 5), &known);
	assert_same(&graph, &whole);
	assert_true(graph_is_whole(&graph));
	graph_release(&graph);
	graph_release(&known);
	graph_release(&whole);
	repo_close(repo);
}

/* Whether a step that seems to have brought a commit did, only what is missing tells. */
static void test_brought_by(void **state)
{
	(void)state;
	static const int parents[][2] = {{-1, -1}, {0, -1}, {0, -1}, {1, 2}};
	struct history history = {.count = COUNT(parents)};
	struct graph graph;
	for (int at = 0; at < history.count; at++) {
		history.commits[at].time = 1000 + at;
		for (int k = 0; k < 2 && parents[at][k] >= 0; k++)
			history.commits[at].parents[history.commits[at].parent_count++] =
				parents[at][k];
	}
	import_history(&history);
	for (int missing = 0; missing < 2; missing++) {
		if (missing)
			rename_object(name_of(&history, 1), "", ".away");
		struct repo *repo = open_repository();
		load(&graph, repo, name_of(&history, 3), NULL);
		uint32_t side = place_of(&graph, &history, 2);
		assert_int_equal(graph.commits[side].adopted_in, missing ? side : 0);
		graph_release(&graph);
		repo_close(repo);
	}
}

static void write_list(const char *path, const char *name)
{
	FILE *file = fopen(path, "w");
	assert_non_null(file);
	fprintf(file, "# a comment\n%s\nnonsense\n", name);
	fclose(file);
}

static void test_oddities(void **state)
{
	(void)state;
	struct history history;
	struct graph graph, known, taken;
	struct text name = TEXT_INIT, answer = TEXT_INIT;
	import_row(&history, 6);
	struct repo *repo = open_repository();
	load(&known, repo, name_of(&history, 5), NULL);
	text_printf(&name, "refs/replace/%s", name_of(&history, 1));
	assert_int_equal(GIT(&answer, NULL, "update-ref", name.data, name_of(&history, 0)), 0);
	text_release(&name);
	mkdir(".git/info", 0777);
	write_list(".git/info/grafts", name_of(&history, 4));
	write_list(".git/shallow", name_of(&history, 3)); /* which lacks nothing: it is old */

	load(&graph, repo, name_of(&history, 5), NULL);
	static const int flags[] = {0, GRAPH_GRAFTED, 0, 0, GRAPH_REPLACED, 0};
	assert_int_equal(graph.count, COUNT(flags));
	for (size_t i = 0; i < COUNT(flags); i++)
		assert_int_equal(graph.commits[i].flags & ~GRAPH_TREE, flags[i] | GRAPH_TRUNK);
	load(&taken, repo, name_of(&history, 5), &known);
	assert_same(&graph, &taken);
	graph_release(&taken);
	graph_release(&graph);
	graph_release(&known);
	repo_close(repo);
}

static void test_shallow(void **state)
{
	(void)state;
	struct history history;
	struct graph graph;
	struct text url = TEXT_INIT, answer = TEXT_INIT;
	import_row(&history, 6);
	text_printf(&url, "file://%s", repository_folder);
	assert_int_equal(
		GIT(&answer, NULL, "clone", "-q", "--bare", "--depth=2", url.data, "shallow"),
		0);
	text_release(&url);
	assert_int_equal(chdir("shallow"), 0);
	struct repo *repo = open_repository();
	load(&graph, repo, name_of(&history, 5), NULL);
	assert_int_equal(graph.count, 2);
	assert_int_equal(graph.commits[0].flags & ~GRAPH_TREE, GRAPH_TRUNK);
	assert_int_equal(graph.commits[1].flags & ~GRAPH_TREE,
		GRAPH_TRUNK | GRAPH_MISSING | GRAPH_SHALLOW);
	graph_release(&graph);
	repo_close(repo);
}

static void test_no_tip(void **state)
{
	(void)state;
	struct history history;
	struct graph graph;
	struct text tree = TEXT_INIT;
	unsigned char id[20];
	import_row(&history, 1);
	struct repo *repo = open_repository();
	id_of_object(id, "main^{tree}");
	add_name(&tree, id);
	const char *const tips[] = {
		"0123456789012345678901234567890123456789", "nonsense", "", tree.data};
	for (size_t i = 0; i < COUNT(tips); i++) {
		struct fail fail = FAIL_INIT;
		assert_int_equal(graph_load(&graph, repo, tips[i], NULL, NULL, &fail), -1);
		fail_release(&fail);
		graph_release(&graph);
	}
	text_release(&tree);
	repo_close(repo);
}

/* Commits that Git would not make: a parent twice, no committer, a parent that is a tree. */
static void test_odd_commits(void **state)
{
	(void)state;
	struct history history;
	struct graph graph;
	struct text bytes = TEXT_INIT, name = TEXT_INIT, tree = TEXT_INIT;
	unsigned char id[20];
	import_row(&history, 2);
	id_of_object(id, "main^{tree}");
	add_name(&tree, id);
	text_printf(&bytes, "tree %s\nparent %s\nparent %s\nparent %s\n\n", tree.data,
		name_of(&history, 1), name_of(&history, 1), tree.data);
	write_object(id, "commit", bytes.data, bytes.length);
	add_name(&name, id);
	struct repo *repo = open_repository();
	load(&graph, repo, name.data, NULL);
	assert_int_equal(graph.count, 3);
	const uint32_t *parents = graph_parents(&graph, &graph.commits[0]);
	assert_int_equal(graph.commits[0].parent_count, 3);
	assert_int_equal(parents[0], 1);
	assert_int_equal(parents[1], 1);
	assert_int_equal(parents[2], GRAPH_NONE);
	assert_int_equal(graph.commits[0].flags & ~GRAPH_TREE, GRAPH_TRUNK | GRAPH_MISSING);
	graph_release(&graph);
	repo_close(repo);
	text_release(&tree);
	text_release(&bytes);
	text_release(&name);
}

/* --- What was put in order before ------------------------------------------------------------------ */

struct copy {
	struct graph_commit *commits;
	uint32_t *parents, count, parent_count;
};

static struct copy copy_of(const struct graph *graph)
{
	struct copy copy = {.count = graph->count};
	for (uint32_t i = 0; i < graph->count; i++)
		copy.parent_count += graph->commits[i].parent_count;
	copy.commits = mem_array(NULL, copy.count, sizeof *copy.commits);
	copy.parents = mem_array(NULL, copy.parent_count, sizeof *copy.parents);
	memcpy(copy.commits, graph->commits, copy.count * sizeof *copy.commits);
	memcpy(copy.parents, graph->parents, copy.parent_count * sizeof *copy.parents);
	return copy;
}

static bool take(struct graph *graph, struct repo *repo, const struct copy *copy)
{
	return graph_take(
		graph, repo, copy->commits, copy->count, copy->parents, copy->parent_count);
}

static void test_take(void **state)
{
	(void)state;
	for (uint32_t seed = 1; seed <= HISTORIES; seed++) {
		struct history history;
		struct graph graph, taken;
		choose_history(&history, seed);
		import_history(&history);
		struct repo *repo = open_repository();
		load(&graph, repo, name_of(&history, history.count - 1), NULL);
		struct copy copy = copy_of(&graph);
		/* What it was told of oddities may be long over. */
		copy.commits[0].flags |= GRAPH_REPLACED | GRAPH_GRAFTED;
		assert_true(take(&taken, repo, &copy));
		assert_same(&graph, &taken);
		graph_release(&taken);
		graph_release(&graph);
		repo_close(repo);
	}
}

static void spoil_loop(struct copy *copy)
{
	copy->parents[0] = 0;
}

static void spoil_backwards(struct copy *copy)
{
	copy->parents[copy->parent_count - 1] = 0;
}

static void spoil_parent(struct copy *copy)
{
	copy->parents[1] = copy->count;
}

static void spoil_missing(struct copy *copy)
{
	copy->parents[copy->parent_count - 1] = GRAPH_NONE;
}

static void spoil_list(struct copy *copy)
{
	copy->commits[1].parents = copy->parent_count + 1;
}

static void spoil_wrap(struct copy *copy)
{
	copy->commits[1].parents = UINT32_MAX;
}

static void spoil_count(struct copy *copy)
{
	copy->commits[1].parent_count = UINT16_MAX;
}

static void spoil_last(struct copy *copy)
{
	copy->commits[copy->count - 1].parents = copy->parent_count;
	copy->commits[copy->count - 1].parent_count = 1;
}

static void spoil_step(struct copy *copy)
{
	copy->commits[copy->count - 1].adopted_in = copy->count;
}

static void spoil_all(struct copy *copy)
{
	copy->count = 0;
}

static void spoil_parents(struct copy *copy)
{
	copy->parent_count = 0;
}

struct nonsense {
	const char *name;
	void (*spoil)(struct copy *);
};

static struct nonsense nonsenses[] = {
	{"its own parent", spoil_loop},
	{"made on its child", spoil_backwards},
	{"a parent past the last", spoil_parent},
	{"a parent that is nowhere", spoil_missing},
	{"parents past the list", spoil_list},
	{"parents far past the list", spoil_wrap},
	{"more parents than there are", spoil_count},
	{"parents at the end of the list", spoil_last},
	{"brought by a step past the last", spoil_step},
	{"no commits", spoil_all},
	{"no parents", spoil_parents},
};

static void test_nonsense(void **state)
{
	const struct nonsense *nonsense = *state;
	struct history history;
	struct graph graph, taken;
	void *unused = NULL;
	assert_int_equal(repository_setup(&unused), 0);
	import_row(&history, 6);
	struct repo *repo = open_repository();
	load(&graph, repo, name_of(&history, 5), NULL);
	struct copy copy = copy_of(&graph);
	nonsense->spoil(&copy);
	assert_false(take(&taken, repo, &copy));
	graph_release(&graph);
	repo_close(repo);
	assert_int_equal(repository_teardown(&unused), 0);
}

int main(void)
{
	struct suite suite = {0};
	SUITE_IN_REPOSITORY(&suite, test_order);
	SUITE_IN_REPOSITORY(&suite, test_known);
	SUITE_IN_REPOSITORY(&suite, test_missing);
	SUITE_IN_REPOSITORY(&suite, test_brought_by);
	SUITE_IN_REPOSITORY(&suite, test_oddities);
	SUITE_IN_REPOSITORY(&suite, test_shallow);
	SUITE_IN_REPOSITORY(&suite, test_no_tip);
	SUITE_IN_REPOSITORY(&suite, test_odd_commits);
	SUITE_IN_REPOSITORY(&suite, test_take);
	SUITE_CASES(&suite, nonsenses, test_nonsense);
	return suite_run(&suite, "graph");
}
