#!/bin/sh
# Two members and the server between them, with Git's own commit, merge and push: what
# breaks the plan is refused where it happens, with file, line and remedy.

# shellcheck source-path=SCRIPTDIR source=lib.sh
. "${0%/*}/lib.sh"

work=$PWD
server() {
  git -C "$work/server.git" for-each-ref
  (cd "$work/server.git" && find objects -type f | LC_ALL=C sort)
}

story 'a server'
status 0 git plan init --server server.git
prints 'git push -u origin main'
prints "$work/server.git"
for setting in fsckObjects denyNonFastForwards denyDeletes; do
  is "receive.$setting" "$(git -C server.git config receive.$setting)" true
done
is 'the adopted branch' "$(cat server.git/HEAD)" 'ref: refs/heads/main'
ok 'its hook can be run' test -x server.git/hooks/pre-receive
status 0 git plan init --server server.git
mkdir folder && echo mine >folder/file
status 1 git plan init --server folder
says 'folder holds something else than a bare repository'
status 1 git plan init --server .
status 129 git plan init --server --title=x other.git
ok 'nothing was made' test ! -e other.git

story 'the first member begins'
small_repository odile
cd odile || exit 1
status 0 git plan init --hooks
prints_line '  pre-commit'
prints_line '  commit-msg'
prints_line '  post-merge'
prints_not pre-receive
git remote add origin "$work/server.git"
status 0 git push -q -u origin main

story 'the second member joins'
cd "$work" || exit 1
git clone -q server.git jean
cd jean/plan || exit 1
status 0 git plan init --hooks
cd "$work" || exit 1
for hook in pre-commit commit-msg post-merge; do
  ok "$hook can be run" test -x jean/.git/hooks/$hook
done

story 'a good commit'
cd odile || exit 1
set_amount . 6000
status 0 git commit -q -a -m 'plan: more for the festival' -m 'Decision: reunion-2008-01-15/d1'
says_lines 0
status 0 git push -q

story 'a commit that would break the plan'
change $FESTIVAL 's/committee: animation/committee: animations/'
status 1 git commit -q -a -m 'plan: break it'
says "$FESTIVAL:6:5: error: 'committee': nothing in the plan has the identifier 'animations'"
says "(did you mean 'animation'?)"
says 'error: the plan would have 1 error: nothing was committed'
says 'hint: mend these lines, git add the files, and commit again'
is 'nothing is recorded' "$(git log -1 --format=%s)" 'plan: more for the festival'
cd plan/actions || exit 1
status 1 git commit -q -a -m 'plan: break it'
says "error: 'committee'"
status 1 env LC_ALL=C.UTF-8 LANGUAGE=fr git commit -q -a -m 'plan: break it'
says 'erreur'
cd ../.. || exit 1
status 1 git commit -q -m 'plan: break a file' -- $FESTIVAL

story 'a commit beside the plan, while an edit of it is broken'
echo note >note.txt
git add note.txt
status 0 git commit -q -m 'note: begin'
status 1 git commit -q -a -m 'plan: break it'

story 'what is staged counts, not what is in the files'
git add -A
git checkout -q HEAD -- $FESTIVAL
git reset -q
status 0 git commit -q --allow-empty -m 'nothing'
change $FESTIVAL 's/committee: animation/committee: animations/'
git add $FESTIVAL
change $FESTIVAL 's/committee: animations/committee: animation/'
status 1 git commit -q -m 'plan: break it'
git add $FESTIVAL

story 'the plan goes'
git rm -q -r --cached plan
status 1 git commit -q -m 'plan: away with it'
says 'there is no plan in the index'
is 'it is still there' "$(git log -1 --format=%s)" nothing
git reset -q

story 'messages'
message() {
  # shellcheck disable=SC2059 # the message is the scenario's
  printf "$@" >"$work/message"
  limited git commit -q --allow-empty -F "$work/message" >"$OUT" 2>"$ERR"
  STATUS=$?
}
for good in 'plan: x\n' 'plan: x\n\nDecision: reunion-2008-01-15/d1\n' \
  'plan: x\n\nBecause.\n\nDecision: reunion-2008-01-15/d1\nSigned-off-by: O <o@e>\n' \
  'plan: x\n\nDecision: we talked at length.\n\nThe end.\n'; do
  message "$good"
  is "accepted: $good" $STATUS 0
done
refused() {
  message "$1"
  is "refused: $1" $STATUS 1
  COMMAND="the message $1"
  says "$2"
  is_clean
}
refused 'plan: x\n\nDecision: reunion-2008-01-15/d2\n' 'the plan has no such decision'
says 'git plan list decisions'
refused 'plan: x\n\nDecision: d1\n' 'write its name in full: Decision: reunion-2008-01-15/d1'
refused 'plan: x\n\nDécision : reunion-2008-01-15/d1\n' \
  'write, from the first column: Decision: reunion-2008-01-15/d1'
