#!/bin/sh
# The JSON Schemas that editors read: anywhere, in the user's language, one a kind.

# shellcheck source-path=SCRIPTDIR source=lib.sh
. "${0%/*}/lib.sh"

story 'outside any repository'
status 0 git-plan schema action
is_json
prints 'http://json-schema.org/draft-07/schema#'
prints '"title": "responsible"'
prints '"additionalProperties": false'
says_lines 0
status 0 git-plan schema
is_json
for kind in plan lexicon axis objective action committee group organization post person \
  meeting decision; do
  prints "    \"$kind\": {"
  status 0 git-plan schema $kind
  is_json
  is_clean
  prints_like '^  "type": "object",$'
  git-plan schema >"$OUT"
done

story 'kinds by their other names'
status 0 git-plan schema action
cp "$OUT" ../action.json
for word in actions Action "piste d'action" "pistes d'action"; do
  status 0 git-plan schema "$word"
  prints_exactly <../action.json
done
status 0 git-plan schema comite
prints '"title": "committee"'

story 'the words of the user'
ok 'the schema in French' env LC_ALL=fr_CA.UTF-8 sh -c 'git-plan schema action >../fr.json'
status 0 cat ../fr.json
is_json
prints '"title": "piste d'\''action"'
prints '"title": "échéancier"'
prints "Qui en répond, une entrée par ligne"
prints 'in_progress = en cours'
# The files' own words stay: so the same files are valid in every language.
for language in en_CA.UTF-8 fr_CA.UTF-8; do
  LC_ALL=$language git-plan schema action |
    grep -v '"title": \|"description": ' >"../$language.json"
done
ok 'only titles and descriptions change' cmp ../en_CA.UTF-8.json ../fr_CA.UTF-8.json

story 'mistakes'
status 129 git-plan schema actoin
says "did you mean 'action'?"
prints_lines 0
status 129 git-plan schema rules
says 'the kinds are plan, lexicon, axis, '
status 129 git-plan schema action axis
says "'axis' is too many"
status 129 git-plan schema "$(printf 'a\033[31m')"
is_clean
status 129 git-plan schema --indent
says "unknown option '--indent'"
if [ -w /dev/full ]; then
  status 128 sh -c 'git-plan schema >/dev/full'
fi

# --- Editors -------------------------------------------------------------------

EDITORS=${0%/*}/../../contrib/editors

story 'the schemas of an editor'
git init -q repo && cd repo || exit 1
status 0 "$EDITORS/write-schemas"
prints_line .git/plan-schemas
for schema in .git/plan-schemas/*; do
  kind=${schema##*/}
  kind=${kind%.json}
  if [ "$kind" != any ]; then
    git-plan schema "$kind" >../kind.json
    ok "$kind is its schema" cmp "$schema" ../kind.json
  fi
done
is 'one a kind of file, and one for all' "$(find .git/plan-schemas -type f | wc -l | tr -d ' ')" 11
mkdir ../aside
status 0 "$EDITORS/write-schemas" ../aside
ok 'elsewhere, too' cmp ../aside/any.json .git/plan-schemas/any.json

story 'the settings of editors'
for kind in .git/plan-schemas/*; do
  kind=${kind##*/}
  kind=${kind%.json}
  case $kind in
  any) continue ;;
  plan | lexicon) files=$kind.yaml ;;
  axis) files='axes/*.yaml' ;;
  action) files='actions/**/*.yaml' ;;
  person) files='people/*.yaml' ;;
  *) files=${kind}s/'*.yaml' ;;
  esac
  ok "VS Code: $kind" grep -qF "\".git/plan-schemas/$kind.json\": \"plan/$files\"" \
    "$EDITORS/vscode/settings.json"
  ok "Neovim: $kind" grep -qF "  $kind = 'plan/$files'," "$EDITORS/nvim/git-plan.lua"
done
status 0 cat "$EDITORS/vscode/settings.json"
is_json
