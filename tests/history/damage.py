"""Histories that are not all there: no answer may be false, and what is not known is said.

Cut off by `git clone --depth`; objects missing or damaged; a partial clone whose remote is
gone. Grafts and replaced objects: what is recorded counts.
"""

import random
import re
import shutil
import zlib

from compare import Comparison
from repository import Repository
from state import canon
from truth import MergeTruth
from reading import parse

INCOMPLETE = b"history is incomplete"


class _Damaged(Comparison):
    """Questions to a repository that lacks something: see `answer`. `absent` are ids."""

    def __init__(self, history, repository, seed, absent=()):
        super().__init__(history, repository, seed)
        self.absent = absent

    def ancestors(self, commit):
        found, left = set(), [commit]
        while left:
            one = left.pop()
            if one not in found and one.id not in self.absent:
                found.add(one)
                left += one.parents
        return found

    def answer(self, *words):
        done = self.repository.plan(*words)
        asked = " ".join(words)
        if done.returncode not in (0, 1):
            self.fault(asked, f"exit {done.returncode}: {done.stderr[:200]!r}")
            return None, False
        said = INCOMPLETE in done.stderr
        if said != (done.returncode == 1):
            self.fault(asked, f"exit {done.returncode}, stderr {done.stderr[:300]!r}")
        return parse(done.stdout), said

    def read_changes(self, asked, commit, changes):
        """Names that are not known are null."""
        before = len(self.faults)
        found = super().read_changes(asked, commit, changes)
        self.faults[before:] = [fault for fault in self.faults[before:]
                                if not re.search(r": name of .*: None for ", fault)]
        return found

    def log_is_true(self, complete):
        items, said = self.answer("log", "--json")
        if items is None:
            return
        if said == complete:
            self.fault("log", f"history is {'' if complete else 'not '}complete, said otherwise")
        self.order("log", items, False)
        told = {item["commit"]: item for item in items}
        for commit in self.history.ancestors(self.history.head):
            if commit.id in told:
                self.no_lie(commit, told[commit.id])
            elif not said and self.history.changes(commit):
                self.fault("log", f"{commit.name} is not told, nor that it is missing")

    def no_lie(self, commit, item):
        truth = self.history.changes(commit)
        asked = f"log: {commit.name}"
        self.commit_said_roughly(asked, commit, item)
        got = self.read_changes(asked, commit, item["changes"])
        may = truth.may if isinstance(truth, MergeTruth) else \
            {text for text in self._texts(truth)}
        for change in got:
            if change not in may:
                self.fault(asked, f"told, but not so: {change}")

    @staticmethod
    def _texts(changes):
        from reading import text
        return map(text, changes)

    def commit_said_roughly(self, asked, commit, item):
        """Which merge adopted it may not be known."""
        adopted = self.history.adopted_in(commit)
        if item["adopted_in"] not in (None, adopted and adopted.id):
            self.fault(asked, f"adopted_in {self.name(item['adopted_in'])}, not "
                       f"{adopted and adopted.name}")

    def blame_is_true(self, key):
        items, said = self.answer("blame", "--json", key[1])
        if items is None:
            return
        origins = {(row.path, canon(row.item)): origin
                   for row, origin in self.history.origins(self.history.head, key)}
        unknown = False
        for item in items:
            row = item["field"], canon(item["item"])
            origin = origins.get(row)
            if item["commit"] is None:
                unknown = True
                if item.get("incomplete") is not True:
                    self.fault(f"blame {key[1]}", f"{row}: said not to be committed yet")
            elif not origin or item["commit"] != origin.id:
                self.fault(f"blame {key[1]}", f"{row}: falsely {self.name(item['commit'])}, "
                           f"not {origin and origin.name}")
        if unknown and not said:
            self.fault(f"blame {key[1]}", "does not say that history is incomplete")

    def all_is_true(self, complete):
        self.log_is_true(complete)
        things = list(self.history.head.state.things)
        for key in self.rng.sample(things, min(12, len(things))):
            self.blame_is_true(key)
        return self.faults


def _copy(repository, name):
    """A copy whose objects are loose."""
    folder = repository.folder.with_name(name)
    shutil.copytree(repository.folder, folder)
    copy = Repository(folder, repository.program)
    shutil.rmtree(folder / ".git/plan", ignore_errors=True)
    for pack in (folder / ".git/objects/pack").glob("*.pack"):
        data = pack.read_bytes()
        for part in pack.parent.glob(pack.stem + ".*"):
            part.unlink()
        copy.git("unpack-objects", "-q", data=data)
    return copy


def _path(copy, id_):
    return copy.folder / ".git/objects" / id_[:2] / id_[2:]


