#include "git/vetting.h"
#include "base/lang.h"
#include "base/mem.h"
#include "base/text.h"
#include "base/utf8.h"
#include "format/yamldoc.h"
#include "git/inspect.h"
#include "git/loose.h"
#include "model/source.h"

#include <stdlib.h>
#include <string.h>

/* Outside plan/ a repository may hold what it likes, within reason. */
#define MOST_DEPTH 64
#define MOST_FILE ((size_t)50 << 20)
#define MOST_OBJECTS ((size_t)4 << 20)
/* A tag of a tag of a tag is nobody's work. */
#define MOST_TAGS 4
/* As many digits of a commit's name as people copy. */
#define DIGITS 10

struct vetting_folder {
	git_oid id;
	char *path; /* "plan/actions"; "" the root */
	enum inspect_place place;
	unsigned depth; /* folders above it */
};

/* What an object was met as: a folder so deep in plan/ or elsewhere, or a file there. */
enum { ROLE_FILE = MOST_DEPTH + 1, ROLE_COUNT };

static unsigned role_of(enum inspect_place place, unsigned role)
{
	return role + (place == INSPECT_PLAN ? ROLE_COUNT : 0);
}

int vetting_open(struct vetting *vetting, struct repo *repo, struct fail *fail)
{
	*vetting = (struct vetting){.repo = repo, .met = IDSET_INIT};
	if (git_repository_odb(&vetting->objects, repo->handle))
		return repo_fail(fail, _("cannot open the repository"));
	return 0;
}

static void forget_waiting(struct vetting *vetting)
{
	while (vetting->count)
		free(vetting->waits[--vetting->count].path);
}

void vetting_close(struct vetting *vetting)
{
	forget_waiting(vetting);
	free(vetting->waits);
	idset_release(&vetting->met);
	git_odb_free(vetting->objects);
}

/* --- Saying what is wrong -------------------------------------------------------- */

/* "commit 0123456789: plan/actions/x.yaml: a symbolic link…"; without a path, of the commit. */
static int refuse(const struct vetting *vetting, const char *path, const char *name,
	const char *fault, struct fail *fail)
{
	struct text place = TEXT_INIT, shown = TEXT_INIT;
	if (path)
		text_printf(&place, "%s%s%s", path, *path && name ? "/" : "", name ? name : "");
	utf8_visible(&shown, place.data, place.length);
	fail_set(fail, STATUS_REFUSED, _("commit %.*s: %s%s%s"), DIGITS,
		git_oid_tostr_s(vetting->commit), shown.data, shown.length ? ": " : "", fault);
	text_release(&place);
	text_release(&shown);
	return fail_hint(fail,
		_("a later commit does not make up for it: mend that one (git commit --amend for "
		  "the last, git rebase -i for one before it), then push again"));
}

static int missing(
	const struct vetting *vetting, const char *path, const git_oid *id, struct fail *fail)
{
	struct text shown = TEXT_INIT;
	char name[GIT_OID_HEXSZ + 1];
	git_oid_tostr(name, sizeof name, id);
	utf8_visible(&shown, path, strlen(path));
	fail_set(fail, STATUS_REFUSED,
		_("commit %.*s: %s%sthe object %s is missing or damaged"), DIGITS,
		git_oid_tostr_s(vetting->commit), shown.data, shown.length ? ": " : "", name);
	text_release(&shown);
	return fail_hint(fail, _("git fsck, where you push from, names what is damaged there"));
}

/* --- Objects ----------------------------------------------------------------------- */

/* What an object is, without reading it. */
static int measure(size_t *size, git_object_t *type, const struct vetting *vetting,
	const git_oid *id, const char *path, struct fail *fail)
{
	if (!loose_is_whole(vetting->repo, id) ||
		git_odb_read_header(size, type, vetting->objects, id))
		return missing(vetting, path, id, fail);
	return 0;
}

/* An object of that type and at most that large, or a refusal. */
static int read_object(git_odb_object **object, const struct vetting *vetting,
	const git_oid *id, git_object_t wanted, size_t most, const char *path,
	struct fail *fail)
{
	size_t size;
	git_object_t type;
	*object = NULL;
	if (measure(&size, &type, vetting, id, path, fail))
		return -1;
	if (type != wanted)
		return refuse(vetting, path, NULL,
			_("an object is not what it should be: a file, a folder or a commit"),
			fail);
	if (size > most)
		return refuse(vetting, path, NULL, _("larger than anybody writes it"), fail);
	if (git_odb_read(object, vetting->objects, id))
		return missing(vetting, path, id, fail);
	return 0;
}

/* --- Trees ------------------------------------------------------------------------- */

static void wait_for(struct vetting *vetting, const struct vetting_folder *folder)
{
	vetting->waits = mem_grow(
		vetting->waits, vetting->count, &vetting->capacity, sizeof *vetting->waits);
	vetting->waits[vetting->count++] = *folder;
}

static int vet_file(struct vetting *vetting, const struct vetting_folder *folder,
	const struct inspect_entry *entry, enum inspect_place place, struct fail *fail)
{
	size_t size, most = place == INSPECT_PLAN ? YAMLDOC_MOST_BYTES : MOST_FILE;
	git_object_t type;
	git_oid id;
	if (!idset_add(&vetting->met, entry->id, role_of(place, ROLE_FILE)))
		return 0;
	git_oid_fromraw(&id, entry->id);
	if (measure(&size, &type, vetting, &id, folder->path, fail))
		return -1;
	if (type != GIT_OBJECT_BLOB)
		return refuse(vetting, folder->path, entry->name,
			_("what should be a file is something else"), fail);
	if (size <= most)
		return 0;
	struct text fault = TEXT_INIT;
	text_printf(&fault, _("%zu MiB are too large: at most %zu MiB a file here"),
		size >> 20 ? size >> 20 : 1, most >> 20);
	refuse(vetting, folder->path, entry->name, fault.data, fail);
	text_release(&fault);
	return -1;
}

