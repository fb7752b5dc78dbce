"""Hold the JSON Schemas against check: compare.py PROGRAM SCHEMAS CASES PLAN...

A case is a folder with a plan/ and what check said of it, check.json. The first
PLAN is changed at random; none of them has an error.
"""

import datetime
import json
import os
import random
import re
import subprocess
import sys
import tempfile

import jsonschema
import yaml

ROUNDS = 120
FOLDERS = {"axes": "axis", "actions": "action", "committees": "committee", "groups": "group",
           "organizations": "organization", "posts": "post", "people": "person",
           "meetings": "meeting"}
ODD = [None, "", " ", "\u00a0", "x", "a\nb", "a\tb", "a\x1bb", "a\u202eb", "non", "CAD", "2007", "1e3",
       "2007-02-30", "reunion-2007-06-06/d1", 0, -1, 5, 2.5, 1900, 10**17, True, False, [], {}, [None],
       ["x"], ["x", "x"], [{}], {"x": 1}, {"person": "lucie-tremblay", "text": "x"},
       datetime.date(2008, 1, 15), "É" * 70, "a" * 65, "Id"]


class Comparison:
    def __init__(self, schemas):
        self.schemas = {}
        for name in os.listdir(schemas):
            with open(os.path.join(schemas, name), encoding="utf-8") as file:
                schema = json.load(file)
            jsonschema.Draft7Validator.check_schema(schema)
            kind = name.removesuffix(".json")
            self.schemas[kind] = jsonschema.Draft7Validator(schema)
        self.files = self.rejected = self.refused = 0
        self.seen = set()
        self.faults = []

    def kind(self, path):
        parts = path.split("/")
        if len(parts) == 2:
            return parts[1].removesuffix(".yaml")
        return FOLDERS.get(parts[1])

    def file(self, where, path, content, errors):
        """errors: what check said is wrong in this very file."""
        kind = self.kind(path)
        if kind not in self.schemas or not path.endswith(".yaml"):
            return
        if (kind, content) in self.seen and not errors:
            return
        self.seen.add((kind, content))
        try:
            data = yaml.load(content, Loader=yaml.CSafeLoader)
        except (yaml.YAMLError, ValueError):
            return
        self.files += 1
        self.refused += bool(errors)
        for name in (kind, "any"):
            fault = self.fault(name, data)
            if not fault:
                continue
            self.rejected += name == kind
            if not errors:
                self.faults.append(f"{where} {path}: {name}: {fault[:200]}")

    def fault(self, name, data):
        try:
            found = next(self.schemas[name].iter_errors(data), None)
        except RecursionError:
            return "an alias that holds itself"
        return found and found.message


def errors_by_path(findings):
    errors = {}
    for item in findings["items"]:
        if item["severity"] == "error":
            errors.setdefault(item["path"], []).append(item["rule"])
    return errors


def plan_files(root):
    for folder, _, names in os.walk(os.path.join(root, "plan")):
        for name in sorted(names):
            full = os.path.join(folder, name)
            if os.path.isfile(full) and not os.path.islink(full) and os.access(full, os.R_OK):
                with open(full, "rb") as file:
                    yield os.path.relpath(full, root), file.read()


def golden_cases(comparison, cases):
    for case in sorted(os.listdir(cases)):
        root = os.path.join(cases, case)
        with open(os.path.join(root, "check.json"), encoding="utf-8") as file:
            errors = errors_by_path(json.load(file))
        # Of a newer format nothing more is said.
        newer = "format-newer" in errors.get("plan/plan.yaml", [])
        for path, content in plan_files(root):
            comparison.file(case, path, content, newer or errors.get(path))


def places(data):
    """Every (container, key) of a tree."""
    found = []
    entries = data.items() if isinstance(data, dict) else enumerate(data)
    for key, value in entries:
        found.append((data, key))
        if isinstance(value, (dict, list)):
            found += places(value)
    return found


