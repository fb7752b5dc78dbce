"""Writes things as YAML files, laid out at random, and says on which line each value stands.

A layout is a number: the same number and values give the same file; another number lays the
same values out otherwise (order of fields, quotes, comments, blank lines, indentation, ways
to write a season or an amount).
"""

import random
import re
from decimal import Decimal

import schema
from state import item_key

SEASONS = {"hiver": ("H", "24"), "printemps": ("P", "21"), "été": ("É", "22"), "automne": ("A", "23")}
_PLAIN_TEXT = re.compile(r"[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ ]*[A-Za-zÀ-ÿ]")
# Plain, these are no texts for other readers of YAML.
RETYPED = ("true", "false", "null", "yes", "no", "on", "off", "y", "n")
_REMARKS = ["à revoir", "tel qu'adopté : voir le procès-verbal", "responsible: - committee: x",
            "status: completed", "é ü « » …", "TODO"]


class _Layout:
    def __init__(self, number):
        self.number = number
        rng = random.Random(number)
        self.tidy = number == 0
        self.dash = 2 if self.tidy else rng.choice((0, 2, 2, 4))
        self.after_dash = 1 if self.tidy else rng.choice((1, 1, 1, 3))
        self.nested = 2 if self.tidy else rng.choice((2, 2, 4))
        self.remarks = 0 if self.tidy else rng.choice((0, 0.1, 0.3))
        self.blanks = 0 if self.tidy else rng.choice((0, 0, 0.2))
        self.shuffled = not self.tidy and rng.random() < 0.6
        self.crlf = not self.tidy and rng.random() < 0.05

    def rng(self, *what):
        """The same numbers for one place, whatever else changes in the file."""
        return random.Random(f"{self.number} {what}")

    def order(self, record, fields, steps):
        names = [name for name in record if name in fields]
        if self.shuffled:
            names.sort(key=lambda name: self.rng("order", steps, name).random())
        return names


class _Writer:
    def __init__(self, layout):
        self.layout, self.lines, self.places = layout, [], {}

    def line(self, text):
        self.lines.append(text)
        return len(self.lines)

    def before(self, rng, indent):
        """Blank lines and comments, which say nothing."""
        while rng.random() < self.layout.blanks:
            self.line("")
        while rng.random() < self.layout.remarks:
            self.line(" " * indent + "# " + rng.choice(_REMARKS))

    def after(self, rng):
        return "  # " + rng.choice(_REMARKS) if rng.random() < self.layout.remarks else ""

    def mapping(self, key, record, fields, indent, steps, first=None):
        """`first` is what stands before the first field, in place of its indentation."""
        for name in self.layout.order(record, fields, steps):
            rng = self.layout.rng(steps, name)
            if first is None:
                self.before(rng, indent)
            self.value(key, record[name], fields[name], rng, indent, steps + (name,),
                       " " * indent if first is None else first)
            first = None

    def value(self, key, field, value, rng, indent, steps, lead):
        if field.list:
            line = self.line(f"{lead}{field.name}:{self.after(rng)}")
            self.items(key, field, value, indent, steps)
        elif field.type in ("rec", "ref"):
            line = self.line(f"{lead}{field.name}:{self.after(rng)}")
            self.mapping(key, schema.RECORDS[field.arg or "ref"], value,
                         indent + self.layout.nested, steps)
        elif field.type == "long":
            line = self.long_text(f"{lead}{field.name}:", value, rng,
                                  indent + self.layout.nested)
        else:
            line = self.line(f"{lead}{field.name}: {scalar(field, value, rng, self.layout)}"
                             f"{self.after(rng)}")
        self.places[key, steps] = line

    def long_text(self, lead, value, rng, indent):
        if not self.layout.tidy and rng.random() < 0.2:
            return self.line(f"{lead} {_double(value, rng)}")
        line = self.line(f"{lead} |")
        for text in value.rstrip("\n").split("\n"):
            self.line(" " * indent + text if text else "")
        return line

    def items(self, key, field, items, indent, steps):
        indent += self.layout.dash
        lead = " " * indent + "-" + " " * self.layout.after_dash
        for item in items:
            # What an item is called must not change how the others are laid out.
            there = steps + (item.id if field.type == "own" else item_key(field, item),)
            rng = self.layout.rng(there)
            self.before(rng, indent)
            if field.type == "own":
                self.own(field, item, len(lead), lead)
                continue
            self.places[key, there] = len(self.lines) + 1
            if isinstance(item, dict):
                self.mapping(key, schema.RECORDS[field.arg or "ref"], item, len(lead), there,
                             lead)
            else:
                self.line(lead + scalar(field, item, rng, self.layout) + self.after(rng))

    def own(self, field, thing, indent, lead):
        record = {name: one for name, one in schema.RECORDS[field.arg].items()
                  if one.type != "owner"}
        self.mapping(thing.key, record, {"id": thing.id, **thing.fields}, indent, (), lead)

    def text(self):
        end = "\r\n" if self.layout.crlf else "\n"
        return "".join(line + end for line in self.lines)


