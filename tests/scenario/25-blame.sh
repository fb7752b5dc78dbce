#!/bin/sh
# Where each present value comes from: fields and items rather than lines, through renames,
# reordering, other ways to write them and merges; what is not recorded yet; what is not known.

# shellcheck source-path=SCRIPTDIR source=lib.sh
. "${0%/*}/lib.sh"

work=$PWD
# No-break space.
nbsp=$(printf '\302\240')
# Lines as long as they need to be, for what they say.
export COLUMNS=1000

# comes DAY NAME FIELD [ID]: the value of the field comes from there.
comes() {
  COMMAND="git plan blame ${4:-jardin-partage} $3"
  limited git plan blame --format=csv "${4:-jardin-partage}" "$3" >"$OUT" 2>"$ERR" &&
    grep -q ",${1}T[^,]*,[0-9a-f]*,$2," "$OUT"
  verdict $? "$COMMAND: by $2, $1"
}

small_repository quartier
cd quartier || exit 1
file=plan/actions/jardin-partage.yaml
as 'Alice Roy' 2008-01-16 git plan set jardin-partage 'partners+=organization:quartier' status=planned
as 'Bruno Cyr' 2008-01-17 git plan set jardin-partage progress=10 -m 'Les bacs sont là' \
  --decision=reunion-2008-01-15/d1

story 'a table'
status 0 git plan blame jardin-partage
prints_like '^field  *value  *since  *who  *commit$'
prints_like '^title  *Ouvrir un jardin partagé  *10 January 2008  *Odile Bourdages  *[0-9a-f]\{10\}$'
prints_like '^partners  *Conseil de quartier  *16 January 2008  *Alice Roy  *'
prints_like '^[0-9a-f]\{10\}  decision reunion-2008-01-15/d1 (15 January 2008: “La fête a lieu.”) · “Les bacs sont là”$'
says_lines 0
status 0 git plan blame 1.1.2 progress
prints_lines 4
prints_like '^progress  *10  *17 January 2008  *Bruno Cyr'
status 0 env LANGUAGE=fr git plan blame 1.1.2 avancement
prints_like '^champ  *valeur  *depuis  *qui  *enregistrement$'
prints_like '^avancement  *10  *17 janvier 2008'
prints "«${nbsp}Les bacs sont là${nbsp}»"
status 0 env COLUMNS=60 git plan blame jardin-partage
fits 60

story 'for programs'
status 0 git plan blame jardin-partage --json
is_json
prints '{"field":"partners","item":{"organization":"quartier"},"value":{"organization":"quartier","name":"Conseil de quartier",'
prints '"author":{"name":"Bruno Cyr","email":"bruno@example.org"},"date":"2008-01-17T12:00:00-04:00"'
prints '"decision":"reunion-2008-01-15/d1","proposal":null,"adopted_in":null,"incomplete":false}'
status 0 git plan blame jardin-partage partners --porcelain
prints_exactly <<PORCELAIN
$(git rev-parse HEAD~1) $(grep -n 'organization: quartier' $file | cut -d: -f1) partners.organization:quartier
author Alice Roy
author-mail <alice@example.org>
author-time 1200499200
author-tz -0400
committer Odile Bourdages
committer-mail <odile@example.org>
committer-time 1200499200
committer-tz -0400
summary plan: set partners, status of jardin-partage
item {"organization":"quartier"}
	{"organization":"quartier","name":"Conseil de quartier","as":null,"note":null}
PORCELAIN
status 0 git plan blame jardin-partage progress --format=csv
prints 'field,item,value,line,date,commit,author,decision,proposal,adopted_in,incomplete'
prints "progress,,10,$(grep -n '^progress' $file | cut -d: -f1),2008-01-17T12:00:00-04:00,"
status 0 git plan blame jardin-partage progress --format=md
prints '| progress | 10 | 17 January 2008 | Bruno Cyr | reunion-2008-01-15/d1 (15 January 2008: “La fête a lieu.”) |'

story 'another way to write it, another place'
change $file -e 's/^title: \(.*\)/title: \1  # au parc/' -e 's/^progress: 10/&  # dix/' -e '/^order: /d'
echo 'order: 20' >>$file
mkdir plan/actions/parc && git mv $file plan/actions/parc/
as 'Odile Bourdages' 2008-02-01 git commit -qam 'Ranger'
file=plan/actions/parc/jardin-partage.yaml
comes 2008-01-10 'Odile Bourdages' title
comes 2008-01-17 'Bruno Cyr' progress
comes 2008-01-10 'Odile Bourdages' order