def _objects(copy, history, kind):
    """Ids of objects of the plan's history that HEAD's own plan does not need."""
    listed = copy.git("rev-list", "--objects", "--no-object-names", history.head.id,
                      f"^{history.head.id}^{{tree}}").decode().split()
    types = copy.git("cat-file", "--batch-check=%(objecttype) %(objectname)",
                     data="\n".join(listed).encode()).decode().splitlines()
    needed = set(copy.git("ls-tree", "-r", "-t", "--format=%(objectname)",
                          history.head.id).decode().split())
    needed |= {history.head.id, copy.git("rev-parse", "HEAD^{tree}").decode().strip()}
    return sorted(id_ for type_, id_ in (line.split() for line in types)
                  if type_ == kind and id_ not in needed)


def _break(rng, path, way):
    path.chmod(0o600)
    if way == "missing":
        path.unlink()
    elif way == "empty":
        path.write_bytes(b"")
    elif way == "other":
        # Another object under its name: its hash is wrong.
        path.write_bytes(zlib.compress(b"blob 6\0other\n"))
    else:
        data = bytearray(path.read_bytes())
        data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
        path.write_bytes(data)


def _ask(history, copy, seed, complete, what, absent=()):
    """Twice: the second time the cache must not make it worse."""
    faults = []
    for time in ("", ", again"):
        faults += [f"{fault} ({what}{time})"
                   for fault in _Damaged(history, copy, seed, absent).all_is_true(complete)]
    return faults


def _broken(history, repository, seed, rng, kind):
    ways = ["missing", "damaged", "empty"]
    # Like Git, nobody calculates a blob's name anew: zlib tells of damage.
    way = rng.choice(ways if kind == "blob" else ways + ["other"])
    copy = _copy(repository, f"{kind}-{way}")
    objects = _objects(copy, history, kind)
    if not objects:
        return []
    id_ = rng.choice(objects)
    _break(rng, _path(copy, id_), way)
    # A blob may be of no file of the plan; a tree of no part of it that is compared.
    return _ask(history, copy, seed, None, f"{kind} {id_} {way}", {id_})


def _shallow(history, repository, seed, rng):
    folder = repository.folder.with_name("shallow")
    depth = rng.randint(1, 8)
    repository.git("clone", "-q", f"--depth={depth}", f"file://{repository.folder}", str(folder))
    copy = Repository(folder, repository.program)
    cut = folder / ".git/shallow"
    ends = cut.read_text().split() if cut.exists() else []
    complete = not any(commit.parents for commit in history.commits if commit.id in ends)
    here = set(copy.git("rev-list", "HEAD").decode().split())
    absent = {commit.id for commit in history.commits} - here
    return _ask(history, copy, seed, complete, f"depth {depth}", absent)


def _partial(history, repository, seed):
    folder = repository.folder.with_name("partial")
    repository.git("config", "uploadpack.allowFilter", "true")
    repository.git("clone", "-q", "--filter=blob:none", f"file://{repository.folder}",
                   str(folder))
    copy = Repository(folder, repository.program)
    copy.git("remote", "set-url", "origin", "file:///nonexistent")
    return _ask(history, copy, seed, None, "partial clone")


def _replaced(history, repository, seed, rng):
    """The recorded objects count: all answers are as before."""
    copy = _copy(repository, "replaced")
    commits = sorted(history.ancestors(history.head) - {history.head},
                     key=lambda commit: commit.name)
    one, other = rng.choice(commits), rng.choice(commits)
    if one is other:
        return []
    copy.git("replace", one.id, other.id)
    return _ask(history, copy, seed, None, f"{one.name} replaced by {other.name}") + \
        _complete_faults(history, copy, seed, "replaced")


def _grafted(history, repository, seed, rng):
    copy = _copy(repository, "grafted")
    commits = [commit for commit in history.commits if commit.parents and
               commit in history.ancestors(history.head)]
    if not commits:
        return []
    one = rng.choice(commits)
    (copy.folder / ".git/info").mkdir(exist_ok=True)
    (copy.folder / ".git/info/grafts").write_text(f"{one.id} {history.commits[0].id}\n")
    return _ask(history, copy, seed, None, f"{one.name} grafted") + \
        _complete_faults(history, copy, seed, "grafted")


def _complete_faults(history, copy, seed, what):
    """Nothing is missing: blame knows every origin."""
    damaged = _Damaged(history, copy, seed)
    for key in list(history.head.state.things)[:6]:
        items, _ = damaged.answer("blame", "--json", key[1])
        for item in items or []:
            if item["commit"] is None:
                damaged.fault(f"blame {key[1]}", f"{item['field']}: unknown, though recorded")
    return [f"{fault} ({what})" for fault in damaged.faults]


def compare_damage(history, repository, seed):
    rng = random.Random(f"damage {seed}")
    # Clones leave out what HEAD does not reach, and copies check nothing out.
    faults = _shallow(history, repository, seed, rng)
    faults += _partial(history, repository, seed)
    for kind in ("commit", "tree", "blob"):
        faults += _broken(history, repository, seed, rng, kind)
    faults += _replaced(history, repository, seed, rng)
    faults += _grafted(history, repository, seed, rng)
    return faults
