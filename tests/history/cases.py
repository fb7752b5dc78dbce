"""Small stories with the truth written out by hand: they test truth.py, and then the program.

`log`: of each commit the changes, as brief() writes them; of a merge the values that none of
its parents has. The first commit's are not written out. `blame`: of the rows of action `a`
named there, the commit that each comes from.
"""

from state import State, Thing, canon
from truth import Commit, History, MergeTruth

X, Y, Z = {"committee": "x"}, {"committee": "y"}, {"committee": "z"}


def thing(kind, id_, path=None, owner=None, **fields):
    return Thing(kind, id_, f"plan/{path}/{id_}.yaml" if path else f"plan/{kind}.yaml", fields,
                 owner)


SEASONS = [{"code": "H", "name": "hiver", "edtf": 24, "start": "01-01"},
           {"code": "A", "name": "automne", "edtf": 23, "start": "09-01"}]
ALWAYS = [
    thing("plan", "plan", format=1, title="Plan", organization="w", currency="CAD",
          period={"start": 2007, "end": 2010},
          calendar={"continuous": "continu", "seasons": SEASONS}),
    thing("organization", "w", "organizations", name="Table"),
    thing("axis", "axe", "axes", order=1, title="Axe", objectives=["but"]),
    thing("objective", "but", "axes", owner="axe", title="But", axis="axe"),
    thing("committee", "x", "committees", name="X"),
    thing("committee", "y", "committees", name="Y"),
    thing("committee", "z", "committees", name="Z"),
    thing("meeting", "m", "meetings", date="2007-06-06", decisions=["d1"]),
    thing("decision", "d1", "meetings", owner="m", text="Oui", result="adopted"),
]
for _thing in ALWAYS:
    if _thing.kind in ("objective", "decision"):
        _thing.path = f"plan/{_thing.path.split('/')[1]}/{_thing.owner}.yaml"


def plan(*things, without=(), action="a", **fields):
    """The plan with action `a` of those fields, and things in place of those of their id."""
    mine = [thing("action", action, "actions", title="Titre", objective="but", **fields)]
    if "title" in fields:
        mine[0].fields["title"] = fields["title"]
    given = {one.key for one in things}
    return State([one for one in ALWAYS if one.key not in given and one.key[1] not in without]
                 + list(things) + (mine if action else []))


class Case:
    def __init__(self, name, commits, log=None, blame=None, adopted=None, layouts=None):
        self.name, self.log, self.blame = name, log or {}, blame or {}
        self.adopted = adopted or {}
        made = {}
        for number, (commit, (parents, state)) in enumerate(commits.items()):
            # Clocks run backwards here: order is by ancestry.
            made[commit] = Commit(commit, [made[one] for one in parents.split()], state,
                                  time=1200000000 - 3600 * number,
                                  layouts=(layouts or {}).get(commit, {}))
        self.history = History(list(made.values()))
        self.commits = made


def plain(value):
    return "-" if value is None else canon(value).replace('"', "")


def brief(change):
    item = f" [{plain(change['item'])}]" if change["item"] is not None else ""
    field = f" {change['field']}" if change["field"] else ""
    return f"{change['op']} {change['id']}{field}{item}: " \
           f"{plain(change['old'])} → {plain(change['new'])}"


def brief_leaf(leaf):
    (_, id_), *steps = leaf
    return ".".join([id_] + [step if isinstance(step, str) else
                             ":".join(str(part) for part in step) for step in steps])


def self_test(case):
    """What truth.py says otherwise than was written out."""
    faults = []
    for name, commit in case.commits.items():
        changes = case.history.changes(commit)
        if not commit.parents:
            continue
        got = sorted(map(brief_leaf, changes.must) if isinstance(changes, MergeTruth)
                     else map(brief, changes))
        wanted = sorted(case.log.get(name, []))
        if got != wanted:
            faults.append(f"{name}: {got}, not {wanted}")
    key = next((key for key in case.history.head.state.things if key[0] == "action"), None)
    origins = {row.path + (f" [{plain(row.item)}]" if row.item is not None else ""): origin.name
               for row, origin in case.history.origins(case.history.head, key)} if key else {}
    for row, name in case.blame.items():
        if origins.get(row) != name:
            faults.append(f"blame {row}: {origins.get(row)}, not {name}")
    for name, merge in case.adopted.items():
        got = case.history.adopted_in(case.commits[name])
        if (got and got.name) != merge:
            faults.append(f"adopted_in {name}: {got and got.name}, not {merge}")
    return faults


