#!/bin/sh
# The plan in the shape of the document that the body adopted: on paper, on a screen,
# in a spreadsheet.

# shellcheck source-path=SCRIPTDIR source=lib.sh
. "${0%/*}/lib.sh"
here=$(cd "${0%/*}" && pwd)

real_repository pole
cd pole || exit 1
export LANGUAGE=fr
nbsp=$(printf '\302\240')

# CSV on standard input, with tabs between its cells and none at the end of a line.
with_tabs() {
  tr -d '\r' | awk '{
    cells = ""; quoted = 0
    for (i = 1; i <= length($0); i++) {
      c = substr($0, i, 1)
      if (c == "\"" && quoted && substr($0, i + 1, 1) == "\"") { cells = cells c; i++ }
      else if (c == "\"") quoted = !quoted
      else if (c == "," && !quoted) cells = cells "\t"
      else cells = cells c
    }
    sub(/\t+$/, "", cells)
    print cells
  }'
}

story 'cell for cell what the document prints'
status 0 git plan report table --source --format=csv
with_tabs <"$OUT" | grep -v -e '^H' -e '^$' >"$OUT.cells"
sed 's/\t*$//' "$here/adopted-table.txt" >"$OUT.wanted"
is 'all of its rows' "$(cat "$OUT.cells")" "$(cat "$OUT.wanted")"

story 'the corrected words'
status 0 git plan report tableau --format=csv
prints 'Informer la CRÉ'
prints "AXE 4$nbsp: CONCERTER LES DIVERS ACTEURS EN ÉCONOMIE SOCIALE ET MOUVEMENTS SOCIAUX,"
prints 'OBJECTIF,PISTES D'\''ACTION,RESPONSABLES,PARTENAIRES À ASSOCIER,2007,2008,2009,2010,BUDGET'
prints '"Linda Maziade, Martine Cazes, Jean-Pierre Bédard, Olivier Tremblay",,P,,,,5 jours / semaine '"50${nbsp}000$nbsp$"
prints '"CLD, CDÉC, autres partenaires",É A,,,,'
prints 'Odile Bourdages,,,Continu,,,'
prints "H$nbsp: Hiver P$nbsp: Printemps É$nbsp: Été A$nbsp: Automne,,,,,,,,"
status 0 env LANGUAGE=en git plan report table --numbers
prints 'AXIS 1: PROMOUVOIR'
prints '2.3.1 Évaluer les ressources'
prints "5 days / week 50${nbsp}000$nbsp$"

story 'on terminals of any width'
for columns in 30 60 80 100 132; do
  status 0 env COLUMNS="$columns" git plan report table
  fits "$columns"
  prints 'commercialisation'
done

story 'as it was adopted, after an action is dropped'
change plan/actions/promouvoir/elaborer-capsules-information.yaml \
  's/^order: .*/&\nstatus: cancelled/'
commit . 2008-03-01 'plan: drop the capsules'
status 0 git plan report table --format=md
prints "Élaborer des capsules d'information (écrit / radio / vidéo / web) (abandonnée) |"
status 0 git plan report table --format=html
prints "<s>Élaborer des capsules d'information (écrit / radio / vidéo / web)</s> <span class=\"mark\">(abandonnée)</span>"
status 0 git plan report table --format=md --at decision:reunion-2007-06-06/d1
prints_not abandonnée

story 'a page'
status 0 git plan report table --format=html
prints_line '<!DOCTYPE html>'
prints_line '<html lang="fr">'
prints "default-src 'none'; style-src 'sha256-"
prints '<abbr title="automne 2007">A</abbr>'
prints '<abbr title="Centre local de développement">CLD</abbr>'
prints_not '<script'
prints_not 'src='
prints_not 'http:'
policy=$(sed -n "s/.*style-src '\(sha256-[^']*\)'.*/\1/p" "$OUT")
sed -n '/<style>/,/<\/style>/p' "$OUT" | sed -e '1s/.*<style>//' -e '$d' >"$OUT.style"
is 'its policy knows its style' "$policy" \
  "sha256-$(sha256sum <"$OUT.style" | cut -c 1-64 | tr a-f A-F | basenc -d --base16 | base64)"

story 'what does not go together'
status 129 git plan report
status 129 git plan report table --excel
says '--format=csv --excel'
status 129 git plan report tablaeu
says 'tableau'

cd .. || exit 1
small_repository quartier
cd quartier || exit 1
export LANGUAGE=en

story 'for a French Excel'
status 0 git plan report table --format=csv --excel
LC_ALL=C grep -q "^$(printf '\357\273\277')AXIS" "$OUT"
verdict $? "$COMMAND: begins with a byte order mark"
prints ';5000'
