"""Makes a history at random: the same seed, the same story.

A dozen actions with who and what belongs to them, then 15 to 60 commits on branches that
fork and merge: all that people do to a plan and to its files, and all that merges do.
"""

import random

import schema
from draft import Draft, DraftThing, To, merge
from truth import Commit, History
from words import FIXED, REFERENCE_EXTRAS, REQUIRED, TEXTS, Values, draft_key

PEOPLE = [("Jeanne Dufour", "jeanne@example.org"), ("Odile Bourdages", "odile@example.org"),
          ("Étienne Roy", "etienne@example.org")]
FOLDERS = ["", "promouvoir", "reseau", "reseau/local"]


class Story:
    def __init__(self, seed):
        self.rng = random.Random(seed)
        self.commits, self.drafts = [], {}
        self.next_number, self.ids = 0, {}
        self.known = {}  # things that some draft had, by number: they may come back
        self.time = 1180000000

    # --- things

    def new(self, draft, kind, fields, folder="", id_=None):
        number = self.next_number
        self.next_number += 1
        thing = DraftThing(kind, id_ or self.new_id(kind), folder, fields)
        thing.layout = self.rng.randint(0, 99999) if self.rng.random() < 0.7 else 0
        draft.things[number] = thing
        return To(number)

    def new_id(self, kind):
        """Never given before."""
        self.ids[kind] = self.ids.get(kind, 0) + 1
        stem = {"action": "rediger-plan", "decision": "d", "meeting": "reunion"}.get(kind, kind)
        return f"{stem}{'' if kind == 'decision' else '-'}{self.ids[kind]}"

    def values(self, draft):
        def pick(kinds):
            found = draft.of_kind(*kinds)
            return To(self.rng.choice(found)) if found else None
        return Values(self.rng, pick)

    def fill(self, draft, number, share=0.4):
        thing = draft.things[number]
        values = self.values(draft)
        for name, field in schema.RECORDS[thing.kind].items():
            if field.type in ("id", "own", "owner", "former") or name in thing.fields or \
                    (thing.kind, name) in FIXED:
                continue
            if name in REQUIRED.get(thing.kind, ()) or self.rng.random() < share:
                value = values.value(thing.kind, field)
                if value is not None:
                    thing.fields[name] = value

    def beginning(self):
        draft = Draft()
        rng = self.rng
        organization = self.new(draft, "organization", {"name": "Table du Val"}, id_="table")
        seasons = [{"code": code, "name": name, "edtf": edtf, "start": start}
                   for code, name, edtf, start in (
                       ("H", "hiver", 24, "01-01"), ("P", "printemps", 21, "04-01"),
                       ("É", "été", 22, "07-01"), ("A", "automne", 23, "09-01"))]
        self.new(draft, "plan", {
            "format": 1, "title": "Plan d'action", "organization": organization,
            "period": {"start": 2007, "end": 2010}, "currency": "CAD",
            "calendar": {"continuous": "continu", "seasons": seasons}}, id_="plan")
        self.new(draft, "lexicon", {"EQ": "Emploi-Québec", "UL": "Université Laval"},
                 id_="lexicon")
        for kind, count in (("person", 4), ("committee", 3), ("organization", 2)):
            for _ in range(count):
                self.fill(draft, self.new(draft, kind, {}), 0.2)
        for order in (1, 2):
            objectives = [self.new(draft, "objective", {}) for _ in range(rng.randint(1, 2))]
            self.new(draft, "axis", {"order": order, "title": TEXTS[order],
                                     "objectives": objectives})
        for _ in range(rng.randint(1, 2)):
            decisions = [self.new(draft, "decision", {}) for _ in range(rng.randint(1, 2))]
            self.new(draft, "meeting", {"decisions": decisions})
        for _ in range(rng.randint(5, 9)):
            self.new(draft, "action", {}, rng.choice(FOLDERS))
        for number in draft.of_kind("objective", "meeting", "decision", "action"):
            self.fill(draft, number)
        return draft

    # --- what people do

    def some(self, draft, *kinds):
        found = draft.of_kind(*kinds)
        return self.rng.choice(found) if found else None

    def act(self, draft):
        """One of the deeds below, as often as its number says."""
        deeds = ((self.change_field, 12), (self.change_who, 6), (self.rename, 2), (self.move, 1),
                 (self.reformat, 3), (self.remove, 1), (self.add, 2), (self.change_acronym, 1),
                 (self.move_objective, 1), (self.reorder_things, 1))
        self.rng.choices([deed for deed, _ in deeds], [often for _, often in deeds])[0](draft)

    def change_field(self, draft):
        kinds = self.rng.choice((("action",), ("action",), ("action",),
                                 ("objective", "decision", "axis", "plan", "meeting"),
                                 ("person", "committee", "organization")))
        thing = draft.things[self.some(draft, *kinds)]
        names = [name for name, field in schema.RECORDS[thing.kind].items()
                 if field.type not in ("id", "own", "owner", "former") and
                 (thing.kind, name) not in FIXED]
        self.mutate(draft, thing.kind, thing.fields, self.rng.choice(names))

    def change_who(self, draft):
        thing = draft.things[self.some(draft, "action")]
        self.mutate(draft, "action", thing.fields, self.rng.choice(("responsible", "partners")))

    def mutate(self, draft, record, fields, name):
        field = schema.RECORDS[record][name]
        old, values = fields.get(name), self.values(draft)
        required = name in REQUIRED.get(record, ())
        if old is None:
            new = values.value(record, field)
        elif not required and self.rng.random() < 0.2:
            new = None
        elif field.list:
            new = self.mutate_list(draft, record, field, list(old))
        elif field.type == "rec":
            new = self.mutate_mapping(draft, field.arg, dict(old))
        else:
            new = values.value(record, field)
        if new in (None, [], {}):
            if not required:
                fields.pop(name, None)
        else:
            fields[name] = new

    def mutate_list(self, draft, record, field, items):
        way = self.rng.choice(("put", "put", "drop", "shuffle", "within", "within", "lead"))
        if way == "put":
            self.values(draft).put(record, field, items)
        elif way == "drop":
            items.pop(self.rng.randrange(len(items)))
        elif way == "shuffle":
            self.rng.shuffle(items)
        elif field.type == "ref" and way == "lead":
            self.swap_lead(items, "lead" in REFERENCE_EXTRAS.get((record, field.name), ()))
        elif isinstance(items[0], dict):
            at = self.rng.randrange(len(items))
            items[at] = self.mutate_item(draft, record, field, dict(items[at]))
        return items

    def mutate_item(self, draft, record, field, item):
        if field.type == "rec":
            return self.mutate_mapping(draft, field.arg, item)
        extras = [name for name in REFERENCE_EXTRAS.get((record, field.name), ()) if
                  name != "lead"]
        if extras:
            name = self.rng.choice(extras)
            if name in item and self.rng.random() < 0.4:
                del item[name]
            else:
                self.values(draft).extra(item, name)
        return item

    def mutate_mapping(self, draft, record, fields):
        names = [name for name in schema.RECORDS[record]
                 if name not in schema.keys_of(record) and (record, name) not in FIXED]
        if names:
            fields = dict(fields)
            self.mutate(draft, record, fields, self.rng.choice(names))
        return fields

    def swap_lead(self, items, allowed):
        if not allowed:
            return
        lead = self.rng.randrange(len(items) + 1)
        for at, item in enumerate(items):
            items[at] = {name: value for name, value in item.items() if name != "lead"}
            if at == lead:
                items[at]["lead"] = True

    def rename(self, draft):
        number = self.some(draft, "action", "action", "committee", "person", "objective", "axis",
                           "meeting", "organization")
        thing = draft.things[number]
        old = thing.id
        back = self.rng.random() < 0.15 and thing.former
        new = self.rng.choice(thing.former) if back else self.new_id(thing.kind)
        if back and self.rng.random() < 0.5:
            thing.former = [id_ for id_ in thing.former if id_ != new]  # taken back
        else:
            thing.former = [id_ for id_ in thing.former if id_ != new] + [old]
        thing.id = new

    def move(self, draft):
        draft.things[self.some(draft, "action")].folder = self.rng.choice(FOLDERS)

    def reformat(self, draft):
        for number in self.rng.sample(sorted(draft.things), min(3, len(draft.things))):
            draft.things[number].layout = self.rng.choice((0, self.rng.randint(1, 99999)))

    def remove(self, draft):
        number = self.some(draft, "action", "action", "person", "committee", "objective",
                           "decision", "meeting")
        kind = draft.things[number].kind
        if len(draft.of_kind(kind)) > 1:
            del draft.things[number]
            draft.mend(self.rng)

    def add(self, draft):
        """Something new, or something that was there before or is on another branch."""
        gone = [number for number, thing in self.known.items()
                if number not in draft.things and thing.kind in ("action", "person", "committee")]
        if gone and self.rng.random() < 0.6:
            number = self.rng.choice(gone)
            draft.things[number] = self.known[number]
            draft.things[number] = draft.copy().things[number]
            draft.mend(self.rng)
            return
        kind = self.rng.choice(("action", "person", "decision", "committee", "objective"))
        number = self.new(draft, kind, {})
        if kind in schema.OWNERS:
            owner_kind, name = schema.OWNERS[kind]
            owner = draft.things[self.some(draft, owner_kind)]
            listed = owner.fields.setdefault(name, [])
            listed.insert(self.rng.randint(0, len(listed)), number)
        self.fill(draft, number)

    def change_acronym(self, draft):
        lexicon = draft.things[self.some(draft, "lexicon")]
        acronym = self.rng.choice(("EQ", "UL", "CRÉ", "CLD"))
        if acronym in lexicon.fields and len(lexicon.fields) > 1 and self.rng.random() < 0.3:
            del lexicon.fields[acronym]
        else:
            lexicon.fields[acronym] = self.rng.choice(TEXTS)

    def move_objective(self, draft):
        number = self.some(draft, "objective")
        owner, other = draft.owner_of(number), self.some(draft, "axis")
        objectives = draft.things[owner].fields["objectives"]
        if owner != other and len(objectives) > 1:
            objectives.remove(number)
            draft.things[other].fields["objectives"].append(To(number))

    def reorder_things(self, draft):
        kind, name = self.rng.choice((("axis", "objectives"), ("meeting", "decisions")))
        self.rng.shuffle(draft.things[self.some(draft, kind)].fields.get(name, []))

    # --- commits

    def commit(self, parents, draft, said=None):
        name = f"c{len(self.commits)}"
        state = draft.resolve()
        # Clocks stand still or run backwards.
        self.time += self.rng.choice((86400, 86400, 86400, 3600, 0, 0, -86400, -864000))
        layouts = {thing.path: thing.layout for thing in draft.things.values()
                   if thing.kind not in schema.OWNERS}
        message, trailers = self.message(name, state)
        commit = Commit(name, parents, state, message=message, trailers=trailers,
                        author=self.rng.choice(PEOPLE), time=self.time,
                        offset=self.rng.choice((0, -300, 330)), layouts=layouts,
                        extra=said or (dict(parents[0].extra) if parents else {}))
        self.commits.append(commit)
        self.drafts[commit] = draft
        self.known.update(draft.copy().things)
        return commit

    def message(self, name, state):
        """A message and its trailers; the first line never is one."""
        trailers = []
        decisions = [key[1] for key in state.things if key[0] == "decision"]
        if decisions and self.rng.random() < 0.3:
            trailers = [("Decision", self.rng.choice(decisions))]
            if self.rng.random() < 0.2:
                trailers += [("Reviewed-by", "Odile"), ("Decision", self.rng.choice(decisions))]
            elif self.rng.random() < 0.2:
                trailers += [("Signed-off-by", "Jeanne Dufour <jeanne@example.org>")]
        parts = [f"plan: {name} " + self.rng.choice(("suivi de la réunion", "Merge"))]
        parts += self.rng.choice(([], [], ["Comme convenu.\nVoir: le procès-verbal"]))
        if trailers:
            parts.append("\n".join(f"{key}: {value}" for key, value in trailers))
        return "\n\n".join(parts) + "\n", trailers

    def step(self, tip):
        """A commit on a tip: one change mostly."""
        way = self.rng.random()
        draft = self.drafts[tip].copy()
        if way < 0.04:
            return self.commit([tip], draft)
        if way < 0.08:
            return self.commit([tip], draft, {"README": f"{len(self.commits)}\n"})
        if way < 0.16 and tip.parents:
            # Set and reverted.
            return self.commit([tip], self.drafts[tip.parents[0]].copy())
        for _ in range(self.rng.choice((1, 1, 1, 2, 3))):
            self.act(draft)
        return self.commit([tip], draft)

    def same_on_both_sides(self, tip):
        """The same change made twice, apart."""
        draft = self.drafts[tip].copy()
        self.act(draft)
        return [self.commit([tip], draft.copy()), self.commit([tip], draft.copy())]

    def merge(self, parents):
        base = self.base(parents)
        draft = merge(self.rng, base and self.drafts[base], [self.drafts[one] for one in parents])
        if self.rng.random() < 0.25:
            self.act(draft)  # evil
        for thing in draft.things.values():
            if self.rng.random() < 0.05:
                thing.layout = self.rng.randint(0, 99999)
        return self.commit(parents, draft)

    def base(self, parents):
        """Any newest commit that all were made on, or None."""
        common = None
        for parent in parents:
            mine, left = set(), [parent]
            while left:
                one = left.pop()
                if one not in mine:
                    mine.add(one)
                    left += one.parents
            common = mine if common is None else common & mine
        return next((one for one in reversed(self.commits) if one in common), None)

    def history(self):
        rng = self.rng
        tips = [self.commit([], self.beginning())]
        length = rng.randint(15, 60)
        while len(self.commits) < length:
            way = rng.random()
            at = rng.randrange(len(tips))
            if way < 0.15 and len(tips) < 5:
                tips.append(self.step(rng.choice(self.commits)))
            elif way < 0.2 and len(tips) < 5:
                tips[at:at + 1] = self.same_on_both_sides(tips[at])
            elif way < 0.35 and len(tips) > 1:
                self.meet(tips)
            else:
                tips[at] = self.step(tips[at])
        while len(tips) > 1 and rng.random() < 0.9:
            self.meet(tips)
        head = rng.choice(tips)
        self.commits.append(self.step(head) if rng.random() < 0.5 else self.merge_or_step(head, tips))
        return History(self.unique())

    def merge_or_step(self, head, tips):
        others = [tip for tip in tips if tip != head]
        return self.merge([head] + others[:1]) if others else self.step(head)

    def unique(self):
        return list(dict.fromkeys(self.commits))

    def meet(self, tips):
        """Two branches or more become one, or take each other's work and go on."""
        rng = self.rng
        rng.shuffle(tips)
        way = rng.random()
        if way < 0.25:
            one, other = tips[:2]
            tips[:2] = [self.merge([one, other]), self.merge([other, one])]
        elif way < 0.4 and len(tips) > 2:
            tips[:3] = [self.merge(tips[:3])]
        elif way < 0.6:
            tips[0] = self.merge(tips[:2])
        else:
            tips[:2] = [self.merge(tips[:2])]
