"""A plan at one moment, as typed values, and what differs between two of them.

Texts, ids and dates are str, numbers int or Decimal, mappings dict, lists list; a reference
is a mapping with the kind as its key. Nothing here knows of files but their names.
"""

import json
from decimal import Decimal

import schema


def canon(value):
    """A text that is the same for values that say the same, whatever the order of keys."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, Decimal)):
        return format(Decimal(value).normalize(), "f")
    if isinstance(value, dict):
        pairs = sorted((key, canon(part)) for key, part in value.items() if part != [])
        return "{" + ",".join(f"{key}={part}" for key, part in pairs) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(canon, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


class Thing:
    """Of the lexicon the fields are its acronyms. `id` of a decision is without its meeting."""

    def __init__(self, kind, id_, path, fields, owner=None):
        self.kind, self.id, self.path, self.fields, self.owner = kind, id_, path, fields, owner

    @property
    def full_id(self):
        return f"{self.owner}/{self.id}" if self.kind == "decision" else self.id

    @property
    def key(self):
        return self.kind, self.full_id


class State:
    """Things by kind and full id."""

    def __init__(self, things):
        self.things = {thing.key: thing for thing in things}

    def name(self, kind, id_):
        thing = self.things.get((kind, id_))
        return thing and thing.fields.get("name")


NOTHING = State([])


# --- Which thing is which -------------------------------------------------------------------


class Pairing:
    """Which thing of a state is which of another: by kind and id, else by former ids."""

    def __init__(self, old, new):
        self.old, self.new = old, new
        self.old_of, self.ids = {}, {}
        for kind in schema.KINDS:
            self._pair_kind(kind)

    def _pair_kind(self, kind):
        olds = {key: thing for key, thing in self.old.things.items() if key[0] == kind}
        news = {key: thing for key, thing in self.new.things.items() if key[0] == kind}
        for key, thing in news.items():
            by_id = key
            if kind == "decision":
                meeting = self.old_of.get(("meeting", thing.owner), ("meeting", thing.owner))
                by_id = kind, f"{meeting[1]}/{thing.id}"
            if by_id in olds:
                self._pair(key, by_id)
        for key, thing in news.items():
            if key not in self.old_of:
                self._pair_former(kind, thing, olds, lambda id_, key=key: (key, (kind, id_)))
        for key, thing in olds.items():
            if key not in self.old_of.values():
                self._pair_former(kind, thing, news, lambda id_, key=key: ((kind, id_), key))

    def _pair_former(self, kind, thing, others, pair):
        for id_ in reversed(thing.fields.get("former_ids", [])):
            new_key, old_key = pair(id_)
            if (kind, id_) in others and new_key not in self.old_of and \
                    old_key not in self.old_of.values():
                self._pair(new_key, old_key)
                return

    def _pair(self, new_key, old_key):
        self.old_of[new_key] = old_key
        if new_key != old_key:
            self.ids[schema.space(new_key[0]), new_key[1]] = old_key[1]

    def old_id(self, space, id_):
        return self.ids.get((space, id_), id_)

    def old_value(self, field, value):
        """The value, a whole list too, as it would stand in the old state."""
        if field.list and isinstance(value, list):
            return [self.old_item(field, item) for item in value]
        return self.old_item(field, value)

    def old_item(self, field, value):
        if field.type in ("link", "formerlink"):
            return self.old_id(field.arg, value)
        if field.type == "own":
            return self.old_id(field.arg, value) if field.arg == "objective" else value
        if field.type == "owner":
            return self.old_id("axis", value)
        if field.type == "decision":
            return self.old_id("decision", value)
        if field.type in ("rec", "ref"):
            record = schema.RECORDS[field.arg or "ref"]
            return {name: self.old_value(record[name], part) for name, part in value.items()}
        return value


# --- What tells items apart, and paths -------------------------------------------------------


def item_key(field, item):
    """A tuple: of a reference its kind and id, of mappings what schema.KEYS says."""
    if field.type == "ref":
        return next((kind, item[kind]) for kind in schema.REFERENCE_KINDS if kind in item)
    if field.type == "rec":
        parts = []
        for name in schema.keys_of(field.arg):
            part = item.get(name)
            if isinstance(part, dict):
                parts.append("%s:%s" % item_key(schema.RECORDS[field.arg][name], part))
            else:
                parts.append(None if part is None else str(part))
        return tuple(parts)
    return (item if isinstance(item, str) else canon(item),)


def key_json(field, item):
    """A change's `item`: {"committee": id} of a reference, else the key's text."""
    key = item_key(field, item)
    if field.type == "ref":
        return {key[0]: key[1]}
    return "/".join(part or "" for part in key)


def _quoted(part, slash):
    plain = part and not part.endswith("-") and all(
        sign.isalnum() or sign in "-_" or (slash and sign == "/") for sign in part)
    if plain:
        return part
    return '"' + part.replace("\\", "\\\\").replace('"', '\\"') + '"'


def key_path(field, item):
    """An item's step in a path, as `set` takes it: committee:analyse, "Site web"/2008."""
    key = item_key(field, item)
    if field.type == "ref":
        return f"{key[0]}:{_quoted(key[1], True)}"
    if len(key) == 2:
        return "/".join(_quoted(part, False) if part else "" for part in key)
    part = key[0] or ""
    if field.type == "rec" and ":" in part and field.arg == "funding":
        kind, _, name = part.partition(":")
        return f"{kind}:{_quoted(name, True)}"
    return _quoted(part, True)


