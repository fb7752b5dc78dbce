#!/bin/sh
# The command line: help, mistakes and what is said of them, formats, paths, output
# that cannot be written, pagers and colours, and a plan with a broken file.

# shellcheck source-path=SCRIPTDIR source=lib.sh
. "${0%/*}/lib.sh"

work=$PWD
small_repository repo
cd repo || exit 1

# --- Usage ------------------------------------------------------------------

story 'help'
status 0 git plan -h
prints 'usage: git plan'
for command in check list show; do
  prints_like "^    $command "
done
says_lines 0
for command in check list show help; do
  status 0 git plan $command -h
  prints "usage: git plan $command "
  prints_like '^    -h  '
  says_lines 0
done
for command in check list show; do
  status 0 git plan $command -h
  prints --at
  prints --staged
done
status 0 git plan check -h
prints --strict
prints --rule
prints --all
status 0 git plan --version
prints_like '^git-plan [0-9]'

# wrong HINT COMMAND…: wrong usage, answered on standard error alone.
wrong() {
  HINT=$1
  shift
  status 129 "$@"
  prints_lines 0
  says "$HINT"
  is_clean
}

story 'wrong usage'
wrong 'usage: git plan' git plan
wrong "did you mean 'check'?" git plan chek
wrong "did you mean 'list'?" git plan lsit
wrong "did you mean 'show'?" git plan Show
wrong 'git plan -h' git plan frobnicate
wrong "did you mean 'help'?" git plan aide
wrong "did you mean 'check'?" git plan vérifer
wrong "did you mean 'show'?" git plan fiche
wrong "did you mean 'list actions'?" git plan pistes
wrong 'git plan list --json' git plan --json list
wrong 'git plan list --format csv' git-plan --format csv list axes
wrong 'git plan list --no-pager' git plan --no-pager list
wrong 'git -C FOLDER' git-plan -C .. list
wrong 'git -C FOLDER' git plan --json
wrong "did you mean 'check'?" git plan help chek
wrong "did you mean 'unquoted-colon'?" git plan help unqoted-colon
wrong 'a topic is' git plan help frobnicate
wrong "did you mean 'schedule'?" git plan help schedlue
wrong "did you mean 'committees'?" git plan help comittees
wrong "did you mean 'queries'?" git plan help qeries
wrong "did you mean 'action'?" git plan help fields acton
wrong 'git plan help fields' git plan help fields frobnicate
wrong "'show' is too many" git plan help check show
wrong "'axis' is too many" git plan help fields action axis
wrong 'did you mean --strict?' git plan check --strcit
wrong 'did you mean --staged?' git plan list --stagd
wrong 'did you mean --at?' git plan show --att=HEAD 1.1.1
wrong 'did you mean --columns?' git plan list --colonnes=titre
wrong 'did you mean --sort?' git plan list --trier=titre
wrong 'did you mean --count?' git plan list -count
wrong 'did you mean --help?' git plan list --aide
wrong 'git plan check -h' git plan check -x
wrong "did you mean 'status'?" git plan list statsu:planned
wrong "did you mean 'title'?" git plan list --columns=number,titel
wrong "did you mean 'no-schedule'?" git plan check --rule=no-scedule
wrong "did you mean 'no-schedule'?" git plan check --rule=late,no-scedule
wrong 'table, json' git plan list --format=xyz
wrong "did you mean 'table'?" git plan list --format=tableau
wrong "did you mean 'md'?" git plan list --format=markdown
wrong 'from the browser' git plan report table --format=pdf
wrong 'sarif, gcc' git plan check --format=pdf
wrong '--today=' git plan check --today=demain
wrong '--today=' git plan check --today=2008-02-30
wrong "did you mean '2008-02-01'?" git plan check --today='1er février 2008'
wrong 'git plan show 1.1.1' git plan show
wrong --staged git plan list --at HEAD --staged
wrong --staged git plan check --staged --at=2008-01-15
wrong --total git plan list --count --total=budget

story 'an option without its value'
wrong --at git plan check --at
says_not 'did you mean'
wrong --rule git plan check --rule
says_not 'did you mean'
story 'an option with a value that it does not take'
wrong --json git plan list --json=yes
says_not 'did you mean'
story 'a word that finds nothing may have been meant for a kind'
for word in actoins:actions comittees:committees; do
  status 0 git plan list "${word%:*}"
  prints_lines 1
  says "did you mean 'git plan list ${word#*:}'?"
