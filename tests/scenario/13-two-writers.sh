# shellcheck shell=sh
# Several people, or programs, change one repository at the same time, beside git gc.
# shellcheck source=tests/scenario/lib.sh
. "${0%/*}/lib.sh"

# How many at a time, and how often each: TURNS=100 for an evening.
WRITERS=8
TURNS=${TURNS:-4}
LIMIT=$((30 + WRITERS * TURNS))

small_repository quartier
cd quartier || exit
FIRST=$(git rev-parse HEAD)

# Gives another value each time, so that each can be looked for.
writer() {
  turn=0
  while [ $turn -lt "$TURNS" ]; do
    turn=$((turn + 1))
    number=$(($1 * 1000 + turn))
    case $(((turn + $1) % 4)) in
    0) set -- "$1" fete-des-voisins order=$number ;;
    1) set -- "$1" jardin-partage order=$number ;;
    2) set -- "$1" fete-des-voisins "notes=Note $number" ;;
    3) set -- "$1" animation "other_names+=Nom $number" ;;
    esac
    if git plan set "$2" "$3" -m "acknowledged $number" >"../said-$1" 2>&1; then
      echo "$3" >>"../done-$1"
    else
      cat "../said-$1" >>"../failed-$1"
    fi
  done
}

keeper() {
  while [ ! -e ../over ]; do
    # What it says of a branch that moved meanwhile is no concern of anybody.
    git gc -q 2>/dev/null
    git pack-refs --all 2>/dev/null
  done
}

story "$WRITERS writers, $TURNS times each, beside git gc"
keeper &
KEEPER=$!
WAITED=
for WRITER in $(seq $WRITERS); do
  writer "$WRITER" &
  WAITED="$WAITED $!"
done
# shellcheck disable=SC2086 # numbers
wait $WAITED
: >../over
wait $KEEPER
is "nobody is refused" "$(cat ../failed-* 2>/dev/null)" ""
cat ../done-* | sort >../acknowledged
is "all are acknowledged" "$(grep -c '' ../acknowledged)" $((WRITERS * TURNS))
is "exactly one commit each" "$(git rev-list --count "$FIRST..HEAD")" $((WRITERS * TURNS))
is "in one line" "$(git rev-list --merges --count HEAD)" 0
git log -p --format= "$FIRST..HEAD" >../history
while read -r WORD; do
  VALUE=${WORD#*=}
  grep -q "^+.*\\b$VALUE\\b" ../history || echo "$WORD"
done <../acknowledged >../lost
is "every value acknowledged is in the history" "$(cat ../lost)" ""
is "every name added to the list is in it still" \
  "$(grep -c 'Nom [0-9]*' plan/committees/animation.yaml)" "$(grep -c other_names ../acknowledged)"
is "nothing is left to commit" "$(git status --short)" ""
ok "git fsck has nothing to say" git fsck --strict
status 0 git plan check
is "no lock is left" "$(find .git -name '*.lock' -o -name 'plan-*')" ""

story "Beside commits by hand"
(
  for TURN in 1 2 3 4 5 6; do
    until echo "# $TURN" >>plan/organizations/quartier.yaml &&
      git commit -qm "by hand $TURN" plan/organizations/quartier.yaml 2>/dev/null; do
      :
    done
  done
) &
BY_HAND=$!
for TURN in 1 2 3 4 5 6; do
  git plan set jardin-partage "order=$TURN" >"$OUT" 2>"$ERR" || cat "$ERR" >>../failed
done
wait $BY_HAND
is "both come through" "$(cat ../failed 2>/dev/null; git log --format=%s | grep -c 'by hand')" 6
is "with what each changed" "$(git log --format= --name-only --grep='by hand' | sort -u)" \
  plan/organizations/quartier.yaml
is "and no more" "$(git status --short)" ""

story "An item that somebody else replaced"
status 0 git plan set fete-des-voisins 'schedule:été 2008=hiver 2009'
status 1 git plan set fete-des-voisins 'schedule:été 2008=hiver 2010'
says "'été 2008' is not among"

story "The same value from both"
status 0 git plan set fete-des-voisins progress=10
BEFORE=$(git rev-parse HEAD)
status 0 git plan set fete-des-voisins progress=10
prints "nothing to change"
is "one commit" "$(git rev-parse HEAD)" "$BEFORE"