def change(data, chance):
    container, key = chance.choice(places(data))
    what = chance.randrange(5)
    if what == 0:
        del container[key]
    elif what == 1 and isinstance(container, dict):
        container[chance.choice(["lead", "role", "start", "path", "titre", "text"])] = "x"
    elif what == 2 and isinstance(container, list):
        container.append(container[key])
    else:
        container[key] = chance.choice(ODD)


class NoAliases(yaml.CSafeDumper):
    def ignore_aliases(self, data):
        return True


class Plan:
    """A plan written anew, in a repository of its own."""

    def __init__(self, program, plan, root):
        subprocess.run(["git", "init", "-q", root], check=True)
        self.program, self.root = program, root
        self.originals = list(plan_files(os.path.dirname(os.path.abspath(plan))))
        for path, _ in self.originals:
            os.makedirs(os.path.dirname(os.path.join(root, path)), exist_ok=True)

    def compare(self, comparison, where, edit):
        """edit(path, data) returns whether it has changed the data."""
        written = {}
        for path, content in self.originals:
            data = yaml.load(content, Loader=yaml.CSafeLoader)
            if edit(path, data):
                content = yaml.dump(data, Dumper=NoAliases, allow_unicode=True, sort_keys=False,
                                    default_flow_style=False, width=10**9, encoding="utf-8")
                written[path] = content
            with open(os.path.join(self.root, path), "wb") as file:
                file.write(content)
        result = subprocess.run([self.program, "check", "--json"], cwd=self.root, check=False,
                                stdout=subprocess.PIPE)
        errors = errors_by_path(json.loads(result.stdout))
        newer = "format-newer" in errors.get("plan/plan.yaml", [])
        for path, content in written.items():
            comparison.file(where, path, content, newer or errors.get(path))


def changed_at_random(comparison, program, plan):
    with tempfile.TemporaryDirectory() as root:
        copy = Plan(program, plan, root)
        for number in range(ROUNDS):
            chance = random.Random(number)

            def edit(path, data):
                # plan.yaml says what the others' words mean: it changes alone.
                if (number % 5 == 0) == (path == "plan/plan.yaml"):
                    change(data, chance)
                    return True
                return False

            copy.compare(comparison, f"round {number}", edit)


def unquoted_dates(comparison, program, plan):
    def edit(_, data):
        dates = 0
        for container, key in places(data):
            if re.fullmatch(r"\d{4}-\d\d-\d\d", str(container[key])):
                container[key] = datetime.date.fromisoformat(container[key])
                dates += 1
        return dates

    with tempfile.TemporaryDirectory() as root:
        Plan(program, plan, root).compare(comparison, "dates without quotes", edit)


def whole_plan(comparison, plan):
    for path, content in plan_files(os.path.dirname(os.path.abspath(plan))):
        comparison.file("the plan", path, content, None)


def main():
    program, schemas, cases, *plans = sys.argv[1:]
    failed = 0
    parts = [("files without errors", 0, lambda c: [whole_plan(c, p) for p in plans]),
             ("dates without quotes", 0, lambda c: unquoted_dates(c, program, plans[0])),
             ("files of the golden cases", 50, lambda c: golden_cases(c, cases)),
             ("files changed at random", 50, lambda c: changed_at_random(c, program, plans[0]))]
    for number, (name, least, run) in enumerate(parts, 1):
        comparison = Comparison(schemas)
        run(comparison)
        # Schemas that accept everything are never wrong.
        toothless = comparison.rejected < least
        bad = bool(comparison.faults) or toothless or not comparison.files
        failed += bad
        print(f"{'not ok' if bad else 'ok'} {number} - {name}: {comparison.files} files, "
              f"{comparison.refused} wrong for check, {comparison.rejected} for their schema")
        for fault in comparison.faults[:20]:
            print(f"# check has no error: {fault}")
    print(f"# {len(parts) - failed} passed, {failed} failed")
    return 1 if failed else 0


sys.exit(main())
