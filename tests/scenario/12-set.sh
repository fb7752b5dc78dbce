# shellcheck shell=sh
# Fields are set, each time in one commit that holds just that; every refusal leaves
# everything as it was.
# shellcheck source=tests/scenario/lib.sh
. "${0%/*}/lib.sh"

ACTION=plan/actions/fete-des-voisins.yaml
GARDEN=plan/actions/jardin-partage.yaml

# What a refusal must not touch: files, index, branches.
look() {
  find . -name .git -prune -o -type f -exec cksum {} + | sort
  git ls-files --stage
  git for-each-ref
  git symbolic-ref -q HEAD || git rev-parse HEAD
}

# refused COMMAND…: status 1, and everything as before.
refused() {
  look >"$OUT.before"
  status 1 "$@"
  look >"$OUT.after"
  ok "after '$*' everything is as it was" cmp "$OUT.before" "$OUT.after"
  is "after '$*' no lock or temporary file is left" \
    "$(find "$(git rev-parse --absolute-git-dir)" -name '*.lock' -o -name 'plan-*')" ""
}

# committed FILE LINE…: the last commit changes just that file, by these lines.
committed() {
  is "the commit holds $1 only" "$(git show --format= --name-only)" "$1"
  shift
  is "the commit changes just that" \
    "$(git show --format= -U0 | sed '1,/^@@/d; /^@@/d')" "$(printf '%s\n' "$@")"
  ok "git fsck has nothing to say" git fsck --strict
}

small_repository quartier
cd quartier || exit

story "A field"
status 0 git plan set 1.1.1 status=completed
prints_line "+ status: completed"
prints_like '^\[main [0-9a-f]\{7\}\] plan: set status of fete-des-voisins$'
committed $ACTION '+status: completed'
is "its subject" "$(git log -1 --format=%s)" "plan: set status of fete-des-voisins"
is "nothing else is left to commit" "$(git status --short)" ""

story "In French, with a reason and a decision"
status 0 git plan set fete-des-voisins état=prévue -m 'La fête est remise.' --decision reunion-2008-01-15/d1
committed $ACTION '-status: completed' '+status: planned'
is "the message" "$(git log -1 --format=%B)" "plan: set status of fete-des-voisins

La fête est remise.

Decision: reunion-2008-01-15/d1"

story "Nothing to change"
refused_nothing=$(git rev-parse HEAD)
status 0 git plan set fete-des-voisins status=planned
prints "nothing to change"
is "no commit" "$(git rev-parse HEAD)" "$refused_nothing"

story "Items of lists"
status 0 git plan set fete-des-voisins partners+=quartier 'budget+=item:Musique, amount:250'
committed $ACTION '+partners:' '+  - organization: quartier' '+  - item: "Musique"' '+    amount: 250'
status 0 git plan set fete-des-voisins 'budget=5000; Musique, amount:300'
committed $ACTION '-    amount: 250' '+    amount: 300'
status 0 git plan set fete-des-voisins 'budget=1 200 $'
committed $ACTION '-  - amount: 5000' '-  - item: "Musique"' '-    amount: 300' '+  - amount: 1200'
status 0 git plan set fete-des-voisins budget=1300
committed $ACTION '-  - amount: 1200' '+  - amount: 1300'
status 0 git plan set fete-des-voisins 'budget=5000; item:Musique, amount:250'
committed $ACTION '-  - amount: 1300' '+  - amount: 5000' '+  - item: "Musique"' '+    amount: 250'
status 0 git plan set fete-des-voisins 'schedule:été 2008=hiver 2009'
committed $ACTION '-  - été 2008' '+  - hiver 2009'
status 0 git plan set fete-des-voisins partners-=quartier
committed $ACTION '-partners:' '-  - organization: quartier'

story "Several things at once"
status 0 git plan set fete-des-voisins jardin-partage progress=10
is "one commit for both" "$(git show --format=%s --name-only | tr '\n' ' ')" \
  "plan: set progress of 2 actions  $ACTION $GARDEN "
status 0 git plan set --where 'sans:budget' progress=20
committed $GARDEN '-progress: 10' '+progress: 20'

story "Text from standard input"
COMMAND='git plan set jardin-partage notes=-'
printf 'Un.\nDeux.\n' | git plan set jardin-partage notes=- >"$OUT" 2>"$ERR"
verdict $? "$COMMAND"
committed $GARDEN '+notes: |' '+  Un.' '+  Deux.'

story "Only looking"
look >"$OUT.before"
status 0 git plan set fete-des-voisins progress=30 --dry-run
prints "10 → 30"
look >"$OUT.after"
ok "nothing is changed" cmp "$OUT.before" "$OUT.after"