# --- Differences ---------------------------------------------------------------------------


class Change(dict):
    """kind id path op field item old new, as `log --json` has them; and how to find it again:
    `thing`, the old and new key of the thing; `steps`, of fields and item keys, in the new
    state's ids where there is a new value, else in the old one's."""

    thing = steps = None


def _change(diff, op, field=None, item=None, old=None, new=None, steps=()):
    old_thing, new_thing = diff.olds, diff.news
    thing = new_thing or old_thing
    change = Change(kind=thing.kind, id=thing.full_id, path=thing.path, op=op, field=field,
                    item=item, old=old, new=new)
    change.thing = (old_thing and old_thing.key, new_thing and new_thing.key)
    change.steps = steps
    diff.changes.append(change)


def _op(old, new):
    return "change" if old is not None and new is not None else \
        "add" if new is not None else "remove"


class _Diff:
    """Compares the things of one pair after the other."""

    def __init__(self, pairing):
        self.pairing, self.changes = pairing, []
        self.olds = self.news = None

    def things(self, old, new):
        self.olds, self.news = old, new
        thing = new or old
        if not old or not new:
            _change(self, _op(old, new), old=old and old.full_id, new=new and new.full_id)
        elif old.key != new.key:
            _change(self, "rename", old=old.full_id, new=new.full_id)
        if thing.kind == "lexicon":
            self.acronyms(old.fields if old else {}, new.fields if new else {})
            return
        self.record(schema.RECORDS[thing.kind], old.fields if old else {},
                    new.fields if new else {}, "", ())

    def acronyms(self, old, new):
        for acronym in sorted(set(old) | set(new)):
            before, after = old.get(acronym), new.get(acronym)
            if before != after:
                _change(self, _op(before, after), "acronyms", acronym, before, after,
                        ("acronyms", (acronym,)))

    def record(self, record, old, new, path, steps):
        for name, field in record.items():
            if field.type == "id" and not path:
                continue
            before, after = old.get(name), new.get(name)
            if record is schema.RECORDS["ref"] and name == "lead" and \
                    bool(before) != bool(after):
                continue  # told with the order of the list
            self.values(field, before, after, f"{path}.{name}" if path else name,
                        steps + (name,))

    def same(self, field, old, new):
        return canon(old) == canon(self.pairing.old_value(field, new))

    def values(self, field, old, new, path, steps):
        if field.list:
            self.lists(field, old or [], new or [], path, steps)
            return
        if old is None and new is None:
            return
        if old is not None and new is not None and self.same(field, old, new):
            return
        within = field.type == "rec" or field.type == "ref" and old and new and \
            item_key(field, old) == item_key(field, self.pairing.old_item(field, new))
        if within:
            self.record(schema.RECORDS[field.arg or "ref"], old or {}, new or {}, path, steps)
        else:
            _change(self, _op(old, new), path, None, old, new, steps)

    def lists(self, field, old, new, path, steps):
        top = len(steps) == 1
        olds = {item_key(field, item): item for item in old}
        news = {}
        for item in new:
            news[item_key(field, self.pairing.old_item(field, item))] = item
        if field.type != "own":
            for key, item in olds.items():
                if key not in news and not self.tells_rename(field, item):
                    self.item(field, item, None, path, steps, top)
            for key, item in news.items():
                if key not in olds and not self.tells_rename(field, item):
                    self.item(field, None, item, path, steps, top)
                elif key in olds and not self.same_item(field, olds[key], item):
                    self.record(schema.RECORDS[field.arg or "ref"], olds[key], item,
                                f"{path}.{key_path(field, item)}",
                                steps + (item_key(field, item),))
        self.order(field, olds, news, old, new, path, steps)

    def same_item(self, field, old, new):
        return canon(old) == canon(self.pairing.old_item(field, new))

    def tells_rename(self, field, id_):
        """A rename is told once: of the former ids, not that the old id is among them."""
        return field.type == "former" and self.olds and self.news and \
            self.olds.id != self.news.id and id_ in (self.olds.id, self.news.id)

    def item(self, field, old, new, path, steps, top):
        item = new if new is not None else old
        _change(self, _op(old, new), path if top else f"{path}.{key_path(field, item)}",
                key_json(field, item) if top else None, old, new,
                steps + (item_key(field, item),))

    def order(self, field, olds, news, old, new, path, steps):
        """The survivors in another order, or another of them the lead."""
        order = [key for key in olds if key in news]
        leads = any(bool(olds[key].get("lead")) != bool(news[key].get("lead"))
                    for key in order) if field.type == "ref" else False
        if order != [key for key in news if key in olds] or leads:
            _change(self, "reorder", path, None, order_json(field, old), order_json(field, new),
                    steps)


