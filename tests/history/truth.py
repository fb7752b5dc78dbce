"""What git plan must say of a history, worked out from its states alone.

The contract, as read here:

- log: a commit's changes are the difference between its one parent and it; a root's, that
  between nothing and it. A merge tells of what none of its parents has, absence counting as
  a value. How finely is left open where a merge mends an item that only one side has, so of
  merges the truth is twofold (MergeTruth): what must be told, and what may be.
- blame: each row (state.Row) of a thing comes from the commit that is reached by following,
  as long as there is one, the first parent that has the same value for it. An item's value is
  the whole item, its lead and the order of what is in it included.
- adopted_in: the merge on the line of first parents that brought a commit to it.
- drift: the difference between two commits; each change comes from the commit reached by
  following the first parent that agrees with the newer one on that path, absence included.
"""

import functools

import schema
from state import NOTHING, Pairing, canon, difference, item_key, key_path, old_steps, rows


class Commit:
    """`name` is the story's own; `id` Git's, once it is written. Parents are commits."""

    def __init__(self, name, parents, state, **said):
        self.name, self.parents, self.state, self.id = name, parents, state, None
        self.message = said.get("message", f"{name}\n")
        self.author = said.get("author", ("Jeanne Dufour", "jeanne@example.org"))
        self.time, self.offset = said.get("time", 1200000000), said.get("offset", 0)
        self.layouts = said.get("layouts", {})
        self.trailers = said.get("trailers", [])
        self.extra = said.get("extra", {})  # files that are no part of the plan


class History:
    """A story's commits, parents first; the last one is HEAD, others may not lead to it."""

    def __init__(self, commits):
        self.commits = commits
        self.head = commits[-1]
        self._pairings = {}

    def pairing(self, old, new):
        key = old.name, new.name
        if key not in self._pairings:
            self._pairings[key] = Pairing(old.state, new.state)
        return self._pairings[key]

    @functools.lru_cache(maxsize=None)
    def ancestors(self, commit):
        """With the commit itself."""
        found, left = set(), [commit]
        while left:
            one = left.pop()
            if one not in found:
                found.add(one)
                left += one.parents
        return frozenset(found)

    # --- log

    @functools.lru_cache(maxsize=None)
    def changes(self, commit):
        """A list; of a merge a MergeTruth."""
        if len(commit.parents) > 1:
            return merge_truth(self, commit)
        if not commit.parents:
            return difference(NOTHING, commit.state)
        parent = commit.parents[0]
        return difference(parent.state, commit.state, self.pairing(parent, commit))

    # --- blame

    def origins(self, commit, key):
        """(row, the commit that it comes from) of a thing."""
        return [(row, self.origin(commit, key, row))
                for row in rows(commit.state.things[key]).values()]

    def origin(self, commit, key, row):
        while True:
            for parent in commit.parents:
                before = self._before(commit, parent, key, row)
                if before:
                    commit, (key, row) = parent, before
                    break
            else:
                return commit

    def _before(self, commit, parent, key, row):
        """The thing's key and the row in a parent that has the same value, or None."""
        pairing = self.pairing(parent, commit)
        old_key = pairing.old_of.get(key)
        if not old_key:
            return None
        old = rows(parent.state.things[old_key]).get(old_steps(pairing, row))
        if old and canon(old.value) == canon(pairing.old_item(row.field, row.value)):
            return old_key, old
        return None

    # --- adopted_in

    @functools.lru_cache(maxsize=None)
    def line(self, tip):
        """The line of first parents, newest first."""
        commits = [tip]
        while commits[-1].parents:
            commits.append(commits[-1].parents[0])
        return commits

    def adopted_in(self, commit, tip=None):
        line = self.line(tip or self.head)
        if commit in line:
            return None
        return [merge for merge in line if commit in self.ancestors(merge)][-1]

    # --- the same thing under other names

    @functools.lru_cache(maxsize=None)
    def names(self, tip):
        """Of each (space, id) that was ever used up to the tip, all that the thing had."""
        names = {}
        for commit in self.ancestors(tip):
            for thing in commit.state.things.values():
                space = schema.space(thing.kind)
                all_ids = {thing.full_id, *thing.fields.get("former_ids", [])} \
                    if thing.kind != "lexicon" else {thing.full_id}
                merged = set().union(*(names.get((space, id_), {id_}) for id_ in all_ids))
                for id_ in merged:
                    names[space, id_] = merged
        return names

    def were_responsible(self, tip, kind, id_):
        """Ids of actions, former ones too, that it is responsible of or ever was."""
        names = self.names(tip)
        mine = names.get(("body", id_), {id_})
        found = set()
        for commit in self.ancestors(tip):
            for thing in commit.state.things.values():
                if thing.kind == "action" and any(
                        item.get(kind) in mine for item in thing.fields.get("responsible", [])):
                    found |= names["action", thing.id]
        return found


