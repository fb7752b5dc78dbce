#!/bin/sh
# Taking back what commits changed: exactly where nobody touched it since, field by field
# where somebody did, not at all where that is in the way.

# shellcheck source-path=SCRIPTDIR source=lib.sh
. "${0%/*}/lib.sh"

real_repository pole
cd pole || exit 1
ACTION=plan/actions/promouvoir/rediger-plan-communication.yaml

# same_plan REVISION: the plan is that one, to the byte.
same_plan() {
  is "the plan is that of $1" "$(git rev-parse HEAD:plan)" "$(git rev-parse "$1:plan")"
  is 'and so are the files' "$(git status --porcelain)" ''
}

story 'the last commit'
status 0 git plan set 1.1.1 status=completed
short=$(git log -1 --format=%h --abbrev=7)
status 0 git plan undo
is 'the subject says of which' "$(git log -1 --format=%s)" \
  "plan: undo set status of rediger-plan-communication ($short)"
prints '− status: completed'
same_plan HEAD~2
status 0 git plan undo
same_plan HEAD~2
status 0 git plan undo HEAD~2 -m 'Décidé autrement.' --decision reunion-2007-06-06/d1
is 'why, and by which decision' "$(git log -1 --format=%b)" 'Décidé autrement.

Decision: reunion-2007-06-06/d1'

story 'renames, removals, formatting'
base=$(git rev-parse HEAD)
status 0 git plan rename communications com
status 0 git plan undo
same_plan "$base"
status 0 git plan remove 4.1 4.1.1 4.1.2 4.1.3 concerter
status 0 git plan undo
same_plan "$base"
change $ACTION 's/^order: /order:    /'
git commit -qam 'plan: by hand'
base=$(git rev-parse HEAD)
status 0 git plan fmt
prints "plan: format $ACTION"
status 0 git plan undo
same_plan "$base"

story 'beside what others changed since'
status 0 git plan set 1.1.1 status=completed 'partners+=organization:feecq'
first=$(git rev-parse HEAD)
printf '# une remarque\n' >>$ACTION
git commit -qam 'plan: remark'
status 0 git plan set 1.1.1 progress=40
status 0 git plan undo "$first"
is 'what it changed is what it was' "$(git diff "$base" HEAD -- $ACTION | grep '^[-+][^-+]')" '+progress: 40
+# une remarque'

story 'with who refers to it by now'
status 0 git plan rename communications com
renamed=$(git rev-parse HEAD)
status 0 git plan set com 'name=Comité C'
status 0 git plan set 1.2.1 responsible+=committee:com
status 0 git plan undo "$renamed"
is 'it has its old name' "$(sed -n 's/^id: //p' plan/committees/communications.yaml)" communications
is 'no trace of the other' "$(git grep -c '[: ]com$' -- plan)" ''
is 'what was set stays' "$(sed -n 's/^name: //p' plan/committees/communications.yaml)" '"Comité C"'
status 0 git plan check

story 'what is in the way is named'
status 0 git plan set 1.1.1 status=suspended
first=$(git rev-parse HEAD)
status 0 git plan set 1.1.1 status=planned
second=$(git rev-parse --short=7 HEAD)
status 0 git plan set 1.1.1 progress=60
remember
status 1 git plan undo "$first"
says "'status' of 'rediger-plan-communication' was changed since"
says "by $second (plan: set status of rediger-plan-communication)"
is_untouched
status 0 git plan undo "$second"
status 0 git plan undo "$first"
is 'one after the other' "$(grep '^status' $ACTION)" ''

story 'what was created and is used by now'
cat >plan/people/anne.yaml <<'YAML'
id: anne
name: "Anne"
YAML
git add plan && git commit -qm 'plan: add anne'
created=$(git rev-parse HEAD)
status 0 git plan set 1.1.1 responsible+=person:anne
user=$(git rev-parse --short=7 HEAD)
remember
status 1 git plan undo "$created"
says "'rediger-plan-communication' refers by now to 'anne'"
says "by $user"
is_untouched
status 0 git plan undo
status 0 git plan undo "$created"
ok 'then it goes' test ! -e plan/people/anne.yaml

story 'edits that are not committed'
status 0 git plan set 1.1.1 status=completed
change $ACTION 's/^status: .*/status: planned/'
remember
status 1 git plan undo
says 'not committed yet'
is_untouched
git checkout -q -- plan
printf '# plus tard\n' >>$ACTION
remember
status 1 git plan undo
says 'has edits that are not committed yet'
is_untouched
status 0 git plan undo --include
is 'they are taken along' "$(git show --format= HEAD | grep -c '^+# plus tard')" 1

story 'what cannot be undone'
remember
status 1 git plan undo "$(git rev-list --max-parents=0 HEAD)"
says 'is the first commit'
status 128 git plan undo nonsense
says "'nonsense' names no revision"
status 129 git plan undo 2007-06-06
status 129 git plan undo decision:reunion-2007-06-06/d1
status 129 git plan undo HEAD HEAD~1
status 128 git plan undo --no-verify -- --output=x
status 128 git plan undo "$(printf 'a\033[31m')"
is_clean
is_untouched
git commit -q --allow-empty -m "$(printf 'nothing \033[31m at all')"
remember
status 1 git plan undo
says 'changed nothing of the plan'
is_clean
is_untouched

story 'merges'
git switch -qc side
status 0 git plan set 1.1.2 status=completed
git switch -q main
status 0 git plan set 1.1.3 status=completed
git merge -q --no-edit side
remember
status 1 git plan undo
says 'is a merge'
says 'git log'
is_untouched
status 0 git plan undo HEAD^2
is 'what it brought can be' "$(grep '^status' plan/actions/promouvoir/developper-bulletin-information-promotion.yaml)" ''
git switch -qc other HEAD~1
git switch -q main
git branch -qD side
git switch -q --detach main
remember
status 1 git plan undo
says 'HEAD is detached'
is_untouched
git switch -q other
status 0 git plan set 1.1.2 progress=10
git switch -q main
remember
status 1 git plan undo other
says 'is not in this branch'
is_untouched

story 'a history that is not whole'
git clone -q --depth 1 "file://$PWD" ../shallow
cd ../shallow || exit 1
remember
status 128 git plan undo
says 'does not go back far enough'
says 'git fetch --unshallow'
is_untouched

story 'only to see, in a bare repository, in French'
cd ../pole || exit 1
status 0 git plan set 1.1.2 progress=20
remember
status 0 git plan undo --dry-run
prints '− progress: 20'
is_untouched
git clone -q --bare . ../pole.git
cd ../pole.git || exit 1
status 0 git plan undo
same=$(git rev-parse HEAD~2:plan)
is 'the plan of before' "$(git rev-parse HEAD:plan)" "$same"
status 1 env LANGUAGE=fr git plan undo "$(git rev-list --merges -1 HEAD)"
says 'est une fusion'
