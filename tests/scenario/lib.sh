# shellcheck shell=sh
# The words of the scenarios. Each test is a line of TAP; run numbers them.
#
#   story TEXT                what the next tests are about
#   status WANTED COMMAND…    runs the command: its exit status is WANTED. Then, of it:
#   prints TEXT               its standard output holds the text
#   prints_not TEXT           …does not
#   prints_line LINE          …has that very line
#   prints_lines COUNT        …has so many lines
#   prints_exactly            …is what stands on standard input
#   says, says_not, says_line, says_lines
#                             the same of its messages, on standard error
#   is_clean                  neither holds a character that a terminal would obey
#   fits WIDTH                no line printed is wider than so many cells, but a card's path
#   prints_like, says_like    a regular expression of grep fits a line of it
#   ok WHAT COMMAND…          this other command succeeds
#   is WHAT GOT WANTED        the texts are the same
#   remember, is_untouched    the repository here is as it was: files, index, branches
#   skip WHAT WHY             cannot be tried here
#
# $OUT and $ERR are the files with what the last command wrote. No command may
# take longer than $LIMIT seconds.

set -u

OUT=$PWD.out
ERR=$PWD.err
LIMIT=30
ABOUT=
COMMAND=

story() {
  ABOUT="$1: "
}

# What is shown of a command or its output: no control characters, no directives.
shown() {
  printf '%s' "$1" | LC_ALL=C tr '\000-\037\177#' '?'
}

# C0 but for the line feed, DEL, C1, separators of lines, and what turns the direction of text.
OBEYED=$(printf '[\001-\011\013-\037\177]|\302[\200-\237]|\342\200[\216\217\250-\256]')
OBEYED=$OBEYED$(printf '|\342\201[\246-\251]|\330\234')

excerpt() {
  head -n 6 "$2" | cut -c 1-300 | LC_ALL=C sed -E -e "s/$OBEYED/?/g" -e "s/^/#   $1: /"
}

passes() {
  printf 'ok - %s%s\n' "$ABOUT" "$(shown "$1")"
}

fails() {
  printf 'not ok - %s%s\n' "$ABOUT" "$(shown "$1")"
}

# verdict STATUS WHAT: with what the last command wrote, when it is bad.
verdict() {
  if [ "$1" = 0 ]; then
    passes "$2"
  else
    fails "$2"
    excerpt stdout "$OUT"
    excerpt stderr "$ERR"
  fi
}

if command -v timeout >/dev/null 2>&1; then
  limited() {
    timeout -k 1 "$LIMIT" "$@"
  }
else
  limited() {
    "$@"
  }
fi

status() {
  STATUS_WANTED=$1
  shift
  COMMAND=$*
  limited "$@" >"$OUT" 2>"$ERR"
  STATUS=$?
  if [ "$STATUS" = "$STATUS_WANTED" ]; then
    passes "$COMMAND: status $STATUS"
  else
    verdict 1 "$COMMAND: status $STATUS_WANTED, not $STATUS"
  fi
}

holds() {
  grep -qF -e "$2" "$1"
  verdict $? "$COMMAND: $3 $2"
}

holds_not() {
  ! grep -qF -e "$2" "$1"
  verdict $? "$COMMAND: $3 $2"
}

has_like() {
  grep -q -e "$2" "$1"
  verdict $? "$COMMAND: $3 something like $2"
}

has_line() {
  grep -qxF -e "$2" "$1"
  verdict $? "$COMMAND: $3 the line $2"
}

has_lines() {
  LINES_FOUND=$(grep -c '' "$1")
  [ "$LINES_FOUND" = "$2" ]
  verdict $? "$COMMAND: $3 $2 lines"
}

prints() { holds "$OUT" "$1" prints; }
prints_not() { holds_not "$OUT" "$1" 'does not print'; }
prints_like() { has_like "$OUT" "$1" prints; }
prints_line() { has_line "$OUT" "$1" prints; }
prints_lines() { has_lines "$OUT" "$1" prints; }
says() { holds "$ERR" "$1" says; }
says_not() { holds_not "$ERR" "$1" 'does not say'; }
says_like() { has_like "$ERR" "$1" says; }
says_line() { has_line "$ERR" "$1" says; }
says_lines() { has_lines "$ERR" "$1" says; }

