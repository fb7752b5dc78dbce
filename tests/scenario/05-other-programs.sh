#!/bin/sh
# What other programs read of a check: SARIF for code hosts, lines as compilers print
# them for editors, GitLab's code quality. jq reads the JSON.
# shellcheck disable=SC2016 # the questions to jq are not for the shell

# shellcheck source-path=SCRIPTDIR source=lib.sh
. "${0%/*}/lib.sh"

small_repository repo
cd repo || exit 1

# json QUESTION ANSWER: what jq makes of the last output.
json() {
  is "$COMMAND: $1" "$(jq -r "$1" <"$OUT" 2>&1)" "$2"
}

# --- SARIF ------------------------------------------------------------------

story 'SARIF without findings'
status 0 git plan check --format=sarif --rule=syntax
says_lines 0
is_json
json .version 2.1.0
json '.runs | length' 1
json '.runs[0].results | length' 0
json .runs[0].columnKind unicodeCodePoints
json .runs[0].tool.driver.name git-plan
json .runs[0].tool.driver.version "$(git plan --version | sed 's/.* //')"
json .runs[0].tool.driver.language en
json '[.runs[0].tool.driver.rules[]
  | select(.id and .shortDescription.text and .fullDescription.text
    and (.defaultConfiguration.level | . == "error" or . == "warning") | not)] | length' 0
json '[.runs[0].tool.driver.rules[].id] | index("syntax") != null' true

story 'SARIF'
folder='plan/actions/été # 50%'
mkdir "$folder"
cat >"$folder/a b:c.yaml" <<'PLAN'
id: "x"
statut: "prévue"
notes: "[ici](http://example.org) {0}"
PLAN
echo 'status: "[ici](http:x) {0}"' >>"$FESTIVAL"
status 1 git plan check --format=sarif
says_lines 0
is_json
is_clean
json '[.runs[0] | .tool.driver.rules as $rules | .results[]
  | select($rules[.ruleIndex].id != .ruleId)] | length' 0
json '[.runs[0].results[] | .locations[].physicalLocation
  | select(.artifactLocation.uriBaseId != "%SRCROOT%" or .region.startLine < 1
    or .region.startColumn < 1)] | length' 0
json '.runs[0].originalUriBaseIds | has("%SRCROOT%")' true
json '[.runs[0].results[] | select(.ruleId == "unknown-key")][0]
  | .level, .locations[0].physicalLocation.artifactLocation.uri,
    .locations[0].physicalLocation.region.startLine' \
  "error
plan/actions/%C3%A9t%C3%A9%20%23%2050%25/a%20b%3Ac.yaml
2"
json '[.runs[0].results[] | select(.ruleId == "unknown-key")][0].message.text
  | contains("did you mean '\''status'\''?")' true
story 'SARIF, where text of the plan would be a link or a place for an argument'
json '[.runs[0].results[] | select(.locations[0].physicalLocation.artifactLocation.uri
  | endswith("fete-des-voisins.yaml")).message.text | select(contains("ici"))] |
  length > 0 and all(contains("[ici] (http:x) {{0}}"))' true

story 'SARIF from a folder, of a part, as errors, in French'
(cd plan/actions && status 1 git plan check --format=sarif .)
json '[.runs[0].results[].locations[0].physicalLocation.artifactLocation.uri
  | startswith("plan/actions/")] | all and length > 1' true
status 1 git plan check --format=sarif --strict
json '[.runs[0].results[].level] | unique | join(" ")' error
status 1 env LANGUAGE=fr git plan check --format=sarif
json .runs[0].tool.driver.language fr
json '[.runs[0].results[] | select(.ruleId == "unknown-key")][0].message.text
  | contains("vouliez-vous dire")' true
json '[.runs[0].results[].level] | unique | join(" ")' 'error warning'

story 'no plan, no SARIF'
git init -q "$PWD.empty"
(cd "$PWD.empty" && status 128 git plan check --format=sarif && prints_lines 0)

# --- As compilers print ------------------------------------------------------

story 'lines for editors'
status 1 git plan check --format=gcc
prints_like '^plan/actions/fete-des-voisins.yaml:[0-9]*:[0-9]*: error: .* \[unknown-value\]$'
prints_like ': warning: .* \[[a-z-]*\]$'
says_lines 0
is_clean
status 1 env LANGUAGE=fr git plan check --format=gcc
prints_like ': error: .*vouliez-vous dire .*status.*) \[unknown-key\]$'
prints_like ': warning: '
prints_not avertissement
status 1 git -c color.ui=always plan check --format=gcc --color
is_clean
has_terminal && {
  terminal 1 'git plan check --format=gcc'
  is_clean
  prints_like ': warning: '
}
status 129 git plan list --format=gcc
says 'the formats of this command are: table, json'

# --- Templates ----------------------------------------------------------------

story "GitLab's code quality, by the command of the template"
git init -q ../quality
(
  cd ../quality || exit 1
  cp -R ../repo/plan .
  sed -n 's/^      //; /{ git plan check --json/,/plan-codequality.json$/p' \
    "${REAL_PLAN%/plan}/contrib/ci/gitlab-ci.yml" >command.sh
  status 0 sh command.sh
  mv plan-codequality.json "$OUT"
  json 'length > 1 and all(.description and .check_name and .location.path
    and .location.lines.begin and (.severity == "major" or .severity == "minor"))' true
  json '[.[].fingerprint] | length == (unique | length)' true
)

story 'the command of the hook for pre-commit'
hook=$(sed -n 's/^  entry: //p' "${REAL_PLAN%/plan}/.pre-commit-hooks.yaml")
# shellcheck disable=SC2086 # words
status 0 $hook
git add -A
# shellcheck disable=SC2086
status 1 $hook