done
status 0 git plan list axes posts
says "'git plan list posts'"
status 0 git plan list frobnicate
says_line 'nothing matches this query'
says_lines 1
story 'rules are no kind to be listed'
status 0 git plan list rules
prints_lines 1
says_not 'did you mean'
story 'a rule that resembles none'
wrong hint: git plan check --rule=frobnicate

story 'what is written wrongly is not obeyed'
escape=$(printf '\033[31m')
for arguments in "$escape" "check --$escape" "check --rule=$escape" "list $escape:x" \
  "list axes id:x $escape:" "list --format=$escape" "list --today=$escape" "help $escape" \
  "help late $escape" "help fields $escape"; do
  # shellcheck disable=SC2086 # words
  wrong "$(printf '[31m')" git plan $arguments
done
status 128 git plan list --at "$escape"
is_clean
status 1 git plan show "$escape"
is_clean
status 1 git plan check "$escape"
is_clean

# --- Formats ----------------------------------------------------------------

story 'JSON'
for kind in actions axes objectives committees groups organizations posts people meetings \
  decisions lexicon plan; do
  status 0 git plan list $kind --json
  is_json
  says_lines 0
  prints '"schemaVersion":1'
done
status 0 git plan list people --json
prints '"items":['
status 0 git plan show fete-des-voisins --format=json
is_json
prints '"kind":"action"'
status 0 git plan show 1.1.1 animation --json
is_json
status 0 git plan check --json
is_json
says_lines 0
prints '"path":"plan/committees/animation.yaml","line":1,"column":1,"severity":"warning","rule":"committee-no-responsible"'
status 0 git plan check --json --rule=outside-period
is_json
prints '"items":['
ok 'the last format given is taken' sh -c 'git plan list --json --format=table | grep -q "^number"'

story 'a list of nothing'
status 0 git plan list people
prints_lines 1
says_line 'the plan has nothing of this kind: people'
says_lines 1

# --- check ------------------------------------------------------------------

story 'check'
status 0 git plan check
prints '[no-indicator]'
prints '[committee-no-responsible]'
says_like '^0 errors, [0-9]* warnings$'
status 1 git plan check --strict
prints_not ': warning: '
says_like '^[0-9]* errors, 0 warnings$'
story 'check --rule'
status 0 git plan check --rule=committee-no-responsible
prints_lines 1
says_line '0 errors, 1 warning'
status 0 git plan check --rule=committee-no-responsible,no-indicator
prints_lines 3
status 0 git plan check --rule=no-schedule
prints_lines 0
says_line '0 errors, 0 warnings'
status 1 git plan check --strict --rule=committee-no-responsible
says_line '1 error, 0 warnings'
status 0 git plan check --strict --rule=no-schedule

story 'check PATH'
status 0 git plan check plan/committees
prints_like '^plan/committees/animation.yaml:'
prints_not plan/actions
for path in $FESTIVAL ./$FESTIVAL plan//actions/../actions/fete-des-voisins.yaml "$PWD/$FESTIVAL"; do
  status 0 git plan check "$path" --rule=no-indicator
  prints_lines 1
  prints_like "^$FESTIVAL:1:1: warning: "
done
status 0 git plan check $FESTIVAL plan/committees --rule=no-indicator,committee-no-members
prints_lines 2
status 0 git plan check . --rule=no-indicator
prints_lines 2
cd plan/actions || exit 1
status 0 git plan check fete-des-voisins.yaml --rule=no-indicator
prints_lines 1
status 0 git plan check .. --rule=committee-no-members
prints_lines 1
status 0 git plan check ../committees --at HEAD --rule=committee-no-members
prints_lines 1
cd ../.. || exit 1
mkdir plan/people
for path in nothing plan/actions/nothing.yaml plan/act README.md /plan/committees; do
  status 1 git plan check "$path"
  prints_lines 0
  says "'$path'"
done
story 'check PATH that is nearly one'
for path in plan/action:plan/actions actions:plan/actions fete-des-voisins.yaml:$FESTIVAL \
  plan/comités:plan/committees; do
  status 1 git plan check "${path%%:*}"
  says "did you mean '${path#*:}'?"