def money(amount, note=None):
    item = {"item": "Site", "amount": amount}
    return [{**item, "year": note}] if note else [item]


def indicator(actual=None, target=3):
    period = {"period": "2007", "target": target}
    return [{"id": "i1", "title": "Membres",
             "periods": [{**period, "actual": actual} if actual is not None else period]}]


def people(*, lead=None, note=None, order="xy"):
    items = {"x": dict(X), "y": dict(Y), "z": dict(Z)}
    if lead:
        items[lead]["lead"] = True
    if note:
        items[note]["note"] = "remplace"
    return [items[letter] for letter in order]


RENAMED = thing("committee", "n", "committees", name="Y", former_ids=["y"])


def two_actions(status, progress):
    """Action b stands before a, by their objectives."""
    return plan(thing("axis", "axe", "axes", order=2, title="Axe", objectives=["but"]),
                thing("axis", "bis", "axes", order=1, title="Bis", objectives=["ab"]),
                thing("objective", "ab", "axes", owner="bis", title="Ab", axis="bis"),
                thing("action", "b", "actions", title="B", objective="ab", status=status),
                progress=progress)


CASES = [
    Case("a list in another order, a file laid out otherwise", {
        "c1": ("", plan(responsible=people(), partners=people())),
        "c2": ("c1", plan(responsible=people(order="yx"), partners=people())),
        "c3": ("c2", plan(responsible=people(order="yx"), partners=people())),
        "c4": ("c3", plan(responsible=people(order="zyx"), partners=people(order="x"))),
    }, {
        "c2": ["reorder a responsible: [{committee=x},{committee=y}] → "
               "[{committee=y},{committee=x}]"],
        "c4": ["add a responsible [{committee=z}]: - → {committee=z}",
               "remove a partners [{committee=y}]: {committee=y} → -"],
    }, {
        "responsible [{committee=x}]": "c1",
        "responsible [{committee=z}]": "c4",
        "partners [{committee=x}]": "c1",
    }, layouts={"c3": {"plan/actions/a.yaml": 7}}),

    Case("the lead changes", {
        "c1": ("", plan(responsible=people(lead="x"))),
        "c2": ("c1", plan(responsible=people(lead="y"))),
        "c3": ("c2", plan(responsible=people(lead="y", note="x"))),
    }, {
        "c2": ["reorder a responsible: [{committee=x,lead=true},{committee=y}] → "
               "[{committee=x},{committee=y,lead=true}]"],
        "c3": ["add a responsible.committee:x.note: - → remplace"],
    }, {
        "responsible [{committee=x}]": "c3",
        "responsible [{committee=y}]": "c2",
    }),

    Case("a rename of the action, and of who is responsible", {
        "c1": ("", plan(responsible=people(), status="planned")),
        "c2": ("c1", plan(responsible=people(), status="planned", action="b",
                          former_ids=["a"])),
        "c3": ("c2", plan(thing("committee", "n", "committees", name="Y", former_ids=["y"]),
                          without=("y",), responsible=[X, {"committee": "n"}], status="planned",
                          action="b", former_ids=["a"])),
        "c4": ("c3", plan(thing("committee", "n", "committees", name="Y", former_ids=["y"]),
                          without=("y",), responsible=[X, {"committee": "n", "note": "seul"}],
                          status="planned", action="b", former_ids=["a"])),
    }, {
        "c2": ["rename b: a → b"],
        "c3": ["rename n: y → n"],
        "c4": ["add b responsible.committee:n.note: - → seul"],
    }, {
        "status": "c1",
        "responsible [{committee=x}]": "c1",
        "responsible [{committee=n}]": "c4",
        "former_ids [a]": "c2",
    }),

    Case("removed and added again, a field and the action", {
        "c1": ("", plan(status="planned", progress=25)),
        "c2": ("c1", plan(progress=25)),
        "c3": ("c2", plan(status="planned", progress=25)),
        "c4": ("c3", plan(action=None)),
        "c5": ("c4", plan(progress=25)),
        "c6": ("c5", plan(status="planned", progress=25)),
    }, {
        "c2": ["remove a status: planned → -"],
        "c3": ["add a status: - → planned"],
        "c4": ["remove a: a → -", "remove a title: Titre → -", "remove a objective: but → -",
               "remove a status: planned → -", "remove a progress: 25 → -"],
        "c5": ["add a: - → a", "add a title: - → Titre", "add a objective: - → but",
               "add a progress: - → 25"],
        "c6": ["add a status: - → planned"],
    }, {"status": "c6", "progress": "c5", "title": "c5"}),

    Case("the same change on both sides", {
        "c1": ("", plan(status="planned")),
        "l": ("c1", plan(status="completed")),
        "r": ("c1", plan(status="completed")),
        "m": ("l r", plan(status="completed")),
    }, {
        "l": ["change a status: planned → completed"],
        "r": ["change a status: planned → completed"],
    }, {"status": "l", "title": "c1"}, {"r": "m", "l": None, "m": None}),

    Case("set and reverted on a side, and by a merge's first parent", {
        "c1": ("", plan(status="planned")),
        "r1": ("c1", plan(status="completed")),
        "r2": ("r1", plan(status="planned")),
        "l": ("c1", plan(status="planned", progress=50)),
        "m": ("r2 l", plan(status="planned", progress=50)),
    }, {
        "r1": ["change a status: planned → completed"],
        "r2": ["change a status: completed → planned"],
        "l": ["add a progress: - → 50"],
    }, {"status": "r2", "progress": "l"}, {"l": "m", "r1": None}),

    Case("a merge that none of its parents agrees with", {
        "c1": ("", plan(status="planned", progress=0, responsible=people())),
        "l": ("c1", plan(status="planned", progress=25, responsible=people(order="x"))),
        "r": ("c1", plan(status="planned", progress=50, responsible=people(order="xy"))),
        "m": ("l r", plan(status="planned", progress=75, responsible=people(order="xz"))),
    }, {
        "l": ["change a progress: 0 → 25", "remove a responsible [{committee=y}]: "
              "{committee=y} → -"],
        "r": ["change a progress: 0 → 50"],
        # That y is gone is the left side's doing.
        "m": ["a.progress", "a.responsible.committee:z.committee"],
    }, {"progress": "m", "status": "c1", "responsible [{committee=x}]": "c1",
        "responsible [{committee=z}]": "m"}),

    Case("a merge that drops one side's change, and takes the other's", {
        "c1": ("", plan(status="planned", progress=0)),
        "l": ("c1", plan(status="completed", progress=0)),
        "r": ("c1", plan(status="planned", progress=100)),
        "m": ("l r", plan(status="planned", progress=0)),
        "n": ("l r", plan(status="completed", progress=100)),
        "o": ("m n", plan(status="planned", progress=100)),
    }, {
        "l": ["change a status: planned → completed"],
        "r": ["change a progress: 0 → 100"],
    }, {"status": "c1", "progress": "r"}, {"r": "m", "n": "o"}),

    Case("removals by merges", {
        "c1": ("", plan(status="planned", budget=money(500), responsible=people(order="xyz"))),
        "l": ("c1", plan(status="planned", budget=money(500), responsible=people(order="xz"))),
        "r": ("c1", plan(status="planned", budget=money(700), responsible=people(order="xyz"))),
        "m": ("r l", plan(budget=None or [], responsible=people(order="x"))),
    }, {
        "l": ["remove a responsible [{committee=y}]: {committee=y} → -"],
        "r": ["change a budget.Site/.amount: 500 → 700"],
        # y was gone on the right side; all parents had the rest.
        "m": ["a.status", "a.budget.Site:None.item", "a.budget.Site:None.amount",
              "a.responsible.committee:z.committee"],
    }, {"responsible [{committee=x}]": "c1"}),

    Case("criss-cross", {
        "c1": ("", plan(status="planned", progress=0)),
        "l": ("c1", plan(status="completed", progress=0)),
        "r": ("c1", plan(status="planned", progress=50)),
        "p": ("l r", plan(status="completed", progress=50)),
        "q": ("r l", plan(status="completed", progress=50)),
        "s": ("q", plan(status="completed", progress=75)),
        "m": ("p s", plan(status="completed", progress=75)),
    }, {
        "l": ["change a status: planned → completed"],
        "r": ["change a progress: 0 → 50"],
        "s": ["change a progress: 50 → 75"],
    }, {"status": "l", "progress": "s"}, {"r": "p", "s": "m", "q": "m", "l": None}),

    Case("an octopus with a value of its own", {
        "c1": ("", plan(progress=0)),
        "l": ("c1", plan(progress=25)),
        "r": ("c1", plan(progress=50, status="planned")),
        "t": ("c1", plan(progress=0, schedule=["automne 2007"])),
        "m": ("l r t", plan(progress=75, status="planned",
                            schedule=["automne 2007", "hiver 2008"])),
    }, {
        "l": ["change a progress: 0 → 25"],
        "r": ["change a progress: 0 → 50", "add a status: - → planned"],
        "t": ["add a schedule [automne 2007]: - → automne 2007"],
        "m": ["a.progress", "a.schedule.hiver 2008"],
    }, {"progress": "m", "status": "r", "schedule [automne 2007]": "t",
        "schedule [hiver 2008]": "m"}, {"r": "m", "t": "m"}),

    Case("an item that both sides mended", {
        "c1": ("", plan(responsible=[X], indicators=indicator())),
        "l": ("c1", plan(responsible=[X], indicators=indicator(actual=2))),
        "r": ("c1", plan(responsible=[X], indicators=indicator(target=5))),
        "m": ("l r", plan(responsible=[X], indicators=indicator(actual=2, target=5))),
    }, {
        "l": ["add a indicators.i1.periods.2007.actual: - → 2"],
        "r": ["change a indicators.i1.periods.2007.target: 3 → 5"],
        # No parent has the whole item: the merge gave it; each of its values was told before.
        "m": [],
    }, {"indicators [i1]": "m"}),

    Case("an objective in another axis; names and wordings of others", {
        "c1": ("", plan(thing("axis", "axe", "axes", order=1, title="Axe",
                              objectives=["but", "fin"]),
                        thing("objective", "fin", "axes", owner="axe", title="Fin", axis="axe"),
                        thing("axis", "bis", "axes", order=2, title="Bis", objectives=["mi"]),
                        thing("objective", "mi", "axes", owner="bis", title="Mi", axis="bis"),
                        responsible=[X])),
        "c2": ("c1", plan(thing("axis", "bis", "axes", order=2, title="Bis",
                                objectives=["but", "mi"]),
                          thing("axis", "axe", "axes", order=1, title="Axe",
                                objectives=["fin"]),
                          thing("objective", "fin", "axes", owner="axe", title="Fin",
                                axis="axe"),
                          thing("objective", "but", "axes", owner="bis", title="But",
                                axis="bis"),
                          thing("objective", "mi", "axes", owner="bis", title="Mi", axis="bis"),
                          thing("committee", "x", "committees", name="Comité X"),
                          responsible=[X])),
    }, {
        "c2": ["change but axis: axe → bis", "change x name: X → Comité X"],
    }, {"responsible [{committee=x}]": "c1", "objective": "c1"}),

    Case("a meeting renamed, and its decisions with it", {
        "c1": ("", plan()),
        "c2": ("c1", plan(thing("meeting", "n", "meetings", date="2007-06-06",
                                decisions=["d1"], former_ids=["m"]),
                          thing("decision", "d1", "meetings", owner="n", text="Oui",
                                result="adopted"), without=("m", "m/d1"))),
    }, {"c2": ["rename n: m → n", "rename n/d1: m/d1 → n/d1"]}),

    Case("a merge that renames what one of its parents lacks", {
        "c1": ("", plan(action=None)),
        "l": ("c1", plan(action=None)),
        "r": ("c1", plan()),
        "m": ("l r", plan(action="b", former_ids=["a"])),
    }, {
        "r": ["add a: - → a", "add a title: - → Titre", "add a objective: - → but"],
        "m": ["a.id"],
    }, {"title": "r", "id": "m"}),

    Case("a merge that removes what its parents name otherwise", {
        "c1": ("", plan()),
        "l": ("c1", plan(RENAMED, without=("y",))),
        "r": ("c1", plan(status="planned")),
        "m": ("l r", plan(status="planned", without=("y",))),
    }, {
        "l": ["rename n: y → n"],
        "r": ["add a status: - → planned"],
        "m": ["n.name", "n.remove"],
    }),

    Case("a merge that removes a partner whom its parents name otherwise", {
        "c1": ("", plan(partners=[Y, X])),
        "l": ("c1", plan(RENAMED, without=("y",), partners=[{"committee": "n"}, X])),
        "r": ("c1", plan(status="planned", partners=[Y, X])),
        "m": ("l r", plan(status="planned", without=("y",), partners=[X])),
    }, {
        "l": ["rename n: y → n"],
        "r": ["add a status: - → planned"],
        "m": ["a.partners.committee:n.committee", "n.name", "n.remove"],
    }),

    Case("a merge that removes funding by whom its parents name otherwise", {
        "c1": ("", plan(funding=[{"funder": Y}, {"funder": X}])),
        "l": ("c1", plan(RENAMED, without=("y",),
                         funding=[{"funder": {"committee": "n"}}, {"funder": X}])),
        "r": ("c1", plan(status="planned", funding=[{"funder": Y}, {"funder": X}])),
        "m": ("l r", plan(RENAMED, without=("y",), status="planned", funding=[{"funder": X}])),
    }, {
        "l": ["rename n: y → n"],
        "r": ["add a status: - → planned"],
        "m": ["a.funding.committee:n.funder.committee"],
    }),

    Case("two that became one, and what the other side says of them", {
        "c1": ("", plan(responsible=[X, Y])),
        "l": ("c1", plan(thing("committee", "n", "committees", name="Y", former_ids=["x", "y"]),
                         without=("x", "y"), responsible=[{"committee": "n"}])),
        "r": ("c1", plan(responsible=[X, {"committee": "y", "note": "Oui"}])),
        "m": ("l r", plan(thing("committee", "n", "committees", name="Y", former_ids=["x", "y"]),
                          without=("x", "y"),
                          responsible=[{"committee": "n", "note": "Oui"}])),
    }, {
        "l": ["rename n: y → n", "add n former_ids [x]: - → x",
              "remove x: x → -", "remove x name: X → -",
              "remove a responsible [{committee=x}]: {committee=x} → -"],
        "r": ["add a responsible.committee:y.note: - → Oui"],
        "m": [],
    }),

    Case("a merge without what a side says of an item that the other lacks", {
        "c1": ("", plan()),
        "l": ("c1", plan(status="planned")),
        "r": ("c1", plan(responsible=[{"committee": "x", "lead": False}])),
        "m": ("l r", plan(status="planned", responsible=[X])),
    }, {
        "l": ["add a status: - → planned"],
        "r": ["add a responsible [{committee=x}]: - → {committee=x,lead=false}"],
        "m": [],
    }),

    Case("a merge's own change, of an action that others stand before", {
        "c1": ("", two_actions("planned", 0)),
        "l": ("c1", two_actions("completed", 0)),
        "r": ("c1", two_actions("planned", 0)),
        "m": ("r l", two_actions("completed", 50)),
    }, {
        "l": ["change b status: planned → completed"],
        "m": ["a.progress"],
    }),

    Case("who was responsible under a former name", {
        "c1": ("", plan(responsible=[Y])),
        "c2": ("c1", plan()),
        "c3": ("c2", plan(RENAMED, without=("y",))),
    }, {
        "c2": ["remove a responsible [{committee=y}]: {committee=y} → -"],
        "c3": ["rename n: y → n"],
    }),

    Case("who was responsible under a name that was given back", {
        "c1": ("", plan()),
        "c2": ("c1", plan(RENAMED, without=("y",), responsible=[{"committee": "n"}])),
        "c3": ("c2", plan(RENAMED, without=("y",))),
        "c4": ("c3", plan(thing("committee", "y", "committees", name="Y", former_ids=["n"]))),
        "c5": ("c4", plan()),
    }, {
        "c2": ["rename n: y → n",
               "add a responsible [{committee=n}]: - → {committee=n}"],
        "c3": ["remove a responsible [{committee=n}]: {committee=n} → -"],
        "c4": ["rename y: n → y"],
        "c5": ["remove y former_ids [n]: n → -"],
    }),
]
for _case in CASES:
    for _commit in _case.history.commits:
        for _one in _commit.state.things.values():
            if _one.kind in ("objective", "decision"):
                _one.path = f"plan/{_one.path.split('/')[1]}/{_one.owner}.yaml"
            _one.fields = {name: value for name, value in _one.fields.items() if value != []}
