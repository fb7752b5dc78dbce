#!/bin/sh
# Where the plan is read from: every way in which Git finds a repository, the
# index, revisions, dates and decisions, and what is said when it is not there.

# shellcheck source-path=SCRIPTDIR source=lib.sh
. "${0%/*}/lib.sh"

work=$PWD
warning=--rule=committee-no-members

# remedy WORDS: the command in the hint that begins so, run as a user would.
remedy() {
  REMEDY=$(sed -n "s/^hint: .*\\($1 [^;]*\\).*/\\1/p" "$ERR")
  ok "the remedy works: ${REMEDY:-none is named}" sh -c "${REMEDY:-false}"
}

# --- As Git finds it --------------------------------------------------------

small_repository repo
set_amount repo 6000

story 'the working tree'
cd repo || exit 1
amount_is 6000
status 0 git plan check $warning
prints 'plan/committees/animation.yaml:1:1: warning: '
status 0 git-plan check $warning
prints 'plan/committees/animation.yaml:1:1: warning: '

story 'a folder below'
cd plan/actions || exit 1
amount_is 6000
status 0 git plan check $warning
prints_like '^\.\./committees/animation.yaml:1:1: warning: '
status 0 git plan check $warning --json
prints '"path":"plan/committees/animation.yaml"'
status 0 git plan check $warning --at HEAD
prints_like '^\.\./committees/animation.yaml:1:1: warning: '
cd ../committees || exit 1
status 0 git plan check $warning
prints_like '^animation.yaml:1:1: warning: '
status 0 git plan check $warning --staged
prints_like '^animation.yaml:1:1: warning: '

story 'git -C'
cd "$work" || exit 1
status 0 git -C repo/plan plan check $warning
prints_like '^committees/animation.yaml:1:1: warning: '

story 'inside .git'
cd "$work/repo/.git" || exit 1
status 0 git plan list --at HEAD
prints 'Fêter les voisins'

story 'GIT_DIR'
cd "$work/repo" || exit 1
GIT_DIR=.git
export GIT_DIR
amount_is 6000
amount_is 5000 --at HEAD
cd "$work" || exit 1
GIT_DIR=repo/.git
amount_is 5000 --at HEAD
mkdir elsewhere
small_plan elsewhere
set_amount elsewhere 7000
cd elsewhere || exit 1
GIT_DIR=../repo/.git
story 'GIT_DIR alone: the current directory is the working tree'
amount_is 7000
amount_is 5000 --at HEAD

story 'GIT_DIR and GIT_WORK_TREE'
cd "$work" || exit 1
GIT_DIR=$work/repo/.git GIT_WORK_TREE=$work/elsewhere
export GIT_WORK_TREE
amount_is 7000
amount_is 5000 --at HEAD
amount_is 5000 --staged
cd elsewhere/plan || exit 1
status 0 git plan check $warning
prints_like '^committees/animation.yaml:1:1: warning: '
unset GIT_DIR GIT_WORK_TREE
cd "$work" || exit 1
status 0 git --git-dir=repo/.git --work-tree=elsewhere plan list
prints 'Fêter les voisins'
status 0 git --git-dir=repo/.git --work-tree=elsewhere plan list --at HEAD
prints 'Fêter les voisins'

story 'core.worktree'
git -C repo config core.worktree "$work/elsewhere"
cd repo || exit 1
amount_is 7000
git config --unset core.worktree
cd "$work" || exit 1

story 'an alias'
git -C repo config alias.verifier '!git plan check'
status 0 git -C repo/plan verifier $warning
prints 'committees/animation.yaml:1:1: warning: '

story 'a linked worktree'
git -C repo worktree add -q "$work/linked" 2>/dev/null
set_amount linked 8000
cd linked/plan || exit 1
amount_is 8000
amount_is 5000 --at HEAD
amount_is 5000 --staged
status 0 git plan check $warning
prints_like '^committees/animation.yaml:1:1: warning: '
cd "$work" || exit 1

