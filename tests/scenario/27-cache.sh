# shellcheck shell=sh
# The cache: what it remembers is what would be read, whatever happens to it.
# shellcheck source=tests/scenario/lib.sh
. "${0%/*}/lib.sh"

CACHE=.git/plan/cache.db

# same QUESTION…: cold, warm and without the cache, the answer is the same.
same() {
  limited git plan "$@" --no-cache >"$OUT.without" 2>"$ERR.without"
  WITHOUT=$?
  for try in first second; do
    status $WITHOUT git plan "$@"
    ok "$*, the $try time: what is read without the cache" cmp "$OUT" "$OUT.without"
    ok "$*, the $try time: and what is said" cmp "$ERR" "$ERR.without"
  done
}

questions() {
  same check
  same check --json
  same list --count
  same list --json status:planned
  same list 'no:budget' --at HEAD --format=csv
  same report --json
  same show action-0007 --json
  same show action-0007
  same log
  same log --json --field status
  same log action-0007
  same log --where status:planned --json
  same blame action-0007 --json
  same drift --at HEAD
}

# large_plan FOLDER: more actions than are read sooner than remembered.
large_plan() {
  small_plan "$1"
  awk -v folder="$1/plan/actions" 'BEGIN {
    for (i = 0; i < 2100; i++) {
      file = sprintf("%s/action-%04d.yaml", folder, i)
      printf "id: action-%04d\ntitle: \"Action %d\"\nobjective: animer\norder: %d\n", \
        i, i, 100 + i >file
      printf "status: %s\n", i % 3 ? "planned" : "completed" >file
      close(file)
    }
  }'
}

# So that nothing is too new to be remembered.
age() {
  find plan -type f -exec touch -d '2008-02-01 12:00' {} +
}

git init -q large
large_plan large
objective=$(sed -n 's/^objective: //p' large/"$FESTIVAL")
find large/plan/actions -name 'action-*' -exec sed -i "s/^objective: .*/objective: $objective/" {} +
commit large 2008-01-10 'plan: begin'
cd large || exit
for i in 1 2 3; do
  git plan set action-0007 progress=${i}0 >"$OUT.set"
  git plan set action-000$i status=suspended >"$OUT.set"
done

story 'A large plan'
questions
ok 'it is kept' test -s "$CACHE"
is 'for its owner alone' "$(stat -c %a "$CACHE")" 600

story 'Recorded'
same list --count --at HEAD
same list --count --at HEAD~2 status:suspended
same check --at HEAD~2

story 'Changed'
git plan set action-0100 status=completed >"$OUT.set"
same list --count status:completed
sed -i 's/^status: .*/status: cancelled/' plan/actions/action-0200.yaml
same list --json status:cancelled
prints action-0200
touch -d '2008-02-01 12:00' plan/actions/action-0200.yaml
same list --json status:cancelled
prints action-0200
printf 'status: nonsense\n' >>plan/actions/action-0200.yaml
same list --count
same check
says_not fatal
git checkout -q plan/actions/action-0200.yaml
rm plan/actions/action-0300.yaml
same list --count
git checkout -q plan/actions/action-0300.yaml
same list --count

story 'Another day, another language'
same check --today=2011-01-01
LC_ALL=C.UTF-8 LANGUAGE=fr LANG=fr_CA.UTF-8 limited git plan check --no-cache >"$OUT.french" 2>&1
LC_ALL=C.UTF-8 LANGUAGE=fr LANG=fr_CA.UTF-8 limited git plan check >"$OUT.again" 2>&1
ok 'French is not remembered as English' cmp "$OUT.french" "$OUT.again"
same check

story 'Damaged'
same log --json
same check
size=$(stat -c %s "$CACHE")
for at in 0 100 4096 9000 $((size / 2)) $((size - 50)); do
  printf 'damage' | dd of="$CACHE" bs=1 seek="$at" conv=notrunc 2>/dev/null
  same list --count status:planned
  same log --json --field status
done
printf 'no database' >"$CACHE"
same log action-0007
: >"$CACHE"
same log action-0007
rm "$CACHE"
mkdir "$CACHE"
same log action-0007
rmdir "$CACHE"
same log action-0007
ok 'it is there again' test -f "$CACHE"

story 'Of another repository'
cp -R ../large ../copy
git plan set action-0007 progress=90 >"$OUT.set"
cp "$CACHE" ../copy/$CACHE
cd ../copy || exit
same log action-0007
same list --count
cd ../large || exit

story 'Killed while it is written'
rm -f "$CACHE"*
for i in 1 2 3 4 5 6; do
  timeout -s KILL "0.0$i" git plan log --json --field status >"$OUT.killed" 2>&1
done
same log --json --field status
same log action-0007
same list --count

story 'Several at once'
rm -f "$CACHE"*
limited git plan log --json --no-cache >"$OUT.alone"
for i in 1 2 3 4 5 6; do
  limited git plan log --json >"$OUT.$i" 2>&1 &
done
wait
for i in 1 2 3 4 5 6; do
  ok "reader $i has the whole answer" cmp "$OUT.$i" "$OUT.alone"
done

story 'A date far back'
git init -q ../long
cd ../long || exit
small_plan .
commit . 2007-01-01 'plan: begin'
awk -v tip="$(git rev-parse HEAD)" 'BEGIN {
  for (i = 1; i <= 1500; i++) {
    printf "commit refs/heads/long\ncommitter A <a@example.org> %d +0000\ndata 2\nx\n", \
      1200000000 + 86400 * i
    if (i == 1)
      printf "from %s\n", tip
    printf "M 100644 inline plan/actions/fete-des-voisins.yaml\ndata <<END\n"
    printf "id: fete-des-voisins\ntitle: \"%d\"\nobjective: x\norder: 1\nEND\n\n", i
  }
}' | git fast-import --quiet
git checkout -q long
for day in 2008-03-01 2009-06-15 2011-12-31; do
  title=$(git show "$(git rev-list -1 --before="$day 23:59:59" HEAD)":"$FESTIVAL" |
    sed -n 's/^title: "\(.*\)"/\1/p')
  same show fete-des-voisins --at "$day"
  prints "$title"
done
same log --field title -n 3
same log fete-des-voisins
same show fete-des-voisins --at 2009-06-15
