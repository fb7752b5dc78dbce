#!/bin/sh
# Who changed what, when, from what to what, on which decision: the history as a story, of all
# of the plan and of what is asked for; and what is said where it is not whole.

# shellcheck source-path=SCRIPTDIR source=lib.sh
. "${0%/*}/lib.sh"

work=$PWD
# No-break space.
nbsp=$(printf '\302\240')
# Lines as long as they need to be, for what they say.
export COLUMNS=1000

# tells COMMAND…: as status 0; the names of commits in what it prints are COMMIT.
tells() {
  status 0 "$@"
  sed 's/[0-9a-f]\{10\}$/COMMIT/' "$OUT" >"$OUT.named" && cp "$OUT.named" "$OUT"
}

# told: how many commits the last answer in JSON tells of.
told() {
  grep -c '^{"commit"' "$OUT"
}

LEADS='responsible: Comité des communications → Comité de formation'
# shellcheck disable=SC1111 # as they are printed
ADOPTED="decision reunion-2007-06-06/d1 (6 June 2007: “Plan d'action adopté par le Pôle régional en économie sociale de la Capitale-Nationale le 6 juin 2007.”)"
CONFIDED='decision reunion-2008-03-10/d1 (10 March 2008: “Le plan de communication revient au comité de formation.”)'

real_repository pole
cd pole || exit 1
as 'Martine Cazes' 2008-03-11 git plan new meeting date=2008-03-10
as 'Martine Cazes' 2008-03-11 git plan new decision meeting=reunion-2008-03-10 result=adopted \
  'text=Le plan de communication revient au comité de formation.'
as 'Martine Cazes' 2008-03-12 git plan set 1.1.1 responsible:communications=formation \
  --decision=reunion-2008-03-10/d1
as 'Linda Maziade' 2008-03-20 git plan set 1.1.2 partners+=emploi-quebec \
  partners+=universite-laval -m 'Deux partenaires de plus'

story 'a responsibility'
tells git plan log 1.1.1 --field=responsible
prints_exactly <<LOG
12 March 2008 · Rédiger le plan de communication · $LEADS · Martine Cazes · $CONFIDED · COMMIT
6 June 2007 · Rédiger le plan de communication · + responsible: Comité des communications · Odile Bourdages · $ADOPTED · COMMIT
LOG
says_lines 0
tells git plan log --field=responsable -n 1 communication 1.1.1
prints_line "12 March 2008 · Rédiger le plan de communication · $LEADS · Martine Cazes · $CONFIDED · COMMIT"
tells env LANGUAGE=fr git plan log 1.1.1 --field=responsables -n 1
prints "12 mars 2008 · Rédiger le plan de communication · responsables$nbsp: Comité des communications"
prints "résolution reunion-2008-03-10/d1 (10 mars 2008$nbsp: «${nbsp}Le plan"

story 'all of the plan'
tells git plan log
prints "20 March 2008 · Développer un bulletin d'information"
prints '· + partners: Emploi-Québec, Université Laval · Linda Maziade · “Deux partenaires de plus” ·'
prints_line '11 March 2008 · meeting reunion-2008-03-10 (added) · Martine Cazes · COMMIT'
prints_line "6 June 2007 · Odile Bourdages · $ADOPTED · COMMIT"
prints '  + 37 actions: Rédiger le plan de communication, '
prints_lines 20
status 0 env COLUMNS=60 git plan log
fits 60
status 0 git plan log --reverse
is 'the oldest is first' "$(sed -n '1s/ ·.*//p' "$OUT")" '6 June 2007'
status 0 git plan log -n 2 --reverse
is 'of the newest two' "$(sed -n 's/ 2008 ·.*//p' "$OUT" | tr '\n' ';')" '12 March;20 March;'
status 0 git plan log -n 1 --color
prints "$(printf '\033[1m')20 March 2008"

story 'for programs'
status 0 git plan log --json
is_json
is 'each commit' "$(told)" 5
status 0 git plan log 1.1.1 --field=responsible --json
is 'the two of them' "$(told)" 2
prints '"decision":"reunion-2008-03-10/d1","proposal":null,"adopted_in":null,"changes":[{"kind":"action"'
prints '"op":"remove","field":"responsible","item":{"committee":"communications"},"old":{"committee"'
prints '"op":"add","field":"responsible","item":{"committee":"formation"},"old":null,"new":{"committee"'
prints '"trailers":{"Decision":["reunion-2008-03-10/d1"]}'
status 0 git plan log --format=csv --field=responsible 1.1.1
prints_lines 4
prints 'date,commit,author,decision,kind,id,op,field,item,old,new'
prints ',Martine Cazes,reunion-2008-03-10/d1,action,rediger-plan-communication,add,responsible,committee:formation,,Comité de formation'
tells git plan log --format=md --field=responsible 1.1.1 -n 1
prints_exactly <<LOG
- **12 March 2008** · Martine Cazes · $CONFIDED · COMMIT
  - Rédiger le plan de communication
    - $LEADS
