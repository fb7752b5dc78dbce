"""Values for stories: few of each, so that the same one is often chosen twice."""

from decimal import Decimal

import schema

TEXTS = ["Rédiger le plan : première étape", "Préambule", "À l'été # 2008", 'Dit « oui » "non"',
         "Informer les membres", "producteurs", "C:\\Plan", "- tiret", "Ville de Québec",
         "Consulter (2e tour)"]
LONG = ["Une ligne.\n", "Deux lignes,\ndont celle-ci.\n", "Un paragraphe.\n\n- un point\n- l'autre\n",
        "Note : # ceci n'est pas un commentaire\n"]
NAMES = ["Comité d'analyse", "Comité des communications", "Comité de formation", "Emploi-Québec",
         "Université Laval", "Caisse du Val", "Odile Bourdages", "Martine Cazes", "Amélie Gagnon",
         "Coopérative du Ruisseau"]
SCHEDULE = ["automne 2007", "hiver 2008", "printemps 2008", "été 2008", "2009", "2008-05-15",
            "2008-03-01/2008-11-30", "continu", "continu 2008-2010"]
DAYS = ["2007-06-06", "2007-11-15", "2008-02-01", "2008-10-30", "2009-01-12"]
UNITS = ["days/week", "hours/month", "jours"]
ENUMS = {
    ("action", "status"): ["planned", "in_progress", "completed", "suspended", "postponed",
                           "cancelled"],
    ("funding", "status"): ["requested", "granted", "received", "refused"],
    ("indicator", "measure"): ["unit", "percentage", "nominal", "ordinal", "qualitative"],
    ("result", "achievement"): ["achieved", "partial", "not_achieved"],
    ("committee", "classification"): ["standing", "ad-hoc"],
    ("meeting", "classification"): ["regular", "special", "assembly"],
    ("decision", "result"): ["adopted", "rejected", "deferred"],
    ("decision", "carried"): ["unanimous", "majority"],
}
REQUIRED = {
    "plan": ("title",),
    "axis": ("order", "title", "objectives"),
    "objective": ("title",),
    "action": ("title", "objective"),
    "committee": ("name",),
    "organization": ("name",),
    "person": ("name",),
    "meeting": ("date",),
    "decision": ("text", "result"),
    "milestone": ("id",),
    "indicator": ("id",),
    "result": ("period",),
    "cover": ("action",),
    "effort": ("unit",),
    "budget": ("item",),
    "funding": ("funder",),
    "expense": ("date", "item"),
}
# What references may say besides whom they name.
REFERENCE_EXTRAS = {
    ("action", "responsible"): ("as", "note", "lead"),
    ("action", "partners"): ("as", "note"),
    ("committee", "responsible"): ("note", "lead", "start"),
    ("committee", "members"): ("role", "start", "until", "on_behalf_of"),
    ("organization", "members"): ("role", "start"),
    ("meeting", "attendees"): ("note", "role", "on_behalf_of"),
    ("meeting", "absent"): ("note", "role"),
    ("meeting", "guests"): ("note",),
}
# What stories leave alone: it would change what other values mean, or needs a lexicon.
FIXED = {("plan", "format"), ("plan", "organization"), ("plan", "currency"), ("plan", "calendar"),
         ("plan", "period"), ("committee", "acronym"), ("organization", "acronym"),
         ("committee", "parent"), ("organization", "parent"), ("budget", "currency"),
         ("expense", "currency"), ("axis", "order")}
INTEGERS = {"order": (10, 20, 30), "progress": (0, 25, 50, 100), "year": (2007, 2008, 2009),
            "edtf": (21, 22), "min": (1, 2), "max": (4, 5)}


class Values:
    """Random values of the schema's types; `pick` chooses a thing of some kinds, or None."""

    def __init__(self, rng, pick):
        self.rng, self.pick = rng, pick

    def value(self, record, field):
        if field.list:
            return self.items(record, field)
        return self.single(record, field)

    def items(self, record, field):
        items = []
        for _ in range(self.rng.choice((1, 1, 2, 3))):
            self.put(record, field, items)
        return items or None

    def put(self, record, field, items):
        """Add an item with a key that the list has not, at any place."""
        item = self.single(record, field)
        key = item and draft_key(field, item)
        if key and all(draft_key(field, other) != key for other in items):
            items.insert(self.rng.randint(0, len(items)), item)

    def single(self, record, field):
        rng, name = self.rng, field.name
        if field.type == "rec":
            return self.mapping(field.arg)
        if field.type == "ref":
            return self.reference(REFERENCE_EXTRAS.get((record, name), ()))
        if field.type in ("link", "formerlink"):
            kinds = {"body": schema.BODIES, "action": ("action",), "objective": ("objective",)}
            wanted = ("committee",) if name == "committee" else \
                ("organization",) if name == "on_behalf_of" else kinds[field.arg]
            return self.pick(wanted)
        if field.type == "decision":
            return self.pick(("decision",))
        if field.type == "enum":
            return rng.choice(ENUMS[record, name])
        if field.type == "text":
            return rng.choice(NAMES if name == "name" else UNITS if name == "unit" else TEXTS)
        simple = {
            "long": lambda: rng.choice(LONG),
            "id": lambda: rng.choice(("x1", "x2", "x3")),
            "int": lambda: rng.choice(INTEGERS.get(name, (1, 2, 21))),
            "decimal": lambda: rng.choice((500, Decimal("1200.5"), 5000, Decimal("0.75"))),
            "bool": lambda: rng.random() < 0.5,
            "date": lambda: rng.choice(DAYS[:2] if name == "start" else DAYS[2:]),
            "schedule": lambda: rng.choice(SCHEDULE),
            "value": lambda: rng.choice((0, 12, Decimal("3.5"), "faible", "moyenne")),
        }
        return simple[field.type]()

    def mapping(self, record):
        fields = {}
        required = REQUIRED.get(record, ())
        for name, field in schema.RECORDS[record].items():
            if (record, name) in FIXED or name not in required and self.rng.random() < 0.5:
                continue
            value = self.value(record, field)
            if value is not None:
                fields[name] = value
            elif name in required:
                return None
        return fields or None

    def reference(self, extras):
        kind = self.rng.choice(("committee", "person", "person", "organization", "text"))
        target = self.rng.choice(NAMES) if kind == "text" else self.pick((kind,))
        if not target:
            return None
        item = {kind: target}
        for name in extras:
            if self.rng.random() < 0.2:
                self.extra(item, name)
        return item

    def extra(self, item, name):
        value = self.single("ref", schema.RECORDS["ref"][name])
        if value is not None and (name != "on_behalf_of" or "person" in item):
            item[name] = value


def draft_key(field, item):
    """What tells items of a list apart, as texts."""
    if field.type == "ref":
        return next((kind, str(item[kind])) for kind in schema.REFERENCE_KINDS if kind in item)
    if field.type == "rec":
        return tuple(draft_key(schema.RECORDS[field.arg][name], item[name])
                     if isinstance(item.get(name), dict) else str(item.get(name))
                     for name in schema.keys_of(field.arg))
    return str(item)
