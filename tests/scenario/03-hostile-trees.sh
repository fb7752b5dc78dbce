#!/bin/sh
# Trees that Git records and no working folder would hold: what somebody could
# push to the shared repository. Each is refused in plain words, without obeying
# it and without taking long.

# shellcheck source-path=SCRIPTDIR source=lib.sh
. "${0%/*}/lib.sh"

LIMIT=20
small_repository repo
cd repo || exit 1
good=$(git rev-parse "HEAD:$FESTIVAL")
nothing=$(git hash-object -t tree /dev/null)

# tree_with FOLDER NAME: the folder's tree without that entry and with those on standard input.
tree_with() {
  {
    git ls-tree -z "$1" | tr '\n\0' '\0\n' | grep -v "	$2\$" | tr '\n\0' '\0\n'
    cat
  } | git mktree -z --missing
}

# record FORMAT ARGUMENT…: a commit whose plan/actions/ holds these entries too, tagged hostile.
record() {
  # shellcheck disable=SC2059 # the format is the scenario's
  ACTIONS=$(printf "$@" | tree_with HEAD:plan/actions "") &&
    PLAN=$(printf '040000 tree %s\tactions\0' "$ACTIONS" | tree_with HEAD:plan actions) &&
    commit_plan "$PLAN"
}

# commit_plan TREE: a commit with this plan/, tagged hostile.
commit_plan() {
  commit_root "$(printf '040000 tree %s\tplan\0' "$1" | git mktree -z --missing)"
}

commit_root() {
  AT=hostile
  git tag -f $AT "$(git commit-tree -m hostile "$1")" >/dev/null
}

# refused RULE PLACE: an error of the rule there; the rest of the plan is still shown.
refused() {
  status 1 git plan check --at "$AT"
  prints_like "^$2: error: .*\\[$1]\$"
  prints_not 'died of signal'
  is_clean
  cp "$OUT" ../check
  status 1 git plan list --at "$AT"
  prints 'Ouvrir un jardin partagé'
  says "[$1]"
  is_clean
  status 1 git plan check --json --at "$AT"
  is_json
  is_clean
}

story 'the tree that the others are made of'
commit_plan "$(git rev-parse HEAD:plan)"
status 0 git plan check --at "$AT"

story 'a symbolic link'
record '120000 blob %s\tlien.yaml\0' "$(printf ../../../secret | git hash-object -w --stdin)"
refused not-a-regular-file plan/actions/lien.yaml:1:1
prints_not secret

story 'a symbolic link in place of a folder'
record '120000 blob %s\tdossier\0' "$(printf ../.. | git hash-object -w --stdin)"
refused not-a-regular-file plan/actions/dossier:1:1

story 'a submodule'
record '160000 commit %s\tmodule\0' "$(git rev-parse HEAD)"
refused not-a-regular-file plan/actions/module:1:1
record '160000 commit %s\tmodule.yaml\0' "$(git rev-parse HEAD)"
refused not-a-regular-file plan/actions/module.yaml:1:1

story 'an executable file'
record '100755 blob %s\tautre.yaml\0' "$good"
refused not-a-regular-file plan/actions/autre.yaml:1:1

story 'a folder named like a file'
record '040000 tree %s\tautre.yaml\0' "$nothing"
refused not-a-regular-file plan/actions/autre.yaml:1:1

story 'names equal but for case'
record '100644 blob %s\tFete-des-voisins.yaml\0' "$good"
refused case-conflict 'plan/actions/fete-des-voisins.yaml:1:1'
prints_not 'died of signal'

story 'folders equal but for case'
mkdir -p plan/actions/rue
git mv $FESTIVAL plan/actions/rue/
git commit -q -m 'actions: a folder'
record '040000 tree %s\tRUE\0' "$(git rev-parse HEAD:plan/actions/rue)"
refused case-conflict 'plan/actions/rue[^:]*:1:1'
git reset -q --hard HEAD~1

