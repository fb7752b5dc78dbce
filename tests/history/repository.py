"""Writes histories into Git repositories, and runs programs in them."""

import os
import subprocess

import schema
from layout import write

ENVIRONMENT = {
    "PATH": os.environ["PATH"],
    "HOME": "/nonexistent",
    "LC_ALL": "C.UTF-8",
    "TZ": "UTC",
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": "/dev/null",
    "GIT_TERMINAL_PROMPT": "0",
    **{name: os.environ[name] for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS", "LLVM_PROFILE_FILE")
       if name in os.environ},
}


def state_files(commit):
    """The plan's files: {path: bytes}, and {(thing's key, steps): line}."""
    files, places = {}, {}
    for thing in commit.state.things.values():
        if thing.kind in schema.OWNERS:
            continue
        data, lines = write(commit.state, thing, commit.layouts.get(thing.path, 0))
        files[thing.path] = data
        places.update(lines)
    return files, places


def _data(out, data):
    out.append(b"data %d\n" % len(data))
    out.append(data + b"\n")


def _stamp(commit, who):
    name, email = who
    hours, minutes = divmod(abs(commit.offset), 60)
    sign = "-" if commit.offset < 0 else "+"
    return f"{name} <{email}> {commit.time} {sign}{hours:02d}{minutes:02d}".encode()


COMMITTER = ("Le Secrétariat", "secretariat@example.org")


def fast_import(history):
    """The stream that makes the history: HEAD's branch is main."""
    out, marks, blobs = [b"feature done\n"], {}, {}
    for commit in history.commits:
        files = {**state_files(commit)[0],
                 **{path: text.encode() for path, text in commit.extra.items()}}
        for data in files.values():
            if data not in blobs:
                blobs[data] = len(marks) + len(blobs) + 1
                out.append(b"blob\nmark :%d\n" % blobs[data])
                _data(out, data)
        marks[commit] = len(marks) + len(blobs) + 1
        out.append(b"reset refs/heads/" + commit.name.encode() + b"\n")
        out.append(b"commit refs/heads/%s\nmark :%d\n" % (commit.name.encode(), marks[commit]))
        out.append(b"author %s\ncommitter %s\n" % (_stamp(commit, commit.author),
                                                   _stamp(commit, COMMITTER)))
        _data(out, commit.message.encode())
        for at, parent in enumerate(commit.parents):
            out.append(b"%s :%d\n" % (b"merge" if at else b"from", marks[parent]))
        out.append(b"deleteall\n")
        for path, data in sorted(files.items()):
            out.append(b"M 100644 :%d %s\n" % (blobs[data], path.encode()))
    out.append(b"reset refs/heads/main\nfrom :%d\n\ndone\n" % marks[history.head])
    return b"".join(out), marks


class Repository:
    def __init__(self, folder, program=None):
        self.folder, self.program = folder, program

    def run(self, *words, data=None, check=True):
        """Its output as bytes; of words without check, the finished process."""
        done = subprocess.run(words, cwd=self.folder, env=ENVIRONMENT, input=data,
                              capture_output=True, timeout=120, check=False)
        if not check:
            return done
        if done.returncode:
            raise RuntimeError(f"{' '.join(map(str, words))}: exit {done.returncode}\n"
                               + done.stderr.decode(errors="replace"))
        return done.stdout

    def git(self, *words, **options):
        return self.run("git", *words, **options)

    def plan(self, *words):
        return self.run(self.program, *words, check=False)

    def write(self, history):
        """Make the repository and write the history; commits learn their ids."""
        self.folder.mkdir(parents=True)
        self.git("init", "-q", "-b", "main")
        stream, marks = fast_import(history)
        self.git("fast-import", "--quiet", "--done", "--force", "--export-marks=.git/marks",
                 data=stream)
        ids = dict(line.split() for line in
                   (self.folder / ".git/marks").read_text().splitlines())
        for commit, mark in marks.items():
            commit.id = ids[f":{mark}"]
        self.git("update-ref", "--stdin", data="".join(
            f"delete refs/heads/{commit.name}\n" for commit in history.commits).encode())
        self.git("reset", "-q", "--hard")
        return self
