#!/bin/sh
# What a stranger could push to the shared repository: each is refused in plain words, and
# nothing changes there. First the hook is alone, then Git's own checks stand before it.

# shellcheck source-path=SCRIPTDIR source=lib.sh
. "${0%/*}/lib.sh"

work=$PWD
status 0 git plan init --server server.git
git -C server.git config receive.fsckObjects false
small_repository repo
cd repo || exit 1
git remote add origin "$work/server.git"
status 0 git push -q origin main
good=$(git rev-parse "HEAD:$FESTIVAL")

# Refs and objects of the server, and the files they are in.
server() {
  git -C "$work/server.git" for-each-ref
  cat "$work/server.git/HEAD"
  (cd "$work/server.git" && find . -type f | LC_ALL=C sort)
}
server >"$work/before"

unchanged() {
  server >"$work/after"
  ok 'nothing changed on the server' cmp "$work/before" "$work/after"
}

# refused WORDS COMMIT [REF]: it cannot be pushed, for that reason.
refused() {
  status 1 git push origin "$2:${3:-refs/heads/hostile}"
  says "$1"
  says 'pre-receive hook declined'
  is_clean
  unchanged
}

# tree_with FOLDER NAME: the folder's tree without that entry and with those on standard input.
tree_with() {
  {
    git ls-tree -z "$1" | tr '\n\0' '\0\n' | grep -v "	$2\$" | tr '\n\0' '\0\n'
    cat
  } | git mktree -z --missing
}

# record FORMAT ARGUMENT…: a commit whose plan/actions/ holds these entries too; prints it.
record() {
  # shellcheck disable=SC2059 # the format is the scenario's
  ACTIONS=$(printf "$@" | tree_with HEAD:plan/actions "") &&
    PLAN=$(printf '040000 tree %s\tactions\0' "$ACTIONS" | tree_with HEAD:plan actions) &&
    record_root '040000 tree %s\tplan\0' "$PLAN"
}

# record_root FORMAT ARGUMENT…: a commit with these entries besides the plan; prints it.
record_root() {
  # shellcheck disable=SC2059 # the format is the scenario's
  ROOT=$(printf "$@" | {
    case $1 in *plan*) cat ;; *) tree_with HEAD "" ;; esac
  } | git mktree -z --missing 2>/dev/null || printf "$@" | tree_with HEAD "") &&
    git commit-tree -p HEAD -m hostile "$ROOT"
}

# raw_tree MODE NAME ID: a tree of one entry whatever it says; prints it. NAME is printf's.
raw_tree() {
  {
    printf '%s ' "$1"
    # shellcheck disable=SC2059 # the name is the scenario's
    printf "$2"
    printf '\0'
    for BYTE in $(echo "$3" | sed 's/../0x& /g'); do
      # shellcheck disable=SC2059 # a byte in octal
      printf "\\$(printf %03o "$BYTE")"
    done
  } >"$work/tree"
  git hash-object -t tree --literally -w "$work/tree"
}

# raw_commit: what stands on standard input, whatever it is; prints it.
raw_commit() {
  git hash-object -t commit --literally -w --stdin
}