story 'a submodule'
git init -q outer
git -C outer -c protocol.file.allow=always submodule --quiet add "$work/repo" quartier 2>/dev/null
cd outer/quartier || exit 1
amount_is 5000
amount_is 5000 --at HEAD
amount_is 5000 --staged
cd ..
status 128 git plan list
prints_lines 0
cd "$work" || exit 1

story 'a bare repository'
git clone -q --bare repo bare.git
status 0 git -C bare.git plan list
prints 'Fêter les voisins'
cd bare.git || exit 1
amount_is 5000
amount_is 5000 --at main
status 0 git plan check $warning
prints_like '^plan/committees/animation.yaml:1:1: warning: '
status 128 git plan list --staged
says --at
cd "$work" || exit 1
status 0 git --git-dir=bare.git plan list
prints 'Fêter les voisins'

story 'objects in another repository'
git clone -q -s repo borrower
cd borrower || exit 1
amount_is 5000 --at HEAD
cd "$work" || exit 1

story 'a hook before the commit'
cat >repo/.git/hooks/pre-commit <<'END'
#!/bin/sh
exec git plan check --staged --rule=currency
END
chmod +x repo/.git/hooks/pre-commit
printf '    currency: EUR\n' >>repo/$FESTIVAL
status 1 git -C repo commit -q -a -m 'budget: in euros'
says "$FESTIVAL"
status 1 git -C repo/plan commit -q -m 'budget: in euros' -- actions
status 0 git -C repo commit -q --allow-empty -m 'nothing of it'
cp repo/$FESTIVAL linked/$FESTIVAL
status 1 git -C linked/plan commit -q -m 'budget: in euros' -- actions
rm repo/.git/hooks/pre-commit

story 'a hook before what is pushed is taken'
cat >bare.git/hooks/pre-receive <<'END'
#!/bin/sh
while read -r old new ref; do
  git plan check --at "$new" --rule=currency || exit 1
done
END
chmod +x bare.git/hooks/pre-receive
commit linked 2008-02-01 'budget: in euros'
status 1 git -C linked push -q "$work/bare.git" HEAD:refs/heads/euros
says "$FESTIVAL"
change linked/$FESTIVAL '/currency/d'
commit linked 2008-02-02 'budget: in dollars again'
status 1 git -C bare.git rev-parse -q --verify euros
status 0 git -C linked push -q "$work/bare.git" HEAD:refs/heads/dollars

# --- Nothing to read --------------------------------------------------------

story 'no repository'
mkdir nowhere
cd nowhere || exit 1
if git rev-parse --git-dir >/dev/null 2>&1; then
  skip 'status 128' 'the temporary folder is in a repository'
else
  status 128 git plan list
  prints_lines 0
  says 'not a git repository'
  says 'git -C'
  status 128 git plan list --at HEAD
  says 'not a git repository'
  status 0 git plan check -h
fi
cd "$work" || exit 1

story 'a repository without a plan'
git init -q empty
status 128 git -C empty plan check
prints_lines 0
says plan/plan.yaml
status 128 git -C empty plan list --staged
says plan/plan.yaml
git -C empty commit -q --allow-empty -m begin
status 128 git -C empty plan list --at HEAD
says plan/plan.yaml
status 128 git -C empty plan list --at 2030-01-01

story 'plan/ is empty'
mkdir empty/plan
status 128 git -C empty plan check
prints_lines 0
says 'plan/'

story 'plan/ is a file'
rmdir empty/plan
echo 'À faire' >empty/plan
status 128 git -C empty plan check
prints_lines 0

story 'plan/ is a symbolic link'
rm empty/plan
ln -s ../repo/plan empty/plan
status 128 git -C empty plan list
prints_lines 0
says link
git -C empty add plan
git -C empty commit -q -m link
status 128 git -C empty plan list --at HEAD
prints_lines 0

