#!/bin/sh
# How far the plan is from what was adopted: what a decision allowed, what none did, and what
# the history does not tell.

# shellcheck source-path=SCRIPTDIR source=lib.sh
. "${0%/*}/lib.sh"

work=$PWD
# No-break space.
nbsp=$(printf '\302\240')
# Lines as long as they need to be, for what they say.
export COLUMNS=1000

# drifts COMMAND…: as status 0; the names of commits in what it prints are COMMIT.
drifts() {
  status 0 "$@"
  sed 's/[0-9a-f]\{10\}\([)]*\)$/COMMIT\1/' "$OUT" >"$OUT.named" && cp "$OUT.named" "$OUT"
}

git init -q quartier && small_plan quartier && cd quartier || exit 1

story 'not adopted yet'
as 'Alice Roy' 2008-01-10 git add -A
as 'Alice Roy' 2008-01-10 git commit -qm 'Commencer'
status 1 git plan drift
says 'error: the plan does not say which decision adopted it'
says 'hint: say since when: --since=2008-01-31'
prints_lines 0

story 'nothing has changed'
as 'Alice Roy' 2008-01-15 git plan set plan adopted=reunion-2008-01-15/d1 \
  --decision=reunion-2008-01-15/d1
status 0 git plan drift
prints_exactly <<'DRIFT'
Changed since decision reunion-2008-01-15/d1 (15 January 2008: “La fête a lieu.”)

Under a decision (0)

Without a decision (0)
DRIFT
says_lines 0

as 'Alice Roy' 2008-02-01 git plan new meeting date=2008-02-01
as 'Alice Roy' 2008-02-01 git plan new decision meeting=reunion-2008-02-01 result=adopted \
  'text=La fête coûte plus cher.'
as 'Alice Roy' 2008-02-02 git plan set 1.1.1 budget./.amount=7000 --decision=reunion-2008-02-01/d1
as 'Bruno Cyr' 2008-02-03 git plan set 1.1.2 status=planned partners+=quartier partners+=text:École
as 'Bruno Cyr' 2008-02-04 git plan set 1.1.2 progress=10
as 'Bruno Cyr' 2008-02-05 git plan set 1.1.2 progress=

story 'with and without a decision'
drifts git plan drift
# shellcheck disable=SC1111 # as they are printed
prints_exactly <<DRIFT
Changed since decision reunion-2008-01-15/d1 (15 January 2008: “La fête a lieu.”)

Under a decision (1)
  Fêter les voisins
    budget › amount: 5${nbsp}000${nbsp}\$ → 7${nbsp}000${nbsp}\$
      2 February 2008 · Alice Roy · decision reunion-2008-02-01/d1 (1 February 2008: “La fête coûte plus cher.”) · COMMIT

Without a decision (4)
  Ouvrir un jardin partagé
  + status: planned
  + partners: Conseil de quartier, École
      3 February 2008 · Bruno Cyr · COMMIT
  meeting reunion-2008-02-01 (added)
      1 February 2008 · Alice Roy · COMMIT
  decision reunion-2008-02-01/d1 (added)
      1 February 2008 · Alice Roy · COMMIT
DRIFT
status 0 env LANGUAGE=fr git plan drift
prints 'Écarts depuis la résolution reunion-2008-01-15/d1'
prints_line 'Autorisés par résolution (1)'
prints "état$nbsp: prévue"
status 0 env COLUMNS=60 git plan drift
fits 60

story 'for programs and reports'
status 0 git plan drift --json
is_json
prints '"op":"change","field":"budget./.amount","item":null,"old":5000,"new":7000,"commit":"'
prints '"decision":"reunion-2008-02-01/d1","proposal":null,"adopted_in":null,"covered":true}'
prints '"field":"status","item":null,"old":null,"new":"planned"'
prints '"covered":false}'
status 0 git plan drift --format=csv
prints 'date,commit,author,decision,kind,id,op,field,item,old,new,covered'
prints ',Alice Roy,reunion-2008-02-01/d1,action,fete-des-voisins,change,budget./.amount,,5000,7000,true'
drifts git plan drift --format=md
prints '# Changed since decision reunion-2008-01-15/d1'
prints_line '## Under a decision (1)'
prints_line '- Fêter les voisins'
prints_line "  - budget › amount: 5${nbsp}000${nbsp}\$ → 7${nbsp}000${nbsp}\$"

story 'since another moment'
status 0 git plan drift --since=HEAD~3
prints_like '^Changed since HEAD~3 (2 February 2008, [0-9a-f]\{10\})$'
prints_line 'Under a decision (0)'
prints_line 'Without a decision (2)'
status 0 git plan drift --since=2008-02-02
prints_line 'Without a decision (2)'
status 0 git plan drift --since=reunion-2008-02-01/d1
prints_line 'Without a decision (2)'
status 0 git plan drift --since=HEAD
prints_line 'Without a decision (0)'
status 0 git plan drift --at=2008-02-02
prints_line 'Under a decision (1)'
prints_line 'Without a decision (2)'