# raw_push COMMIT PACK: push as no git does, with a pack put together by hand.
raw_push() {
  LINE="$ZERO $1 refs/heads/hostile"
  {
    printf '%04x%s\0report-status\n0000' $((${#LINE} + 19)) "$LINE"
    cat "$2"
  } | limited git receive-pack "$work/server.git" >"$OUT" 2>"$ERR"
  # shellcheck disable=SC2034 # what lib.sh calls it
  COMMAND="a push of $1 by hand"
}
ZERO=0000000000000000000000000000000000000000

# hook COMMIT: what the hook says of it in the repository itself.
hook() {
  echo "$ZERO $1 refs/heads/main" >"$work/lines"
  # shellcheck disable=SC2016 # for that shell
  status 1 sh -c 'git --git-dir=.git plan hook pre-receive <"$1"' sh "$work/lines"
}

story 'the commit that the others are made of'
fine=$(record '100644 blob %s\tAAA-fete.txt\0' "$good")
status 0 git push -q origin "$fine:refs/heads/fine"
status 0 git push -q origin HEAD:refs/heads/same
git -C "$work/server.git" update-ref -d refs/heads/fine
git -C "$work/server.git" update-ref -d refs/heads/same
git -C "$work/server.git" gc -q --prune=now
server >"$work/before"

story 'under plan/'
link=$(printf ../../../secret | git hash-object -w --stdin)
refused 'plan/actions/lien.yaml: a symbolic link' "$(record '120000 blob %s\tlien.yaml\0' "$link")"
refused 'plan/actions/module: another repository' \
  "$(record '160000 commit %s\tmodule\0' "$(git rev-parse HEAD)")"
refused 'plan/actions/autre.yaml: an executable file' \
  "$(record '100755 blob %s\tautre.yaml\0' "$good")"
refused 'a name that is there twice' "$(record '100644 blob %s\tFete-des-voisins.yaml\0' "$good")"
refused 'a name that is there twice' \
  "$(record '100644 blob %s\tf\303\252te.yaml\000100644 blob %s\tfe\314\202te.yaml\0' "$good" "$good")"
refused 'not in UTF-8' "$(record '100644 blob %s\tf\352te.yaml\0' "$good")"
refused 'cannot be seen' "$(record '100644 blob %s\tfete\nplan: error: faux\0' "$good")"
refused 'cannot be seen' "$(record '100644 blob %s\t\033[31mrouge.yaml\0' "$good")"
refused 'cannot be seen' "$(record '100644 blob %s\tfete\342\200\256lmay.yaml\0' "$good")"

story 'names that mean something else'
for name in .. . .git .GIT .git. 'git~1' '.g\342\200\214it' 'a/b' '/etc' 'a\\\\b'; do
  root=$(raw_tree 100644 "$name" "$good")
  refused ': a' "$(git commit-tree -p HEAD -m hostile "$root")"
  inner=$(raw_tree 40000 plan "$(raw_tree 40000 "$name" "$(git rev-parse HEAD:plan)")")
  refused ': ' "$(git commit-tree -p HEAD -m hostile "$inner")"
done

story 'another plan/ for some computers'
refused 'PLAN: a name that some computers take for plan' \
  "$(record_root '120000 blob %s\tPLAN\0' "$link")"
for entry in "100644 blob $good" "120000 blob $good" "160000 commit $(git rev-parse HEAD)"; do
  refused 'plan: plan must be a folder' "$(record_root '%s\tplan\0' "$entry")"
done

story 'elsewhere'
refused '.gitmodules: a symbolic link' "$(record_root '120000 blob %s\t.gitmodules\0' "$link")"
extra=$(record_root '120000 blob %s\tlien\000100755 blob %s\toutil\0' "$link" "$good")
status 0 git push -q origin "$extra:refs/heads/extra"
git -C "$work/server.git" update-ref -d refs/heads/extra
git -C "$work/server.git" gc -q --prune=now
server >"$work/before"

story 'trees that are not in order, or hold a name twice'
raw_tree 100644 double "$good" >"$work/id"
{
  cat "$work/tree"
  cat "$work/tree"
} >"$work/twice"
twice=$(git hash-object -t tree --literally -w "$work/twice")
refused "not in Git's order" "$(git commit-tree -p HEAD -m hostile "$twice")"

# deep COUNT: a commit with that many folders in one another; prints it.
deep() {
  {
    printf 'commit refs/heads/deep\ncommitter %s <%s> 1181138400 +0000\ndata 4\ndeep\n' \
      "$GIT_COMMITTER_NAME" "$GIT_COMMITTER_EMAIL"
    printf 'from refs/heads/main^0\nM 100644 %s %s/' "$good" "$2"
    awk -v count="$1" 'BEGIN { for (i = 0; i < count; i++) printf "d/" }'
    printf 'fond.yaml\n\n'
  } | git fast-import --quiet --force && git rev-parse deep
}

story 'folders in one another'
for count in 7 100; do
  refused 'too many folders in one another' "$(deep $count plan/actions)"
done
refused 'too many folders in one another' "$(deep 100 autre)"

story 'a name that is nothing'
nameless=$(git commit-tree -p HEAD -m hostile "$(raw_tree 100644 '' "$good")")
printf '%s\n%s\n' "$nameless" "$(git rev-parse "$nameless^{tree}")" |
  git pack-objects -q --stdout >"$work/pack"
raw_push "$nameless" "$work/pack"
prints 'ng refs/heads/hostile'
unchanged
hook "$nameless"
says 'an entry without a name'

story 'a tree 100,000 levels deep'
# Git itself does not survive it everywhere: it is refused, whoever does it.
# shellcheck disable=SC3045 # where the shell does not know it, it is skipped
if (ulimit -s unlimited && deep 100000 plan) >"$work/abyss" 2>/dev/null; then
  abyss=$(cat "$work/abyss")
  raw_push "$abyss" "$(find .git/objects/pack -name '*.pack' -size +1000k)"
  prints 'ng refs/heads/hostile'
  says 'too many folders in one another'
  unchanged
  git update-ref -d refs/heads/deep
  hook "$abyss"
  says 'too many folders in one another'
else
  skip 'a tree 100,000 levels deep' 'git cannot make it here'
fi

story 'files that are too large'
head -c 104857600 /dev/zero >"$work/zeros"
large=$(git -c core.compression=1 hash-object -w "$work/zeros")
head -c 1048577 /dev/zero >"$work/zeros"
larger=$(git hash-object -w "$work/zeros")
rm "$work/zeros"
refused 'plan/actions/lourd.yaml: 100 MiB are too large' \
  "$(record '100644 blob %s\tlourd.yaml\0' "$large")"
refused 'plan/actions/lourd.yaml: 1 MiB' "$(record '100644 blob %s\tlourd.yaml\0' "$larger")"
refused 'lourd.bin: 100 MiB are too large' "$(record_root '100644 blob %s\tlourd.bin\0' "$large")"

story 'commits that are not as Git writes them'
who="$GIT_AUTHOR_NAME <$GIT_AUTHOR_EMAIL> 1181138400 +0000"
tree=$(git rev-parse 'HEAD^{tree}')
header=$(printf 'tree %s\nparent %s\n' "$tree" "$(git rev-parse HEAD)")
two=$(printf '%s\nauthor %s\nauthor %s\ncommitter %s\n\nm\n' "$header" "$who" "$who" "$who" |
  raw_commit)
refused 'it has more than one author' "$two"
nul=$(printf '%s\nauthor %s\ncommitter %s\n\nm\0Decision: a/b\n' "$header" "$who" "$who" |
  raw_commit)
refused 'NUL' "$nul"
latin=$(printf '%s\nauthor %s\ncommitter %s\n\n\351t\351\n' "$header" "$who" "$who" | raw_commit)
refused 'not in UTF-8' "$latin"
long=$({
  printf '%s\nauthor %s\ncommitter %s\n\n' "$header" "$who" "$who"
  head -c 1100000 /dev/zero | tr '\0' A
} | raw_commit)
refused 'larger than anybody writes it' "$long"

story 'a commit that only a side parent brings'
side=$(git commit-tree -p HEAD -p "$two" -m merge "$tree")
refused 'it has more than one author' "$side"
refused 'it has more than one author' "$side" refs/heads/main
evil=$(record '120000 blob %s\tlien.yaml\0' "$link")
undone=$(git commit-tree -p "$evil" -m undone "$tree")
side=$(git commit-tree -p HEAD -p "$undone" -m merge "$tree")
refused 'a symbolic link' "$side" refs/heads/main
refused 'a symbolic link' "$undone" refs/heads/proposal/calme

story 'among several refs, the last'
git branch -f one HEAD
git update-ref refs/heads/two "$evil"
status 1 git push origin one two
says 'a symbolic link'
unchanged
git update-ref -d refs/heads/two

story 'a tag'
refused 'a symbolic link' "$evil" refs/tags/v1
git tag -a -m tree tree "$tree"
refused 'it does not lead to a commit' tree refs/tags/tree
git tag -a -m tag nested HEAD
git -c advice.nestedTag=false tag -a -m tag nested2 nested
status 0 git push -q origin nested2
git -C "$work/server.git" update-ref -d refs/tags/nested2
git -C "$work/server.git" gc -q --prune=now
server >"$work/before"

story 'other refs'
refused 'only branches, tags and notes' HEAD "refs/replace/$(git rev-parse HEAD)"
refused 'only branches, tags and notes' HEAD refs/plan/x

story 'objects that are not there'
lacking=$(record '100644 blob %s\tabsent.yaml\0' 1234567890123456789012345678901234567890)
limited git push origin "$lacking:refs/heads/hostile" >"$OUT" 2>"$ERR"
unchanged
hook "$lacking"
says '1234567890123456789012345678901234567890 is missing'

story "with Git's own checks before it"
git -C "$work/server.git" config receive.fsckObjects true
server >"$work/before"
for commit in "$evil" "$two" "$nul" "$latin" "$long" "$lacking" "$side" "$(deep 100 plan/actions)"; do
  limited git push origin "$commit:refs/heads/hostile" >"$OUT" 2>"$ERR"
  ok 'it is refused' test "$?" != 0
  unchanged
done
status 0 git push -q origin "$fine:refs/heads/fine"