story 'plan/plan.yaml is missing'
cp -R repo headless
rm headless/plan/plan.yaml
cd headless || exit 1
status 1 git plan check
prints_like '^plan/plan.yaml:1:1: error: .*\[plan-missing]'
says '1 error, '
status 1 git plan list
prints 'Fêter les voisins'
says_like '^plan/plan.yaml:1:1: error: .*\[plan-missing]'
says_lines 1
git commit -q -a -m 'no plan.yaml'
status 1 git plan check --at HEAD
prints '[plan-missing]'
git checkout -q HEAD~1 -- plan

story 'plan/plan.yaml is of a newer git-plan'
change plan/plan.yaml 's/^format: 1/format: 2/'
status 1 git plan check
prints_like '^plan/plan.yaml:1:1: error: .*needs a newer git-plan.*\[format-newer]'
says '1 error, 0 warnings'
status 1 git plan show fete-des-voisins
prints_lines 0
says 'needs a newer git-plan'
status 0 git plan check --at HEAD~1
cd "$work" || exit 1

story 'a branch without commits'
git init -q unborn
small_plan unborn
cd unborn || exit 1
amount_is 5000
for when in HEAD 2008-01-15 decision:reunion-2008-01-15/d1; do
  status 128 git plan list --at "$when"
  prints_lines 0
  says 'no commit'
done
status 128 git plan list --staged
git add plan
set_amount . 6000
amount_is 5000 --staged
cd "$work" || exit 1

story 'a bare repository without commits'
git init -q --bare unborn.git
status 128 git -C unborn.git plan list
says 'no commit'
prints_lines 0

# --- The index --------------------------------------------------------------

small_repository index
cd index || exit 1
story 'the index'
set_amount . 6000
git add plan
set_amount . 7000
amount_is 7000
amount_is 6000 --staged
amount_is 5000 --at HEAD

story 'a file announced with git add -N'
change $FESTIVAL -e 's/^id: .*/id: fete-de-noel/' -e 's/^title: .*/title: "Fêter Noël"/' -e w\ plan/actions/fete-de-noel.yaml
git checkout -q -- $FESTIVAL
git add -N plan/actions/fete-de-noel.yaml
status 0 git plan list
prints 'Fêter Noël'
status 0 git plan list --staged
prints_not 'Fêter Noël'
says_lines 0
git reset -q

story 'a file that is no longer in the index'
rm plan/actions/fete-de-noel.yaml
git rm -q --cached plan/actions/jardin-partage.yaml
status 0 git plan list --staged
prints_lines 2
status 0 git plan list
prints_lines 3
git reset -q --hard

story 'another index'
GIT_INDEX_FILE=$work/other-index
export GIT_INDEX_FILE
git read-tree HEAD
git rm -q --cached plan/actions/jardin-partage.yaml
status 0 git plan list --staged
prints_lines 2
unset GIT_INDEX_FILE
status 0 git plan list --staged
prints_lines 3

story 'a merge that is not finished'
git checkout -q -b side
set_amount . 6000
commit . 2008-02-01 'budget: more'
git checkout -q main
set_amount . 4000
commit . 2008-02-02 'budget: less'
git merge -q side >/dev/null 2>&1
status 1 git plan check --staged --rule=unmerged
prints_like "^$FESTIVAL:1:1: error: .*\\[unmerged]"
prints_lines 1
status 1 git plan list --staged
prints 'Ouvrir un jardin partagé'
prints_not 'Fêter les voisins'
says '[unmerged]'
status 1 git plan list
says '[conflict-marker]'
git merge --abort

story 'an index that cannot be read'
cp .git/index ../good-index
echo rubbish >.git/index
status 128 git plan list --staged
prints_lines 0
says_not 'no longer exists'
says hint:
cp ../good-index .git/index
git update-index --split-index
if ! git plan list --staged >"$OUT" 2>"$ERR"; then
  status 128 git plan list --staged
  prints_lines 0
  remedy 'git update-index'
fi
amount_is 4000 --staged
cd "$work" || exit 1

# --- Revisions, dates, decisions --------------------------------------------