done
cd plan/actions || exit 1
status 1 git plan check ../comittees
says "did you mean '../committees'?"
cd ../..
story 'check PATH outside the repository'
mkdir ../plan
for path in .. ../.. ../plan ../../plan/committees; do
  status 1 git plan check "$path"
  prints_lines 0
done
rmdir ../plan plan/people

# --- Output that cannot be written ------------------------------------------

story 'no room for the output'
if [ -e /dev/full ]; then
  for command in check list 'list --json' 'check --json' 'show 1.1.1' -h 'check -h'; do
    status 128 sh -c "git plan $command >/dev/full"
    says 'No space left on device'
    status 128 sh -c "git-plan $command >&-"
    says 'cannot write'
  done
else
  skip 'status 128' 'there is no device that is always full'
fi
story 'the messages cannot be written'
status 129 sh -c 'git-plan chek 2>&-'
status 0 sh -c 'git-plan list 2>&-'
prints 'Fêter les voisins'
story 'the reader leaves early'
status 0 sh -c 'git plan list --json | head -n 1'
says_lines 0
prints '{"schemaVersion":1'

# --- Colours ----------------------------------------------------------------

# coloured, plain: whether the last output has escape codes.
coloured() {
  grep -q "$(printf '\033')" "$OUT"
  verdict $? "$COMMAND: in colour"
}
plain() {
  ! grep -q "$(printf '\033')" "$OUT"
  verdict $? "$COMMAND: without colour"
}

story 'colour'
status 0 git plan check
plain
status 0 git plan check --color
coloured
status 0 git -c color.ui=always plan check
coloured
status 0 git -c color.plan=always plan check
coloured
status 0 git -c color.ui=always -c color.plan=false plan check
plain
status 0 git -c color.plan=always -c color.ui=never plan check
coloured
status 0 git -c color.ui=true plan check
plain
status 0 git -c color.ui=ALWAYS plan check
coloured
status 0 git -c color.ui=always plan check --no-color
plain
status 0 git -c color.ui=always plan check --json
plain
status 0 env NO_COLOR=1 git -c color.ui=always plan check
plain
status 0 env NO_COLOR= git -c color.ui=always plan check
coloured
status 0 env NO_COLOR=1 git plan check --color
coloured

story 'a heading in colour ends with its line'
status 0 sh -c 'git plan list --color | head -n 1'
prints_like "$(printf '\033')\\[0*m *\$"

# --- Terminals and pagers ---------------------------------------------------

if ! has_terminal; then
  skip 'terminals and pagers' 'script makes no terminal here'
else
  TERM=xterm
  export TERM
  cat >"$work/pager" <<'END'
