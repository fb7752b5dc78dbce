"""Reads what the program prints as JSON, back into the values of state.py."""

import json
from decimal import Decimal

from schema import REFERENCE_KINDS
from state import canon

CHANGE_KEYS = ["kind", "id", "path", "op", "field", "item", "old", "new"]


def parse(output):
    """The items of an envelope; its form is checked."""
    envelope = json.loads(output, parse_float=Decimal)
    if list(envelope) != ["schemaVersion", "kind", "items"] or envelope["schemaVersion"] != 1:
        raise ValueError(f"envelope: {list(envelope)}")
    return envelope["items"]


class Reader:
    """Values as of one state: the names printed beside references must be that state's."""

    def __init__(self, state):
        self.state, self.faults = state, []

    def value(self, value):
        if isinstance(value, list):
            return [self.value(item) for item in value]
        if not isinstance(value, dict):
            return value
        if "edtf" in value and "start" in value and "text" in value:
            return value["text"]
        first = next(iter(value), None)
        if first in REFERENCE_KINDS and len(value) > 1:
            self.name(first, value)
            value = {name: part for name, part in value.items() if name != "name"}
        return {name: self.value(part) for name, part in value.items()
                if part not in (None, []) and (name, part) != ("currency", "CAD")}

    def name(self, kind, value):
        wanted = None if kind == "text" else self.state.name(kind, value[kind])
        if value.get("name") != wanted:
            self.faults.append(f"name of {kind} {value[kind]}: {value.get('name')!r} for "
                               f"{wanted!r}")

    def change(self, change, old_reader):
        """A change with plain values; the old value is of another state."""
        if list(change) != CHANGE_KEYS:
            self.faults.append(f"keys of a change: {list(change)}")
        found = dict(change)
        if found["field"] is not None and found["op"] != "reorder":
            found["old"] = old_reader.value(found["old"])
            found["new"] = self.value(found["new"])
        return found


def text(change):
    return canon({name: [part] for name, part in change.items() if part is not None})
