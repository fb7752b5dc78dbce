#include "cmd/sides.h"
#include "base/lang.h"
#include "git/objects.h"
#include "git/worktree.h"

#include <stdlib.h>
#include <string.h>

/* --- Which two ----------------------------------------------------------------------------- */

static int name_commit(
	struct side *side, struct repo *repo, const char *when, struct fail *fail)
{
	side->type = SIDE_COMMIT;
	return history_name(&side->commit, repo, when, fail);
}

/* The last commit, or nothing on a branch that has none. */
static int name_recorded(struct sides *sides, struct fail *fail)
{
	if (history_begins(sides->repo))
		return name_commit(&sides->old, sides->repo, "HEAD", fail);
	sides->old.type = SIDE_NOTHING;
	return 0;
}

/* What stands after the two or three dots of a range; NULL: it is none. */
static const char *after_dots(const char *word)
{
	const char *dots = strstr(word, "..");
	size_t count = dots ? strspn(dots, ".") : 0;
	return count == 2 || count == 3 ? dots + count : NULL;
}

/* "A..B", "A...B": of the latter, where their histories part. */
static int name_range(struct sides *sides, const char *word, struct fail *fail)
{
	const char *dots = strstr(word, ".."), *end = after_dots(word);
	char *first = strndup(word, (size_t)(dots - word)), base[41];
	struct repo *repo = sides->repo;
	int result = name_commit(&sides->old, repo, *first ? first : "HEAD", fail);
	if (!result)
		result = name_commit(&sides->new, repo, *end ? end : "HEAD", fail);
	if (!result && end - dots == 3) {
		result = history_base(
			base, repo, sides->old.commit.id, sides->new.commit.id, fail);
		if (!result)
			result = name_commit(&sides->old, repo, base, fail);
	}
	free(first);
	return result;
}

/* The version that edits go into: the index, the working tree. */
static int name_present(struct sides *sides, bool staged, int taken, struct fail *fail)
{
	bool bare = !repo_root(sides->repo);
	if (bare && staged)
		return fail_set(fail, STATUS_FAILURE,
			_("a bare repository has no index: leave --staged out"));
	if (bare && !taken) {
		fail_set(fail, STATUS_FAILURE,
			_("this repository is bare: there are no edits to compare here"));
		return fail_hint(fail, _("name two versions: git plan diff HEAD~1 HEAD"));
	}
	if (bare)
		return name_commit(&sides->new, sides->repo, "HEAD", fail);
	sides->new.type = staged ? SIDE_INDEX : SIDE_FILES;
	return 0;
}

static int name_next(struct sides *sides, const char *word, int taken, struct fail *fail)
{
	if (!taken && after_dots(word))
		return name_range(sides, word, fail);
	return name_commit(taken ? &sides->new : &sides->old, sides->repo, word, fail);
}

static int take_words(struct sides *sides, const struct sides_asked *asked, int *taken,
	struct fail *doubt, struct fail *fail)
{
	bool range = false;
	*taken = 0;
	while (*taken < asked->count && *taken < 2 && !range) {
		const char *word = asked->words[*taken];
		/* A date is a version, and names no meeting of that day. */
		bool guess = asked->guess && !day_parse(word);
		if (name_next(sides, word, *taken, guess ? doubt : fail))
			return guess ? 0 : -1;
		range = !*taken && after_dots(word);
		++*taken;
	}
	if (*taken < asked->count && !asked->guess)
		return fail_set(fail, STATUS_USAGE, _("'%s' is too many: two are compared"),
			asked->words[*taken]);
	return 0;
}

int sides_find(struct sides *sides, const struct sides_asked *asked, int *taken,
	struct fail *doubt, struct fail *fail)
{
	*sides = (struct sides){.old = {.diag = DIAG_INIT}, .new = {.diag = DIAG_INIT}};
	history_commit_init(&sides->old.commit);
	history_commit_init(&sides->new.commit);
	if (repo_open(&sides->repo, fail) || take_words(sides, asked, taken, doubt, fail))
		return -1;
	bool both = *taken == 2 || (*taken == 1 && after_dots(asked->words[0]));
	if (both && asked->staged)
		return fail_set(fail, STATUS_USAGE,
			_("--staged compares one version with the index: name no second one"));
	if (!*taken && name_recorded(sides, fail))
		return -1;
	return both ? 0 : name_present(sides, asked->staged, *taken, fail);
}

/* --- What differs ---------------------------------------------------------------------------- */

static int open_side(struct side *side, struct repo *repo, struct fail *fail)
{
	switch (side->type) {
	case SIDE_NOTHING:
		return 0;
	case SIDE_COMMIT:
		return repo_commit_source(&side->source, repo, side->commit.id, fail);
	case SIDE_INDEX:
		return repo_index_source(&side->source, repo, fail);
	case SIDE_FILES:
		break;
	}
	return worktree_source(&side->source, repo_root(repo), fail);
}

/* A commit from before the plan has one that holds nothing. */
static int load_side(struct side *side, struct fail *fail)
{
	side->diag.no_warnings = true;
	if (side->source)
		return plan_load(&side->plan, side->source, &side->diag, fail);
	side->plan = plan_nothing();
	return 0;
}

int sides_compare(struct sides *sides, struct fail *fail)
{
	struct side *old = &sides->old, *new = &sides->new;
	if (open_side(new, sides->repo, fail) || open_side(old, sides->repo, fail))
		return -1;
	if (!new->source && !old->source) {
		char name[8];
		memccpy(name, new->commit.id, '\0', sizeof name - 1);
		name[sizeof name - 1] = '\0';
		return worktree_no_plan(fail, name);
	}
	if (load_side(new, fail) || load_side(old, fail))
		return -1;
	changes_between(&sides->changes, old->plan, new->plan);
	return 0;
}

static void release_side(struct side *side)
{
	plan_free(side->plan);
	source_free(side->source);
	diag_release(&side->diag);
	history_commit_release(&side->commit);
}

void sides_release(struct sides *sides)
{
	changes_release(&sides->changes);
	release_side(&sides->old);
	release_side(&sides->new);
	repo_close(sides->repo);
}

void side_words(struct text *out, const struct side *side, bool subject)
{
	switch (side->type) {
	case SIDE_NOTHING:
		text_str(out, _("nothing recorded yet"));
		break;
	case SIDE_COMMIT:
		day_words(out, side->commit.day);
		text_printf(out, " (%.7s)", side->commit.id);
		if (subject && side->commit.subject.length)
			text_printf(out, _(", \"%s\""), side->commit.subject.data);
		break;
	case SIDE_INDEX:
		text_str(out, _("the index (what is staged)"));
		break;
	case SIDE_FILES:
		text_str(out, _("the working copy"));
		break;
	}
}