#!/bin/sh
echo "pager $1 LESS=$LESS"
cat
END
  chmod +x "$work/pager"
  pager="$work/pager"

  story 'colour on a terminal'
  git config core.pager cat
  terminal 0 'git plan check'
  coloured
  terminal 0 'NO_COLOR=1 git plan check'
  plain
  terminal 0 'git -c color.ui=never plan check'
  plain
  terminal 0 'git -c color.ui=False plan check'
  plain
  terminal 0 'git -c color.plan=no plan check'
  plain
  terminal 0 'git plan check --no-color'
  plain
  terminal 0 'TERM=dumb git plan check'
  plain
  terminal 0 'git plan list --json'
  plain
  terminal 0 'git plan check --json'
  prints_not 'learn more'

  story 'many warnings of one rule on a terminal'
  real_repository "$work/pole"
  git -C "$work/pole" config core.pager cat
  git -C "$work/pole" config color.ui never
  terminal 0 "git -C '$work/pole' plan check"
  prints_like ': 37 actions without indicator \[no-indicator]$'
  prints_not 'rediger-plan-communication.yaml:1:1'
  prints '[similar-titles]'
  prints plan/posts/presidence.yaml:1:1
  prints --all
  terminal 0 "git -C '$work/pole' plan check --all"
  prints_not ' actions without indicator '
  prints_not --all
  prints rediger-plan-communication.yaml:1:1
  terminal 0 "git -C '$work/pole' plan check --rule=no-indicator"
  prints rediger-plan-communication.yaml:1:1
  status 0 git -C "$work/pole" plan check
  prints_not ' actions without indicator '

  story 'few warnings on a terminal'
  terminal 0 'git plan check'
  prints 'To learn more of a finding: git plan help no-indicator'
  prints $FESTIVAL:1:1
  prints_not ' actions without indicator '
  prints_not --all

  story 'an error after warnings on a terminal'
  echo 'titel: x' >>$FESTIVAL
  terminal 1 'git plan check'
  prints 'To learn more of a finding: git plan help unknown-key'
  git checkout -q -- $FESTIVAL

  story 'the width of the terminal'
  terminal 0 "COLUMNS=60 git -C '$work/pole' plan list"
  is 'no line is wider' "$(LC_ALL=C tr -d '\200-\277' <"$OUT" | awk 'length($0) > 60' | grep -c '')" 0

  story 'the pager'
  git config core.pager "$pager core"
  for command in 'git plan list' 'git-plan list' 'git plan show 1.1.1' 'git plan check'; do
    terminal 0 "$command"
    prints_line 'pager core LESS=FRX'
    coloured
  done
  terminal 0 'git-plan list --no-pager'
  prints_not pager
  prints 'Fêter les voisins'
  terminal 0 'git --no-pager plan list'
  prints_not pager
  terminal 0 'git-plan list --json'
  prints_not pager
  status 0 git plan list
  prints_not pager
  terminal 0 "GIT_PAGER='$pager environment' git-plan list"
  prints_line 'pager environment LESS=FRX'
  terminal 0 "LESS=-i git-plan list"
  prints_line 'pager core LESS=-i'
  git config pager.plan "$pager plan"
  for command in 'git plan list' 'git-plan list'; do
    terminal 0 "$command"
    prints 'pager plan '
    prints_not 'pager core '
    is 'it is paged once' "$(grep -c '^pager' "$OUT")" 1
  done
  git config pager.plan false
  for command in 'git plan list' 'git-plan list'; do
    terminal 0 "$command"
    prints_not pager
    prints 'Fêter les voisins'
  done
  git config pager.plan true
  terminal 0 'git plan list'
  is 'it is paged once' "$(grep -c '^pager' "$OUT")" 1
  git config --unset pager.plan
  terminal 0 'git -p plan list'
  is 'it is paged once' "$(grep -c '^pager' "$OUT")" 1
  git config core.pager cat
  terminal 0 "PAGER='$pager PAGER' git-plan list"
  prints_not pager
  git config --unset core.pager
  terminal 0 "PAGER='$pager PAGER' git-plan list"
  prints 'pager PAGER '
  story 'a pager that is left early'
  terminal 0 "GIT_PAGER='head -n 1' git-plan list"
  prints_not 'Fêter les voisins'
  prints_not 'cannot write'
  story 'a pager that cannot be run'
  terminal 0 "GIT_PAGER='$work/no-such-pager' git-plan list"
  prints 'Fêter les voisins'
  story 'the pager of a repository that is not trusted'
  if [ "$(id -u)" = 0 ]; then
    cp -R "$work/repo" "$work/theirs"
    git -C "$work/theirs" config pager.plan "$pager theirs"
    chown -R 12345 "$work/theirs"
    cd "$work/theirs" || exit 1
    terminal 0 'PAGER=cat git-plan list'
    prints_not 'pager theirs'
    cd "$work/repo" || exit 1
  else
    skip 'is not run' 'only root can give a repository away'
  fi
fi

# --- A broken file ----------------------------------------------------------

cd "$work/repo" || exit 1
git checkout -q .
change $FESTIVAL 's/^title: .*/title: Fêter : les voisins/'