prints_exactly() {
  if cat >"$OUT.wanted" && cmp -s "$OUT.wanted" "$OUT"; then
    passes "$COMMAND: prints what it should"
  else
    verdict 1 "$COMMAND: prints what it should"
    diff "$OUT.wanted" "$OUT" | sed 's/^/#   /'
  fi
}

is_clean() {
  ! cat "$OUT" "$ERR" | LC_ALL=C grep -Eq -e "$OBEYED"
  verdict $? "$COMMAND: nothing that a terminal would obey"
}

ok() {
  WHAT=$1
  shift
  if "$@" >"$OUT.ok" 2>&1; then
    passes "$WHAT"
  else
    fails "$WHAT"
    excerpt output "$OUT.ok"
  fi
}

is() {
  if [ "$2" = "$3" ]; then
    passes "$1"
  else
    fails "$1"
    printf '#   got: %s\n#   wanted: %s\n' "$(shown "$2")" "$(shown "$3")"
  fi
}

# Every byte that a command could have changed here, but for Git's own objects and logs.
fingerprint() {
  git rev-parse --symbolic-full-name HEAD
  git for-each-ref --format='%(objectname) %(refname)'
  git ls-files --stage
  git status --porcelain --ignored
  find . -path ./.git -prune -o -type f -exec cksum {} + | sort
}

remember() {
  REMEMBERED=$(fingerprint)
}

is_untouched() {
  [ "$(fingerprint)" = "$REMEMBERED" ]
  verdict $? "$COMMAND: leaves everything as it was"
}

skip() {
  printf 'ok - %s%s # SKIP %s\n' "$ABOUT" "$(shown "$1")" "$2"
}

# As coreutils measure.
fits() {
  WIDEST=$(grep -v '^file  ' "$OUT" | wc -L)
  [ "$WIDEST" -le "$1" ]
  verdict $? "$COMMAND: no line is wider than $1 cells"
}

# --- Terminals and JSON -----------------------------------------------------

has_terminal() {
  script -qec true /dev/null </dev/null >/dev/null 2>&1
}

# terminal WANTED 'COMMAND': as status, with the output and messages on a terminal, in $OUT.
terminal() {
  COMMAND=$2
  : >"$ERR"
  limited script -qec "$2" /dev/null </dev/null >"$OUT.raw" 2>&1
  STATUS=$?
  tr -d '\r' <"$OUT.raw" >"$OUT"
  [ "$STATUS" = "$1" ]
  verdict $? "$COMMAND, on a terminal: status $1"
}

# Whether a file is one JSON value: by what the machine has to tell.
json_valid() {
  if jq -n 1 >/dev/null 2>&1; then
    jq -e . "$1" >/dev/null 2>&1
  elif python3 -c 1 >/dev/null 2>&1; then
    python3 -m json.tool "$1" >/dev/null 2>&1
  else
    json_balanced "$1"
  fi
}

# Without either: strings closed, brackets in pairs, nothing raw inside strings.
json_balanced() {
  LC_ALL=C awk '
    {
      gsub(/\\./, "")
      gsub(/"[^"]*"/, "\"\"")
      if (gsub(/"/, "") % 2 || /,[]}]/) bad = 1
      for (i = 1; i <= length($0); i++) {
        c = substr($0, i, 1)
        if (c == "{" || c == "[") stack = stack c
        if (c == "}" || c == "]") {
          top = substr(stack, length(stack))
          if ((c == "}") != (top == "{")) bad = 1
          stack = substr(stack, 1, length(stack) - 1)
        }
      }
    }
    END { exit bad || stack != "" || !NR }' "$1"
}

is_json() {
  json_valid "$OUT"
  verdict $? "$COMMAND: prints JSON"
}

# --- Repositories and plans -------------------------------------------------

# change FILE EXPRESSION…: edit with sed.
change() {
  CHANGED=$1
  shift
  sed "$@" "$CHANGED" >"$CHANGED.new" && cat "$CHANGED.new" >"$CHANGED" && rm "$CHANGED.new"
}

# commit FOLDER DATE MESSAGE…: everything in it, on that day (at noon, without a time).
commit() {
  COMMIT_FOLDER=$1
  COMMIT_DATE=$2
  shift 2
  case $COMMIT_DATE in *T*) ;; *) COMMIT_DATE=${COMMIT_DATE}T12:00:00Z ;; esac
  git -C "$COMMIT_FOLDER" add -A &&
    for PARAGRAPH in "$@"; do
      printf '%s\n\n' "$PARAGRAPH"
    done |
    GIT_AUTHOR_DATE=$COMMIT_DATE GIT_COMMITTER_DATE=$COMMIT_DATE \
      git -C "$COMMIT_FOLDER" commit -q --allow-empty -F -
}

