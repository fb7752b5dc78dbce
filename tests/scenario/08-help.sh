#!/bin/sh
# Help: what the program explains by itself, the manual pages it opens in a source tree
# and where it is installed, in English and in French.

# shellcheck source-path=SCRIPTDIR source=lib.sh
. "${0%/*}/lib.sh"

work=$PWD
program=$(command -v git-plan)
tree=$(cd "$REAL_PLAN/.." && pwd)

# A man that tells what it is asked; one that finds nothing; no man at all.
mkdir "$work/bin" "$work/asked" "$work/empty" "$work/none"
cat >"$work/asked/man" <<'END_OF_MAN'
#!/bin/sh
echo "man $* in ${LC_ALL:-no locale}"
END_OF_MAN
printf '#!/bin/sh\nexit 16\n' >"$work/empty/man"
ln -s "$program" "$work/none/git-plan"
ln -s "$(command -v git)" "$work/none/git"
# asked COMMAND…: with the first of them. in_french COMMAND…: for a member in Québec.
cat >"$work/bin/asked" <<END_OF_ASKED
#!/bin/sh
PATH="$work/asked:\$PATH" exec "\$@"
END_OF_ASKED
cat >"$work/bin/in_french" <<'END_OF_FRENCH'
#!/bin/sh
unset LC_ALL
LANG=fr_CA.UTF-8 exec "$@"
END_OF_FRENCH
chmod +x "$work"/*/man "$work"/bin/*
PATH="$work/bin:$PATH"

# --- What the program says itself ---------------------------------------------

story 'help without a topic'
status 0 git plan help
prints 'usage: git plan'
prints_like '^    check  '
prints_like '^    help  '
says_lines 0

story 'a finding'
status 0 git plan help unquoted-colon
prints_line 'error: colon in a text without quotes [unquoted-colon]'
prints 'double quotes.'
prints_lines 2
status 0 env COLUMNS=40 git plan help unquoted-colon
is 'no line is wider' "$(awk 'NR > 1 && length($0) > 40' "$OUT" | grep -c '')" 0
status 0 git plan help late
prints_line 'warning: late [late]'
status 0 git plan help findings
prints_like '^error: .* \[plan-missing\]$'
prints_like '^warning: .* \[acronym-in-text\]$'
says_lines 0
status 0 in_french git plan help unquoted-colon
prints 'erreur'
prints 'guillemets'

story 'fields'
status 0 git plan help fields
prints_like '^action  *actions  *plan/actions/\*\*/ID.yaml'
prints_like '^objective .* in the file of its axis'
status 0 git plan help fields action
prints_like '^title  *text; required'
prints_like '^indicators.periods.target  *number or text'
prints_like '^status  *planned, in_progress'
status 0 git plan help fields reference
prints_like '^on_behalf_of  *identifier: organization'
for kind in actions "pistes d'action" ACTION; do
  status 0 git plan help fields "$kind"
  prints_like '^objective '
done
status 0 in_french git plan help fields action
prints 'planned (prévue)'
prints 'obligatoire'

story 'a field, wherever it is'
for word in schedule échéancier ÉCHÉANCIER; do
  status 0 git plan help $word
  prints_like '^kind  *field  *value  *meaning'
  prints_like '^action  *schedule  *list: season'
  prints_like '^action  *source.schedule '
done
status 0 git plan help état
prints_like '^action  *status  *planned'
prints_like '^action  *funding.status  *requested'
status 0 git plan help lead
prints_like '^reference  *lead '
status 0 git plan help indicators.measure
prints_like '^objective  *indicators.measure '
prints_like '^action  *indicators.measure '
status 0 in_french git plan help échéancier
prints_like "^piste d'action  *schedule "

story 'a kind'
for kind in action pistes "pistes d'action" piste-d-action; do
  status 0 git plan help "$kind"
  prints_like '^objective '
done
status 0 git plan help pistes d\'action
prints_like '^objective '
status 0 git plan help comités
prints_like '^members  *list: '
status 0 git plan help fields plan
prints_like '^currency  *currency; required'
status 0 git plan help lexique
prints_like '^lexicon .* plan/lexicon.yaml'
prints_lines 2

story 'a finding by its title'
status 0 git plan help unknown field
prints '[unknown-key]'
status 0 in_french git plan help champ inconnu
prints '[unknown-key]'
status 0 git plan help retard
prints '[late]'
story 'a finding that is called like a field'
status 0 git plan help currency
prints '[currency]'
prints_like '^plan  *currency '

story 'topics in French'
status 0 git plan help champs
prints_like '^action  *actions  *plan/actions'
status 0 git plan help champs comité
prints_like '^members  *list: '
status 0 git plan help constats
prints '[late]'
status 129 in_french git plan help échéancer
says 'échéancier'
status 129 in_french git plan help 'champ inconu'
says 'champ inconnu'

story 'usage fits 80 columns'
status 0 in_french git-plan -h
is 'no line is wider' "$(LC_ALL=C tr -d '\200-\277' <"$OUT" | awk 'length($0) > 80' | grep -c '')" 0
for command in '' check list show help; do
  # shellcheck disable=SC2086 # no word where there is no command
  status 0 git-plan $command -h
  is 'no line is wider' "$(LC_ALL=C tr -d '\200-\277' <"$OUT" | awk 'length($0) > 80' | grep -c '')" 0
done

story 'usage in French'
status 0 in_french git plan check -h
prints --at=QUAND
prints '[CHEMIN…]'
status 0 in_french git plan list -h
prints '[GENRE]'
status 0 in_french git plan show -h
prints 'IDENTIFIANT…'

# --- Pages of the source tree -------------------------------------------------

