"""Asks the program about a history and says where its answers are not the truth's.

Every question gives a list of disagreements, each a text that begins with what was asked.
"""

import datetime
import random

from reading import Reader, parse, text
from repository import state_files
from state import NOTHING, canon, difference
from truth import MergeTruth

LOG_KEYS = ["commit", "author", "committer", "subject", "message", "trailers", "decision",
            "proposal", "adopted_in", "changes"]
BLAME_KEYS = ["field", "item", "value", "line", "commit", "author", "date", "subject", "decision",
              "proposal", "adopted_in"]
ODD = (lambda what, got, wanted: f"{what}: {got!r}, not {wanted!r}")


class Comparison:
    def __init__(self, history, repository, seed=0):
        self.history, self.repository = history, repository
        self.by_id = {commit.id: commit for commit in history.commits}
        self.rng = random.Random(f"questions {seed}")
        self.faults = []

    def fault(self, asked, what):
        self.faults.append(f"{asked}: {what}")

    def ask(self, *words, odd=False):
        """The items of an answer, or None where there is none. `odd`: what is read has errors
        that hide nothing."""
        done = self.repository.plan(*words)
        asked = " ".join(words)
        if not odd and (done.returncode or done.stderr) or done.returncode > odd:
            self.fault(asked, f"exit {done.returncode}, {done.stderr.decode()[:300]!r}")
        try:
            return parse(done.stdout)
        except ValueError as error:
            self.fault(asked, f"no JSON: {error}")
            return None

    def name(self, id_):
        return self.by_id[id_].name if id_ in self.by_id else id_

    def ancestors(self, commit):
        """As far as the repository tells."""
        return self.history.ancestors(commit)

    # --- log

    def log(self, *words, tip=None, wanted=None):
        """The whole log up to the tip; `wanted` are the commits' changes where a part of it
        was asked for."""
        asked = " ".join(("log", *words))
        items = self.ask("log", "--json", *words)
        if items is None:
            return
        tip = tip or self.history.head
        self.order(asked, items, "--reverse" in words)
        told = {item["commit"]: item for item in items}
        reachable = self.history.ancestors(tip)
        for commit in self.history.commits:
            if commit in reachable:
                truth = self.history.changes(commit) if wanted is None else wanted[commit]
                self.log_item(f"{asked}: {commit.name}", commit, told.pop(commit.id, None), truth)
        for id_ in told:
            self.fault(asked, f"{self.name(id_)} is told, which does not belong there")

    def order(self, asked, items, reverse):
        seen = set()
        for item in reversed(items) if not reverse else items:
            commit = self.by_id.get(item["commit"])
            if not commit:
                continue
            if commit in seen:
                self.fault(asked, f"{commit.name} is told twice")
            seen.add(commit)
            for later in seen - {commit}:
                if commit in self.ancestors(later):
                    self.fault(asked, f"{later.name} does not stand before its ancestor "
                               f"{commit.name}")

    def log_item(self, asked, commit, item, truth):
        if item is None:
            missing = truth.must if isinstance(truth, MergeTruth) else truth
            for change in missing:
                self.fault(asked, f"not told: {show(change)}")
            return
        self.commit_said(asked, commit, item)
        changes = self.read_changes(asked, commit, item["changes"])
        if not changes:
            self.fault(asked, "told without a change")
        if isinstance(truth, MergeTruth):
            self.merge_changes(asked, changes, truth)
        else:
            self.same_changes(asked, changes, truth)

    def commit_said(self, asked, commit, item):
        if list(item) != LOG_KEYS:
            self.fault(asked, f"keys {list(item)}")
        subject, _, _ = commit.message.partition("\n")
        trailers = {}
        for key, value in commit.trailers:
            trailers.setdefault(key, []).append(value)
        decisions = trailers.get("Decision", [])
        adopted = self.history.adopted_in(commit)
        wanted = {
            "subject": subject,
            "message": commit.message.rstrip("\n"),
            "trailers": trailers,
            "decision": decisions[0] if len(decisions) == 1 else None,
            "proposal": None,
            "adopted_in": adopted and adopted.id,
        }
        for key, value in wanted.items():
            got = item.get(key)
            if key == "message" and got is not None:
                got = got.rstrip("\n")
            if got != value:
                self.fault(asked, ODD(key, got, value))
        self.person(asked, commit, item["author"], commit.author)

    def person(self, asked, commit, got, wanted):
        date = datetime.datetime.fromisoformat(got["date"])
        if (got["name"], got["email"]) != wanted or date.timestamp() != commit.time or \
                date.utcoffset() != datetime.timedelta(minutes=commit.offset):
            self.fault(asked, ODD("author", got, (wanted, commit.time, commit.offset)))

    def read_changes(self, asked, commit, changes):
        """Canonical texts of changes; old values may be of any parent."""
        new = Reader(commit.state)
        parents = [parent.state for parent in commit.parents] or [NOTHING]
        found = []
        for change in changes:
            olds = [Reader(state) for state in parents]
            texts = [text(new.change(change, old)) for old in olds]
            found.append(texts[0])
            if all(old.faults for old in olds):
                self.fault(asked, f"{olds[0].faults[0]} in {show(change)}")
        for fault in new.faults:
            self.fault(asked, fault)
        return found

    def same_changes(self, asked, got, truth):
        wanted = [text(change) for change in truth]
        for change in sorted(set(wanted) - set(got)):
            self.fault(asked, f"not told: {change}")
        for change in sorted(set(got) - set(wanted)):
            self.fault(asked, f"told, but not so: {change}")
        if len(got) != len(set(got)):
            self.fault(asked, "a change is told twice")

    def merge_changes(self, asked, got, truth):
        told = set()
        for change in got:
            if change in truth.may:
                told |= truth.may[change]
            else:
                self.fault(asked, f"told of a merge, but a parent has it: {change}")
        for leaf in sorted(map(repr, truth.must - told)):
            self.fault(asked, f"not told of a merge, though no parent has it: {leaf}")

    def log_field(self, field):
        """--field F: changes of F and what is within."""
        def within(change):
            path = change["field"]
            return path is not None and (path == field or path.startswith(field + "."))
        self.log("--field", field, wanted=self.part(within))

    def part(self, within):
        return {commit: part_of(self.history.changes(commit), within)
                for commit in self.history.ancestors(self.history.head)}

    def where_responsible(self, kind, id_):
        """Each action that it is or was responsible of, and no other."""
        items = self.ask("log", "--json", "--where", f"responsible:{id_}")
        if items is None:
            return
        names = self.history.names(self.history.head)
        found = set()
        for item in items:
            for change in item["changes"]:
                found |= names.get((change["kind"], change["id"]), {change["id"]})
        wanted = self.history.were_responsible(self.history.head, kind, id_)
        for name in sorted(wanted ^ found):
            self.fault(f"log --where responsible:{id_}",
                       f"action {name} is {'not ' if name in wanted else ''}found")

    # --- blame

    def blame(self, key, commit=None, places=None):
        """Of the commit that is HEAD, or of the working tree made on it (`commit` then is what
        would be committed of it)."""
        at = commit or self.history.head
        asked = f"blame {key[1]}"
        items = self.ask("blame", "--json", key[1])
        if items is None:
            return
        rows = self.history.origins(at, key)
        wanted = [(row.path, canon(row.item)) for row, _ in rows]
        told = [(item["field"], canon(item["item"])) for item in items]
        for one in wanted:
            if one not in told:
                self.fault(asked, f"{one} is not there")
        for one in told:
            if one not in wanted:
                self.fault(asked, f"{one} should not be there")
        if sorted(wanted) == sorted(told) and wanted != told:
            self.fault(asked, f"order {told}, not {wanted}")
        places = places if places is not None else state_files(at)[1]
        for row, origin in rows:
            for item in items:
                if (item["field"], canon(item["item"])) == (row.path, canon(row.item)):
                    self.blame_item(f"{asked}: {row.path} {canon(row.item)}", at, item, row,
                                    None if origin is commit else origin,
                                    places.get((key, row.steps)))

    def blame_item(self, asked, at, item, row, origin, line):
        if list(item)[:len(BLAME_KEYS)] != BLAME_KEYS:
            self.fault(asked, f"keys {list(item)}")
        reader = Reader(at.state)
        if canon(reader.value(item["value"])) != canon(row.value):
            self.fault(asked, ODD("value", item["value"], row.value))
        for fault in reader.faults:
            self.fault(asked, fault)
        if line is not None and item["line"] != line:
            self.fault(asked, ODD("line", item["line"], line))
        if item["commit"] != (origin and origin.id):
            self.fault(asked, ODD("commit", self.name(item["commit"]), origin and origin.name))
        elif origin:
            adopted = self.history.adopted_in(origin)
            if item["adopted_in"] != (adopted and adopted.id):
                self.fault(asked, ODD("adopted_in", self.name(item["adopted_in"]),
                                      adopted and adopted.name))
            if item["subject"] != origin.message.partition("\n")[0]:
                self.fault(asked, ODD("subject", item["subject"], origin.message))

    # --- diff

    def diff(self, old, new):
        asked = f"diff {old.name} {new.name}"
        odd = any(b"\r" in data for one in (old, new) for data in state_files(one)[0].values())
        items = self.ask("diff", "--json", old.id, new.id, odd=odd)
        if items is None:
            return
        one, other = Reader(new.state), Reader(old.state)
        got = [text(one.change(change, other)) for change in items]
        for fault in one.faults + other.faults:
            self.fault(asked, fault)
        self.same_changes(asked, got, difference(old.state, new.state))

    # --- drift

    def drift(self, base):
        """What is new since comes from where blame has it from."""
        asked = f"drift --since={base.name}"
        items = self.ask("drift", "--json", f"--since={base.id}", odd=True)
        head = self.history.head
        for item in items or []:
            key = (item["kind"], item["id"])
            if item["op"] not in ("add", "change") or not item["field"] or \
                    key not in head.state.things:
                continue
            for row, origin in self.history.origins(head, key):
                if (row.path, canon(row.item)) != (item["field"], canon(item["item"])):
                    continue
                known = origin in self.history.ancestors(base)
                if item["commit"] != (None if known else origin.id):
                    self.fault(asked, ODD(f"{key[1]} {row.path} {canon(row.item)}",
                                          self.name(item["commit"]), origin.name))

    # --- all of it

    def everything(self):
        history, rng = self.history, self.rng
        self.log()
        self.log("--reverse")
        for field in ("responsible", "budget", "indicators"):
            self.log_field(field)
        for key in history.head.state.things:
            self.blame(key)
        for _ in range(4):
            self.diff(rng.choice(history.commits), rng.choice(history.commits))
        ancestors = sorted(history.ancestors(history.head), key=lambda one: one.name)
        for _ in range(4):
            self.drift(rng.choice(ancestors))
        bodies = [key for key in history.head.state.things
                  if key[0] in ("person", "committee", "organization")]
        for kind, id_ in rng.sample(bodies, min(4, len(bodies))):
            self.where_responsible(kind, id_)
        return self.faults


def part_of(truth, within):
    """The part of a commit's truth that is asked for."""
    if not isinstance(truth, MergeTruth):
        return [change for change in truth if within(change)]
    return truth.part(within)


def show(change):
    return change if isinstance(change, str) else text(change) if isinstance(change, dict) \
        else repr(change)