git init -q history
cd history || exit 1
echo 'Le quartier' >README
commit . 2007-12-01 'readme'
small_plan .
mv plan/meetings ../later
commit . 2008-01-10 'plan: begin'
git tag first
set_amount . 5100
mv ../later plan/meetings
commit . 2008-01-16T03:30:00Z 'meetings: 15 January'
git tag -a -m 'as adopted' adopted
set_amount . 5200
commit . 2008-02-10 'plan: set the budget of the festival' 'Decision: reunion-2008-02-10/d2'
git checkout -q -b proposal
set_amount . 9000
commit . 2008-02-15 'budget: a proposal' 'Decision: reunion-2008-02-10/d3'
git checkout -q main
change plan/actions/jardin-partage.yaml 's/^order: .*/order: 30/'
commit . 2008-02-20 'jardin: later'
GIT_COMMITTER_DATE=2008-03-01T12:00:00Z git merge -q --no-ff -m 'merge the proposal' proposal
set_amount . 5300
commit . 2008-04-01 'budget: final' 'Decision: reunion-2008-02-10/d2'

story 'a revision'
amount_is 5300
amount_is 5300 --at HEAD
amount_is 9000 --at HEAD~1
amount_is 9000 --at=HEAD^
amount_is 5200 --at main~2
amount_is 5000 --at first
amount_is 5100 --at adopted
amount_is 9000 --at proposal
amount_is 5100 --at "$(git rev-parse --short "adopted^{commit}")"
status 0 git plan list meetings --at first
prints_lines 1
for when in HEAD~99 nothing HEAD:plan/plan.yaml 2008-02-30 '' 6.1; do
  status 128 git plan list --at "$when"
  prints_lines 0
done
status 128 git plan list --at 'a day of January'
says 'decision:'
says HEAD~
says_not 'git fsck'
story 'a date that is not written as dates are'
for when in '15 janvier 2008' 'January 15, 2008' 15/01/2008; do
  status 128 git plan list --at "$when"
  says --at=2008-01-15
done
status 128 git plan list --at 2008-02-30
says 'that month ends on 2008-02-29'
story 'a revision'
status 128 git plan list --at HEAD~6
says plan/plan.yaml

story 'a date'
amount_is 5300 --at 2030-01-01
amount_is 5300 --at 2008-04-01
amount_is 9000 --at 2008-03-31
amount_is 5200 --at 2008-02-29
amount_is 5200 --at 2008-02-10
amount_is 5100 --at 2008-02-09
amount_is 5100 --at 2008-01-16
amount_is 5000 --at 2008-01-15
amount_is 5000 --at 2008-01-10
story 'a date, in local time'
TZ=EST5
amount_is 5100 --at 2008-01-15
amount_is 5000 --at 2008-01-14
TZ=CET-13
amount_is 5000 --at 2008-01-15
TZ=UTC
story 'a date before the plan'
for when in 2008-01-09 2007-12-01 1970-01-01; do
  status 128 git plan list --at $when
  prints_lines 0
  says '10 January 2008'
  says_not 'hint:'
done
TZ=CET-13
status 128 git plan list --at 2008-01-10
says 'on 10 January 2008'
says 'since 11 January 2008'
TZ=UTC
story 'a date before the plan that was adopted'
git checkout -q -b adoption
printf 'adopted: reunion-2008-01-15/d1\n' >>plan/plan.yaml
commit . 2008-04-02 'plan: say who adopted it'
status 128 git plan list --at 2007-06-06
says 'the plan as it was adopted is decision:reunion-2008-01-15/d1'
change plan/plan.yaml 's/^adopted: .*/adopted: "\\e[31m\/d1"/'
commit . 2008-04-03 'plan: say it badly'
status 128 git plan list --at 2007-06-06
says_not --at=
git checkout -q main
git branch -q -D adoption