def order_json(field, items):
    """The keys of a list, the lead said of references."""
    keys = []
    for item in items:
        key = key_json(field, item)
        if field.type == "ref" and item.get("lead"):
            key["lead"] = True
        keys.append(key)
    return keys


def difference(old, new, pairing=None):
    """The changes that lead from one state to another."""
    diff = _Diff(pairing or Pairing(old, new))
    for key, thing in new.things.items():
        old_key = diff.pairing.old_of.get(key)
        diff.things(old_key and old.things[old_key], thing)
    paired = set(diff.pairing.old_of.values())
    for key, thing in old.things.items():
        if key not in paired:
            diff.things(thing, None)
    return diff.changes


# --- What blame tells of -----------------------------------------------------------------------


class Row:
    """A field with a value, mappings as a whole; or an item of a list."""

    def __init__(self, steps, path, item, field, value):
        self.steps, self.path, self.item, self.field, self.value = steps, path, item, field, value


ID = schema.Field("id", "id", "", False)


def _rows(thing):
    yield Row(("id",), "id", None, ID, thing.id)
    for name, field in schema.RECORDS[thing.kind].items():
        value = thing.fields.get(name)
        if value is None or field.type in ("own", "id", "owner"):
            continue
        if field.list:
            for item in value:
                yield Row((name, item_key(field, item)), name, key_json(field, item), field, item)
        else:
            yield Row((name,), name, None, field, value)


ACRONYM = schema.Field("acronyms", "text", "", True)


def rows(thing):
    """By their steps."""
    if thing.kind == "lexicon":
        return {("acronyms", (acronym,)):
                Row(("acronyms", (acronym,)), "acronyms", acronym, ACRONYM, meaning)
                for acronym, meaning in sorted(thing.fields.items())}
    return {row.steps: row for row in _rows(thing) if thing.kind != "plan" or row.path != "id"}


def old_steps(pairing, row):
    """The row's steps as the old state would have them."""
    if not row.field.list or row.field is ACRONYM:
        return row.steps
    return row.steps[:-1] + (item_key(row.field, pairing.old_item(row.field, row.value)),)
