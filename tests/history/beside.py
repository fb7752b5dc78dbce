"""What git blame and git log -G say of the same histories: how often another commit than the one
that gave a value of an action the value it has.

Each is asked as well as somebody can who knows nothing of the schema: git blame -w -M -C of the
line on which the value stands, git log --follow -G of that line's words; of values on one line
only, so that there is one line to ask of.
"""

import re

from repository import state_files
from reading import parse
from state import canon


def _is_on_one_line(row):
    if isinstance(row.value, dict):
        return len(row.value) == 1 and not isinstance(next(iter(row.value.values())), dict)
    return row.field.type not in ("long", "rec") and row.path != "id"


def _lines(history):
    """(row, the commit that it comes from, path, line) of the actions at HEAD."""
    places = state_files(history.head)[1]
    for key, thing in history.head.state.things.items():
        if key[0] == "action":
            for row, origin in history.origins(history.head, key):
                line = places.get((key, row.steps))
                if line and _is_on_one_line(row):
                    yield key, row, origin, thing.path, line


class Beside:
    def __init__(self, history, repository):
        self.history, self.repository = history, repository
        self.asked = {"all": 0, "responsible": 0}
        self.wrong = {}

    def count(self, who, row, right):
        for what in {"all", row.path} & {"all", "responsible"}:
            self.wrong.setdefault((who, what), 0)
            self.wrong[who, what] += not right

    def compare(self):
        texts, blamed, told = {}, {}, {}
        for key, row, origin, path, line in _lines(self.history):
            for what in {"all", row.path} & {"all", "responsible"}:
                self.asked[what] += 1
            if path not in texts:
                texts[path] = (self.repository.folder / path).read_text().split("\n")
                blamed[path] = self.blame(path)
                told[path] = {(item["field"], canon(item["item"])): item["commit"] for item in
                              parse(self.repository.plan("blame", "--json", key[1]).stdout)}
            self.count("git plan blame", row,
                       told[path].get((row.path, canon(row.item))) == origin.id)
            self.count("git blame", row, blamed[path][line - 1] == origin.id)
            self.count("git log -G", row, self.log(path, texts[path][line - 1]) == origin.id)
        return self

    def blame(self, path):
        """The commit of each line."""
        said = self.repository.git("blame", "-w", "-M", "-C", "--porcelain", "HEAD", "--", path)
        return re.findall(r"^([0-9a-f]{40}) ", said.decode(), re.M)

    def log(self, path, line):
        """The newest commit with that line in its differences."""
        words = re.sub(r"([][\\.*^$+?(){}|])", r"\\\1", line.strip())
        return self.repository.git("log", "-1", "--format=%H", "--follow", f"-G{words}", "HEAD",
                                   "--", path).decode().strip()
