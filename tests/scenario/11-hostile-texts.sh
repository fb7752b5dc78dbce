#!/bin/sh
# Texts that want to be more than texts (HTML, formulas, Markdown, escapes, letters of every
# width) in every field of a plan, through every output: text stays text, lines stay within
# the terminal, columns aligned, and programs read back what was written.

# What looks like a variable within single quotes is jq's, or a text.
# shellcheck disable=SC2016
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "${0%/*}/lib.sh"
here=$(cd "${0%/*}" && pwd)
corpus=$PWD/corpus.json

if ! jq -n 1 >/dev/null 2>&1; then
  skip 'everything' 'there is no jq'
  exit 0
fi

# files: what stands after "@ PATH" on standard input goes into that file.
files() {
  mkdir -p plan/actions plan/axes plan/committees plan/groups plan/meetings \
    plan/organizations plan/people plan/posts
  awk '/^@ / { close(file); file = substr($0, 3); next } { print > file }'
}

# reads WHAT PROGRAM: what was printed is what jq's program makes of the corpus. It has the
# output's lines in $lines, or the values of JSON in $json.
reads() {
  jq -n --rawfile text "$OUT" --slurpfile json "$OUT.json" --slurpfile corpus "$corpus" \
    "def lines: \$text | rtrimstr(\"\\n\") | split(\"\\n\");
     def unescaped: gsub(\"<[^>]*>\"; \"\") | gsub(\"&lt;\"; \"<\") | gsub(\"&gt;\"; \">\")
       | gsub(\"&quot;\"; \"\\\"\") | gsub(\"&amp;\"; \"&\");
     def spaced: gsub(\" +\"; \" \") | ltrimstr(\" \") | rtrimstr(\" \");
     \$corpus[0] as \$corpus | $2" >"$OUT.read" 2>&1
  is "$COMMAND: $1" "$(head -c 300 "$OUT.read")" true
}

json_reads() {
  cp "$OUT" "$OUT.json"
  reads "$@"
  : >"$OUT.json"
}

# has_only TAGS FILE: a page with no other elements, no attributes that run or fetch, and no
# links but to plain addresses.
has_only() {
  grep -oE '<[a-zA-Z!?][^>]*' "$2" >"$OUT.tags"
  is "$COMMAND: other elements than $1" \
    "$(sed 's/^<\([^ ]*\).*/\1/' "$OUT.tags" | sort -u | grep -vxE "($1)")" ''
  is "$COMMAND: attributes that run or fetch" \
    "$(sed -E 's/="[^"]*"/=/g' "$OUT.tags" |
      grep -E '[ /](on[a-z]+|src|srcset|style|action|formaction|data)=')" ''
  is "$COMMAND: links elsewhere" "$(grep -oE ' href="[^"]*' "$OUT.tags" | sort -u |
    grep -vE '"(data:,$|https?://|ftp://|mailto:)')" ''
}

kinds='actions axes objectives committees groups organizations posts people meetings decisions
  lexicon plan'
columns='id,title,axis,objective,status,status_reason,responsible,partners,effort,budget,funding'
columns="$columns,expenses,milestones,indicators,notes,source,path"

jq '. + ["x" * 300, "漢" * 150, "e\u0301" * 300, "\u200d👩" * 60]' \
  "$here/hostile-texts.json" >"$corpus"
: >"$OUT.json"
git init -q plan-of-texts && cd plan-of-texts || exit 1
jq -r -f "$here/hostile-plan.jq" "$corpus" | files
commit . 2008-01-10 'plan: begin'

story 'a plan of such texts has no fault'
status 0 git plan check --all
prints_lines 0
says_line '0 errors, 0 warnings'

story 'on terminals of any width'
for width in 40 80 120; do
  export COLUMNS="$width"
  for kind in $kinds; do
    status 0 git plan list "$kind"
    fits "$width"
  done
  for command in "list --columns=$columns" 'list --sort=-title --columns=title,notes' \
    'show plan lexicon axe-0 objectif-0 reunion-0/d1' 'report table' 'report document' \
    'report table --source --numbers'; do
    # shellcheck disable=SC2086 # words
    status 0 git plan $command
    is_clean
    fits "$width"
  done
  for thing in axe objectif piste comite groupe organisme personne fonction reunion; do
    # shellcheck disable=SC2046 # ids
    status 0 git plan show $(jq -r "keys[] | \"$thing-\\(.)\"" "$corpus")
    is_clean
    fits "$width"
  done
done
unset COLUMNS

story 'without a width'
status 0 git plan list --columns=title
reads 'the texts as they are' 'lines[1:] == $corpus'
status 0 git plan list --columns=title,order,id
sed -n 's/piste-[0-9]*$//p' "$OUT" | while IFS= read -r line; do
  printf '%s\n' "$line" | wc -L
done | sort -u >"$OUT.starts"
is 'all cells of a column begin in the same one' "$(grep -c '' "$OUT.starts")" 1
status 0 git plan list --count title:漢字
prints_exactly <<'END'
1
END
status 0 git plan list --total=budget
prints "365"

story 'JSON'
for kind in actions axes objectives committees groups organizations posts people meetings \
  decisions; do
  status 0 git plan list "$kind" --json
  json_reads 'every thing holds its text, as often as any other' '$json[0].items
    | [.[] | $corpus[.path | capture("-(?<at>[0-9]+)\\.yaml").at | tonumber] as $text
      | [.. | strings | select(rtrimstr("\n") == $text)] | length]
    | length == ($corpus | length) and .[0] > 0 and (unique | length) == 1'
done
status 0 git plan list lexicon --json
json_reads 'what acronyms mean' '[$json[0].items[].meaning] == $corpus'
status 0 git plan show plan --json
json_reads 'the long texts' '$json[0].items[0].introduction
  == ($corpus | map("- " + .) | join("\n\n")) + "\n"'
for format in '' --source; do
  # shellcheck disable=SC2086
  status 0 git plan report table --format=json $format
  json_reads 'the cells' '[$json[0].items[].rows[0].cells[1]]
    == ($corpus | map(. + " (suspended)"))'
done
status 0 git plan completion words -- show piste-
reads 'titles beside ids' 'lines | map(split("\t")) | sort_by(.[0][6:] | tonumber) | map(.[1])
  == $corpus'

story 'CSV'
csv='
  def cells(sign): [scan("(?:\"((?:[^\"]|\"\")*)\"|([^\"" + sign + "\r\n]*))(" + sign
      + "|\r\n)")] | map({cell: (.[1] // (.[0] | gsub("\"\""; "\""))), end: (.[2] != sign)});
  def rows(sign): reduce cells(sign)[] as $c ([[]];
      .[-1] += [$c.cell] | if $c.end then . + [[]] else . end) | .[:-1];
  def safe: if test("^ *[-=+@＝＋－＠]") then "'\''" + . else . end;'
status 0 git plan list --columns=title,status_reason,milestones.title,notes,order --format=csv
reads 'the same cells' "$csv"' $text | rows(",")[1:]
  == ($corpus | map([safe, safe, safe, (. + "\n" | safe), ""]))'
status 0 git plan list lexicon --format=csv
reads 'the same meanings' "$csv"' $text | [rows(",")[1:][][1]] == ($corpus | map(safe))'
for format in ', ' '; --excel' ', --source'; do
  # shellcheck disable=SC2086
  status 0 git plan report table --format=csv ${format#?}
  reads 'the same titles' "$csv"' $text | [rows("'"${format%% *}"'")[]
    | select(.[1] | endswith(" (suspended)"))[1]] == ($corpus | map(safe + " (suspended)"))'
  reads 'no formula' "$csv"' $text | [rows("'"${format%% *}"'")[][]
    | select(test("^ *[-=+@＝＋－＠\t\r\n]"))] == []'
done

story 'HTML'
page='!DOCTYPE|html|head|meta|link|title|style|body|main|h1|div|table|thead|tbody|tr|th|td'
report="$page|header|section|h2|p|span|abbr"
document="$report|dl|dt|dd|ul|ol|li|a|h3|h4|em|strong|del|code|pre|blockquote|hr"
for kind in $kinds; do
  status 0 git plan list "$kind" --format=html
  has_only "$page" "$OUT"
done
status 0 git plan list --columns=title --format=html
reads 'the same cells' \
  '[lines[] | capture("<td>(?<text>.*)</td>").text | unescaped] == $corpus'
status 0 git plan list --columns="$columns" --format=html
has_only "$page" "$OUT"
for option in '' --source --numbers; do
  # shellcheck disable=SC2086
  status 0 git plan report table --format=html $option
  has_only "$report" "$OUT"
done
status 0 git plan report document --format=html
has_only "$document" "$OUT"
reads 'what acronyms mean, beside them' \
  '[$text | scan("<abbr title=\"([^\"]*)\">Q[A-Z]{2}")[0] | gsub("&#39;"; "'\''") | unescaped]
  == $corpus'

story 'Markdown'
if command -v cmark-gfm >/dev/null 2>&1; then
  # Addresses of mail become links wherever they stand.
  rendered() {
    cmark-gfm --unsafe -e table -e strikethrough -e autolink -e tasklist -e footnotes \
      "$OUT" | sed 's/<a href="xmpp:[^>]*>//g' >"$OUT.html" && mv "$OUT.html" "$OUT"
  }
  table='table|thead|tbody|tr|th|td|a'
  for kind in $kinds; do
    status 0 git plan list "$kind" --format=md
    rendered
    has_only "$table" "$OUT"
    is "$COMMAND: other links than of mail" "$(grep -o '<a href=.[^m][^>]*' "$OUT")" ''
  done
  status 0 git plan list --columns=title --format=md
  rendered
  reads 'the same cells' '[lines[] | capture("^<td>(?<text>.*)</td>$").text | unescaped]
    == ($corpus | map(spaced))'
  status 0 git plan report table --format=md
  rendered
  has_only "$table|h1|h2|p" "$OUT"
  is "$COMMAND: other links than of mail" "$(grep -o '<a href=.[^m][^>]*' "$OUT")" ''
  status 0 git plan report document --format=md
  rendered
  has_only "$document" "$OUT"
else
  skip 'what a reader sees' 'there is no cmark-gfm'
fi

story 'a text of 100 kB'
jq -rn '"@ plan/actions/piste-0.yaml\nid: piste-0\ntitle: \"\("x" * 100000)\"
objective: objectif-0\nnotes: \"\("漢字 " * 15000)\""' | files
for command in list 'show piste-0' 'report table' 'report document'; do
  # shellcheck disable=SC2086
  status 0 env COLUMNS=80 git plan $command
  fits 80
done
status 0 git plan show piste-0 --json
json_reads 'the whole of it' '$json[0].items[0].title == "x" * 100000'
git checkout -q .

story 'what a terminal would obey'
jq -n '["\u001b[31mred\u001b[m", "\u001b]0;title\u0007", "\u009b31m", "a\u0008b", "a\rb",
  "\u007f", "\u0085", "\u202egnp.exe", "\u2066a\u2069", "\u200f", "\u061c", "\u2028",
  "\ufeff<b>", "=\u001b"]' >"$corpus"
jq -r 'def hexadecimal: . as $n | [4096, 256, 16, 1]
    | map(($n / . | floor) % 16 | "0123456789abcdef"[.:. + 1]) | add;
  def escaped: "\"" + (explode | map("\\u" + hexadecimal) | add) + "\"";
  to_entries[] | .key as $n | (.value | tojson) as $raw | (.value | escaped) as $t |
  "@ plan/actions/faute-\($n).yaml
id: faute-\($n)
title: \($t)
objective: objectif-0
order: \(.key)
\($t): 1
status: \($t)
responsible:
  - person: \($t)
  - text: \($t)
schedule:
  - \($t)
milestones:
  - id: \($t)
    title: \($t)
notes: \($t)
@ plan/committees/faute-comite-\($n).yaml
id: \($raw)
name: \($raw)
members:
  - \($raw)
"' "$corpus" | files
for name in 'a\033[31mb' 'a\nb' 'a\302\233b' '\342\200\256b' 'caf\351' \
  'a:1:2: error: <img src=x> %%s "|`$(id)'; do
  # shellcheck disable=SC2059 # it is escaped
  cp plan/actions/faute-0.yaml "plan/actions/$(printf "$name").yaml"
done
find plan/actions ! -name '*-*.yaml' -name '*.yaml' | LC_ALL=C sort >"$OUT.names"
for command in 'check --all' 'check --format=gcc' 'check --json' 'check --format=sarif' \
  "list --columns=$columns" "list --columns=$columns --format=md" \
  "list --columns=$columns --format=html" 'list --json' 'list committees' \
  'report table' 'report table --format=html' 'report table --format=md' \
  'report table --format=json' 'report document' 'report document --format=html' \
  'report document --format=md' 'show faute-0 faute-1 faute-7'; do
  # shellcheck disable=SC2086
  status 1 git plan $command
  is_clean
  ok "$COMMAND: prints UTF-8" iconv -f UTF-8 -t UTF-8 "$OUT" "$ERR"
done
status 1 git plan list --format=csv
tr -d '\r' <"$OUT" >"$OUT.lines" && mv "$OUT.lines" "$OUT"
is_clean
status 1 git plan list --json
json_reads 'the very texts' '[$json[0].items[] | select(.path | test("/faute")) | .title]
  == $corpus'
status 1 git plan check --format=sarif
jq -r '.runs[0].results[].locations[].physicalLocation.artifactLocation.uri' "$OUT" |
  grep -v -e '-[0-9]*\.yaml$' | sort -u | sed 's/%\(..\)/\\x\1/g' >"$OUT.uris"
while IFS= read -r uri; do
  env printf "$uri\\n"
done <"$OUT.uris" | LC_ALL=C sort >"$OUT.read"
ok 'addresses are those of the files' cmp "$OUT.names" "$OUT.read"

story 'words of the command line'
git checkout -q . && git clean -qfd
for word in "$(printf '\033[31mred')" "$(printf '\302\23331m')" "$(printf '\342\200\256x')" \
  "$(printf 'caf\351')" "$(printf 'a\tb\rc\nd')" '<b>%s%n' '漢字"('; do
  for command in 'list responsible:' 'list title:x ' 'list --columns=' 'list --sort=' \
    'list --at=' 'list --at=decision:' 'list --today=' 'show ' 'check ' 'check --rule=' \
    'report ' 'help ' '' '--'; do
    case $command in
    '' | --) set -- "$command$word" ;;
    *=) set -- "${command% *}" "${command#* }$word" ;;
    *' ') set -- "${command%% *}" "$word" ;;
    *) set -- "${command%% *}" "${command#* }$word" ;;
    esac
    COMMAND="git plan $command$word"
    limited git-plan "$@" >"$OUT" 2>"$ERR"
    case $? in 0 | 1 | 128 | 129) ;; *) verdict 1 "$COMMAND: status $?" ;; esac
    is_clean
    ok "$COMMAND: prints UTF-8" iconv -f UTF-8 -t UTF-8 "$OUT" "$ERR"
  done
done

story 'names of branches'
branch=$(printf 'x\342\200\256y\302\233z')
git branch "$branch"
# shellcheck disable=SC2016 # it is a name
git branch '$(id);`id`'
status 0 git plan list --count --at "$branch"
status 128 git plan list --at "$branch~5"
is_clean
status 0 git plan completion words -- list --at ''
prints_not x
# shellcheck disable=SC2016
prints '$(id);`id`'
