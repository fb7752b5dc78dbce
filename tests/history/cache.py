"""Answers without the cache, with a cold, a warm, an older and a damaged one: the same bytes."""

import random
import shutil

SCHEDULE_DAY = "2008-06-30"


class _Questions:
    def __init__(self, history, rng):
        self.history, self.rng = history, rng

    def commit(self):
        return self.rng.choice(sorted(self.history.ancestors(self.history.head),
                                      key=lambda commit: commit.name)).id

    def thing(self, *kinds):
        return self.rng.choice([key for key in self.history.head.state.things
                                if not kinds or key[0] in kinds])[1]

    def one(self):
        rng = self.rng
        fields = ("responsible", "budget", "title", "indicators", "schedule", "name", "status")
        body = self.thing("person", "committee", "organization")
        return rng.choice((
            lambda: ["log"],
            lambda: ["log", "--json"],
            lambda: ["log", "--json", "--reverse", "-n", str(rng.randint(1, 9))],
            lambda: ["log", "--json", "--field", rng.choice(fields)],
            lambda: ["log", "--json", f"{self.commit()}..{self.commit()}"],
            lambda: ["log", "--json", self.thing("action")],
            lambda: ["log", "--json", "--where", f"responsible:{body}"],
            lambda: ["log", "--json", "--author", "odile"],
            lambda: ["log", "--json", "--since", "2007-07-01", "--until", SCHEDULE_DAY],
            lambda: ["blame", "--json", self.thing()],
            lambda: ["blame", self.thing("action")],
            lambda: ["diff", "--json", self.commit(), self.commit()],
            lambda: ["list", "--json", "--at", self.commit()],
            lambda: ["check", "--json", "--at", self.commit()],
        ))()


def _damage(rng, path):
    """Bytes of the cache flipped, cut off, or all of it something else."""
    data = bytearray(path.read_bytes())
    way = rng.choice(("flip", "flip", "flip", "cut", "header", "foreign", "empty"))
    if way == "flip":
        for _ in range(rng.choice((1, 20, 400))):
            data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
    elif way == "cut":
        del data[rng.randrange(len(data)):]
    elif way == "header":
        data[:100] = bytes(rng.randrange(256) for _ in range(100))
    elif way == "foreign":
        data = bytearray(b"not a cache\n" * 50)
    else:
        data.clear()
    path.chmod(0o600)
    path.write_bytes(data)
    for extra in ("-wal", "-shm", "-journal"):
        path.with_name(path.name + extra).unlink(missing_ok=True)
    return way


def compare_cache(history, repository, seed):
    rng = random.Random(f"cache {seed}")
    faults = []
    path = repository.folder / ".git/plan/cache.db"
    questions = _Questions(history, rng)
    asked = [questions.one() for _ in range(10)]

    def answers(*extra):
        # diff keeps nothing, and has no such option.
        return [repository.plan(*words, *(extra if words[0] != "diff" else ()))
                for words in asked]

    def compare(how):
        for words, done, right in zip(asked, answers(), wanted):
            for what in ("returncode", "stdout", "stderr"):
                if getattr(done, what) != getattr(right, what):
                    faults.append(f"{' '.join(words)}: {what} differs with {how}: "
                                  f"{_first_difference(getattr(done, what), getattr(right, what))}")
    shutil.rmtree(path.parent, ignore_errors=True)
    wanted = answers("--no-cache")
    if path.exists():
        faults.append("--no-cache: a cache is written")
    for words, right in zip(asked, wanted):
        if right.returncode not in (0, 1):
            faults.append(f"{' '.join(words)}: exit {right.returncode}: {right.stderr[:200]!r}")
    # A cache of an older history first.
    older = questions.commit()
    repository.git("update-ref", "refs/heads/main", older)
    repository.plan("log", "--json")
    repository.git("update-ref", "refs/heads/main", history.head.id)
    compare("an older cache")
    compare("a warm cache")
    if not path.exists():
        return faults + ["log: writes no cache"]
    for _ in range(3):
        way = _damage(rng, path)
        compare(f"a damaged cache ({way})")
        compare(f"a cache mended ({way})")
        if not path.exists() or path.stat().st_mode & 0o777 != 0o600:
            faults.append(f"cache: not there again, or not 0600, after damage ({way})")
            break
    path.unlink(missing_ok=True)
    compare("a cold cache")
    return faults


def _first_difference(one, other):
    if not isinstance(one, bytes):
        return f"{one}, not {other}"
    at = next((at for at, (a, b) in enumerate(zip(one, other)) if a != b),
              min(len(one), len(other)))
    return f"{one[max(0, at - 40):at + 40]!r}, not {other[max(0, at - 40):at + 40]!r}"