story 'a decision'
amount_is 5300 --at decision:reunion-2008-02-10/d2
amount_is 5100 --at decision:reunion-2008-01-15/d1
amount_is 5100 --at reunion-2008-01-15/d1
amount_is 5100 --at résolution:reunion-2008-01-15/d1
amount_is 5100 --at décision:reunion-2008-01-15/d1
git tag reunion-2008-01-15/d1 first
amount_is 5000 --at reunion-2008-01-15/d1
amount_is 5100 --at decision:reunion-2008-01-15/d1
git tag -d reunion-2008-01-15/d1 >/dev/null
git checkout -q HEAD~1
amount_is 5200 --at decision:reunion-2008-02-10/d2
git checkout -q main
story 'a decision of a branch that was merged, and recorded nowhere'
status 128 git plan list --at decision:reunion-2008-02-10/d3
prints_lines 0
story 'a decision that is not there'
for when in decision:reunion-2008-01-15/d9 decision:reunion-2009-01-01/d1; do
  status 128 git plan list --at $when
  prints_lines 0
  says "${when#decision:}"
  says 'git plan list decisions'
done
status 128 git plan list --at decision:reunion-2008-01-15
says MEETING/ID
story 'a trailer that is not in the last paragraph is none'
git checkout -q -b quoted adopted
set_amount . 1
commit . 2008-05-01 'revert' 'Decision: reunion-2008-02-10/d2' 'This was a quotation.'
status 128 git plan list --at decision:reunion-2008-02-10/d2
commit . 2008-05-02 'revert: again' 'Decision: reunion-2008-02-10/d2' 'Approved-by: Rose Tremblay'
status 128 git plan list --at decision:reunion-2008-02-10/d2
commit . 2008-05-03 'revert: at last' 'Approved-by: Rose Tremblay
Decision: reunion-2008-02-10/d2'
amount_is 1 --at decision:reunion-2008-02-10/d2
git checkout -q main

# --- Histories with holes ---------------------------------------------------

cd "$work" || exit 1
git -C history config uploadpack.allowFilter true
origin=file://$work/history

story 'a shallow clone'
git clone -q --depth 2 "$origin" shallow
cd shallow || exit 1
amount_is 5300
amount_is 9000 --at HEAD~1
amount_is 9000 --at 2008-03-15
amount_is 5300 --at decision:reunion-2008-02-10/d2
for when in 2008-02-28 HEAD~2 decision:reunion-2008-01-15/d1 decision:reunion-2008-01-15/d9; do
  status 128 git plan list --at $when
  prints_lines 0
  says 'git fetch --unshallow'
done
remedy 'git fetch'
amount_is 5200 --at 2008-02-28
amount_is 5100 --at decision:reunion-2008-01-15/d1
cd "$work" || exit 1

story 'a partial clone'
if git clone -q --filter=blob:none "$origin" partial 2>/dev/null &&
  git fetch -h 2>&1 | grep -q -e --refetch; then
  cd partial || exit 1
  amount_is 5300 --at HEAD
  status 128 git plan list --at adopted
  prints_lines 0
  remedy 'git fetch'
  amount_is 5100 --at adopted
  amount_is 5100 --at decision:reunion-2008-01-15/d1
  cd "$work" || exit 1
else
  skip 'status 128' 'this Git knows no git fetch --refetch'
fi

# object REVISION: the file of a loose object.
object() {
  NAME=$(git rev-parse "$1")
  echo ".git/objects/$(printf %.2s "$NAME")/${NAME#??}"
}

# Takes an object away; back puts it back.
lose() {
  LOST=$(object "$1")
  cp -f "$LOST" "$work/kept"
  chmod u+w "$LOST"
  rm "$LOST"
}

back() {
  mkdir -p "${LOST%/*}"
  cp -f "$work/kept" "$LOST"
}

# damaged WHEN…: each is refused, with what to do, and nothing is shown.
damaged() {
  for when in "$@"; do
    status 128 git plan list --at "$when"
    prints_lines 0
    says 'git fsck'
    says_not 'no plan was recorded'
    says_not 'no revision carries'
  done
}