LOG

story 'nothing was written otherwise'
# Quotes, comments, order of keys, another folder: what the plan says is the same.
file=plan/actions/promouvoir/rediger-plan-communication.yaml
change $file -e '/^order: 10$/d' -e 's/^title: .*/&  # tel quel/'
echo 'order: 10' >>$file
mkdir plan/actions/ailleurs && mv $file plan/actions/ailleurs/
as 'Odile Bourdages' 2008-04-01 git add -A plan
as 'Odile Bourdages' 2008-04-01 git commit -qm 'Ranger'
tells git plan log 1.1.1 --json
is 'the two, and no more' "$(told)" 2

story 'other names'
as 'Odile Bourdages' 2008-04-02 git plan rename 1.1.1 plan-communication
as 'Odile Bourdages' 2008-04-02 git plan rename formation comite-formation
as 'Odile Bourdages' 2008-04-02 git plan rename reunion-2008-03-10 seance-2008-03-10
for name in plan-communication rediger-plan-communication action:rediger-plan-communication 1.1.1; do
  tells git plan log "$name" --field=responsible -n 1
  prints "12 March 2008 · Rédiger le plan de communication · $LEADS · Martine Cazes · $CONFIDED"
done
tells git plan log 1.1.1 -n 1
prints_line '2 April 2008 · Rédiger le plan de communication · identifier: rediger-plan-communication → plan-communication · Odile Bourdages · COMMIT'
for decision in seance-2008-03-10/d1 reunion-2008-03-10/d1; do
  status 0 git plan log --decision=$decision
  prints "$LEADS"
  prints_lines 1
done

story 'what is no more'
as 'Odile Bourdages' 2008-04-03 git plan new person name='Zoé Passant' given_name=Zoé family_name=Passant
as 'Odile Bourdages' 2008-04-04 git plan rename zoe-passant zoe-p
as 'Odile Bourdages' 2008-04-05 git plan remove zoe-p
for name in zoe-p zoe-passant person:zoe-passant; do
  status 0 git plan log "$name"
  prints_lines 3
  prints '5 April 2008 · person Zoé Passant (removed) · Odile Bourdages · '
  prints '4 April 2008 · Zoé Passant · identifier: zoe-passant → zoe-p'
  prints '3 April 2008 · person Zoé Passant (added) · '
done
status 1 git plan log zoe-pasant
says "error: nothing in the plan is called 'zoe-pasant'"
status 1 git plan log meeting:zoe-passant
says 'hint: '

story 'under former responsibles'
status 0 git plan log --where=responsible:communications --since=2008-01-01 --until=2008-03-31
prints "12 March 2008 · Rédiger le plan de communication · $LEADS"
status 0 git plan log --where=responsible:comite-formation --field=responsible
prints "$LEADS"
status 0 git plan log --where='responsible:communications axis:1' --json
is_json
status 129 git plan log --where=responsible:comunications
says "did you mean 'communications'?"
prints_lines 0
status 129 git plan log --where=responsible:comunications --json
prints_lines 0
status 129 git plan log --where=responsible:communications 1.1.1
says 'not both'

story 'only some of it'
status 0 git plan log --author=MARTINE --json
is 'by part of a name' "$(told)" 3
status 0 git plan log --author=linda@ --json
is 'by an address' "$(told)" 1
status 0 git plan log --since=2008-03-12 --until=2008-03-20 --json
is 'on days' "$(told)" 2
status 0 git plan log --decision=reunion-2007-06-06/d1 --json
is 'by a decision' "$(told)" 1
status 0 git plan log --author=nobody
prints_lines 0
says_line 'the history has no such change'
status 0 git plan log --author=nobody --json
is_json
says_lines 0
status 0 git plan log HEAD~3..HEAD --json
is 'of a range' "$(told)" 3
status 0 git plan log 2008-03-11 --json
is 'up to a day' "$(told)" 3
status 0 git plan log --at=2008-03-11 --json
is 'of the plan of that day' "$(told)" 3
status 0 git plan log decision:reunion-2007-06-06/d1.. --json
is 'since a decision' "$(told)" 10
git branch communications
status 0 git plan log communications
prints 'committee'
status 0 git plan log communications -- communications
prints_lines 1
status 0 git plan log lexicon -n 1
prints 'lexicon (added)'

