#!/bin/sh
# A plan begun: from options, from questions on a terminal; every refusal, which
# changes nothing; and what an error or a kill midway leaves.

# shellcheck source-path=SCRIPTDIR source=lib.sh
. "${0%/*}/lib.sh"

work=$PWD
umask 022

# begin FOLDER OPTION…: with everything that cannot be guessed.
mkdir "$work/bin" "$work/fake"
PATH=$work/bin:$PATH
cat >bin/begin <<'SCRIPT'
#!/bin/sh
folder=$1
shift
exec git-plan init "$folder" --organization="Conseil de quartier" --period=2007-2010 \
  --title="Plan d'action 2007-2010" --currency=CAD "$@"
SCRIPT
chmod +x bin/begin

# Everything below a folder but Git's own, with the bytes of each file.
contents() {
  (cd "$1" && find . -name .git -prune -o -print | LC_ALL=C sort |
    while read -r CONTENTS_NAME; do
      echo "$CONTENTS_NAME"
      [ ! -f "$CONTENTS_NAME" ] || cksum <"$CONTENTS_NAME"
    done)
}

# unchanged WHAT FOLDER BEFORE
unchanged() {
  is "$1" "$(contents "$2")" "$3"
}

story 'from options'
status 0 begin new --acronym=CDQ </dev/null
prints "The plan begins in $work/new:"
prints_line '  plan/plan.yaml'
prints_line '  git add plan .gitattributes .editorconfig'
says_lines 0
is_clean
is 'its files' "$(cd new && find . -name .git -prune -o -type f -print | sort | tr '\n' ' ')" \
  './.editorconfig ./.gitattributes ./plan/axes/first-axis.yaml ./plan/lexicon.yaml ./plan/organizations/conseil-de-quartier.yaml ./plan/plan.yaml '
cd new || exit 1
status 0 git plan check
says_line '0 errors, 0 warnings'
status 0 git plan show conseil-de-quartier --json
prints '"acronym":"CDQ"'
status 0 git plan list axes
prints 'First axis'
is 'readable by others, as any new file' "$(stat -c %A plan plan/plan.yaml | tr '\n' ' ')" \
  'drwxr-xr-x -rw-r--r-- '
is 'every line ends with LF' "$(git check-attr eol plan/axes/x.yaml)" 'plan/axes/x.yaml: eol: lf'
ok 'as it tells' sh -c 'git add plan .gitattributes .editorconfig && git commit -qm "plan: begin"'
is 'nothing is left over' "$(git status --porcelain)" ''
status 0 git plan check --at HEAD
cd ..

story 'in the language of the user'
status 0 env LC_ALL=fr_CA.UTF-8 git plan init neuf --organization="L'Écho \"du\" Val" \
  --period=2007-04-01/2010-03-31 --title='Plan \ # : 50 %' --currency=cad
prints "Le plan commence dans $work/neuf"
is 'seasons' "$(grep -c 'name: \(hiver\|printemps\|été\|automne\)$' neuf/plan/plan.yaml)" 4
is 'codes' "$(sed -n 's/ *- code: //p' neuf/plan/plan.yaml | tr '\n' ' ')" 'H P É A '
is 'days' "$(sed -n 's/^  \(start\|end\): //p' neuf/plan/plan.yaml | tr '\n' ' ')" \
  '"2007-04-01" "2010-03-31" '
status 0 git -C neuf plan check
says_line '0 errors, 0 warnings'
status 0 git -C neuf plan show l-echo-du-val
prints "L'Écho \"du\" Val"

story 'other seasons'
status 0 begin parts --seasons=janvier-juin:01-01,juillet-décembre:07-01
prints "$work/parts"
status 0 git -C parts plan check
status 0 begin wrapped --seasons=hiver:12-21,printemps:03-21,été:06-21,automne:09-21
status 0 git -C wrapped plan check

story 'in a repository'
git init -q repo
printf '*.odt binary' >repo/.gitattributes
printf '[*]\nindent_size = 4\n' >repo/.editorconfig
chmod 640 repo/.editorconfig
status 0 begin repo
prints_line '  .gitattributes (lines added at its end)'
is 'what was there stays' "$(cat repo/.gitattributes)" "*.odt binary
plan/** text eol=lf
plan/**/*.yaml diff=plan"
is 'sections too' "$(sed -n '1,4p' repo/.editorconfig)" '[*]
indent_size = 4