refused 'plan: x\n\nDecision: reunion-2008-01-15/d1\n\nThe end.\n' 'the last paragraph'
refused 'plan: x\nDecision: reunion-2008-01-15/d1\n' 'the last paragraph'
refused 'plan: x\n\nDecision: reunion-2008-01-15/d1\n and so on\n' 'the last paragraph'
refused 'plan: x\n\nDecision: reunion-2008-01-15/d1\nDecision: reunion-2008-01-15/d1\n' \
  'a commit names one decision'
refused 'plan: x\n\nDecision: \033[31m/d1\n' 'no such decision'
cat >"$work/editor" <<'END'
#!/bin/sh
printf 'plan: x\n\nDecision: none/d1\n# comment\n' >"$1"
END
chmod +x "$work/editor"
status 1 env GIT_EDITOR="$work/editor" git commit -q --allow-empty
says 'Decision: none/d1: the plan has no such decision'

story 'a decision in the commit that it allows'
cat >>plan/meetings/reunion-2008-01-15.yaml <<'END'
  - id: d2
    text: "Encore."
    result: adopted
END
status 0 git commit -q -a -m 'plan: minutes' -m 'Decision: reunion-2008-01-15/d2'

story 'what git plan commits passes by the hooks too'
status 0 git plan set fete-des-voisins status=planned --decision=reunion-2008-01-15/d2
is 'its decision counts' "$(git log -1 --format='%(trailers:key=Decision,valueonly)')" \
  reunion-2008-01-15/d2

story 'a commit without the hooks'
change $FESTIVAL 's/committee: animation/committee: animations/'
status 0 git commit -q --no-verify -a -m 'plan: broken on purpose'

story 'a push of a broken plan'
server >"$work/before"
status 1 git push
says "remote: $FESTIVAL:7:5: error: 'committee': nothing in the plan has the identifier 'animations'"
says "remote: error: main: in commit $(git rev-parse --short=10 HEAD) the plan has 1 error"
says 'remote: hint: mend these lines, then git commit -a --amend, and push again'
says 'pre-receive hook declined'
is_clean
server >"$work/after"
ok 'nothing changed on the server' cmp "$work/before" "$work/after"

story 'mended too late'
broken=$(git rev-parse --short=10 HEAD)
change $FESTIVAL 's/committee: animations/committee: animation/'
status 0 git commit -q -a -m 'plan: mend it'
status 1 git push
says "in commit $broken the plan has 1 error"
says "git reset --soft $(git rev-parse --short=10 origin/main), then git commit"
server >"$work/after"
ok 'nothing changed on the server' cmp "$work/before" "$work/after"
git reset -q --soft origin/main
status 0 git commit -q -m 'plan: all at once'
status 0 git push -q

story 'a broken plan on a side branch of a merge'
git switch -q -c side
change $FESTIVAL 's/committee: animation/committee: animations/'
git commit -q --no-verify -a -m 'plan: try'
change $FESTIVAL 's/committee: animations/committee: animation/'
echo '# checked' >>$FESTIVAL
git commit -q -a -m 'plan: tried'
git switch -q main
git merge -q --no-ff -m 'plan: what was tried' side
status 0 git push -q

story 'a branch that is neither adopted nor proposed may be broken'
git switch -q -c draft
change $FESTIVAL 's/committee: animation/committee: animations/'
git commit -q --no-verify -a -m 'plan: draft'
status 0 git push -q origin draft
server >"$work/before"
story 'but cannot become either as it is'
status 1 git push origin draft:main
says "$FESTIVAL:7:5: error"
status 1 git push origin draft:refs/heads/proposal/draft
says 'remote: error: proposal/draft: in commit'
server >"$work/after"
ok 'nothing changed on the server' cmp "$work/before" "$work/after"
git checkout -q HEAD~1 -- $FESTIVAL
git commit -q -m 'plan: mend the draft'
status 0 git push -q origin draft:refs/heads/proposal/draft
git switch -q main

story 'several refs, one of them broken: none is taken'
git branch -q good
git branch -q proposal/bad draft~1
server >"$work/before"
status 1 git push origin good proposal/bad
server >"$work/after"
ok 'nothing changed on the server' cmp "$work/before" "$work/after"

story 'what is recorded stays'
git switch -q -c shorter main~1
echo other >note.txt
git commit -q -a -m 'note: other'
for force in '' --force; do
  # shellcheck disable=SC2086 # no word or one
  status 1 git push $force origin shorter:main
  server >"$work/after"
  ok 'nothing changed on the server' cmp "$work/before" "$work/after"
