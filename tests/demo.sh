#!/bin/sh
# The main job on this repository's own plan: check it, print it in the shape of the
# document that was adopted, show one action with everything that refers to it.
set -eu
program=$1
width=${COLUMNS:-$(tput cols 2>/dev/null || echo 80)}
COLUMNS=$width
export COLUMNS

step() {
  printf '\n$ git plan %s\n' "$*"
  "$program" "$@" --no-pager
}

step check
step report table
step show 1.1.1
step show communications