story 'what is wrong is said'
status 1 git plan log 9.9.9
says "nothing in the plan is called '9.9.9'"
status 129 git plan log --field=respnsible
says "error: there is no field 'respnsible'"
says "did you mean 'responsible'?"
status 129 git plan log lexicon --field=title
says 'the lexicon has no fields'
status 129 git plan log --since=yesterday-ish
says '--since=2007-06-06'
status 129 git plan log --until=31/12/2008
says "did you mean '2008-12-31'?"
for count in 0 -1 x 1x ''; do
  status 129 git plan log -n "$count"
  says 'write -n 10'
done
status 1 git plan log --decision=d77
status 128 git plan log nowhere..HEAD
says "'nowhere' names no revision, date or decision"
status 129 git plan log HEAD...HEAD~1
says 'A..B'
status 129 git plan log HEAD HEAD~1
says 'one revision'
status 129 git plan log --format=html
status 129 git plan log --max-coun
is_clean
status 1 git plan log "$(printf 'a\033[31m\342\200\256')"
is_clean
status 129 git plan log --since "$(printf '\033[31m')"
is_clean

story 'who put it into force'
git checkout -q -b proposal
as 'Odile Bourdages' 2008-04-20 git plan set 1.1.3 progress=20 -m 'Le montage avance'
git checkout -q main
as 'Linda Maziade' 2008-04-25 git merge -q --no-ff proposal -m 'Adopter

Decision: seance-2008-03-10/d1'
tells git plan log -n 1
prints "· + progress: 20 · Odile Bourdages (put into force on 25 April 2008 by Linda Maziade) · decision seance-2008-03-10/d1"
prints '· “Le montage avance” · COMMIT'
status 0 git plan log --decision=seance-2008-03-10/d1 --json
is 'the decision allowed it' "$(told)" 2
status 0 git plan log -n 1 --json
prints "\"adopted_in\":\"$(git rev-parse HEAD)\""
prints '"decision":null'

story 'a merge that says something else'
git checkout -q -b side
as 'Odile Bourdages' 2008-05-01 git plan set 1.1.3 progress=30
git checkout -q main
as 'Martine Cazes' 2008-05-02 git plan set 1.1.3 progress=40
as 'Martine Cazes' 2008-05-03 git merge -q side 2>/dev/null
git checkout -q --ours plan/actions/promouvoir/elaborer-capsules-information.yaml
change plan/actions/promouvoir/elaborer-capsules-information.yaml 's/^progress: .*/progress: 50/'
as 'Martine Cazes' 2008-05-03 git commit -qam 'Fusion'
tells git plan log -n 1
prints '· progress: 40 → 50 · Martine Cazes · “Fusion” · given by the merge itself · COMMIT'

story 'names of people'
echo 'Linda Maziade-Roy <linda@cre.example> <linda@example.org>' >.mailmap
git add .mailmap && git commit -qm 'Noms'
status 0 git plan log --author=maziade-roy 1.1.2 -n 1
prints '· Linda Maziade-Roy ·'
status 0 git plan log --author=maziade-roy 1.1.2 -n 1 --json
prints '"author":{"name":"Linda Maziade","email":"linda@example.org"'

story 'a clock that runs backwards'
as 'Odile Bourdages' 1999-12-31 git plan set 1.1.3 progress=60
status 0 git plan log -n 1
prints '31 December 1999 ·'
prints 'progress: 50 → 60'

story 'texts that a terminal would obey'
printf 'plan: \033[31mrouge\033[0m \342\200\256evil\n\n\033]0;title\007 <b>\n' >../message
as "$(printf 'Ev\033[31mil \342\200\256Name')" 2008-06-01 git plan set 1.1.3 progress=65 --no-commit
as "$(printf 'Ev\033[31mil \342\200\256Name')" 2008-06-01 git commit -qaF ../message --cleanup=verbatim
for format in table csv md json; do
  status 0 git plan log -n 1 --format=$format
  # Lines of CSV end with CR LF.
  tr -d '\r' <"$OUT" >"$OUT.lines" && cp "$OUT.lines" "$OUT"
  is_clean
done
is_json