story 'another name'
as 'Alice Roy' 2008-02-02 git plan rename jardin-partage jardin
as 'Alice Roy' 2008-02-02 git plan rename quartier conseil
as 'Alice Roy' 2008-02-02 git plan rename voisinage entre-voisins
comes 2008-02-02 'Alice Roy' id jardin
comes 2008-02-02 'Alice Roy' former_ids jardin
comes 2008-01-10 'Odile Bourdages' title jardin
comes 2008-01-17 'Bruno Cyr' progress jardin
comes 2008-01-16 'Alice Roy' partners jardin
comes 2008-01-10 'Odile Bourdages' title rencontres
comes 2008-01-10 'Odile Bourdages' title jardin-partage

story 'items'
as 'Bruno Cyr' 2008-02-03 git plan set jardin partners+=text:École partners+=text:Paroisse
comes 2008-01-16 'Alice Roy' partners.organization:conseil jardin
comes 2008-02-03 'Bruno Cyr' partners.text:Paroisse jardin
as 'Alice Roy' 2008-02-04 git plan set jardin partners-=text:Paroisse
as 'Alice Roy' 2008-02-05 git plan set jardin partners+=text:Paroisse
comes 2008-02-05 'Alice Roy' partners.text:Paroisse jardin
comes 2008-02-03 'Bruno Cyr' partners.text:École jardin

story 'not recorded yet'
git plan set jardin progress=30 partners+=text:Club --no-commit >/dev/null
status 0 git plan blame jardin
prints_like '^progress  *30  *not recorded yet *$'
prints_like '  Club  *not recorded yet *$'
prints_like '^title .* 10 January 2008 '
status 0 git plan blame jardin progress --json
prints '"value":30,'
prints '"commit":null,"author":null,"date":null,"subject":null,"decision":null,"proposal":null,"adopted_in":null,"incomplete":false}'
status 0 git plan blame jardin progress --porcelain
prints '0000000000000000000000000000000000000000 '
prints_lines 2
status 0 git plan blame jardin progress --staged
prints_like '^progress  *10  *17 January 2008'
git add -A
status 0 git plan blame jardin progress --staged
prints_like '^progress  *30  *not recorded yet'
status 0 git plan blame jardin progress --at=HEAD
prints_like '^progress  *10  *17 January 2008'
git reset -q --hard
status 0 git plan blame jardin-partage --at=2008-01-31
prints_like '^identifier  *jardin-partage  *10 January 2008'
git plan new action title=Neuf objective=rencontres --no-commit >/dev/null
status 0 git plan blame neuf
prints_like '^title  *Neuf  *not recorded yet'
git clean -qfd plan

story 'who put it into force'
git checkout -q -b proposal
as 'Alice Roy' 2008-03-01 git plan set jardin status=in_progress
git checkout -q main
as 'Bruno Cyr' 2008-03-05 git merge -q --no-ff proposal -m 'Adopter

Decision: reunion-2008-01-15/d1'
status 0 git plan blame jardin status
prints_like '^status .* 1 March 2008  *Alice Roy  *'
prints 'put into force on 5 March 2008 by Bruno Cyr · decision reunion-2008-01-15/d1 (15 January 2008: “La fête a lieu.”)'
status 0 git plan blame jardin status --json
prints "\"adopted_in\":\"$(git rev-parse HEAD)\""

story 'a merge that says something else'
git checkout -q -b side
as 'Alice Roy' 2008-03-10 git plan set jardin progress=40
git checkout -q main
as 'Bruno Cyr' 2008-03-11 git plan set jardin progress=50
git merge -q side >/dev/null 2>&1
git checkout -q --ours $file 2>/dev/null || git checkout -q --ours plan/actions/parc/jardin.yaml
change plan/actions/parc/jardin.yaml 's/^progress: .*/progress: 60/'
as 'Bruno Cyr' 2008-03-12 git commit -qam 'Fusion'
status 0 git plan blame jardin progress
prints_like '^progress  *60  *12 March 2008  *Bruno Cyr'
prints '“Fusion” · given by the merge itself'
status 0 git plan blame jardin progress --porcelain
prints_line 'merge'

