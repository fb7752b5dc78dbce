#!/bin/sh
# Where a working copy stands: what is edited, what is not shared yet, what is wrong.

# shellcheck source-path=SCRIPTDIR source=lib.sh
. "${0%/*}/lib.sh"

work=$PWD
TODAY=--today=2008-01-20

story 'nothing is recorded yet'
git init -q new && small_plan new
cd new || exit 1
status 0 git plan status $TODAY
prints_line 'Branch main, where nothing is recorded yet'
prints '  plan/plan.yaml (new: git add makes it known to Git)'
prints '0 errors'
prints_not 'Changed since'
status 0 git plan status --json
is_json
prints '"commit":null'
prints '"changes":[]'
cd "$work" || exit 1

story 'nothing is edited, nothing shared'
small_repository repo
cd repo || exit 1
status 0 git plan status $TODAY
prints_line 'Branch main'
prints_line 'Nothing is edited since the last commit'
prints_line 'This branch is shared with nobody: git push -u origin HEAD does that'
prints_lines 6
says_lines 0

story 'shared'
git init -q --bare ../server.git
git remote add origin ../server.git
git push -q -u origin main
git clone -q ../server.git ../other
status 0 git plan status
prints_line 'Every commit is shared with origin/main, as of the last git fetch'

story 'ahead, behind, and both'
set_amount . 6000
commit . 2008-01-11 'plan: more'
status 0 git plan status
prints_line '1 change of yours is not shared yet (git push), beside origin/main as of the last git fetch'
commit . 2008-01-11 'plan: again'
echo x >../other/note.txt
commit ../other 2008-01-12 'note: begin'
git -C ../other push -q
git fetch -q
status 0 git plan status
prints_line "2 changes of yours are not shared yet (git push); 1 of others' is not received (git pull), beside origin/main as of the last git fetch"
status 0 env LC_ALL=C.UTF-8 LANGUAGE=fr git plan status
prints "2 de vos modifications ne sont pas encore partagées (git push)"
status 0 git plan status --json
prints '"upstream":"origin/main","ahead":2,"behind":1'
git -C ../other fetch -q
git reset -q --hard origin/main
git reset -q --hard HEAD~1
status 0 git plan status
prints_line "1 of others' is not received (git pull), beside origin/main as of the last git fetch"

story 'edits, field by field'
set_amount . 7000
git add -A
change plan/actions/jardin-partage.yaml 's/^title: .*/title: "Ouvrir deux jardins"/'
echo '# to be seen' >>plan/axes/voisinage.yaml
echo '# twice' >>plan/committees/animation.yaml
git add plan/committees
echo '# three times' >>plan/committees/animation.yaml
cat >plan/people-file.yaml <<'END'
id: x
END
mkdir plan/people
cat >plan/people/odile.yaml <<'END'
id: odile
name: "Odile"
END
status 0 git plan status $TODAY --no-pager
prints_line 'Changed since the last commit'
prints_line 'action 1.1.1 Fêter les voisins'
prints_like 'amount: 5.*000.*\$ → 7.*000.*\$'
prints 'title: Ouvrir un jardin partagé → Ouvrir deux jardins'
prints_line 'person Odile (added)'
prints_line "  $FESTIVAL (staged)"
prints_line '  plan/actions/jardin-partage.yaml (not staged)'
prints_line '  plan/axes/voisinage.yaml (not staged; comments or layout only)'
prints_line '  plan/committees/animation.yaml (staged in part, edited again since; comments or layout only)'
prints_line '  plan/people/odile.yaml (new: git add makes it known to Git)'
prints_line '  plan/people-file.yaml (new: git add makes it known to Git)'
prints_like '^plan/people-file.yaml:1:1: error: '
prints '1 error, '
prints 'git plan check tells them'
is_clean
status 0 git plan status --json $TODAY
is_json
prints '"op":"change"'
prints '"old":5000,"new":7000'
prints '{"path":"plan/axes/voisinage.yaml","state":"edited","layout_only":true}'
prints '{"path":"plan/committees/animation.yaml","state":"partly-staged","layout_only":true}'
prints '"errors":1'
cd plan || exit 1
status 0 git plan status
prints_line '  axes/voisinage.yaml (not staged; comments or layout only)'
cd .. || exit 1
rm plan/people-file.yaml

story 'a file goes'
git rm -q plan/organizations/quartier.yaml
status 0 git plan status
prints_line 'organization Conseil de quartier (removed)'
prints_line '  plan/organizations/quartier.yaml (staged)'
prints "[reference-unknown]"

story 'a file that cannot be read has not only changed its comments'
git reset -q --hard
git clean -q -f -d
echo '"' >>$FESTIVAL
status 0 git plan status
prints_line "  $FESTIVAL (not staged)"

story 'a merge that is not finished'
git reset -q --hard
set_amount . 8000
git commit -q -a -m 'plan: ours'
git switch -q -c theirs HEAD~1
set_amount . 9000
git commit -q -a -m 'plan: theirs'
git switch -q main
git merge -q theirs >/dev/null 2>&1
status 0 git plan status
prints_line 'A git merge is not finished here: git status says how to go on'
prints_line "  $FESTIVAL (in conflict: both versions are in the file)"
status 0 git plan status --json
prints '"operation":"merge"'
prints '"state":"conflict"'
git merge --abort

story 'no branch'
git switch -q --detach
status 0 git plan status
prints "No branch is checked out: HEAD is at $(git rev-parse --short=10 HEAD)"
status 0 git plan status --json
prints '"branch":null'
git switch -q main

story 'the shared version is gone'
git update-ref -d refs/remotes/origin/main
status 0 git plan status
prints_line 'How far it is from origin/main is not known here: git fetch asks'
status 0 git plan status --json
prints '"ahead":null,"behind":null'

story 'a bare repository'
cd ../server.git || exit 1
status 0 git plan status
prints_line 'This repository is bare: there are no files to edit here'
prints '0 errors'

story 'a file with a hostile name'
cd ../other || exit 1
printf 'id: x\n' >"plan/$(printf 'a\033[31m\nb').yaml"
status 0 git plan status
is_clean
status 0 git plan status --json
is_json
is_clean

story 'the command line'
status 129 git plan status plan/
status 129 git plan status --at=HEAD
status 129 git plan status --today=demain
cd "$work" && mkdir nothing && git init -q nothing/repo && cd nothing/repo || exit 1
status 128 git plan status