story 'old versions with mistakes'
change plan/actions/promouvoir/elaborer-capsules-information.yaml 's/^progress: .*/progress: [/'
as 'Odile Bourdages' 2008-06-02 git commit -qam 'Casser'
status 1 git plan log -n 1
says 'elaborer-capsules-information.yaml:'
change plan/actions/promouvoir/elaborer-capsules-information.yaml 's/^progress: .*/progress: 70/'
as 'Odile Bourdages' 2008-06-03 git commit -qam 'Réparer'
status 0 git plan log 1.1.3 --json
is_json
status 0 git plan log 1.1.3 -n 1
prints 'Réparer'

story 'with and without what is remembered'
for words in '' '--field=responsible' '--where=responsible:communications' 'zoe-p' '--reverse -n 3'; do
  # shellcheck disable=SC2086 # several words
  git plan log --json $words >../cached 2>&1
  # shellcheck disable=SC2086
  git plan log --json --no-cache $words >../read 2>&1
  ok "the same: log $words" cmp ../cached ../read
done

story 'a history that is not whole'
git clone -q --depth 3 "file://$PWD" ../shallow
cd ../shallow || exit 1
status 1 git plan log
says 'history is incomplete before '
says 'this clone is shallow; git fetch --unshallow brings the rest'
prints_not 'added'
status 1 git plan log --json
is_json
status 1 git plan log zoe-p
says 'history is incomplete before '
cd "$work" || exit 1

story 'by a name that was given back'
small_repository given
cd given || exit 1
as 'Zoé P.' 2008-02-01 git plan rename animation fete
as 'Zoé P.' 2008-02-02 git plan undo HEAD
status 0 git plan log --where responsible:fete
prints 'Fêter les voisins'
status 0 git plan log --where responsible:animation
prints 'Fêter les voisins'

story 'one id, a committee and later a person'
mkdir -p plan/people
printf 'id: equipe\nname: "Équipe"\n' >plan/committees/equipe.yaml
change $FESTIVAL 's/committee: animation/committee: equipe/'
commit . 2008-02-03 'plan: a team'
change $FESTIVAL 's/committee: equipe/committee: animation/'
git rm -q plan/committees/equipe.yaml
commit . 2008-02-04 'plan: no team'
printf 'id: equipe\nname: "Équipe"\n' >plan/people/equipe.yaml
commit . 2008-02-05 'plan: a person'
status 0 git plan log --where responsible:equipe --field=responsible
prints 'Comité d'"'"'animation → Équipe'
cd "$work" || exit 1

story 'a name given back, and its file lost'
small_repository lost
cd lost || exit 1
GARDEN=plan/actions/jardin-partage.yaml
git mv $GARDEN plan/actions/potager.yaml
change plan/actions/potager.yaml 's/^id: .*/id: potager/'
printf 'former_ids:\n  - jardin-partage\n' >>plan/actions/potager.yaml
commit . 2008-02-01 'plan: rename'
blob=$(git rev-parse HEAD:plan/actions/potager.yaml)
git rm -q plan/actions/potager.yaml
git checkout -q HEAD~1 -- $GARDEN
commit . 2008-02-02 'plan: rename back'
status 0 git plan log -n 1
prints 'identifier: potager → jardin-partage'
rm ".git/objects/$(printf %s "$blob" | cut -c 1-2)/$(printf %s "$blob" | cut -c 3-)"
status 1 git plan log -n 1 --no-cache
prints_not added
says 'history is incomplete before '

story 'a file that nobody could read, and another in its place'
printf 'id: [\n' >plan/actions/nouveau.yaml
commit . 2008-03-01 'plan: broken'
git rm -q plan/actions/nouveau.yaml
printf 'id: neuf\ntitle: "Neuf"\nobjective: rencontres\n' >plan/actions/neuf.yaml
commit . 2008-03-02 'plan: mended'
status 0 git plan log -n 1
prints 'action Neuf (added)'

story 'a file that nobody can read now'
printf 'x: [' >>plan/actions/neuf.yaml
for command in log blame show; do
  status 1 git plan $command neuf
  says "error: the file of 'neuf' cannot be read"
  says 'hint: what is wrong with it: git plan check'
done
cd "$work" || exit 1

story 'other repositories'
git clone -q --bare pole bare.git
cd bare.git || exit 1
status 0 git plan log 1.1.1 --field=responsible -n 1
prints "$LEADS"
cd "$work" || exit 1
git init -q empty && small_plan empty
cd empty || exit 1
status 128 git plan log
says 'nothing is recorded yet'
cd "$work" || exit 1
mkdir nothing && cd nothing || exit 1
status 128 git plan log
says 'not a git repository'
