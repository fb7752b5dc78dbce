#!/bin/sh
# The main job on this repository's own plan: check it, print it in the shape of the
# document that was adopted, ask it three questions, show who answers for what; then, in
# a temporary clone, change a responsibility on a decision, and audit that.
set -eu
program=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
width=${COLUMNS:-$(tput cols 2>/dev/null || echo 80)}
COLUMNS=$width
export COLUMNS

# Arguments with spaces are shown as they are typed, between quotation marks.
show() {
  printf '\n$ git plan'
  for word in "$@"; do
    case $word in
    *[\ \>]*) printf " '%s'" "$word" ;;
    *) printf ' %s' "$word" ;;
    esac
  done
  printf '\n'
}

step() {
  show "$@"
  "$program" "$@" --no-pager
}

# One that changes the plan has no pages.
write() {
  show "$@"
  "$program" "$@"
}

# As step, of a history that may be incomplete where this clone is shallow, which it says.
audit() {
  step "$@" || [ $? = 1 ]
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

# A meeting decides that another committee answers for an action. Who changed that, when,
# from whom to whom, on which decision?
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
trap 'exit 1' HUP INT TERM
export GIT_AUTHOR_NAME='Martine Cazes' GIT_AUTHOR_EMAIL=martine@example.org
export GIT_COMMITTER_NAME="$GIT_AUTHOR_NAME" GIT_COMMITTER_EMAIL="$GIT_AUTHOR_EMAIL"
git clone -q . "$folder/plan"
cd "$folder/plan"
git checkout -q -B main
git config commit.gpgSign false
printf '\n$ git clone … && cd plan\n'
text='La rédaction du plan de communication est confiée au comité de formation.'
if [ "$french" ]; then
  write new réunion date=2008-03-10
  write new résolution réunion=reunion-2008-03-10 résultat=adoptée "texte=$text"
  write set 1.1.1 responsables:communications=formation --decision=reunion-2008-03-10/d1
  audit log 1.1.1 --field=responsables
  audit blame 1.1.1 responsables
else
  write new meeting date=2008-03-10
  write new decision meeting=reunion-2008-03-10 result=adopted "text=$text"
  write set 1.1.1 responsible:communications=formation --decision=reunion-2008-03-10/d1
  audit log 1.1.1 --field=responsible
  audit blame 1.1.1 responsible
fi