cp -R history holes
cd holes || exit 1
story 'a file that is missing'
lose "HEAD:$FESTIVAL"
amount_is 5300
amount_is 9000 --at HEAD~1
damaged HEAD 2008-04-01
says "$FESTIVAL"
status 128 git plan check --at HEAD
prints_lines 0
status 128 git plan check --staged
prints_lines 0
back
amount_is 5300 --at HEAD

story 'a folder that is missing'
lose HEAD:plan/actions
damaged HEAD
back
story 'plan/ is missing'
lose HEAD:plan
damaged HEAD 2008-04-01
back
story 'the tree is missing'
lose 'HEAD^{tree}'
damaged HEAD 2008-04-01
back
story 'an earlier tree is missing'
lose 'HEAD~1^{tree}'
amount_is 5300 --at HEAD
damaged HEAD~1 2008-03-15
back
story 'the first tree with the decision is missing'
lose 'adopted^{tree}'
damaged adopted 2008-01-20 decision:reunion-2008-01-15/d1
amount_is 5200 --at 2008-02-10
back
story 'an earlier commit is missing'
lose HEAD~1
amount_is 5300 --at HEAD
damaged HEAD~1 2008-03-15 decision:reunion-2008-01-15/d1
back
story 'the minutes are missing'
lose HEAD:plan/meetings/reunion-2008-01-15.yaml
damaged decision:reunion-2008-01-15/d1
back

LIMIT=5
story 'a file that is damaged: not an object'
lose "HEAD:$FESTIVAL"
echo rubbish >"$LOST"
damaged HEAD
story 'a file that is damaged: empty'
: >"$LOST"
damaged HEAD
story 'a file that is damaged: cut off'
head -c 60 "$work/kept" >"$LOST"
damaged HEAD
story 'a file that is damaged: another one'
cp -f "$(object HEAD:plan/plan.yaml)" "$LOST"
damaged HEAD
back
story 'a tree that is damaged: cut off'
lose 'HEAD:plan'
head -c 40 "$work/kept" >"$LOST"
damaged HEAD
back
LIMIT=30
cd "$work" || exit 1

# --- Repositories that are special ------------------------------------------

story 'SHA-256'
if git init -q --object-format=sha256 sha256 2>/dev/null; then
  small_plan sha256
  commit sha256 2008-01-10 'plan: begin'
  cd sha256/plan || exit 1
  amount_is 5000
  status 0 git plan check $warning
  prints_like '^committees/animation.yaml'
  for option in --at=HEAD --staged; do
    status 128 git plan list $option
    prints_lines 0
    says SHA-256
    says 'working tree'
  done
  cd "$work" || exit 1
else
  skip 'the working tree is read' 'this Git knows no SHA-256'
fi

story 'an extension that concerns the configuration only'
cp -R history extended
git -C extended config core.repositoryFormatVersion 1
git -C extended config extensions.worktreeConfig true
cd extended || exit 1
amount_is 5300
cd "$work" || exit 1

story 'a repository of somebody else'
if [ "$(id -u)" != 0 ]; then
  skip 'status 128' 'only root can give a repository away'
else
  small_repository "le plan d'Odile"
  chown -R 12345 "le plan d'Odile"
  cd "le plan d'Odile" || exit 1
  for option in --at=HEAD --staged; do
    status 128 git plan list $option
    prints_lines 0
    says safe.directory
  done
  git config --global --add safe.directory '*'
  amount_is 5000 --at HEAD
  amount_is 5000 --staged
  git config --global --unset-all safe.directory
  status 0 git -c safe.directory='*' plan list --at HEAD
  cd plan || exit 1
  status 128 git plan list --at HEAD
  remedy 'git config'
  amount_is 5000 --at HEAD
  git config --global --unset-all safe.directory
  cd "$work" || exit 1
  git clone -q --bare repo theirs.git
  chown -R 12345 theirs.git
  status 128 git -C theirs.git plan list
  says safe.directory
  remedy 'git config'
  status 0 git -C theirs.git plan list
  git config --global --unset-all safe.directory
fi