story "The file without a commit"
status 0 git plan set fete-des-voisins progress=30 --no-commit
is "it is an edit" "$(git status --short)" " M $ACTION"

story "Edits of its own"
refused git plan set fete-des-voisins status=completed
says "has edits that are not committed yet"
says_line "  +progress: 30"
says "--include"
status 0 git plan set fete-des-voisins status=completed --include
committed $ACTION '-status: planned' '-progress: 10' '+status: completed' '+progress: 30'

story "What was edited and staged elsewhere"
echo '# à voir' >>$GARDEN
echo '# à suivre' >>plan/committees/animation.yaml
git add $GARDEN
status 0 git plan set fete-des-voisins progress=40
committed $ACTION '-progress: 30' '+progress: 40'
is "stays so" "$(git status --short)" "M  $GARDEN
 M plan/committees/animation.yaml"
git commit -qam 'by hand'

story "A file that only the index knows otherwise"
git rm -q --cached $ACTION
refused git plan set fete-des-voisins progress=50
git reset -q

story "Mistakes"
refused git plan set fete-des-voisins status=terminee2
says "'terminee2' is no value for status"
refused git plan set fete-des-voisins responsible+=animations
says "nothing in the plan is called 'animations'"
says "did you mean 'animation'?"
refused git plan set fete-de-voisins status=completed
says "did you mean 'fete-des-voisins'?"
refused git plan set fete-des-voisins title=
says "required"
refused git plan set fete-des-voisins 'schedule:été 2008=continu'
says "is not among"
refused git plan set fete-des-voisins status=planned --decision reunion-2008-01-15/d9
status 129 git plan set fete-des-voisins stauts=planned
says "did you mean 'status'?"
status 129 git plan set fete-des-voisins id=autre
says "git plan rename"
status 129 git plan set fete-des-voisins
status 129 git plan set status=planned
status 129 git plan set fete-des-voisins status=planned --dry-run --no-commit
refused git plan set --where 'budget:900000..' status=planned
says "nothing in the plan is meant"

story "Errors that it would bring in"
refused git plan set fete-des-voisins 'expenses+=date:2008-02-30, amount:5'
refused git plan set plan period.end=2006
says "date-order"
says "the plan would have errors that it does not have now"

story "Errors that are there already"
sed -i 's/^order: 20/order: vingt/' $GARDEN
git commit -qam 'a mistake'
status 0 git plan set fete-des-voisins progress=60
refused git plan check
git revert -n HEAD~1 && git commit -qm 'mended'

story "Who"
status 0 env GIT_AUTHOR_NAME='Linda Maziade' GIT_AUTHOR_EMAIL=linda@example.org \
  GIT_AUTHOR_DATE='2008-02-01T09:30:00-0500' git plan set fete-des-voisins progress=61
is "author and committer are Git's" "$(git log -1 --format='%an <%ae> %ad, %cn')" \
  "Linda Maziade <linda@example.org> Fri Feb 1 09:30:00 2008 -0500, Odile Bourdages"
refused env -u GIT_AUTHOR_NAME -u GIT_AUTHOR_EMAIL -u GIT_COMMITTER_NAME \
  -u GIT_COMMITTER_EMAIL git -c user.useConfigOnly=true plan set fete-des-voisins progress=62
says "Git does not know who you are"
status 0 env -u GIT_AUTHOR_NAME -u GIT_AUTHOR_EMAIL git -c user.name=Stéphane \
  -c user.email=s@example.org plan set fete-des-voisins progress=62
is "git -c counts" "$(git log -1 --format='%an')" "Stéphane"

