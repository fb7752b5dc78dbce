#!/bin/sh
# One form for every file: nothing that it says changes, and no comment is lost.

# shellcheck source-path=SCRIPTDIR source=lib.sh
. "${0%/*}/lib.sh"

small_repository quartier
cd quartier || exit 1

story 'files in their form'
status 0 git plan fmt --check
prints_lines 0
remember
status 0 git plan fmt
prints 'nothing to change'
is_untouched

story 'a file that is not'
cat >$FESTIVAL <<'YAML'
# La fête
title: Fêter les voisins # en été
objective: "rencontres"
id: 'fete-des-voisins'
schedule:
- É 2008
budget:
    -   amount: 5000   # à confirmer
order: 10
responsible:
    # ceux qui aident
    - committee: animation
YAML
git commit -qam 'plan: by hand'
git plan list --json >../before.json
remember
status 1 git plan fmt --check
prints_line $FESTIVAL
prints_lines 1
is_untouched
status 0 git plan fmt --dry-run
prints_line $FESTIVAL
is_untouched
status 0 git plan fmt
is 'its subject' "$(git log -1 --format=%s)" "plan: format $FESTIVAL"
ok 'its form' cmp $FESTIVAL - <<'YAML'
id: fete-des-voisins
# La fête
title: "Fêter les voisins"  # en été
objective: rencontres
order: 10
responsible:
  # ceux qui aident
  - committee: animation
schedule:
  - été 2008
budget:
  - amount: 5000  # à confirmer
YAML
git plan list --json >../after.json
ok 'the plan says the same' cmp ../before.json ../after.json
status 0 git plan fmt --check
is 'nothing is left to commit' "$(git status --porcelain)" ''

story 'some files only'
change plan/committees/animation.yaml 's/"//g'
change plan/organizations/quartier.yaml 's/"//g'
git commit -qam 'plan: by hand'
status 1 git plan fmt --check
prints_lines 2
cd plan/committees || exit 1
status 0 git plan fmt --check ../actions ../../plan/axes
status 1 git plan fmt --check .
prints_line animation.yaml
status 0 git plan fmt .
cd ../.. || exit 1
is 'the other one waits' "$(git plan fmt --check)" plan/organizations/quartier.yaml
remember
status 1 git plan fmt no-such-file
says "'no-such-file' is no file or folder of the plan"
status 1 git plan fmt ../elsewhere
status 1 git plan fmt --check "$(printf 'a\033[31m')"
is_clean
status 129 git plan fmt --no-such-option
is_untouched

story 'edits that are not committed'
printf '# plus tard\n' >>plan/organizations/quartier.yaml
remember
status 1 git plan fmt
says 'has edits that are not committed yet'
is_untouched
status 0 git plan fmt --include
is 'they are taken along' "$(git show --format= HEAD | grep -c '^+# plus tard')" 1

story 'lines that end with CR LF'
change $FESTIVAL "s/\$/$(printf '\r')/"
status 1 git plan fmt --check
status 0 git plan fmt
prints 'nothing to commit'
is 'they are gone' "$(tr -dc '\r' <$FESTIVAL | wc -c | tr -d ' ')" 0
is 'and nothing is left to commit' "$(git status --porcelain)" ''
status 0 git plan fmt --check

story 'what is left as it is'
printf 'id: bob\nname: # ici\n  Bob\n' >plan/organizations/bob.yaml
printf 'id: [x\n' >plan/organizations/x.yaml
printf 'id: deux\nname: "D"\nid: deux\n' >plan/organizations/deux.yaml
git add plan && git commit -qm 'plan: odd files'
remember
status 1 git plan fmt
says 'plan/organizations/bob.yaml: left as it is: a comment'
says 'plan/organizations/x.yaml: left as it is: it cannot be read'
says 'plan/organizations/deux.yaml: left as it is: it has errors of form'
is_untouched
git rm -q plan/organizations/x.yaml plan/organizations/deux.yaml && git commit -qm 'plan: less'
status 0 git plan fmt --check
says 'bob.yaml: left as it is'
git rm -q plan/organizations/bob.yaml && git commit -qm 'plan: less'

story 'a newer format'
change plan/plan.yaml 's/^format: 1/title: x\nformat: 99/;/^title: "/d'
remember
status 1 git plan fmt
says 'newer'
status 1 git plan fmt --check
is_untouched
git checkout -q -- plan

story 'the real plan'
cd .. && real_repository pole && cd pole || exit 1
git plan report document --json >../before.json 2>/dev/null || git plan report table --json >../before.json
git plan check --all >../before.txt
status 0 git plan fmt
status 0 git plan fmt --check
git plan report document --json >../after.json 2>/dev/null || git plan report table --json >../after.json
git plan check --all >../after.txt
ok 'says the same' cmp ../before.json ../after.json
ok 'has the same findings' cmp ../before.txt ../after.txt

story 'in a bare repository, in French'
change plan/plan.yaml 's/^title: \(.*\)/title:   \1/'
git commit -qam 'plan: by hand'
git clone -q --bare . ../pole.git
cd ../pole.git || exit 1
status 1 git plan fmt --check
prints_line plan/plan.yaml
status 0 git plan fmt
status 0 git plan fmt --check
status 1 env LANGUAGE=fr git plan fmt ailleurs
says "n'est ni un fichier ni un dossier du plan"
