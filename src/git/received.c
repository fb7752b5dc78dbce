#include "git/received.h"
#include "base/lang.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "git/exec.h"
#include "git/vetting.h"

#include <stdlib.h>
#include <string.h>

#define HEX GIT_OID_HEXSZ
#define HEADS "refs/heads/"
#define PROPOSALS "refs/heads/proposal/"
/* More refs than this in one push, and Git could not be asked about them all at once. */
#define MOST_REFS 10000

/* A line that Git tells the hook. */
struct moved {
	char *before, *after; /* 40 digits */
	char *name;
	bool is_new, is_gone;
	git_oid commit; /* what it is to lead to */
};

struct received {
	struct repo *repo;
	char *adopted; /* "refs/heads/main" */
	struct moved *refs;
	size_t ref_count, ref_capacity;
	char *text; /* the lines, cut into the refs' words */
	struct vetting vetting;
	struct idset plans;
	struct received_plan *items;
	size_t count, capacity;
};

/* --- What is to move ------------------------------------------------------------- */

static bool is_id(const char *word)
{
	return strlen(word) == HEX && strspn(word, "0123456789abcdef") == HEX;
}

static bool is_nothing(const char *id)
{
	return strspn(id, "0") == HEX;
}

static int read_line(struct received *received, char *line, struct fail *fail)
{
	struct moved ref = {.before = strsep(&line, " "), .after = strsep(&line, " ")};
	ref.name = line;
	if (!ref.after || !ref.name || !is_id(ref.before) || !is_id(ref.after))
		return fail_set(fail, STATUS_USAGE,
			_("standard input must hold lines OLD NEW REF, as Git tells pre-receive"));
	ref.is_new = is_nothing(ref.before);
	ref.is_gone = is_nothing(ref.after);
	received->refs = mem_grow(received->refs, received->ref_count, &received->ref_capacity,
		sizeof *received->refs);
	received->refs[received->ref_count++] = ref;
	if (received->ref_count > MOST_REFS)
		return fail_set(fail, STATUS_REFUSED,
			_("over %d branches and tags at once: push them in parts"), MOST_REFS);
	return 0;
}

static int read_lines(struct received *received, const char *lines, struct fail *fail)
{
	char *line, *rest = received->text = mem_strdup(lines);
	while ((line = strsep(&rest, "\n"))) {
		if (*line && read_line(received, line, fail))
			return -1;
	}
	return 0;
}

static int find_adopted(struct received *received, struct fail *fail)
{
	git_reference *head = NULL;
	const char *branch = NULL;
	if (!git_reference_lookup(&head, received->repo->handle, "HEAD"))
		branch = git_reference_symbolic_target(head);
	if (branch)
		received->adopted = mem_strdup(branch);
	git_reference_free(head);
	if (branch)
		return 0;
	fail_set(fail, STATUS_REFUSED,
		_("the server does not say which branch is the adopted one: its HEAD names none"));
	return fail_hint(fail,
		_("whoever keeps the server runs there: git symbolic-ref HEAD refs/heads/main"));
}

static const char *short_name(const char *ref)
{
	return strncmp(ref, HEADS, strlen(HEADS)) ? ref : ref + strlen(HEADS);
}

static bool is_under(const char *ref, const char *folder)
{
	return !strncmp(ref, folder, strlen(folder));
}

/* --- Asking Git --------------------------------------------------------------------- */

/* What replaces objects is for reading only: it is not what is being received. */
static const char *const plainly[] = {"GIT_NO_REPLACE_OBJECTS=1", NULL};

static int cannot_walk(struct fail *fail)
{
	fail_set(fail, STATUS_REFUSED, _("the history that is pushed is not whole"));
	return fail_hint(fail,
		_("a shallow clone cannot push all it has: git fetch --unshallow first; git fsck "
		  "names what is damaged"));
}

/* The ids that Git lists, a line each; *at moves on. False at the end. */
static bool next_id(git_oid *id, const char **at)
{
	const char *line = *at;
	if (strspn(line, "0123456789abcdef") < HEX)
		return false;
	git_oid_fromstrn(id, line, HEX);
	*at = line + HEX + (line[HEX] == '\n');
	return true;
}