story 'names equal but for the encoding of an accent'
record '100644 blob %s\tf\303\252te.yaml\000100644 blob %s\tfe\314\202te.yaml\0' "$good" "$good"
refused case-conflict 'plan/actions/f[^:]*te.yaml:1:1'

story 'a file that is no plan file'
record '100644 blob %s\t.DS_Store\0' "$good"
refused not-a-plan-file plan/actions/.DS_Store:1:1
record '100644 blob %s\tautre.yml\0' "$good"
refused not-a-plan-file plan/actions/autre.yml:1:1

story 'a line feed in a name'
record '100644 blob %s\tfete\nplan: error: faux\0' "$good"
refused not-a-plan-file 'plan/actions/fete\\nplan: error: faux:1:1'
story 'an escape code in a name'
record '100644 blob %s\t\033[31mrouge\033]0;titre\007.yaml\0' "$good"
refused duplicate-id 'plan/actions/[^:]*rouge[^:]*titre[^:]*.yaml:1:1'
story 'a name that turns the direction of text'
record '100644 blob %s\tfete\342\200\256lmay.yaml\0' "$good"
refused duplicate-id 'plan/actions/fete[^:]*lmay.yaml:1:1'
story 'a name that is not UTF-8'
record '100644 blob %s\tf\352te.yaml\0' "$good"
refused duplicate-id 'plan/actions/f[^:]*te.yaml:1:1'
story 'a control character of Latin-1 in a name'
record '100644 blob %s\tfete\302\2332J.yaml\0' "$good"
refused duplicate-id 'plan/actions/fete[^:]*2J.yaml:1:1'

story 'a hostile name whose file is missing'
record '100644 blob %s\t\033[31mrouge.yaml\0' 1234567890123456789012345678901234567890
status 128 git plan list --at "$AT"
prints_lines 0
says 'git fsck'
is_clean
story 'a hostile name whose folder is missing'
record '040000 tree %s\t\033[31mrouge\0' 1234567890123456789012345678901234567890
status 128 git plan list --at "$AT"
prints_lines 0
says 'git fsck'
is_clean

# literal NAME: a plan/ whose only entry has that name, which git mktree refuses.
literal() {
  BYTES=$(git rev-parse HEAD:plan/plan.yaml | sed 's/../0x& /g')
  {
    printf '100644 '
    # shellcheck disable=SC2059 # the name is the scenario's
    printf "$1"
    printf '\0'
    for BYTE in $BYTES; do
      # shellcheck disable=SC2059 # a byte in octal
      printf "\\$(printf %03o "$BYTE")"
    done
  } >../tree
  commit_plan "$(git hash-object -t tree --literally -w ../tree)"
}

story 'names that lead out of the plan'
for name in .. . .git ../plan.yaml ../../plan.yaml /plan.yaml; do
  literal "$name"
  status 1 git plan check --at "$AT"
  prints '[not-a-plan-file]'
  prints '[plan-missing]'
done
story 'an entry without a name'
literal ''
status 128 git plan check --at "$AT"
prints_lines 0
says 'git fsck'

# deep COUNT: a commit with that many folders in one another, on a branch of its own.
deep() {
  {
    printf 'commit refs/heads/deep-%s\n' "$1"
    printf 'committer %s <%s> 1181138400 +0000\ndata 4\ndeep\nfrom refs/heads/main^0\n' \
      "$GIT_COMMITTER_NAME" "$GIT_COMMITTER_EMAIL"
    printf 'M 100644 %s plan/actions/' "$good"
    awk -v count="$1" 'BEGIN { for (i = 0; i < count; i++) printf "d/" }'
    printf 'fond.yaml\n\n'
  } | git fast-import --quiet && AT=deep-$1
}

story 'folders five deep'
deep 5
status 1 git plan check --at "$AT"
prints_not '[too-deep]'
prints_like '^plan/actions/d/d/d/d/d/fond.yaml:1:1: error: .*\[duplicate-id]'
for count in 6 7 8 9 10000; do
  story "folders $count deep"
  deep $count
  refused too-deep 'plan/actions/d/d/d/d/d/d[^:]*:1:1'
  is 'it is said once' "$(grep -c 'plan/actions/d/' ../check)" 1