done
status 1 git push origin :main
status 1 git push origin :draft
git -C "$work/server.git" config receive.denyNonFastForwards false
git -C "$work/server.git" config receive.denyDeletes false
git -C "$work/server.git" config receive.denyDeleteCurrent false
status 1 git push --force origin shorter:main
says 'remote: error: main: the adopted version holds commits that this push does not'
says 'remote: hint: take them in first: git pull'
status 1 git push origin :main
says 'remote: error: main: this branch is the adopted version: it stays'
status 0 git push -q origin :draft
git switch -q main

story 'the plan leaves the adopted branch'
git rm -q -r plan
git commit -q --no-verify -m 'plan: away with it'
server >"$work/before"
status 1 git push
says 'there is no plan/ any more'
server >"$work/after"
ok 'nothing changed on the server' cmp "$work/before" "$work/after"
git reset -q --hard origin/main

story 'two good changes that break the plan together'
cd "$work/jean" || exit 1
status 0 git pull -q
git rm -q plan/committees/animation.yaml
change $FESTIVAL 's/committee: animation/organization: quartier/'
change plan/actions/jardin-partage.yaml 's/committee: animation/organization: quartier/'
status 0 git commit -q -a -m 'plan: no committee'
cd "$work/odile" || exit 1
sed -e 's/fete-des-voisins/fete-des-rues/' -e 's/Fêter les voisins/Fêter les rues/' -e '/^order/d' \
  $FESTIVAL >plan/actions/fete-des-rues.yaml
git add -A
status 0 git commit -q -m 'plan: another festival'
status 0 git push -q
cd "$work/jean" || exit 1
status 0 git pull -q --no-rebase --no-edit
says "plan/actions/fete-des-rues.yaml:6:5: error: 'committee'"
says 'warning: after this merge the plan has 1 error'
says 'git reset --merge ORIG_HEAD'
status 1 git push
says 'plan/actions/fete-des-rues.yaml:6:5: error'
change plan/actions/fete-des-rues.yaml 's/committee: animation/organization: quartier/'
status 0 git commit -q -a --amend --no-edit
status 0 git push -q

story 'hooks that are there already'
cd "$work" || exit 1
git clone -q server.git third
cd third || exit 1
printf '#!/bin/sh\necho own\n' >.git/hooks/pre-commit
cat >.git/hooks/commit-msg <<'END'
#!/bin/sh
git plan hook commit-msg "$1" || exit 1
END
printf '#!/bin/sh\n# git-plan: an older one\n' >.git/hooks/post-merge
status 1 git plan init --hooks
prints 'pre-commit: there is one already, which stays as it is'
prints_line '      git plan hook pre-commit || exit 1'
prints 'commit-msg (your own, which calls git plan)'
prints_line '  post-merge'
says 'not every hook could be installed'
is 'their own stays' "$(sed -n 2p .git/hooks/pre-commit)" 'echo own'
ok 'the older one is replaced' grep -q 'hook post-merge' .git/hooks/post-merge
rm .git/hooks/pre-commit
git config core.hooksPath "$work/shared hooks"
status 0 git plan init --hooks
ok 'core.hooksPath counts' test -x "$work/shared hooks/pre-commit"
ok 'it stands there only' test ! -e .git/hooks/pre-commit
change $FESTIVAL 's/objective: .*/objective: nowhere/'
status 1 git commit -q -a -m 'plan: break it'

story 'a plan and its hooks at once'
cd "$work" || exit 1
status 0 git plan init --hooks --organization=Conseil --period=2027-2030 --title=Plan \
  --currency=CAD --seasons=hiver:01-01 new
ok 'the hook is there' test -x new/.git/hooks/pre-commit
ok 'the plan too' test -f new/plan/plan.yaml
git -C new add -A
status 0 git -C new commit -q -m 'plan: begin'

story 'git-plan is not installed'
# A PATH with git and the shell, but without git-plan.
mkdir bin
for tool in git sh env sed cat grep; do
  ln -s "$(command -v $tool)" bin/$tool
done
cd odile || exit 1
git pull -q
change $FESTIVAL 's/objective: .*/objective: nowhere/'
status 0 env PATH="$work/bin" git commit -q -a -m 'plan: broken, unseen'
says 'warning: git-plan is not installed here: the plan is not checked'
server >"$work/before"
status 1 env PATH="$work/bin" git push
says 'remote: error: git-plan is not in the PATH of the server: nothing can be received'
server >"$work/after"
ok 'nothing changed on the server' cmp "$work/before" "$work/after"

story 'the command line'
status 129 git plan hook
status 129 git plan hook pre-push
says 'pre-commit, commit-msg, post-merge and pre-receive'
status 129 git plan hook commit-msg
status 129 sh -c 'echo nonsense | git plan hook pre-receive'