/* --- Refs ------------------------------------------------------------------------------ */

static int refuse_ref(
	const struct moved *ref, const char *what, const char *hint, struct fail *fail)
{
	struct text shown = TEXT_INIT;
	const char *name = short_name(ref->name);
	utf8_visible(&shown, name, strlen(name));
	fail_set(fail, STATUS_REFUSED, "%s: %s", shown.data, what);
	text_release(&shown);
	return fail_hint(fail, "%s", hint);
}

static int check_adopted(const struct moved *ref, struct fail *fail)
{
	struct text out = TEXT_INIT;
	if (ref->is_gone)
		return refuse_ref(ref, _("this branch is the adopted version: it stays"),
			_("to undo a change, make a commit that does: git revert COMMIT"),
			fail);
	if (ref->is_new)
		return 0;
	const char *const arguments[] = {
		"merge-base", "--is-ancestor", ref->before, ref->after, NULL};
	int status = exec_git_saying(&out, arguments, plainly);
	text_release(&out);
	if (status == 1)
		return refuse_ref(ref,
			_("the adopted version holds commits that this push does not: they would "
			  "be lost"),
			_("take them in first: git pull, then push again"), fail);
	return status ? cannot_walk(fail) : 0;
}

static int check_ref(struct received *received, struct moved *ref, struct fail *fail)
{
	if (!strcmp(ref->name, received->adopted) && check_adopted(ref, fail))
		return -1;
	if (ref->is_gone)
		return 0;
	if (!is_under(ref->name, HEADS) && !is_under(ref->name, "refs/tags/") &&
		!is_under(ref->name, "refs/notes/"))
		return refuse_ref(ref, _("only branches, tags and notes are received here"),
			_("push a branch: git push origin HEAD:proposal/NAME"), fail);
	git_oid id;
	git_oid_fromstr(&id, ref->after);
	if (vetting_target(&ref->commit, &received->vetting, &id, ref->name, fail))
		return -1;
	if (!git_oid_equal(&ref->commit, &id) && !is_under(ref->name, "refs/tags/"))
		return refuse_ref(ref, _("a branch does not lead to a tag"),
			_("push the commit itself: git push origin TAG^{commit}:BRANCH"), fail);
	return 0;
}

/* --- New commits --------------------------------------------------------------------- */

static int list_new(struct text *out, const struct received *received, struct fail *fail)
{
	size_t used = 0;
	const char **words = mem_array(NULL, received->ref_count + 6, sizeof *words);
	words[used++] = "rev-list";
	words[used++] = "--topo-order";
	words[used++] = "--reverse";
	for (size_t i = 0; i < received->ref_count; i++) {
		if (!received->refs[i].is_gone)
			words[used++] = received->refs[i].after;
	}
	words[used++] = "--not";
	words[used++] = "--all";
	words[used] = NULL;
	int status = used > 5 ? exec_git_saying(out, words, plainly) : 0;
	free(words);
	return status ? cannot_walk(fail) : 0;
}

static int vet_new(struct received *received, struct fail *fail)
{
	struct text ids = TEXT_INIT;
	git_oid id;
	int result = list_new(&ids, received, fail);
	const char *at = ids.data;
	while (!result && next_id(&id, &at))
		result = vetting_commit(&received->vetting, &id, fail);
	text_release(&ids);
	return result;
}

/* --- Plans ----------------------------------------------------------------------------- */

/* plan/ of a commit; *found is whether it has one. */
static int find_plan(git_oid *plan, bool *found, const struct received *received,
	const git_oid *id, struct fail *fail)
{
	git_commit *commit = NULL;
	git_tree *root = NULL;
	int error = git_commit_lookup(&commit, received->repo->handle, id);
	if (!error)
		error = git_commit_tree(&root, commit);
	const git_tree_entry *entry = root ? git_tree_entry_byname(root, "plan") : NULL;
	*found = entry && git_tree_entry_type(entry) == GIT_OBJECT_TREE;
	if (*found)
		git_oid_cpy(plan, git_tree_entry_id(entry));
	git_tree_free(root);
	git_commit_free(commit);
	return error ? repo_missing(fail, git_oid_tostr_s(id)) : 0;
}

