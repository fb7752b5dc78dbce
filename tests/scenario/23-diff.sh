#!/bin/sh
# What differs between two versions: diff, and what git diff shows through textconv.

# shellcheck disable=SC2086 # $french
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "${0%/*}/lib.sh"

work=$PWD
french="env LC_ALL=C.UTF-8 LANGUAGE=fr" # two words before a command
GARDEN=plan/actions/jardin-partage.yaml

# name REVISION: the commit as diff names it, in $named.
name() {
  named=$(git rev-parse --short=7 "$1")
}

story 'nothing is recorded yet'
git init -q new && small_plan new
cd new || exit 1
status 0 git plan diff
prints_line 'nothing recorded yet → the working copy'
prints_line 'plan Plan du quartier 2007-2010 (added)'
prints_line 'action 1.1.1 Fêter les voisins (added)'
prints_line '+ responsible: Comité d'"'"'animation'
prints_line 'meeting reunion-2008-01-15 (added)'
says_lines 0
status 128 git plan diff HEAD
says 'the branch has no commit'
git add plan
status 0 git plan diff --staged
prints_line 'nothing recorded yet → the index (what is staged)'
prints_line 'action 1.1.1 Fêter les voisins (added)'
cd "$work" || exit 1

story 'nothing differs'
small_repository repo
cd repo || exit 1
git tag begun
name HEAD
remember
status 0 git plan diff
prints_lines 0
says_line "nothing differs: 10 January 2008 ($named) → the working copy"
status 0 git plan diff --exit-code
status 0 git plan diff --json
prints_exactly <<'END'
{"schemaVersion":1,"kind":"change","items":[]}
END
says_lines 0
status 0 git plan diff --format=csv
prints_lines 1
status 0 git plan diff --format=md
prints_line 'Nothing differs.'
is_untouched

story 'layout is no difference'
change $FESTIVAL -e "s/^title: .*/title:   'Fêter les voisins'   # to be seen/" -e '/^order:/d'
echo 'order: 10' >>$FESTIVAL
mkdir plan/actions/deeper && mv $GARDEN plan/actions/deeper
status 0 git plan diff
prints_lines 0
git reset -q --hard && git clean -qfd

story 'revisions, dates, decisions'
set_amount . 6000
change plan/plan.yaml 's/^title: .*/title: "Plan révisé 2007-2010"/'
git add -A
GIT_AUTHOR_DATE=2008-01-15T12:00:00Z GIT_COMMITTER_DATE=2008-01-15T12:00:00Z \
  git commit -q -m 'plan: more' -m 'Decision: reunion-2008-01-15/d1'
git tag more
change $GARDEN 's/^schedule:/status: planned\nschedule:/'
commit . 2008-01-20 'plan: say more'
name begun
begun=$named
name more
more=$named
name HEAD
for sides in 'begun more' 'begun..more' '2008-01-10 2008-01-15' '2008-01-12 2008-01-19' \
  'begun decision:reunion-2008-01-15/d1' '2008-01-10..reunion-2008-01-15/d1' 'HEAD~2 HEAD~1'; do
  status 0 git plan diff $sides
  prints_exactly <<END
10 January 2008 ($begun) → 15 January 2008 ($more)

plan Plan révisé 2007-2010
  title: Plan du quartier 2007-2010 → Plan révisé 2007-2010

action 1.1.1 Fêter les voisins
  budget › amount: 5 000 $ → 6 000 $
END
done
status 0 git plan diff more begun
prints_line "15 January 2008 ($more) → 10 January 2008 ($begun)"
prints '6 000 $ → 5 000 $'
status 0 git plan diff more
prints_line "15 January 2008 ($more) → the working copy"
prints_line '+ status: planned'
prints_not amount
status 0 git plan diff more..
prints_line "15 January 2008 ($more) → 20 January 2008 ($named)"
status 0 git plan diff ..more
prints_line '− status: planned'
status 1 git plan diff begun more --exit-code
status 0 git plan diff begun more --json
is_json
prints_exactly <<'END'
{"schemaVersion":1,"kind":"change","items":[
{"kind":"plan","id":"plan","path":"plan/plan.yaml","op":"change","field":"title","item":null,"old":"Plan du quartier 2007-2010","new":"Plan révisé 2007-2010"},
{"kind":"action","id":"fete-des-voisins","path":"plan/actions/fete-des-voisins.yaml","op":"change","field":"budget./.amount","item":null,"old":5000,"new":6000}
]}
END

story 'in French'
status 0 $french git plan diff begun more
prints_line "10 janvier 2008 ($begun) → 15 janvier 2008 ($more)"
prints_line "piste d'action 1.1.1 Fêter les voisins"
prints_line '  budget › montant : 5 000 $ → 6 000 $'
status 0 $french git plan diff more..more
says 'rien ne diffère :'