done

story 'a file of 100 MB'
head -c 104857600 /dev/zero >../zeros
record '100644 blob %s\tlourd.yaml\0' "$(git -c core.compression=1 hash-object -w ../zeros)"
rm ../zeros
refused too-large plan/actions/lourd.yaml:1:1

story 'plan.yaml of 100 MB'
PLAN=$(git ls-tree "$AT:plan/actions" lourd.yaml | sed 's/lourd/plan/' | tr '\n' '\0' |
  tree_with HEAD:plan plan.yaml)
commit_plan "$PLAN"
status 1 git plan check --at "$AT"
prints_like '^plan/plan.yaml:1:1: error: .*\[too-large]'

story '20,000 times the same file'
ACTIONS=$(awk -v blob="$good" 'BEGIN { for (i = 0; i < 20000; i++) print "100644 blob " blob "\tfete-" i ".yaml" }' |
  tr '\n' '\0' | tree_with HEAD:plan/actions fete-des-voisins.yaml)
PLAN=$(printf '040000 tree %s\tactions\0' "$ACTIONS" | tree_with HEAD:plan actions)
commit_plan "$PLAN"
status 1 git plan list --at "$AT"
says '[duplicate-id]'
status 1 git plan show fete-des-voisins --at "$AT"
status 1 git plan check --json --at "$AT"
is_json

story 'brackets 900,000 deep'
{
  printf 'id: profond\nresponsible: '
  head -c 900000 /dev/zero | tr '\0' '['
} >../brackets
record '100644 blob %s\tprofond.yaml\0' "$(git hash-object -w ../brackets)"
refused too-deep 'plan/actions/profond.yaml:2:[0-9]*'

story 'one word of a megabyte'
{
  printf 'id: long\nobjective: rencontres\ntitle: "'
  head -c 1000000 /dev/zero | tr '\0' A
  printf '"\n'
} >../word
record '100644 blob %s\tlong.yaml\0' "$(git hash-object -w ../word)"
status 0 git plan check --at "$AT"
status 0 git plan list --at "$AT"

story 'text that a terminal would obey'
# value ESCAPED: the festival's title and responsible, as YAML escapes it.
value() {
  git show "HEAD:$FESTIVAL" | sed -e "s/^title: .*/title: \"$1\"/" -e "s/- committee: .*/- text: \"$1\"/" >../value
  record '100644 blob %s\tvaleur.yaml\0' "$(sed 's/^id: .*/id: valeur/' ../value | git hash-object -w --stdin)"
}
for escaped in '\\e[31mrouge' '\\x9b31mrouge' '\\u202Eegour' '\\u0085rouge' '\\brouge'; do
  value "$escaped"
  refused control-character 'plan/actions/valeur.yaml:2:[0-9]*'
  status 1 git plan list --json --at "$AT"
  is_json
  is_clean
  status 1 git plan show valeur --at "$AT"
  is_clean
done

story 'plan/ itself is a file, a link, a submodule'
for entry in "100644 blob $good" "120000 blob $good" "160000 commit $(git rev-parse HEAD)"; do
  commit_root "$(printf '%s\tplan\n' "$entry" | git mktree)"
  status 128 git plan list --at "$AT"
  prints_lines 0
done

story 'the same in the index'
git update-index --add --cacheinfo "120000,$good,plan/actions/lien.yaml"
status 1 git plan check --staged
prints_like '^plan/actions/lien.yaml:1:1: error: .*\[not-a-regular-file]'
git update-index --add --cacheinfo "160000,$(git rev-parse HEAD),plan/actions/module.yaml"
status 1 git plan check --staged
prints_like '^plan/actions/module.yaml:1:1: error: .*\[not-a-regular-file]'
