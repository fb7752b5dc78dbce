"""Makes a story that shows a disagreement small: fewer commits, things, fields, items."""

from state import State, Thing, canon, difference
from truth import Commit, History
from words import REQUIRED


class _Spec:
    """A commit that can be changed."""

    def __init__(self, commit):
        self.name, self.parents = commit.name, [parent.name for parent in commit.parents]
        self.things = list(commit.state.things.values())
        self.said = {"message": commit.message, "trailers": commit.trailers,
                     "author": commit.author, "time": commit.time, "offset": commit.offset,
                     "layouts": commit.layouts, "extra": commit.extra}

    def copy(self, **changed):
        spec = object.__new__(_Spec)
        spec.__dict__ = {**self.__dict__, **changed}
        return spec


def build(specs):
    made = {}
    for spec in specs:
        made[spec.name] = Commit(spec.name, [made[name] for name in spec.parents],
                                 State(spec.things), **spec.said)
    return History(list(made.values()))


def _without_commits(specs, names):
    kept, parents = [], {}
    for spec in specs:
        mine = list(dict.fromkeys(one for name in spec.parents
                                  for one in parents.get(name, [name])))
        if spec.name in names:
            parents[spec.name] = mine
        else:
            kept.append(spec.copy(parents=mine))
    return kept


def _with_fields(thing, fields):
    return Thing(thing.kind, thing.id, thing.path, fields, thing.owner)


def _each_thing(specs, change):
    """Specs with things changed; `change` gives a thing, or None to drop it."""
    return [spec.copy(things=[other for thing in spec.things
                              if (other := change(thing)) is not None]) for spec in specs]


def _try_commits(specs, fails):
    size = len(specs) // 2
    while size:
        at = 0
        while at < len(specs):
            fewer = _without_commits(specs, {spec.name for spec in specs[at:at + size]})
            if fewer and len(fewer) < len(specs) and fails(fewer):
                specs = fewer
            else:
                at += size
        size //= 2
    return specs


def _try_each(specs, fails, found, change):
    """Drop one after the other of what `found` lists, where it still fails."""
    for one in found:
        fewer = change(specs, one)
        if fails(fewer):
            specs = fewer
    return specs


def _drop_thing(specs, key):
    kind, id_ = key

    def change(thing):
        if thing.key == key or thing.owner == id_ and kind in ("axis", "meeting"):
            return None
        fields = {name: [one for one in value if one != id_.split("/")[-1]]
                  if name in ("objectives", "decisions") else value
                  for name, value in thing.fields.items()}
        return _with_fields(thing, fields)
    return _each_thing(specs, change)


def _drop_field(specs, place):
    kind, name = place
    return _each_thing(specs, lambda thing: thing if thing.kind != kind else _with_fields(
        thing, {key: value for key, value in thing.fields.items() if key != name}))


def _drop_item(specs, place):
    kind, name, item = place
    return _each_thing(specs, lambda thing: thing if thing.kind != kind or name not in
                       thing.fields else _with_fields(thing, {
                           **thing.fields,
                           name: [one for one in thing.fields[name] if canon(one) != item]}))


def _parent_fewer(specs, place):
    name, parent = place
    return [spec.copy(parents=[one for one in spec.parents if one != parent])
            if spec.name == name and len(spec.parents) > 1 else spec for spec in specs]


NEEDED = {("plan", name) for name in ("format", "title", "organization", "period", "currency",
                                      "calendar")} | {("objective", "axis"), ("axis", "order")}
NEEDED |= {(kind, name) for kind, names in REQUIRED.items() for name in names}


def shrink(history, fails):
    """`fails` takes a History. Returns a smaller one that still does."""
    def bad(specs):
        try:
            return fails(build(specs))
        except (KeyError, IndexError, RuntimeError):
            return False
    specs = [_Spec(commit) for commit in history.commits]
    before = None
    while before != (len(specs), sum(len(canon_things(spec)) for spec in specs)):
        before = len(specs), sum(len(canon_things(spec)) for spec in specs)
        specs = _try_commits(specs, bad)
        specs = _try_each(specs, bad, [(spec.name, parent) for spec in specs
                                       for parent in spec.parents], _parent_fewer)
        things = dict.fromkeys(thing.key for spec in specs for thing in spec.things
                               if thing.kind not in ("plan", "lexicon") and thing.id != "table")
        specs = _try_each(specs, bad, list(things), _drop_thing)
        fields = dict.fromkeys((thing.kind, name) for spec in specs for thing in spec.things
                               for name in thing.fields if (thing.kind, name) not in NEEDED
                               and thing.kind != "lexicon")
        specs = _try_each(specs, bad, list(fields), _drop_field)
        items = dict.fromkeys((thing.kind, name, canon(item)) for spec in specs
                              for thing in spec.things for name, value in thing.fields.items()
                              if isinstance(value, list) and
                              name not in ("objectives", "decisions", "former_ids")
                              for item in value)
        specs = _try_each(specs, bad, list(items), _drop_item)
    plain = [spec.copy(said={**spec.said, "layouts": {}, "extra": {}}) for spec in specs]
    return build(plain if bad(plain) else specs)


def canon_things(spec):
    return "".join(canon(thing.fields) + thing.path for thing in spec.things)


def tell(history, brief):
    """The story as text: each commit's parents and what it changes from the first."""
    lines = []
    for commit in history.commits:
        parents = " ".join(parent.name for parent in commit.parents) or "nothing"
        lines.append(f"{commit.name} on {parents}")
        if not commit.parents:
            lines += [f"    {thing.kind} {thing.full_id}: {canon(thing.fields)}"
                      for thing in commit.state.things.values() if thing.kind != "plan"]
        for parent in commit.parents:
            lines += [f"    from {parent.name}: {brief(change)}"
                      for change in difference(parent.state, commit.state)]
    return "\n".join(lines)