story 'in colour'
status 0 git plan diff begun HEAD --color
prints "$(printf '\033[32m+ status: planned\033[m')"
if has_terminal; then
  terminal 0 'GIT_PAGER="sed s/^/paged:/" git plan diff begun HEAD'
  prints 'paged:+ status: planned'
  terminal 0 'git plan diff begun HEAD --format=md --color'
  is_clean
else
  skip 'a terminal' 'script is missing'
fi

story 'for the minutes'
status 0 $french git plan diff begun more --format=md
prints_exactly <<END
# Ce qui diffère — Plan révisé 2007-2010

- Avant : 10 janvier 2008 ($begun), « plan: begin »
- Après : 15 janvier 2008 ($more), « plan: more »

## Plan Plan révisé 2007-2010

| champ | avant | après |
| --- | --- | --- |
| Titre | Plan du quartier 2007-2010 | Plan révisé 2007-2010 |

## Piste d'action 1.1.1 Fêter les voisins

| champ | avant | après |
| --- | --- | --- |
| Budget › montant | 5 000 $ | 6 000 $ |
END
status 0 $french git plan diff begun more --format=html
prints '<html lang="fr">'
prints_line '<h1>Ce qui diffère — Plan révisé 2007-2010</h1>'
prints_line "<h2>Piste d'action 1.1.1 Fêter les voisins</h2>"
prints_line '<tr><th scope="row">Budget › montant</th><td>5 000 $</td><td>6 000 $</td></tr>'
status 0 git plan diff begun more --format=csv
prints "action,fete-des-voisins,1.1.1,Fêter les voisins,change,budget./.amount,,5000,6000"

story 'only these things'
status 0 git plan diff begun HEAD -- jardin-partage
prints_not amount
prints_line '+ status: planned'
status 0 git plan diff begun HEAD jardin-partage
prints_not amount
status 0 git plan diff begun -- 1.1 plan
prints_line '  title: Plan du quartier 2007-2010 → Plan révisé 2007-2010'
prints_line '+ status: planned'
status 0 git plan diff jardin-partage
prints_lines 0
set_amount . 6500
status 0 git plan diff fete
prints_line '  budget › amount: 6 000 $ → 6 500 $'
status 0 git plan diff voisinage
prints_line '  budget › amount: 6 000 $ → 6 500 $'
status 0 git plan diff -- plan
prints_lines 0
git branch fete-des-voisins begun
status 0 git plan diff fete-des-voisins
prints_line "10 January 2008 ($begun) → the working copy"
status 0 git plan diff -- fete-des-voisins
prints_line "20 January 2008 ($named) → the working copy"
git branch -q -D fete-des-voisins
git checkout -q -- plan

story 'only this field, only these actions'
status 0 git plan diff begun HEAD --json --field=budget
prints_lines 3
prints '"old":5000,"new":6000'
status 0 git plan diff begun HEAD --json --field=budget./.montant
prints_lines 3
status 0 git plan diff begun HEAD --json --field=état
prints_lines 3
prints '"field":"status"'
status 0 git plan diff begun HEAD --json --field=titre
prints_lines 3
prints '"kind":"plan"'
status 129 git plan diff --field=titel
says "there is no field 'titel'"
says 'did you mean'
status 129 git plan diff '--field=title=x'
says 'is no field'
status 0 git plan diff begun HEAD --json --where='budget:6000..'
prints_lines 3
prints fete-des-voisins
status 0 git plan diff begun HEAD --json --where='budget:..5000'
prints_lines 3
prints fete-des-voisins
status 0 git plan diff begun HEAD --json --where='responsable:animation'
prints_lines 4
status 129 git plan diff --where='nobody:x'
says 'nobody'

story 'a rename is no removal'
git plan rename jardin-partage jardin >/dev/null
status 0 git plan diff HEAD~1 HEAD
prints_line '  identifier: jardin-partage → jardin'
prints_lines 4
for word in jardin jardin-partage; do
  status 0 git plan diff HEAD~1 HEAD --json -- $word
  prints '"op":"rename","field":null,"item":null,"old":"jardin-partage","new":"jardin"'
done
status 0 git plan diff HEAD~1 HEAD --json --field=id
prints_lines 3

story 'what is gone is still known by its name'
git plan remove jardin >/dev/null
status 0 git plan diff HEAD~1 HEAD -- jardin
prints_line 'action 1.1.2 Ouvrir un jardin partagé (removed)'
status 0 git plan diff HEAD~1 HEAD --where='titre:jardin'
prints_line 'action 1.1.2 Ouvrir un jardin partagé (removed)'
git reset -q --hard HEAD~2

