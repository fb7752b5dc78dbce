"""tests/history/run PROGRAM [--seeds FIRST..LAST] [--jobs N] [--shrink] [--only PART] [--beside]"""

import argparse
import concurrent.futures
import pathlib
import re
import shutil
import sys
import tempfile

from beside import Beside
from cache import compare_cache
from cases import CASES, brief, self_test
from compare import Comparison
from damage import compare_damage
from repository import Repository
from shrink import shrink, tell
from story import Story

PARTS = ("answers", "cache", "damage")


def examine(history, program, seed, parts):
    """Where the program's answers are not the truth."""
    folder = pathlib.Path(tempfile.mkdtemp(prefix="history."))
    try:
        repository = Repository(folder / "plan", program).write(history)
        faults = []
        if "answers" in parts:
            faults += Comparison(history, repository, seed).everything()
        if "cache" in parts:
            faults += compare_cache(history, repository, seed)
        if "damage" in parts:
            faults += compare_damage(history, repository, seed)
        return faults
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def ask_beside(seed, program):
    history = Story(seed).history()
    folder = pathlib.Path(tempfile.mkdtemp(prefix="history."))
    try:
        beside = Beside(history, Repository(folder / "plan", program).write(history)).compare()
        return beside.asked, beside.wrong
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def tell_beside(pool, program, seeds):
    """How often each names another commit than the right one."""
    asked, wrong = {}, {}
    for done in [pool.submit(ask_beside, seed, program) for seed in seeds]:
        for total, part in zip((asked, wrong), done.result()):
            for name, count in part.items():
                total[name] = total.get(name, 0) + count
    for (who, what), count in sorted(wrong.items()):
        print(f"{who}, {what}: {count} of {asked[what]} values wrong, "
              f"{100 * count / asked[what]:.1f} %")


def examine_seed(seed, program, parts):
    history = Story(seed).history()
    merges = sum(len(commit.parents) > 1 for commit in history.commits)
    name = f"seed {seed}: {len(history.commits)} commits, {merges} merges"
    return name, examine(history, program, seed, parts)


def examine_case(number, program, parts):
    """Of the cache, stories of more commits tell more."""
    parts = parts if len(parts) == 1 else [part for part in parts if part != "cache"]
    return CASES[number].name, examine(CASES[number].history, program, number, parts)


def self_test_case(number, _program, _parts):
    return f"the truth itself: {CASES[number].name}", self_test(CASES[number])


class Report:
    """TAP."""

    def __init__(self):
        self.passed = self.failed = 0

    def tell(self, name, faults):
        ok = not faults
        self.passed, self.failed = self.passed + ok, self.failed + (not ok)
        print(f"{'' if ok else 'not '}ok {self.passed + self.failed} - {name}")
        for fault in faults[:12]:
            print(f"#   {fault}")
        if len(faults) > 12:
            print(f"#   … {len(faults) - 12} more")
        sys.stdout.flush()


def kind_of(fault):
    """What stays of a fault when its story is made smaller: no names, no numbers."""
    asked, _, what = fault.partition(": ")
    return asked.split(" ")[0], re.sub(r"[-\w/]*\d[-\w/]*|\[\W.*?\]", "#", what)[:120]


def make_small(seed, program, parts, faults):
    wanted = kind_of(faults[0])

    def fails(history):
        found = examine(history, program, seed, parts)
        return any(kind_of(fault) == wanted for fault in found) and \
            not any(": exit 1" in fault for fault in found)
    small = shrink(Story(seed).history(), fails)
    print(f"# seed {seed}, made small:")
    for line in tell(small, brief).split("\n") + examine(small, program, seed, parts):
        print(f"#   {line}")


def read_options():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("program")
    parser.add_argument("--seeds", default="1..8")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--shrink", action="store_true")
    parser.add_argument("--only", choices=PARTS)
    parser.add_argument("--beside", action="store_true")
    return parser.parse_args()


def main():
    options = read_options()
    program = str(pathlib.Path(options.program).resolve())
    parts = (options.only,) if options.only else PARTS
    first, _, last = options.seeds.partition("..")
    seeds = range(int(first), int(last or first) + 1)
    report = Report()
    with concurrent.futures.ProcessPoolExecutor(options.jobs) as pool:
        if options.beside:
            tell_beside(pool, program, seeds)
            return 0
        work = [pool.submit(run, number, program, parts) for run in (self_test_case, examine_case)
                for number in range(len(CASES))]
        work += [pool.submit(examine_seed, seed, program, parts) for seed in seeds]
        for done in work:
            report.tell(*done.result())
        if options.shrink:
            for seed, done in zip(seeds, work[-len(seeds):]):
                if done.result()[1]:
                    make_small(seed, program, parts, done.result()[1])
    print(f"# {report.passed} passed, {report.failed} failed")
    return report.failed > 0


if __name__ == "__main__":
    sys.exit(main())