# --- Merges ----------------------------------------------------------------------------------


class MergeTruth:
    """`must`: leaves (below) that differ from what every parent has; each has to stand in a
    change that is told. `may`: by their text, the changes between some parent and the merge
    that tell of such a leaf; each that is told must be one of them.

    An order that differs from that of one parent's list, where another parent has no such
    list or but few of its items, may be told or not, unless a parent has this very list."""

    def __init__(self, must, told):
        self.must, self.told = must, told
        self.may = {one: leaves for one, (_, leaves) in told.items()}

    def part(self, within):
        """Of those changes alone that are `within`."""
        told = {one: (change, leaves) for one, (change, leaves) in self.told.items()
                if within(change)}
        leaves = set().union(*(leaves for _, leaves in told.values()))
        return MergeTruth(self.must & leaves, told)

    def __bool__(self):
        return bool(self.must)


def merge_truth(history, commit):
    names = history.names(commit)
    by_parent, told = [], {}
    for parent in commit.parents:
        changes = difference(parent.state, commit.state, history.pairing(parent, commit))
        by_parent.append(set())
        for change in changes:
            leaves = change_leaves(change, names)
            by_parent[-1] |= leaves
            told.setdefault(change_text(change), (change, leaves))
    must = set.intersection(*by_parent)
    return MergeTruth(must, {
        one: (change, leaves) for one, (change, leaves) in told.items()
        if leaves & must or change["op"] == "reorder" and not _has_order(history, commit, change)})


def _has_order(history, commit, change):
    """Whether a parent has the very list."""
    names = history.names(commit)
    for parent in commit.parents:
        old_key = history.pairing(parent, commit).old_of.get(change.thing[1])
        if old_key:
            lists = _list_orders(parent.state.things[old_key], names)
            mine = _list_orders(commit.state.things[change.thing[1]], names)
            if lists.get(change["field"]) == mine[change["field"]]:
                return True
    return False


def _list_orders(thing, names):
    """The keys and leads of a thing's lists, by path."""
    found = {}

    def walk(record, fields, path):
        for name, field in record.items():
            value = fields.get(name)
            here = f"{path}.{name}" if path else name
            if value is None or field.type not in ("rec", "ref") and not field.list:
                continue
            inner = schema.RECORDS.get(field.arg or "ref")
            if not field.list:
                walk(inner, value, here)
                continue
            found[here] = [(_named(item_key(field, item), names),
                            bool(isinstance(item, dict) and item.get("lead")))
                           for item in value]
            for item in value:
                if isinstance(item, dict):
                    walk(inner, item, f"{here}.{key_path(field, item)}")

    walk(schema.RECORDS[thing.kind], thing.fields, "")
    return found


def _leaves(value, steps):
    if isinstance(value, dict):
        for name, part in value.items():
            yield from _leaves(part, steps + (name,))
    elif isinstance(value, list):
        for part in value:
            yield from _leaves(part, steps + (_nested_key(part),))
    else:
        yield steps


def _nested_key(item):
    """Enough to tell the items of a list within an item apart."""
    if not isinstance(item, dict):
        return (item,)
    return next(((name, item[name]) for name in ("id", "period", "code", "action",
                 *schema.REFERENCE_KINDS) if name in item), (canon(item),))


def _first_name(names, space, id_):
    return min(names.get((space, id_), {id_}))


def change_leaves(change, names):
    """The single values that a change tells of: the thing, then steps; all by the first of
    the names that things had, so that those told of different parents can be compared."""
    kind, id_ = change.thing[1] or change.thing[0]
    thing = kind, _first_name(names, schema.space(kind), id_)
    if change["field"] is None:
        return {(thing, event) for event in
                {"add": ("add", "id"), "rename": ("id",), "remove": ("remove",)}[change["op"]]}
    if change["op"] == "reorder":
        return {(thing, "order") + change.steps}
    leaves = set()
    for value in (change["old"], change["new"]):
        if value is not None:
            leaves |= set(_leaves(value, change.steps))
    if change["field"] == "former_ids":
        return {(thing,) + steps for steps in leaves}
    return {(thing,) + tuple(_named(step, names) for step in steps) for steps in leaves}


def _named(step, names):
    if not isinstance(step, tuple):
        return step
    return tuple(part if part is None else
                 ":".join(_first_named(names, word) for word in part.split(":"))
                 for part in step)


def _first_named(names, word):
    """Keys of items name people and the like, and actions; no two of which share an id."""
    space = next((one for one in ("body", "action") if (one, word) in names), "body")
    return _first_name(names, space, word)


def change_text(change):
    return canon({name: [part] for name, part in change.items() if part is not None})