static int vet_entry(struct vetting *vetting, const struct vetting_folder *folder,
	const struct inspect_entry *entry, struct fail *fail)
{
	enum inspect_place place = folder->place;
	if (place == INSPECT_ROOT)
		place = strcmp(entry->name, "plan") ? INSPECT_ELSEWHERE : INSPECT_PLAN;
	if (entry->mode == INSPECT_SUBMODULE)
		return 0;
	if (entry->mode != INSPECT_FOLDER)
		return vet_file(vetting, folder, entry, place, fail);
	struct vetting_folder inner = {.place = place, .depth = folder->depth + 1};
	if (inner.depth > (place == INSPECT_PLAN ? SOURCE_MOST_DEPTH : MOST_DEPTH))
		return refuse(vetting, folder->path, entry->name,
			_("too many folders in one another: move it up"), fail);
	if (!idset_add(&vetting->met, entry->id, role_of(place, inner.depth)))
		return 0;
	struct text path = TEXT_INIT;
	text_printf(&path, "%s%s%s", folder->path, *folder->path ? "/" : "", entry->name);
	inner.path = text_detach(&path);
	git_oid_fromraw(&inner.id, entry->id);
	wait_for(vetting, &inner);
	return 0;
}

static int vet_folder(
	struct vetting *vetting, const struct vetting_folder *folder, struct fail *fail)
{
	struct inspect_tree tree = INSPECT_TREE_INIT;
	git_odb_object *object;
	const char *culprit;
	if (read_object(&object, vetting, &folder->id, GIT_OBJECT_TREE, INSPECT_MOST_TREE,
		    folder->path, fail))
		return -1;
	const char *fault = inspect_tree(&tree, &culprit, git_odb_object_data(object),
		git_odb_object_size(object), folder->place);
	int result = fault ? refuse(vetting, folder->path, culprit, _(fault), fail) : 0;
	for (size_t i = 0; i < tree.count && !result; i++)
		result = vet_entry(vetting, folder, &tree.entries[i], fail);
	if (!result && vetting->met.count > MOST_OBJECTS)
		result = refuse(vetting, folder->path, NULL,
			_("more files than a repository of a plan holds"), fail);
	inspect_tree_release(&tree);
	git_odb_object_free(object);
	return result;
}

static int vet_tree(struct vetting *vetting, const git_oid *id, struct fail *fail)
{
	int result = 0;
	if (idset_add(&vetting->met, id->id, role_of(INSPECT_ROOT, 0)))
		wait_for(vetting,
			&(struct vetting_folder){*id, mem_strdup(""), INSPECT_ROOT, 0});
	while (vetting->count && !result) {
		struct vetting_folder folder = vetting->waits[--vetting->count];
		result = vet_folder(vetting, &folder, fail);
		free(folder.path);
	}
	forget_waiting(vetting);
	return result;
}

/* --- Commits and tags ---------------------------------------------------------------- */

int vetting_commit(struct vetting *vetting, const git_oid *id, struct fail *fail)
{
	git_odb_object *object;
	const char *tree;
	git_oid tree_id;
	vetting->commit = id;
	if (read_object(
		    &object, vetting, id, GIT_OBJECT_COMMIT, INSPECT_MOST_MESSAGE, "", fail))
		return -1;
	const char *fault =
		inspect_commit(&tree, git_odb_object_data(object), git_odb_object_size(object));
	if (!fault)
		git_oid_fromstr(&tree_id, tree);
	git_odb_object_free(object);
	return fault ? refuse(vetting, NULL, NULL, _(fault), fail)
		     : vet_tree(vetting, &tree_id, fail);
}

static int bad_target(const char *name, const char *fault, struct fail *fail)
{
	struct text shown = TEXT_INIT;
	utf8_visible(&shown, name, strlen(name));
	fail_set(fail, STATUS_REFUSED, "%s: %s", shown.data, fault);
	text_release(&shown);
	return -1;
}

int vetting_target(git_oid *commit, struct vetting *vetting, const git_oid *id,
	const char *name, struct fail *fail)
{
	git_oid at = *id;
	size_t size;
	git_object_t type;
	vetting->commit = id;
	for (int tags = 0; tags <= MOST_TAGS; tags++) {
		git_odb_object *object;
		const char *target;
		if (measure(&size, &type, vetting, &at, name, fail))
			return -1;
		if (type == GIT_OBJECT_COMMIT) {
			*commit = at;
			return 0;
		}
		if (type != GIT_OBJECT_TAG)
			break;
		if (read_object(&object, vetting, &at, GIT_OBJECT_TAG, INSPECT_MOST_MESSAGE,
			    name, fail))
			return -1;
		const char *fault = inspect_tag(
			&target, git_odb_object_data(object), git_odb_object_size(object));
		if (!fault)
			git_oid_fromstr(&at, target);
		git_odb_object_free(object);
		if (fault)
			return bad_target(name, _(fault), fail);
	}
	return bad_target(name, _("it does not lead to a commit"), fail);
}
