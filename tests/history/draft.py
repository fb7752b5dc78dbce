"""A plan as stories write it: things by a number that never changes, references by that number.

So a rename is one change, and everything that refers to the thing follows. `resolve` makes
the plan of it that files hold.
"""

import copy

import schema
from state import State, Thing, item_key
from words import draft_key


class To(int):
    """A reference to the thing of that number."""

    def __repr__(self):
        return f"@{int(self)}"

    __str__ = __repr__


class Draft:
    """Things by number."""

    def __init__(self, things=None):
        self.things = things or {}

    def copy(self):
        return copy.deepcopy(self)

    def of_kind(self, *kinds):
        return [number for number, thing in self.things.items() if thing.kind in kinds]

    def owner_of(self, number):
        """The number of the axis or meeting whose list has it, or None."""
        kind, name = schema.OWNERS[self.things[number].kind]
        return next((owner for owner in self.of_kind(kind)
                     if number in self.things[owner].fields.get(name, [])), None)

    def mend(self, rng):
        """After a merge: objectives and decisions in one list each; actions with an objective."""
        for kind, name in schema.OWNERS.values():
            seen = set()
            for owner in self.of_kind(kind):
                fields = self.things[owner].fields
                mine = []
                for number in fields.get(name, []):
                    if number in self.things and number not in seen:
                        seen.add(number)
                        mine.append(number)
                fields[name] = mine
                if not mine:
                    del fields[name]
                    if kind == "axis" and len(self.of_kind(kind)) > 1:
                        del self.things[owner]
            for number in self.of_kind(*[k for k, v in schema.OWNERS.items() if v[0] == kind]):
                owners = self.of_kind(kind)
                if number in seen:
                    continue
                if kind == "meeting" or not owners:
                    del self.things[number]
                else:
                    self.things[rng.choice(owners)].fields.setdefault(name, []).append(
                        To(number))
        objectives = self.of_kind("objective")
        for number in self.of_kind("action"):
            fields = self.things[number].fields
            if fields.get("objective") not in objectives:
                fields["objective"] = To(rng.choice(objectives))

    # --- as files hold it

    def resolve(self):
        return State([self._resolve_thing(number, thing) for number, thing in self.things.items()])

    def _id(self, number):
        thing = self.things[number]
        if thing.kind == "decision":
            return f"{self.things[self.owner_of(number)].id}/{thing.id}"
        return thing.id

    def _resolve_thing(self, number, thing):
        if thing.kind == "lexicon":
            return Thing(thing.kind, thing.id, "plan/lexicon.yaml", dict(thing.fields))
        fields = self._record(schema.RECORDS[thing.kind], thing.fields)
        if thing.former:
            fields["former_ids"] = list(thing.former)
        owner = None
        holder = thing
        if thing.kind in schema.OWNERS:
            holder = self.things[self.owner_of(number)]
            owner = holder.id
            if thing.kind == "objective":
                fields["axis"] = owner
        return Thing(thing.kind, thing.id, holder.path, fields, owner)

    def _record(self, record, fields):
        found = {}
        for name, value in fields.items():
            value = self._value(record[name], value)
            if value not in (None, [], {}):
                found[name] = value
        return found

    def _value(self, field, value):
        if not field.list:
            return self._single(field, value)
        items, keys = [], set()
        for item in value:
            item = self._single(field, item)
            if item is not None and item_key(field, item) not in keys:
                keys.add(item_key(field, item))
                items.append(item)
        return items

    def _single(self, field, value):
        if isinstance(value, To):
            if value not in self.things:
                return None
            return self.things[value].id if field.type == "own" else self._id(value)
        if isinstance(value, dict):
            found = self._record(schema.RECORDS[field.arg or "ref"], value)
            if field.type == "ref" and not any(kind in found for kind in schema.REFERENCE_KINDS):
                return None
            if field.type == "rec" and any(isinstance(value.get(name), (To, dict)) and
                                           name not in found
                                           for name in schema.keys_of(field.arg)):
                return None
            return found
        return value


class DraftThing:
    def __init__(self, kind, id_, folder="", fields=None, former=None):
        self.kind, self.id, self.folder = kind, id_, folder
        self.fields, self.former = fields or {}, former or []
        self.layout = 0

    @property
    def path(self):
        if self.kind in ("plan", "lexicon"):
            return f"plan/{self.kind}.yaml"
        folder = schema.KINDS[self.kind] + ("/" + self.folder if self.folder else "")
        return f"plan/{folder}/{self.id}.yaml"


# --- Merging drafts --------------------------------------------------------------------------


def merge(rng, base, parents):
    """As people merge: what one side changed, else either, here or there by the way a tool
    takes one side's whole file, or somebody one side's value."""
    way = rng.choice(("careful", "careful", "careful", "fields", "things", "first", "last"))
    if way in ("first", "last"):
        return parents[0 if way == "first" else -1].copy()
    merged = Draft()
    numbers = sorted(set().union(*(parent.things for parent in parents)))
    for number in numbers:
        versions = [parent.things.get(number) for parent in parents]
        old = base.things.get(number) if base else None
        thing = _merge_thing(rng, way, old, versions)
        if thing:
            merged.things[number] = thing
    merged.mend(rng)
    return merged


def _merge_thing(rng, way, old, versions):
    there = [version for version in versions if version]
    gone = len(there) < len(versions) and (
        rng.random() < 0.4 if way != "careful" else
        old is not None and (all(_same(old, one) for one in there) or rng.random() < 0.5))
    if gone:
        return None
    thing = copy.deepcopy(rng.choice(there))
    ids = [one.id for one in there if not old or one.id != old.id]
    if way == "careful" and ids:
        thing.id = rng.choice(ids)
    known = dict.fromkeys(id_ for one in there for id_ in [*one.former, one.id])
    if thing.kind not in ("plan", "lexicon", "decision"):
        thing.former = [id_ for id_ in known if id_ != thing.id]
    if way != "things":
        record = schema.RECORDS.get(thing.kind)
        thing.fields = _merge_fields(rng, way, record, old.fields if old else {},
                                     [one.fields for one in there])
    return thing


def _same(one, other):
    return one.fields == other.fields and one.id == other.id


def _merge_fields(rng, way, record, old, versions):
    fields = {}
    for name in dict.fromkeys(name for version in versions for name in version):
        values = [version.get(name) for version in versions]
        value = rng.choice(values) if way == "fields" else \
            _merge_value(rng, record and record[name], old.get(name), values)
        if value not in (None, [], {}):
            fields[name] = copy.deepcopy(value)
    return fields


def _merge_value(rng, field, old, values):
    changed = [value for value in values if value != old]
    if not changed:
        return old
    if all(value == changed[0] for value in changed):
        return changed[0]
    if field and field.list and field.type != "own" and rng.random() < 0.8:
        return _merge_items(rng, field, old or [], [value or [] for value in values])
    if field and field.type == "rec" and not field.list:
        return _merge_fields(rng, "careful", schema.RECORDS[field.arg], old or {},
                             [value or {} for value in values])
    if field and field.type == "own":
        return list(dict.fromkeys(number for value in changed for number in value or []))
    return rng.choice(changed)


def _merge_items(rng, field, old, lists):
    olds = {draft_key(field, item): item for item in old}
    versions = [{draft_key(field, item): item for item in items} for items in lists]
    items = []
    for key in dict.fromkeys(key for version in versions for key in version):
        values = [version.get(key) for version in versions]
        item = _merge_value(rng, field._replace(list=False), olds.get(key), values)
        if item is not None:
            items.append(item)
    return items