story 'pages of the source tree'
for words in 'help check' 'help git-plan-check' 'check --help' 'check --strict --help'; do
  # shellcheck disable=SC2086 # words
  status 0 asked git-plan $words
  prints_like "^man .*/src/man/git-plan-check.1 in C.UTF-8$"
done
status 0 asked git-plan --help
prints_like '^man .*/src/man/git-plan.1 in '
status 0 asked git-plan help plan
prints_like '^man .*/src/man/git-plan.1 in '
status 0 asked git-plan help format
prints_like '^man .*/src/man/git-plan-format.5 in '
for word in queries requêtes recherche; do
  status 0 asked git-plan help $word
  prints_like '^man .*/src/man/git-plan-list.1 in '
done
status 0 in_french asked git-plan help check
prints_like '^man .*/src/man/fr/git-plan-check.1 in '

story 'no page to be shown'
for man in none empty; do
  path=$work/none
  [ $man = none ] || path="$work/empty:$PATH"
  status 0 env PATH="$path" "$work/none/git-plan" help check
  prints 'usage: git plan check'
  prints --strict
  status 0 env PATH="$path" "$work/none/git-plan" show --help
  prints 'usage: git plan show'
  status 0 env PATH="$path" "$work/none/git-plan" --help
  prints 'usage: git plan COMMAND'
  status 0 env PATH="$path" "$work/none/git-plan" help format
  prints plan/axes/ID.yaml
done

# --- Installed ----------------------------------------------------------------

story 'make install'
for target in install-files uninstall; do
  ok "make $target" env -u MAKEFLAGS make -s -C "$tree" BUILD="${program%/*}" \
    DESTDIR="$work/root" PREFIX=/usr $target
  [ $target = uninstall ] || cp -R "$work/root/usr" "$work/usr"
done
is 'uninstall leaves no file' "$(find "$work/root" -type f)" ''
for page in man1/git-plan.1 man1/git-plan-check.1 man5/git-plan-format.5 man7/git-plan-findings.7; do
  ok "$page is installed" test -s "$work/usr/share/man/$page"
  ok "fr/$page is installed" test -s "$work/usr/share/man/fr/$page"
done

PATH="$work/usr/bin:$PATH"
status 0 asked git-plan help check
prints_like '^man .*/usr/bin/../share/man/man1/git-plan-check.1 in C.UTF-8$'
status 0 in_french asked git-plan help check
prints_like '^man .*/usr/bin/../share/man/fr/man1/git-plan-check.1 in '
status 0 in_french git plan help
prints 'Interroger le plan'
status 0 asked git plan --help
prints_like '^man git-plan in '
gzip "$work/usr/share/man/man1/git-plan-show.1"
status 0 asked git-plan help show
prints_like '^man .*/man1/git-plan-show.1.gz in '
rm -r "$work/usr/share/man"
status 0 asked git-plan help show
prints_like '^man git-plan-show in '

story 'examples run as they are written'
real_repository "$work/pole"
mkdir -p "$work/home/.config/fish/conf.d"
cat >"$work/bin/example" <<END_OF_EXAMPLE
#!/bin/sh
cd "$work/pole" && HOME=$work/home PATH="$work/asked:\$PATH" exec sh -c "\$1"
END_OF_EXAMPLE
chmod +x "$work/bin/example"
# Each line of a page that is a whole command of git plan.
cat "$tree"/src/man/*.1 "$tree"/src/man/fr/*.1 |
  sed -n -e 's/^\.Dl //' -e '/\\e$/d' -e '/^\(exec \)*git plan /p' |
  sed -e 's/\\-/-/g' -e "s/\\\\(aq/'/g" -e 's/\\(dq/"/g' -e 's/\\(ti/~/g' |
  sort -u >"$work/examples"
ok 'there are examples' grep -qx 'git plan report document --format=html >plan.html' "$work/examples"
# A commit that can be undone, which the pages call 1a2b3c4; files in their one form.
(cd "$work/pole" && git plan fmt && git plan set 1.1.1 status=planned) >/dev/null
start=$(git -C "$work/pole" rev-parse HEAD)
# A proposal, as the pages call one.
git -C "$work/pole" branch -f proposal/bulletin
while IFS= read -r line; do
  # What opens an editor is tried elsewhere.
  case $line in
  'git plan new' | 'git plan edit '*) continue ;;
  esac
  git -C "$work/pole" reset -q --hard "$start"
  status 0 example "$(echo "$line" | sed "s/1a2b3c4/$start/")"
  # One that finds nothing explains nothing: a list has more than its heading.
  case $line in
  *--json | *--count* | *--total*) ;;
  *' list '*) ok "$line: finds something" test "$(grep -c '' "$OUT")" -gt 1 ;;
  esac
done <"$work/examples"

story 'a system that reads the pages'
cp -R "$tree/src/man" "$work/tree"
if man --version 2>/dev/null | grep -q '^man '; then
  mkdir -p "$work/manual/man1" "$work/manual/fr/man1"
  cp "$work"/tree/*.1 "$work/manual/man1"
  cp "$work"/tree/fr/*.1 "$work/manual/fr/man1"
  status 0 env MANPATH="$work/manual" MANPAGER=cat MANWIDTH=80 git plan --help
  prints git-plan-check
  status 0 env MANPATH="$work/manual" MANPAGER=cat MANWIDTH=80 man git-plan-show
  prints 'everything that refers to it'
  status 0 in_french env MANPAGER=cat MANWIDTH=80 "$program" help show
  prints DESCRIPTION
  prints 'VOIR AUSSI'
  prints 'é'
else
  skip 'man finds them' 'man-db is not here'
fi