def _double(text, rng):
    text = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    if rng.random() < 0.05:
        text = text.replace("é", "\\u00e9")
    return f'"{text}"'


def _quoted(text, rng, layout, plain):
    style = rng.random()
    if plain and (layout.tidy or style < 0.6):
        return text
    if not layout.tidy and style > 0.85:
        return "'" + text.replace("'", "''") + "'"
    return _double(text, rng)


def scalar(field, value, rng, layout):
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal) or field.type == "decimal":
        text = format(Decimal(value), "f")
        if not layout.tidy and rng.random() < 0.3:
            text = text + "0" if "." in text and len(text.split(".")[1]) < 2 else text
        return text
    if isinstance(value, int):
        return str(value)
    if field.type == "schedule":
        return _schedule(value, rng, layout)
    if field.type in ("text", "value"):
        free = not layout.tidy and _PLAIN_TEXT.fullmatch(value) and \
            value.lower() not in RETYPED
        return _quoted(value, rng, layout, bool(free) and rng.random() < 0.5)
    if field.type in ("date", "season-day", "point"):
        return _quoted(value, rng, layout, not layout.tidy and rng.random() < 0.2)
    return _quoted(value, rng, layout, value not in RETYPED)


def _schedule(text, rng, layout):
    season, _, year = text.partition(" ")
    if season in SEASONS and not layout.tidy:
        code, edtf = SEASONS[season]
        text = rng.choice([text, text, f"{code} {year}", f"{year}-{edtf}"])
    return _quoted(text, rng, layout, bool(re.fullmatch(r"[^\W\d].*", text)))


def write(state, thing, number):
    """The file of a thing: its bytes, and the lines of its values by (thing's key, steps)."""
    layout = _Layout(number)
    writer = _Writer(layout)
    if thing.kind == "lexicon":
        for acronym, meaning in sorted(thing.fields.items()):
            rng = layout.rng(acronym)
            writer.before(rng, 0)
            line = writer.line(f"{_double(acronym, rng)}: "
                               f"{_quoted(meaning, rng, layout, False)}{writer.after(rng)}")
            writer.places[thing.key, ("acronyms", (acronym,))] = line
    else:
        fields = {} if thing.kind == "plan" else {"id": thing.id}
        for name, value in thing.fields.items():
            field = schema.RECORDS[thing.kind][name]
            if field.type == "own":
                prefix = f"{thing.id}/" if field.arg == "decision" else ""
                value = [state.things[field.arg, prefix + id_] for id_ in value]
            fields[name] = value
        writer.before(layout.rng("top"), 0)
        writer.mapping(thing.key, schema.RECORDS[thing.kind], fields, 0, ())
    return writer.text().encode(), writer.places