# real_repository FOLDER: the plan of this project, in one commit, as it was adopted.
real_repository() {
  git init -q "$1" && cp -R "$REAL_PLAN" "$1/plan" &&
    commit "$1" 2007-06-06 'plan: adopt the action plan' 'Decision: reunion-2007-06-06/d1'
}

# small_plan FOLDER: two actions and what they need, without errors.
small_plan() {
  mkdir -p "$1/plan/actions" "$1/plan/axes" "$1/plan/committees" "$1/plan/meetings" \
    "$1/plan/organizations" || return
  cat >"$1/plan/plan.yaml" <<'PLAN'
format: 1
title: "Plan du quartier 2007-2010"
organization: quartier
period:
  start: 2007
  end: 2010
currency: CAD
calendar:
  continuous: continu
  seasons:
    - code: H
      name: hiver
      edtf: 24
      start: "01-01"
    - code: É
      name: été
      edtf: 22
      start: "07-01"
PLAN
  cat >"$1/plan/axes/voisinage.yaml" <<'PLAN'
id: voisinage
order: 1
title: "Se connaître entre voisins"
objectives:
  - id: rencontres
    title: "Multiplier les rencontres"
PLAN
  cat >"$1/plan/actions/fete-des-voisins.yaml" <<'PLAN'
id: fete-des-voisins
title: "Fêter les voisins"
objective: rencontres
order: 10
responsible:
  - committee: animation
schedule:
  - été 2008
budget:
  - amount: 5000
PLAN
  cat >"$1/plan/actions/jardin-partage.yaml" <<'PLAN'
id: jardin-partage
title: "Ouvrir un jardin partagé"
objective: rencontres
order: 20
responsible:
  - committee: animation
schedule:
  - continu
PLAN
  cat >"$1/plan/committees/animation.yaml" <<'PLAN'
id: animation
name: "Comité d'animation"
parent: quartier
PLAN
  cat >"$1/plan/organizations/quartier.yaml" <<'PLAN'
id: quartier
name: "Conseil de quartier"
PLAN
  cat >"$1/plan/meetings/reunion-2008-01-15.yaml" <<'PLAN'
id: reunion-2008-01-15
date: "2008-01-15"
decisions:
  - id: d1
    text: "La fête a lieu."
    result: adopted
PLAN
}

# small_repository FOLDER: the small plan in one commit.
small_repository() {
  git init -q "$1" && small_plan "$1" && commit "$1" 2008-01-10 'plan: begin'
}

# as NAME DAY COMMAND…: somebody, on that day.
as() {
  AS_NAME=$1
  AS_DATE=${2}T12:00:00-0400
  shift 2
  GIT_AUTHOR_NAME=$AS_NAME GIT_AUTHOR_EMAIL=$(echo "${AS_NAME%% *}" | tr '[:upper:]' '[:lower:]')@example.org \
    GIT_AUTHOR_DATE=$AS_DATE GIT_COMMITTER_DATE=$AS_DATE "$@" >/dev/null
}

FESTIVAL=plan/actions/fete-des-voisins.yaml

# amount_is AMOUNT OPTION…: what the plan so read gives to the festival.
amount_is() {
  AMOUNT=$1
  shift
  COMMAND="git plan show fete-des-voisins --json${*:+ $*}"
  limited git plan show fete-des-voisins --json "$@" >"$OUT" 2>"$ERR" &&
    grep -q "\"amount\":${AMOUNT}[,}]" "$OUT"
  verdict $? "$COMMAND: $AMOUNT"
}

# set_amount FOLDER AMOUNT
set_amount() {
  change "$1/$FESTIVAL" "s/amount: .*/amount: $2/"
}