story 'where two branches part'
git switch -q -c proposal/less more
change $FESTIVAL 's/amount: .*/amount: 4000/'
commit . 2008-01-21 'plan: less'
git switch -q main
status 0 git plan diff main...proposal/less
prints_line '  budget › amount: 6 000 $ → 4 000 $'
prints_not status
status 0 git plan diff main..proposal/less
prints_line '− status: planned'
git switch -q --orphan alone && git commit -q --allow-empty -m alone
git switch -q main
status 128 git plan diff main...alone
says 'no commit in common'

story 'before the plan there is nothing'
status 0 git plan diff alone main -- fete
prints_line 'action 1.1.1 Fêter les voisins (added)'
status 0 git plan diff main alone --field=id
prints_not '+'
status 128 git plan diff alone alone
says 'there is no plan in '
status 128 git plan diff 2001-01-01
says 'it is recorded since 10 January 2008'
# A meeting of that day is not meant.
printf 'id: reunion-2001-01-01\ndate: "2001-01-01"\n' >plan/meetings/reunion-2001-01-01.yaml
for command in diff log; do
  status 128 git plan $command 2001-01-01
  says 'it is recorded since 10 January 2008'
  status 0 git plan $command -- 2001-01-01
done
rm plan/meetings/reunion-2001-01-01.yaml

story 'index and working tree'
set_amount . 7000
git add $FESTIVAL
set_amount . 8000
status 0 git plan diff --staged
prints_line '  budget › amount: 6 000 $ → 7 000 $'
status 0 git plan diff --staged begun -- fete
prints_line '  budget › amount: 5 000 $ → 7 000 $'
status 0 git plan diff
prints_line '  budget › amount: 6 000 $ → 8 000 $'
cd plan/actions || exit 1
status 0 git plan diff
prints_line '  budget › amount: 6 000 $ → 8 000 $'
cd ../.. || exit 1
git worktree add -q ../linked begun
cd ../linked || exit 1
status 0 git plan diff main -- fete
prints_line '  budget › amount: 6 000 $ → 5 000 $'
cd ../repo || exit 1
git worktree remove ../linked
git reset -q --hard

story 'a history that is not whole'
git clone -q --depth 1 "file://$PWD" ../shallow
cd ../shallow || exit 1
set_amount . 9000
status 0 git plan diff
prints 'budget › amount: 6'
status 128 git plan diff HEAD~1
says 'git fetch --unshallow'
cd ../repo || exit 1

story 'a bare repository'
git clone -q --bare . ../bare.git
cd ../bare.git || exit 1
status 0 git plan diff begun more
prints '5 000 $ → 6 000 $'
status 0 git plan diff more
prints_line "15 January 2008 ($more) → 20 January 2008 ($named)"
status 128 git plan diff
says 'name two versions'
status 128 git plan diff --staged
says 'has no index'
cd ../repo || exit 1

story 'what cannot be read in the newer version'
echo '"' >>$FESTIVAL
change $GARDEN 's/^order: .*/order: tenth/'
change plan/committees/animation.yaml 's/^name: .*/name: "Comité des fêtes"/'
status 1 git plan diff
prints_line '  name: Comité d'"'"'animation → Comité des fêtes'
prints_line '− order: 20'
prints_not 'removed'
says "$FESTIVAL:"
says "$GARDEN:4:"
cd plan || exit 1
status 1 git plan diff --json
is_json
prints_lines 4
prints '"op":"remove","field":"order","item":null,"old":20,"new":null'
says "actions/fete-des-voisins.yaml:"
cd .. || exit 1

story 'what could not be read in the older one'
git commit -q -a -m 'plan: break it'
git revert --no-edit HEAD >/dev/null
status 0 git plan diff HEAD~1 HEAD
prints_line '  name: Comité des fêtes → Comité d'"'"'animation'
prints_not 'added'
says 'errors in the older version, '
says_lines 1
status 1 git plan diff HEAD HEAD~1
says "$FESTIVAL:"

story 'a newer format'
change plan/plan.yaml 's/^format: .*/format: 2/'
status 1 git plan diff
says 'needs a newer git-plan'
git reset -q --hard

story 'hostile texts and names'
esc=$(printf '\033[31m')
cat >plan/committees/odile.yaml <<'END'
id: odile
name: "<script>alert(1)</script> | **gras** [x](javascript:y) =1+1"
END
cat >>$GARDEN <<'END'
notes: |
  Une ligne | <b>
  # pas un titre
END
git config user.name "Odile"
git add -A
git commit -q -m "plan: ${esc}rouge <b>|**"
for format in table md html json; do
  status 0 git plan diff begun HEAD --format=$format
  is_clean