story 'edits are told apart'
git plan set 1.1.2 progress=30 --no-commit >/dev/null
status 0 git plan drift
prints_not progress
says_line '1 edit is not committed yet, and not told of: git plan status'
status 0 git plan drift --at=HEAD
says_lines 0
git reset -q --hard

story 'who put it into force decided'
git checkout -q -b proposal
as 'Bruno Cyr' 2008-03-01 git plan set 1.1.2 progress=40
git checkout -q main
as 'Alice Roy' 2008-03-05 git merge -q --no-ff proposal -m 'Adopter

Decision: reunion-2008-02-01/d1'
status 0 git plan drift
prints_line 'Under a decision (2)'
prints '1 March 2008 · Bruno Cyr (put into force on 5 March 2008 by Alice Roy) · decision reunion-2008-02-01/d1'

story 'both sides changed the list'
before=$(git rev-parse HEAD)
git switch -q -c fewer
as 'Bruno Cyr' 2008-03-01 git plan set 1.1.2 partners-=text:École
git switch -q main
as 'Alice Roy' 2008-03-02 git plan set 1.1.2 partners+=text:Caserne
# What both did: git may take it for a conflict, as the lines stand side by side.
git merge -q --no-commit -s ours fewer
change plan/actions/jardin-partage.yaml '/École/d'
as 'Odile Bourdages' 2008-03-03 git commit -qa -m 'Retenir la proposition' \
  -m 'Decision: reunion-2008-02-01/d1'
drifts git plan drift --since="$before"
prints_line '  − partners: École'
prints '1 March 2008 · Bruno Cyr (put into force on 3 March 2008 by Odile Bourdages) · decision'
prints_line '  + partners: Caserne'
prints_line '      2 March 2008 · Alice Roy · COMMIT'
prints_not 'given by the merge itself'
git reset -q --hard "$before"

story 'renamed since'
as 'Bruno Cyr' 2008-04-01 git plan rename jardin-partage jardin
as 'Bruno Cyr' 2008-04-01 git plan rename reunion-2008-01-15 seance
status 0 git plan drift
prints 'Changed since decision seance/d1 (15 January 2008: “La fête a lieu.”)'
prints_line 'Under a decision (2)'
prints 'identifier: jardin-partage → jardin'
prints '+ partners: Conseil de quartier, École'
prints '3 February 2008 · Bruno Cyr'

story 'what came and went'
as 'Alice Roy' 2008-05-01 git plan new organization id=club name=Club
as 'Alice Roy' 2008-05-02 git plan remove club
as 'Bruno Cyr' 2008-05-03 git plan remove fete-des-voisins
status 0 git plan drift
prints_not Club
prints_line '  action 1.1.1 Fêter les voisins (removed)'
prints '3 May 2008 · Bruno Cyr'
git reset -q --hard HEAD~1

story 'what is wrong is said'
status 129 git plan drift jardin
says 'drift takes no words'
says 'git plan log ID'
status 128 git plan drift --since=nowhere
says "'nowhere' names no revision, date or decision"
status 128 git plan drift --since=2001-01-01
prints_lines 0
status 129 git plan drift --format=html
status 128 git plan drift --since "$(printf '\033[31m')"
is_clean

story 'mistakes, then and now'
change plan/committees/animation.yaml 's/^name: .*/name: [/'
as 'Alice Roy' 2008-06-01 git commit -qam 'Casser'
status 1 git plan drift
says 'animation.yaml:'
change plan/committees/animation.yaml "s/^name: .*/name: \"Comité d'animation\"/"
as 'Alice Roy' 2008-06-02 git commit -qam 'Réparer'
status 0 git plan drift
prints_not animation
status 1 git plan drift --since=HEAD~1
says_like '^the plan of then has [0-9]* errors*: git plan check --at=[0-9a-f]*$'

story 'with and without what is remembered'
git plan drift --json >../cached
git plan drift --json --no-cache >../read
ok 'the same' cmp ../cached ../read

story 'a history that is not whole'
git clone -q --depth 3 "file://$PWD" ../shallow
cd ../shallow || exit 1
status 128 git plan drift
says 'git fetch --unshallow'
status 1 git plan drift --since=HEAD~1
prints_line 'Without a decision (0)'
says 'history is incomplete before '
cd "$work" || exit 1

story 'other repositories'
git clone -q --bare quartier bare.git
cd bare.git || exit 1
status 0 git plan drift
prints_line 'Under a decision (2)'
cd "$work" || exit 1
git init -q empty && small_plan empty
cd empty || exit 1
status 128 git plan drift --since=HEAD
says 'nothing is recorded yet'