static int plan_is_gone(const struct moved *ref, const git_oid *id, struct fail *fail)
{
	struct text what = TEXT_INIT;
	text_printf(
		&what, _("in commit %.10s there is no plan/ any more"), git_oid_tostr_s(id));
	refuse_ref(ref, what.data,
		_("bring it back: git revert COMMIT, or leave that commit out"), fail);
	text_release(&what);
	return -1;
}

/* A version to be checked, unless it is known. *had: whether there was a plan before it. */
static int add_plan(struct received *received, const struct moved *ref, const git_oid *id,
	bool *had, struct fail *fail)
{
	bool adopted = !strcmp(ref->name, received->adopted), found;
	git_oid tree;
	if (find_plan(&tree, &found, received, id, fail))
		return -1;
	if (!found)
		return *had ? plan_is_gone(ref, id, fail) : 0;
	*had = true;
	if (!idset_add(&received->plans, tree.id, 0))
		return 0;
	received->items = mem_grow(
		received->items, received->count, &received->capacity, sizeof *received->items);
	struct received_plan *plan = &received->items[received->count++];
	*plan = (struct received_plan){.branch = short_name(ref->name),
		.before = adopted && !ref->is_new ? ref->before : NULL,
		.is_last = git_oid_equal(id, &ref->commit)};
	git_oid_tostr(plan->commit, sizeof plan->commit, id);
	memcpy(plan->tree, tree.id, sizeof plan->tree);
	return 0;
}

static int add_steps(
	struct received *received, const struct moved *ref, bool had, struct fail *fail)
{
	struct text ids = TEXT_INIT;
	git_oid id;
	const char *const arguments[] = {"rev-list", "--first-parent", "--reverse", ref->after,
		ref->is_new ? NULL : "--not", ref->before, NULL};
	int result = exec_git_saying(&ids, arguments, plainly) ? cannot_walk(fail) : 0;
	const char *at = ids.data;
	while (!result && next_id(&id, &at))
		result = add_plan(received, ref, &id, &had, fail);
	text_release(&ids);
	return result;
}

/* What stands there now has been accepted; *had is whether it has a plan. */
static int know_adopted(struct received *received, bool *had, struct fail *fail)
{
	git_oid id, tree;
	*had = false;
	if (git_reference_name_to_id(&id, received->repo->handle, received->adopted))
		return 0;
	if (find_plan(&tree, had, received, &id, fail))
		return -1;
	if (*had)
		idset_add(&received->plans, tree.id, 0);
	return 0;
}

static int add_plans(struct received *received, struct fail *fail)
{
	bool had;
	int result = know_adopted(received, &had, fail);
	for (size_t i = 0; i < received->ref_count && !result; i++) {
		const struct moved *ref = &received->refs[i];
		bool has = had;
		if (ref->is_gone)
			continue;
		if (!strcmp(ref->name, received->adopted))
			result = add_steps(received, ref, had, fail);
		else if (is_under(ref->name, PROPOSALS))
			result = add_plan(received, ref, &ref->commit, &has, fail);
	}
	return result;
}

/* --- All of it --------------------------------------------------------------------------- */

int received_open(
	struct received **out, struct repo *repo, const char *lines, struct fail *fail)
{
	struct received *received = mem_zalloc(sizeof *received);
	received->repo = repo;
	int result = vetting_open(&received->vetting, repo, fail);
	if (!result)
		result = read_lines(received, lines, fail);
	if (!result)
		result = find_adopted(received, fail);
	for (size_t i = 0; i < received->ref_count && !result; i++)
		result = check_ref(received, &received->refs[i], fail);
	if (!result)
		result = vet_new(received, fail);
	if (!result)
		result = add_plans(received, fail);
	if (result) {
		received_close(received);
		received = NULL;
	}
	*out = received;
	return result;
}

void received_close(struct received *received)
{
	if (!received)
		return;
	vetting_close(&received->vetting);
	idset_release(&received->plans);
	free(received->items);
	free(received->refs);
	free(received->text);
	free(received->adopted);
	free(received);
}

size_t received_count(const struct received *received)
{
	return received->count;
}

const struct received_plan *received_plan(const struct received *received, size_t i)
{
	return &received->items[i];
}