story 'names of people'
echo 'Alice Roy-Cyr <alice@jardin.example> <alice@example.org>' >.mailmap
git add .mailmap && git commit -qm 'Noms'
status 0 git plan blame jardin partners
prints 'Alice Roy-Cyr'
status 0 git plan blame jardin partners --porcelain
prints_line 'author Alice Roy-Cyr'
prints_line 'author-mail <alice@jardin.example>'
status 0 git plan blame jardin partners --json
prints '"author":{"name":"Alice Roy","email":"alice@example.org"}'

story 'other things'
printf '"CA": "Conseil d'\''administration"\n' >plan/lexicon.yaml
as 'Alice Roy' 2008-04-01 git add plan/lexicon.yaml
as 'Alice Roy' 2008-04-01 git commit -qm 'Lexique'
as 'Bruno Cyr' 2008-04-02 git plan set lexicon 'AG=Assemblée générale'
comes 2008-04-01 'Alice Roy-Cyr' CA lexicon
comes 2008-04-02 'Bruno Cyr' AG lexicon
status 0 git plan blame AG
prints_like '^AG  *Assemblée générale  *2 April 2008'
status 0 git plan blame plan title
prints_like '^title .* 10 January 2008'
status 0 git plan blame reunion-2008-01-15/d1 text
prints_like '^text  *La fête a lieu\.  *10 January 2008'

story 'what is wrong is said'
status 129 git plan blame
says 'hint: for example: git plan blame 1.1.1 responsible'
status 129 git plan blame jardin title more
status 1 git plan blame jardn
says "did you mean 'jardin'"
as 'Alice Roy' 2008-04-03 git plan new organization id=club name=Club
as 'Alice Roy' 2008-04-04 git plan remove club
status 1 git plan blame club
says "error: 'club' is not in the plan any more"
says 'hint: git plan log club tells what became of it'
status 129 git plan blame jardin titel
says "did you mean 'title'?"
status 129 git plan blame jardin partners.
is_clean
status 0 git plan blame jardin notes
prints_lines 0
says "git plan log jardin --field='notes'"
status 0 git plan blame jardin notes --json
is_json
says_lines 0
status 129 git plan blame jardin --porcelain --json
says 'it goes with no other'
status 129 git plan blame jardin --format=html
status 128 git plan blame jardin --at=nowhere
status 1 git plan blame "$(printf '\033[31m')"
is_clean

story 'texts that a terminal would obey'
printf 'plan: \033[31mrouge\033[0m\n\n\033]0;title\007\n' >../message
git plan set jardin progress=65 'partners+=text:Rouge' --no-commit >/dev/null
as "$(printf 'Ev\033[31mil \342\200\256Name')" 2008-06-01 git commit -qaF ../message --cleanup=verbatim
for format in --format=table --format=md --format=json --porcelain; do
  status 0 git plan blame jardin progress $format
  # Before a value in porcelain there is a tab.
  tr '\t' ' ' <"$OUT" >"$OUT.lines" && cp "$OUT.lines" "$OUT"
  is_clean
done

story 'old versions with mistakes'
change plan/actions/parc/jardin.yaml 's/^progress: .*/progress: [/'
as 'Alice Roy' 2008-06-02 git commit -qam 'Casser'
status 1 git plan blame jardin
says 'jardin.yaml:'
change plan/actions/parc/jardin.yaml 's/^progress: .*/progress: 70/'
as 'Bruno Cyr' 2008-06-03 git commit -qam 'Réparer'
comes 2008-06-03 'Bruno Cyr' progress jardin
status 0 git plan blame jardin

story 'with and without what is remembered'
git plan blame jardin --json >../cached
git plan blame jardin --json --no-cache >../read
ok 'the same' cmp ../cached ../read

story 'a history that is not whole'
git clone -q --depth 2 "file://$PWD" ../shallow
cd ../shallow || exit 1
status 1 git plan blame fete-des-voisins
prints_like '^title .* unknown: the history here begins later'
prints_not 'Odile'
says 'history is incomplete before '
says 'git fetch --unshallow brings the rest'
status 1 git plan blame fete-des-voisins title --json
prints '"commit":null,"author":null'
prints '"incomplete":true}'
status 1 git plan blame fete-des-voisins title --porcelain
prints_line 'incomplete'
cd "$work" || exit 1

story 'other repositories'
git clone -q --bare quartier bare.git
cd bare.git || exit 1
status 0 git plan blame jardin progress
prints_like '^progress  *70  *3 June 2008'
cd "$work" || exit 1
git init -q empty && small_plan empty
cd empty || exit 1
status 128 git plan blame jardin-partage
says 'nothing is recorded yet'