[plan/**.yaml]'
is 'permissions too' "$(stat -c %A repo/.editorconfig)" '-rw-r-----'
status 0 git -C repo plan check
rm -r repo/plan
status 0 begin repo
prints_not .gitattributes
prints_line '  git add plan'
status 0 git -C repo plan check
commit repo 2008-01-10 'plan: begin'
ok 'a linked working tree' git -C repo worktree add -q ../linked
rm -r linked/plan
status 0 begin linked
status 0 git -C linked plan check

story 'here'
mkdir here && cd here || exit 1
status 0 begin .
is 'a repository' "$(git rev-parse --show-toplevel)" "$work/here"
cd ..

# --- Refusals, each changing nothing ----------------------------------------

story 'refused'
before=$(contents new)
status 1 begin new
says 'there is a plan/ here already: nothing was changed'
prints_lines 0
mkdir other && echo x >other/plan
status 1 begin other
ln -s nowhere other/link
rm other/plan && ln -s ../new/plan other/plan
status 1 begin other
is 'no repository was made' "$(find other | LC_ALL=C sort | tr '\n' ' ')" 'other other/link other/plan '
mkdir new/sub
status 1 begin new/sub
says "a plan stands at the root of its repository, which is $work/new"
says 'git init'
status 1 begin new/absent
ok 'no folder was made' test ! -e new/absent
rmdir new/sub
git init -q --bare bare.git
status 1 begin bare.git
says 'no working tree'
unchanged 'the plan is as it was' new "$before"

status 128 begin absent/absent
says "cannot go to the folder"
status 128 begin new/plan/plan.yaml
says 'Not a directory'
mkdir linked-settings && ln -s ../new/.gitattributes linked-settings/.gitattributes
before=$(contents linked-settings)
status 128 begin linked-settings
says 'cannot read .gitattributes: it is no regular file'
unchanged 'nothing was made beside the link' linked-settings "$before"

story 'wrong usage'
wrong() {
  WRONG=$1
  shift
  status 129 "$@"
  says "$WRONG"
  prints_lines 0
  is_clean
  ok 'nothing was made' test ! -e wrong
}
wrong 'missing: --organization, --period, --title, --currency' git plan init wrong
wrong 'missing: --title' git plan init wrong --organization=X --period=2007 --currency=CAD
wrong '--period: the end comes before the start' begin wrong --period=2010-2007
wrong '--period: write the first' begin wrong --period='trois ans'
wrong "did you mean 'CAD'?" begin wrong --currency=CADD
wrong '--seasons: write each season' begin wrong --seasons=hiver
wrong '--title: there is nothing in it' begin wrong --title=' '
wrong '--title: the character U+001B' begin wrong --title="$(printf 'a\033[31mb')"
wrong '--organization: this is not UTF-8' begin wrong --organization="$(printf 'Qu\351bec')"
wrong "'there' is too many" git plan init wrong there
wrong 'did you mean --period?' git plan init wrong --perod=2007

# --- Questions ---------------------------------------------------------------

# answers WANTED 'COMMAND': what stands on standard input is typed on a terminal.
answers() {
  COMMAND=$2
  : >"$ERR"
  limited script -qec "$2" /dev/null >"$OUT.raw" 2>&1
  STATUS=$?
  tr -d '\r' <"$OUT.raw" >"$OUT"
  [ "$STATUS" = "$1" ]
  verdict $? "$COMMAND, on a terminal: status $1"
}

if has_terminal; then
  story 'questions'
  printf 'Conseil de quartier\nCDQ\n2007-2010\n\nCAD\n\n' >typed
  answers 0 'git plan init asked' <typed
  prints 'Name of the body whose plan it is: '
  prints_like 'Period, in years \[20[0-9][0-9]-20[0-9][0-9]\]: '
  prints 'Title of the plan [Action plan 2007-2010]: '
  prints 'Seasons, each with its first day [winter:01-01,'
  is 'the suggested title' "$(grep '^title' asked/plan/plan.yaml)" 'title: "Action plan 2007-2010"'
  status 0 git -C asked plan check
  says_line '0 errors, 0 warnings'

  story 'questions in French'
  printf 'Conseil de quartier\n\n2007-2010\n\nCAD\n\n' >typed
  answers 0 'LC_ALL=fr_CA.UTF-8 git plan init demande' <typed
  prints "Titre du plan [Plan d'action 2007-2010]"
  prints 'Saisons, chacune avec son premier jour [hiver:01-01,printemps:04-01,été:07-01,automne:09-01]'
  ok 'no lexicon without an acronym' test ! -e demande/plan/lexicon.yaml
  is 'the axis to rename' "$(sed 1d demande/plan/axes/premier-axe.yaml)" 'id: premier-axe
order: 1
title: "Premier axe"
objectives:
  - id: premier-objectif
    title: "Premier objectif"'
  status 0 git -C demande plan check

  story 'questions asked again'
  printf 'Conseil\n\n2010-2007\n2007\nTi\033[31mtre\nTitre\nCADD\nCAD\nhiver\nhiver:01-01,été:07-01\n' >typed
  answers 0 'git plan init again' <typed
  prints 'the end comes before the start'
  prints 'the character U+001B is not allowed'
  prints "did you mean 'CAD'?"
  prints 'write each season with its first day'
  is 'the last answer counts' "$(grep '^title' again/plan/plan.yaml)" 'title: "Titre"'
  status 0 git -C again plan check

  story 'only what is missing is asked'
  printf 'Titre\n' >typed
  answers 0 'git plan init less --organization=Conseil --acronym=C --period=2007 --currency=CAD --seasons=hiver:01-01,été:07-01' <typed
  prints 'Title of the plan'
  prints_not 'Period'
  printf '' >typed
  answers 129 'git plan init less2 --period=2010-2007' <typed
  prints_not 'Name of the body'

  story 'no more answers'
  printf 'Conseil\n' >typed
  answers 1 'git plan init unfinished' <typed
  prints 'the questions were not all answered: nothing was written'
  ok 'nothing was written' test ! -e unfinished
else
  skip 'questions' 'there is no script to make a terminal'
fi

# --- Midway ------------------------------------------------------------------

# instead COMMANDS: what `git init` does from here on, for whoever finds git in fake/.
REAL_GIT=$(command -v git)
export REAL_GIT
instead() {
  cat >"$work/fake/git" <<SCRIPT
#!/bin/sh
really() { exec "$REAL_GIT" "\$@"; }
[ "\$1" != init ] || { $1; }
really "\$@"
SCRIPT
  chmod +x "$work/fake/git"
}
with_fake() {
  WITH_WANTED=$1
  shift
  status "$WITH_WANTED" env PATH="$work/fake:$PATH" "$@"
}
names_in() {
  (cd "$1" && find . ! -name . -prune | LC_ALL=C sort | tr '\n' ' ')
}

story 'an error midway'
instead 'exit 1'
with_fake 128 begin failed
says 'git init did not succeed'
ok 'the new folder is gone' test ! -e failed
mkdir failed && echo x >failed/x
before=$(contents failed)
instead 'mkdir .git; echo x >.git/x; exit 1'
with_fake 128 begin failed
unchanged 'what was there stays, what was made is gone' failed "$before"
ok 'and no half of a repository is left' test ! -e failed/.git
mkdir failed/.git && echo x >failed/.git/x
with_fake 128 begin failed
ok 'a .git of before is not removed' test -e failed/.git/x
rm -r failed/.git
instead 'mkdir plan'
with_fake 128 begin failed
says 'cannot write plan: File exists'
is 'a plan made meanwhile stays, alone' "$(names_in failed)" './plan ./x '
instead 'mkdir .editorconfig'
with_fake 128 begin failed2
says 'cannot write .editorconfig'
ok 'the first setting is taken back' test ! -e failed2/.gitattributes

# shellcheck disable=SC2016
if sh -c 'trap "" XFSZ; ulimit -f 0; ! echo x >"$0"' "$work/full" 2>/dev/null; then
  # shellcheck disable=SC2016
  status 128 sh -c 'trap "" XFSZ; ulimit -f 0; exec begin full2 2>"$0" || exit 1' /dev/null
  ok 'nothing is left of a plan that could not be written' test ! -e full2
fi

story 'killed midway'
# shellcheck disable=SC2016
instead 'kill -KILL "$PPID"; exit 1'
with_fake 137 begin killed
ok 'there is no plan' test ! -e killed/plan
ok 'and no settings' test ! -e killed/.gitattributes
status 0 begin killed
status 0 git -C killed plan check
says_line '0 errors, 0 warnings'
# shellcheck disable=SC2016
instead 'kill -TERM "$PPID"'
with_fake 143 begin interrupted
ok 'interrupted, it still ends what it began' git -C interrupted plan check