story 'a file that cannot be read'
status 1 git plan list
prints 'Ouvrir un jardin partagé'
prints_not 'les voisins'
says_like "^$FESTIVAL:2:[0-9]*: error: .*double quotes.*\\[unquoted-colon]\$"
says_lines 1
status 1 git plan list --json
is_json
prints '"id":"jardin-partage"'
prints_not '"id":"fete-des-voisins"'
says '[unquoted-colon]'
status 1 git plan show jardin-partage
prints 'Ouvrir un jardin partagé'
says '[unquoted-colon]'
status 1 git plan show fete-des-voisins
prints_lines 0
says "'fete-des-voisins'"
says '[unquoted-colon]'
status 1 git plan list committees
prints "Comité d'animation"
says '[unquoted-colon]'
status 1 git plan check
prints_like "^$FESTIVAL:2:[0-9]*: error: .*\\[unquoted-colon]\$"
says_like '^1 error, '
status 1 git plan check $FESTIVAL
prints_lines 1
status 0 git plan check plan/committees
status 0 git plan list --at HEAD
prints 'Fêter les voisins'
cd plan/actions || exit 1
status 1 git plan list
says_like '^fete-des-voisins.yaml:2:'
cd ../..

story 'a position is never that of another action'
status 1 git plan show 1.1.1
prints_not 'Ouvrir un jardin partagé'

story 'a broken file does not make others look broken'
git checkout -q .
printf 'nom: a: b\n' >>plan/organizations/quartier.yaml
status 1 git plan list
says '[unquoted-colon]'
says_lines 1
git checkout -q .
printf 'nom: a: b\n' >>plan/axes/voisinage.yaml
status 1 git plan list
says_lines 1
git checkout -q .
printf '"CQ": "Conseil de quartier"\n' >plan/lexicon.yaml
printf 'acronym: "CQ"\n' >>plan/organizations/quartier.yaml
status 0 git plan list
cp -R plan "$work/with-acronym"
printf 'nom: a: b\n' >>plan/lexicon.yaml
status 1 git plan list
says_lines 1
rm plan/lexicon.yaml
git checkout -q .

story 'the mistakes of a first day'
change $FESTIVAL 's/^title: /title:/'
status 1 git plan list
says_like "^$FESTIVAL:2:"
git checkout -q .
printf 'notes: |\nUne note.\n' >>$FESTIVAL
status 1 git plan list
says_like "^$FESTIVAL:1[12]:"
git checkout -q .
change $FESTIVAL 's/- été 2008/- été 2008 et hiver 2009/'
status 1 git plan list
says '[invalid-schedule]'
says_not "did you mean 'été 2008 et hiver 2009'"
git checkout -q .
change $FESTIVAL 's/committee: animation/committee: comité-animation/'
status 1 git plan list
says_like "^$FESTIVAL:6:5: error: "
git checkout -q .
change $FESTIVAL 's/committee: animation/committee: anmation/'
status 1 git plan list
says "did you mean 'animation'?"
git checkout -q .

cp "$work/with-acronym/lexicon.yaml" plan/
cp "$work/with-acronym/organizations/quartier.yaml" plan/organizations/
change plan/committees/animation.yaml 's/^parent: .*/parent: CQ/'
status 1 git plan list
says_like '^plan/committees/animation.yaml:3:1: error: '
says 'write its identifier, quartier'
rm plan/lexicon.yaml
git checkout -q .

story 'a copy whose identifier was not changed'
cp $FESTIVAL plan/actions/course-des-voisins.yaml
status 1 git plan list
says_like '^plan/actions/course-des-voisins.yaml:1:1: error: .*\[duplicate-id]'
says_not "$FESTIVAL:1"
rm plan/actions/course-des-voisins.yaml

story 'files of Windows'
{
  printf '\357\273\277'
  git show "HEAD:$FESTIVAL"
} >$FESTIVAL
status 0 git plan list
prints 'Fêter les voisins'
status 0 git plan check
prints_like "^$FESTIVAL:1:1: warning: .*\\[byte-order-mark]"
git show "HEAD:$FESTIVAL" | sed "s/\$/$(printf '\r')/" >$FESTIVAL
status 0 git plan list
prints 'Fêter les voisins'
status 0 git plan check
prints_like "^$FESTIVAL:1:1: warning: .*\\[crlf]"
git checkout -q .

story 'files of other programs'
: >plan/.DS_Store
cp $FESTIVAL "$FESTIVAL~"
status 1 git plan check
prints_like '^plan/.DS_Store:1:1: error: .*\[not-a-plan-file]'
prints_like "^$FESTIVAL~:1:1: error: .*\\[not-a-plan-file]"
status 1 git plan list
prints 'Fêter les voisins'
rm plan/.DS_Store "$FESTIVAL~"
status 0 git plan check
