#!/bin/sh
# Things added and edited: by fields, on a form in the editor, with mistakes that are told
# above their line; what was typed is never lost, what somebody else did neither.

# shellcheck source-path=SCRIPTDIR source=lib.sh
. "${0%/*}/lib.sh"

work=$PWD
real_repository repo
cd repo || exit 1

# State of everything that a refusal must leave alone.
state() {
  git rev-parse HEAD
  git ls-files --stage
  find plan -type f -exec cksum {} + | LC_ALL=C sort
}

# refuses STATUS COMMAND…: and nothing has changed.
refuses() {
  REFUSES_BEFORE=$(state)
  status "$@"
  is 'nothing has changed' "$(state)" "$REFUSES_BEFORE"
}

# editor SCRIPT…: what each opening of the editor does, with sed, in turn. "fail" fails.
editor() {
  rm -f "$work"/turn "$work"/opened.*
  EDITOR_TURN=0
  rm -f "$work"/step.*
  for EDITOR_SCRIPT in "$@"; do
    EDITOR_TURN=$((EDITOR_TURN + 1))
    printf '%s\n' "$EDITOR_SCRIPT" >"$work/step.$EDITOR_TURN"
  done
}
cat >"$work/editor" <<EDITOR
#!/bin/sh
turn=\$(cat "$work/turn" 2>/dev/null || echo 0)
turn=\$((turn + 1))
echo \$turn >"$work/turn"
cp "\$1" "$work/opened.\$turn"
[ -f "$work/step.\$turn" ] || exit 0
if [ "\$(cat "$work/step.\$turn")" = fail ]; then
  exit 1
fi
sed -f "$work/step.\$turn" "\$1" >"\$1.new" && cat "\$1.new" >"\$1" && rm "\$1.new"
EDITOR
chmod +x "$work/editor"
export GIT_EDITOR="$work/editor"

story 'an action by its fields'
status 0 git plan new objective=1.1 title="Faire le bilan du plan de communication" \
  responsible=communications schedule='A 2010' budget='amount:2 000 $'
prints_like '^\[main [0-9a-f]*\] plan: add action faire-bilan-plan-communication$'
is 'its file' "$(cat plan/actions/promouvoir/faire-bilan-plan-communication.yaml)" \
  'id: faire-bilan-plan-communication
title: "Faire le bilan du plan de communication"
objective: elaborer-plan-communication
order: 40
responsible:
  - committee: communications
schedule:
  - automne 2010
budget:
  - amount: 2000'
is 'the files of the commit' "$(git show --format= --name-only)" \
  plan/actions/promouvoir/faire-bilan-plan-communication.yaml
is 'nothing is left to commit' "$(git status --short)" ''
status 0 git plan new objectif=1.1 titre="Faire le bilan du plan de communication"
ok 'the same title has an id of its own' \
  test -f plan/actions/promouvoir/faire-bilan-plan-communication-2.yaml
status 0 git plan check --rule=duplicate-id
status 0 git plan show 1.1.5
prints 'Faire le bilan du plan de communication'

story 'things of other kinds'
status 0 git plan new personne nom='Marie-Ève Côté' courriels=me@example.org
ok 'a person' test -f plan/people/marie-eve-cote.yaml
status 0 git plan new meeting date=2008-03-10
ok 'a meeting' test -f plan/meetings/reunion-2008-03-10.yaml
status 0 git plan new décision réunion=reunion-2008-03-10 texte='Adopté.' résultat=adoptée \
  -m 'Séance du 10 mars' --decision reunion-2007-06-06/d1
is 'its message' "$(git log -1 --format=%B)" 'plan: add decision reunion-2008-03-10/d1

Séance du 10 mars

Decision: reunion-2007-06-06/d1'
status 0 git plan show reunion-2008-03-10/d1
status 0 git plan new axe titre='Évaluer' objectifs='titre:"Tout relire"'
is 'an axis has the next order' "$(sed -n 's/^order: //p' plan/axes/evaluer.yaml)" 6
status 0 git plan new objectif axe=6 titre='Rendre compte'
status 0 git plan list objectives axis:6 --count
prints_line 2
status 0 git plan new action objective=6.2 title='Écrire le rapport'
ok 'an action of a new axis has a folder of its own' \
  test -f plan/actions/evaluer/ecrire-rapport.yaml
status 0 git plan check --rule=missing-key

story 'mistakes'
refuses 129 git plan new title='Sans objectif' </dev/null
says 'objective=…'
refuses 1 git plan new objective=9.9 title='Nulle part'
refuses 129 git plan new objective=1.1 </dev/null
says 'title=…'
refuses 1 git plan new objective=1.1 title='Encore' id=rediger-plan-communication
says "'rediger-plan-communication' is taken"
refuses 1 git plan new objective=1.1 title='Encore' id='Pas Bon'
refuses 129 git plan new objective=1.1 title='Encore' statut=prevue
refuses 1 git plan new objective=1.1 title='Encore' status=finie
refuses 1 git plan new objective=1.1 title='Encore' responsible=personne-inconnue
refuses 129 git plan new pistolet title='Encore'
refuses 129 git plan new lexicon
refuses 129 git plan new 'title'
refuses 1 git plan new objective=1.1 title='Encore' --decision reunion-1900/d1