done
status 0 git plan diff begun HEAD --format=html
prints_not '<script>alert'
prints 'Une ligne | &lt;b&gt;<br># pas un titre'
status 0 git plan diff begun HEAD --format=md
prints 'Une ligne \| \<b\><br>\# pas un titre'
prints '\<b\>\|\*\*'
status 0 git plan diff begun HEAD --format=csv
prints '"Une ligne | <b>'
git switch -q -c "$(printf 'b\303\251\342\200\256x')"
status 128 git plan diff "$(printf 'n\303\251\342\200\256\033x')"
is_clean
status 1 git plan diff -- "$(printf '\033x')"
is_clean
git switch -q main

story 'the command line'
status 129 git plan diff HEAD HEAD HEAD -- plan
says 'is too many'
status 129 git plan diff --staged HEAD HEAD
status 129 git plan diff --staged HEAD..HEAD
status 129 git plan diff --format=gcc
status 129 git plan diff --at=HEAD
status 128 git plan diff HAED
says "'HAED' names no revision, date or decision"
status 1 git plan diff -- HAED
says HAED
status 128 git plan diff HEAD..HAED
status 128 git plan diff HEAD....HEAD
status 1 git plan diff HEAD -- --where=x
says "nothing in the plan is called '--where=x'"
status 129 git plan diff --today=demain

# --- What git diff shows ---------------------------------------------------------------

story 'a new plan is compared in words'
cd "$work" || exit 1
status 0 git plan init --organization=Conseil --period=2027-2030 --title=Plan --currency=CAD \
  --seasons=hiver:01-01 begun
cd begun || exit 1
is 'the setting' "$(git config diff.plan.textconv)" 'git plan textconv'
ok 'as it tells' git add plan .gitattributes .editorconfig
git commit -q -m 'plan: begin'
change plan/plan.yaml 's/^title: .*/title: "Autre plan"   # to be seen/'
status 0 git diff
prints_line '-title: Plan'
prints_line '+title: Autre plan'
status 0 $french git diff
prints_line '-titre : Plan'
prints_line '+titre : Autre plan'
git commit -q -a -m 'plan: set title'
status 0 $french git log -p -1
prints_line '+titre : Autre plan'
status 0 $french git show
prints_line '+titre : Autre plan'
echo '# a comment' >>plan/plan.yaml
status 0 git diff
prints_not '+#'
status 0 git diff --no-textconv
prints_line '+# a comment'
git checkout -q plan

story 'in a clone'
cd "$work" && git clone -q begun clone && cd clone || exit 1
status 0 git show
prints_line '+title: "Autre plan"   # to be seen'
status 0 git plan init --hooks
prints_line "git diff and git log -p show the plan's files in words."
status 0 git show
prints_line '+title: Autre plan'
git config diff.plan.textconv cat
status 0 git plan init --hooks
is "one of the user's own stays" "$(git config diff.plan.textconv)" cat
git config diff.plan.textconv 'git plan textconv'
status 0 $french git show
prints_line '+titre : Autre plan'

story 'without git-plan'
path=$(dirname "$(command -v git)"):/usr/bin:/bin
if PATH=$path command -v git-plan >/dev/null; then
  skip 'what Git says' 'git-plan is installed beside git'
else
  status 128 env PATH="$path" git show
  says "'plan' is not a git command"
  status 0 env PATH="$path" git show --no-textconv
  prints_line '+title: "Autre plan"   # to be seen'
fi

story 'a plan begun before'
change .gitattributes '/diff=plan/d'
mkdir -p plan/axes
cd plan || exit 1
status 0 git plan init --hooks
prints_line '    plan/**/*.yaml diff=plan'
cd .. || exit 1
git checkout -q .gitattributes

story 'damaged and hostile files are shown too'
printf 'title: "Encore\n\033[31m rouge\n' >plan/plan.yaml
status 0 git diff
prints_line '+title: "Encore'
prints_line '+\x1b[31m rouge'
status 0 git plan textconv plan/plan.yaml
is_clean
printf 'id: x\nname: X\n---\nid: y\n' >two.yaml
status 0 git plan textconv two.yaml
prints_line '---'
prints_line 'id: y'
printf 'a\0b\377\n' >bytes.yaml
status 0 git plan textconv bytes.yaml
is_clean
: >empty.yaml
status 0 git plan textconv empty.yaml
prints_lines 0
cd / || exit 1
status 0 git plan textconv "$work/repo/$FESTIVAL"
prints_line 'title: Fêter les voisins'
prints_line '  - committee: animation'
cd "$work/clone" || exit 1
status 128 git plan textconv nowhere.yaml
says 'cannot read nowhere.yaml'
status 128 git plan textconv plan
status 129 git plan textconv
status 129 git plan textconv a b