story "Hooks"
hook() {
  mkdir -p "${2-.git/hooks}" && cat >"${2-.git/hooks}/$1" && chmod +x "${2-.git/hooks}/$1"
}
hook pre-commit <<'HOOK'
#!/bin/sh
git status >/dev/null
echo "about to commit: $(git diff --cached --name-only | tr '\n' ' ')" >&2
HOOK
echo '# à voir' >>$GARDEN
git add $GARDEN
status 0 git plan set fete-des-voisins progress=63
says_line "about to commit: $ACTION "
hook prepare-commit-msg <<'HOOK'
#!/bin/sh
[ "$2" = message ] && printf '%s\n\nVu par %s\n' "$(cat "$1")" "$GIT_AUTHOR_NAME" >"$1"
HOOK
hook commit-msg <<'HOOK'
#!/bin/sh
[ "$GIT_EDITOR" = : ] && ! grep -q interdit "$1"
HOOK
hook post-commit <<'HOOK'
#!/bin/sh
git log -1 --format='made: %s' >&2
HOOK
status 0 git plan set fete-des-voisins progress=64
says_line "made: plan: set progress of fete-des-voisins"
is "the message is the hook's" "$(git log -1 --format=%b)" "Vu par Odile Bourdages"
refused git plan set fete-des-voisins progress=65 -m interdit
says "hook 'commit-msg' refused the commit"
status 0 git plan set fete-des-voisins progress=65 -m interdit --no-verify
hook pre-commit <<'HOOK'
#!/bin/sh
echo "not today" >&2
exit 3
HOOK
refused git plan set fete-des-voisins progress=66
says_line "not today"
says "hook 'pre-commit' refused the commit"
hook pre-commit <<'HOOK'
#!/bin/sh
git add -A
HOOK
refused git plan set fete-des-voisins progress=66
says "staged changes of its own"
rm .git/hooks/*
echo 'exit 1' | hook pre-commit ../hooks
refused git -c core.hooksPath="$PWD/../hooks" plan set fete-des-voisins progress=66
git config core.hooksPath ../hooks
cd plan || exit
status 1 git plan set fete-des-voisins progress=66
cd .. || exit
git config --unset core.hooksPath
is "what was staged is staged still" "$(git status --short)" "M  $GARDEN"
git commit -qm 'by hand'

story "Signed"
if ssh-keygen -q -t ed25519 -N '' -f ../key 2>/dev/null; then
  printf 'odile@example.org %s\n' "$(cut -d ' ' -f 1,2 ../key.pub)" >../signers
  git config gpg.format ssh
  git config user.signingKey "$PWD/../key.pub"
  git config gpg.ssh.allowedSignersFile "$PWD/../signers"
  git config commit.gpgSign true
  status 0 git plan set fete-des-voisins progress=67 -m 'Décidé à Québec'
  ok "by ssh" git verify-commit HEAD
  is "in UTF-8" "$(git log -1 --format=%b)" "Décidé à Québec"
  status 128 git -c user.signingKey=/nowhere plan set fete-des-voisins progress=68
  says "Git could not sign the commit"
  git config --unset gpg.format
else
  skip "by ssh" "no ssh-keygen"
fi
export GNUPGHOME="$HOME/gpg"
mkdir -m 700 "$GNUPGHOME"
if gpg --batch --quiet --passphrase '' --quick-generate-key odile@example.org 2>/dev/null; then
  git config user.signingKey odile@example.org
  git config commit.gpgSign true
  status 0 git plan set fete-des-voisins progress=69
  ok "by OpenPGP" git verify-commit HEAD
  gpgconf --kill all
else
  skip "by OpenPGP" "no gpg"
fi
git config --unset commit.gpgSign

story "In the middle of something"
git switch -qc other && git plan set fete-des-voisins progress=70 >/dev/null
git switch -q main && git plan set fete-des-voisins progress=71 >/dev/null
git merge -q other >/dev/null 2>&1
refused git plan set jardin-partage progress=72
says "a git merge is not finished here"
says "git merge --abort"
git merge --abort
git rebase other >/dev/null 2>&1
refused git plan set jardin-partage progress=72
says "a git rebase is not finished here"
git rebase --abort
git checkout -q --detach
refused git plan set jardin-partage progress=72
says "HEAD is detached"
says "git switch"
git switch -q main

story "Locked"
: >.git/index.lock
touch -d '2 hours ago' .git/index.lock
status 1 git plan set jardin-partage progress=72
says "locked"
says ".git/index.lock"
says "delete"
ok "somebody else's lock stays" test -e .git/index.lock
rm .git/index.lock
: >.git/refs/heads/main.lock
touch -d '2 hours ago' .git/refs/heads/main.lock
status 1 git plan set jardin-partage progress=72
says "refs/heads/main.lock"
rm .git/refs/heads/main.lock
is "nothing came of it" "$(git status --short)" ""

story "A linked worktree"
git worktree add -q ../beside other
cd ../beside || exit
status 0 git plan set jardin-partage progress=73
committed $GARDEN '-progress: 20' '+progress: 73'
status 0 git plan set jardin-partage progress=74 --no-commit
is "without a commit" "$(git status --short)" " M $GARDEN"
cd ../quartier || exit
is "the first one is left alone" "$(git status --short)" ""

story "From elsewhere"
status 0 git -C plan/actions plan set jardin-partage progress=75
(
  cd / || exit
  status 0 git --git-dir="$OLDPWD/.git" --work-tree="$OLDPWD" plan set jardin-partage progress=76
)
committed $GARDEN '-progress: 75' '+progress: 76'
is "nothing is left over" "$(git status --short)" ""

story "Line endings"
git config core.autocrlf true
rm $GARDEN && git checkout -q -- $GARDEN
ok "the working file has carriage returns" grep -q "$(printf '\r')" $GARDEN
status 0 git plan set jardin-partage progress=77
committed $GARDEN '-progress: 76' '+progress: 77'
ok "it keeps them" grep -q "progress: 77$(printf '\r')" $GARDEN
is "nothing is left to commit" "$(git status --short)" ""
git config core.autocrlf false
rm $GARDEN && git checkout -q -- $GARDEN

story "A split index"
git update-index --split-index
echo '# à voir' >>plan/committees/animation.yaml
git add plan/committees/animation.yaml
status 0 git plan set jardin-partage progress=78
committed $GARDEN '-progress: 77' '+progress: 78'
is "what is staged stays so" "$(git status --short)" "M  plan/committees/animation.yaml"
git update-index --no-split-index && git commit -qm 'by hand'

story "A file edited in the moment in which it was staged"
git plan set jardin-partage progress=79 >/dev/null
touch -r .git/index $GARDEN # as young as the index, and of the same size
sed -i 's/^progress: 79/progress: 80/' $GARDEN && touch -r .git/index $GARDEN
git plan set fete-des-voisins progress=80 >/dev/null
is "is not taken for unchanged" "$(git status --short)" " M $GARDEN"
git checkout -q -- $GARDEN

story "A bare repository"
git clone -q --bare . ../bare.git
cd ../bare.git || exit
status 0 git plan set jardin-partage progress=81
committed $GARDEN '-progress: 79' '+progress: 81'
status 1 git plan set jardin-partage progress=82 --no-commit
says "bare"
cat >hooks/pre-commit <<'HOOK'
#!/bin/sh
[ -e once ] && exit
touch once
unset GIT_DIR GIT_INDEX_FILE
git --git-dir=. fetch -q --force ../quartier main:main
HOOK
chmod +x hooks/pre-commit
(cd ../quartier && git plan set jardin-partage progress=83 order=84 >/dev/null)
status 0 git plan set jardin-partage progress=85
says "meanwhile somebody else changed the same"
says "81 → 83"
is "both are in the history" "$(git log -2 --format=%s)" "plan: set progress of jardin-partage
plan: set progress, order of jardin-partage"
cd ..

story "A branch without commits"
git init -q unborn && small_plan unborn
cd unborn || exit
refused git plan set jardin-partage progress=1
says "is not recorded yet"
status 0 git plan set jardin-partage progress=1 --include
is "the first commit holds the file" "$(git log --name-only --format=%s)" \
  "plan: set progress of jardin-partage

$GARDEN"
cd ..

story "SHA-256"
git init -q --object-format=sha256 long && small_plan long && commit long 2008-01-10 begin
cd long || exit
look >"$OUT.before"
status 128 git plan set jardin-partage progress=1
says "SHA-256"
look >"$OUT.after"
ok "nothing is changed" cmp "$OUT.before" "$OUT.after"
cd ..

story "Hostile text"
cd quartier || exit
refused git plan set jardin-partage "notes=$(printf 'a\302\205b')"
says "U+0085"
is_clean
refused git plan set jardin-partage "title=$(printf 'a\033[31mb')"
is_clean
cd ..

story "A large plan, of which not all is read"
git init -q large && small_plan large
awk 'BEGIN {
  for (i = 1000; i < 3100; i++) {
    file = "large/plan/actions/action-" i ".yaml"
    printf "id: action-%d\ntitle: \"Action %d\"\nobjective: rencontres\norder: %d\n", i, i, i >file
    close(file)
  }
}'
commit large 2008-01-10 begin
cd large || exit
LARGE=plan/actions/action-2000.yaml
status 0 git plan set action-2000 status=planned partners+=quartier
committed $LARGE '+status: planned' '+partners:' '+  - organization: quartier'
status 0 git plan set 1.1.2 progress=5
prints "action 1.1.2 Ouvrir un jardin partagé"
status 0 git plan set action-2000 former_ids+=ancienne-2000 --dry-run
refused git plan set action-2000 action-2001 former_ids+=ancienne-2000
says "former-id-taken"
refused git plan set action-2000 partners+=quartiers
says "did you mean 'quartier'?"
refused git plan set action-200 status=planned
says "could mean several things"
refused git plan set action-2000 former_ids+=action-2001
says "former-id-taken"
refused git plan set action-2000 objective=rencontre2
refused git plan set action-9999 status=planned
status 0 git plan set --where 'order:2000..2001' progress=10
is "both" "$(git show --format= --name-only)" "$LARGE
plan/actions/action-2001.yaml"
cp $LARGE plan/actions/voisinage.yaml
sed -i 's/^id: .*/id: voisinage/' plan/actions/voisinage.yaml
git add -A && git commit -qm 'an id that is an axis, too'
refused git plan set voisinage title=Ici
says "could mean several things"
status 0 git plan set action:voisinage title=Ici