story 'what is shown only'
refuses 0 git plan new objective=1.1 title='Un essai' --dry-run
prints 'Un essai'
status 0 git plan new person name='Quelqu un' --no-commit
is 'it is there and not committed' "$(git status --short)" '?? plan/people/quelqu.yaml'
rm plan/people/quelqu.yaml

if has_terminal; then
  story 'on a form'
  editor 's/^title: .*/title: "Tenir un colloque"/' \
    's/^objective: .*/objective: elaborer-plan-communication/'
  terminal 0 'git plan new responsible=analyse'
  is 'the editor was opened twice' "$(cat "$work/turn")" 2
  ok 'the form says what a field is for' grep -q '^#! .*[Oo]bjective\.' "$work/opened.1"
  ok 'it leaves out what was given' sh -c "! grep -q '^#! responsible:' '$work/opened.1'"
  is 'what was wrong stood above its line' \
    "$(grep -B1 '^objective:' "$work/opened.2" | head -n 1 | cut -c 1-11)" '#!! error: '
  is 'what was typed was there again' "$(grep '^title:' "$work/opened.2")" \
    'title: "Tenir un colloque"'
  is 'the file' "$(cat plan/actions/promouvoir/tenir-colloque.yaml)" \
    'id: tenir-colloque
title: "Tenir un colloque"
objective: elaborer-plan-communication
order: 60
responsible:
  - committee: analyse'
  is 'nothing is left behind' "$(find .git -name 'plan-edit-*')" ''

  story 'a form given up'
  editor
  REFUSES_BEFORE=$(state)
  terminal 1 'git plan new'
  is 'nothing has changed' "$(state)" "$REFUSES_BEFORE"
  is 'nothing is left behind' "$(find .git -name 'plan-edit-*')" ''
  editor 's/^title: .*/title: "Perdu ?"/'
  terminal 1 'git plan new'
  prints 'what you typed is kept in .git/plan-edit-1-new.yaml'
  ok 'it is there' grep -q '^title: "Perdu ?"' .git/plan-edit-1-new.yaml
  is 'nothing has changed' "$(state)" "$REFUSES_BEFORE"
  rm .git/plan-edit-1-new.yaml
else
  skip 'a form in the editor' 'there is no terminal'
fi

story 'a file in the editor'
editor 's/^order: .*/order: 15  # entre les deux/'
status 0 git plan edit 1.1.2 -m 'Plus tôt'
is 'the difference' "$(git show --format= -U0 | grep '^[+-][^+-]')" '-order: 20
+order: 15  # entre les deux'
is 'the subject' "$(git log -1 --format=%s)" \
  'plan: edit developper-bulletin-information-promotion'

story 'mistakes in the editor'
editor 's/^order: .*/order: dix/' 's/^order: .*/order: 16/'
status 0 git plan edit 1.1.2
ok 'the error stood above the line' \
  sh -c "grep -A1 '^#!! error' '$work/opened.2' | grep -qx 'order: dix'"
is 'it was mended' "$(sed -n 's/^order: //p' plan/actions/promouvoir/developper-*.yaml)" 16
editor 's/^order: .*/order: dix/'
refuses 1 git plan edit 1.1.2
says 'what you typed is kept in .git/plan-edit-1-'
ok 'it is there' grep -qx 'order: dix' .git/plan-edit-1-developper-*.yaml
editor 's/^order: .*/order: onze/'
refuses 1 git plan edit 1.1.2
says 'plan-edit-2-'
rm .git/plan-edit-*
editor
refuses 1 git plan edit 1.1.2
says 'nothing was typed'
editor fail
refuses 1 git plan edit 1.1.2
says 'the editor ended with an error'
GIT_EDITOR=/nowhere/editor refuses 1 git plan edit 1.1.2
refuses 1 git plan edit nothing-of-that-name
refuses 129 git plan edit
refuses 129 git plan edit 1.1.1 1.1.2
is 'nothing is left behind' "$(find .git -name 'plan-edit-*')" ''

story 'somebody else writes meanwhile'
cat >"$work/other" <<'EDITOR'
#!/bin/sh
sed 's/^order: .*/order: 17/' "$1" >"$1.new" && cat "$1.new" >"$1" && rm "$1.new"
git plan set 1.1.2 schedule+='printemps 2008' >/dev/null
EDITOR
chmod +x "$work/other"
status 0 env GIT_EDITOR="$work/other" git plan edit 1.1.2
is 'both are kept' "$(sed -n '/^order/p; /printemps/p' plan/actions/promouvoir/developper-*.yaml)" \
  'order: 17
  - printemps 2008'
cat >"$work/other" <<'EDITOR'
#!/bin/sh
sed 's/^order: .*/order: 18/' "$1" >"$1.new" && cat "$1.new" >"$1" && rm "$1.new"
git plan set 1.1.2 order=19 >/dev/null
EDITOR
status 1 env GIT_EDITOR="$work/other" git plan edit 1.1.2
says 'changed meanwhile'
says 'what you typed is kept in'
is 'theirs is kept' "$(sed -n '/^order/p' plan/actions/promouvoir/developper-*.yaml)" 'order: 19'
is 'the repository is sound' "$(git fsck --strict 2>&1 | grep -v '^dangling')" ''
