#!/bin/sh
# The main job on this repository's own plan: check it, print it in the shape of the
# document that was adopted, ask it three questions, show who answers for what.
set -eu
program=$1
width=${COLUMNS:-$(tput cols 2>/dev/null || echo 80)}
COLUMNS=$width
export COLUMNS

# Arguments with spaces are shown as they are typed, between quotation marks.
step() {
  printf '\n$ git plan'
  for word in "$@"; do
    case $word in
    *[\ \>]*) printf " '%s'" "$word" ;;
    *) printf ' %s' "$word" ;;
    esac
  done
  printf '\n'
  "$program" "$@" --no-pager
}

case ${LC_ALL:-${LC_MESSAGES:-${LANG:-}}} in
fr*) french=yes ;;
*) french= ;;
esac

step check
step report table
if [ "$french" ]; then
  # Ce que fait le comité des communications d'ici la fin de l'hiver 2008 ? Ce qui n'a pas
  # de date ? Combien en tout, et pour le premier axe ?
  step list responsable:communications saison:A2007..H2008
  step list sans:échéancier --columns=numéro,titre,responsables
  step list axe:1 --total=budget
else
  step list responsible:communications season:A2007..H2008
  step list no:schedule --columns=number,title,responsible
  step list axis:1 --total=budget
fi
step show 1.1.1
step show communications
