#!/bin/sh
# Completion, as bash, zsh and fish do it: keys are typed on a terminal, and the line
# that they make is looked at. The scripts are those that `make install` installs, found
# where it puts them; git's own completion calls them.
# shellcheck disable=SC2016 # names that a shell would run are not to be run

# shellcheck source-path=SCRIPTDIR source=lib.sh
. "${0%/*}/lib.sh"

work=$PWD
top=${REAL_PLAN%/plan}
program=$(command -v git-plan)
TAB=$(printf '\t')
# The key that takes the line down, in the shells below.
TAKE=$(printf '\007')

unset MAKEFLAGS MAKELEVEL MFLAGS
ok 'make install' make -s -C "$top" install-files BUILD="${program%/*}" DESTDIR="$work" PREFIX=/usr
is 'what is installed' "$(cd usr && find . -type f ! -name '*.mo' ! -path '*/man/*' | sort | tr '\n' ' ')" \
  './bin/git-plan ./share/bash-completion/completions/git-plan ./share/fish/vendor_conf.d/git-plan.fish ./share/zsh/site-functions/_git-plan '
export XDG_DATA_DIRS="$work/usr/share:/usr/local/share:/usr/share"

# A tag and a branch, names that a shell would run, a file that cannot be read.
small_repository repo
cd repo || exit 1
git tag release-1
git branch topic@home
git branch 'hostile/$(touch${IFS}pwned);`touch${IFS}pwned`'
cat >'plan/organizations/$(touch pwned).yaml' <<'PLAN'
name: "$(touch pwned) `touch pwned` %n \\e[31m 'x"
PLAN
echo 'id: [' >plan/organizations/broken.yaml

# --- The program ------------------------------------------------------------

story 'the scripts'
for shell in bash zsh fish; do
  status 0 git plan completion $shell
  cmp -s "$OUT" "$top/contrib/completion/git-plan.$shell"
  verdict $? "$COMMAND: is the file of contrib/completion"
done
status 129 git plan completion tcsh
says 'bash, zsh and fish'
status 129 git plan completion

# words CANDIDATE… -- WORD…: these are offered for the last word, and nothing is said.
words() {
  : >"$work/wanted"
  while [ "$1" != -- ]; do
    printf '%s\n' "$1" >>"$work/wanted"
    shift
  done
  shift
  status 0 git plan completion words -- "$@"
  says_lines 0
  cut -f 1 "$OUT" >"$work/given"
  cmp -s "$work/wanted" "$work/given"
  verdict $? "$COMMAND: offers what it should"
}

story 'words'
words init check list show report diff log blame drift set new edit rename remove undo fmt status \
  help schema completion hook textconv --
words list -- li
words -- frobnicate ''
words fete-des-voisins -- show fete
words fete-des-voisins -- show --at release-1 FET
words -- show --at nowhere fete
words -- show --at 2000-01-01 fete
words 1.1 1.1.1 1.1.2 -- show 1.1
words json -- list --format=table --format j
words --fo=table --fo=json --fo=sarif --fo=gcc -- check --fo=
words --no-strict --no-all --no-staged --no-cache --no-pager --no-color -- check --no-
words --strict --staged -- check --st
words HEAD -- list --at HE
words pre-commit pre-receive -- hook pre
words --hooks -- init --ho
words decision:reunion-2008-01-15/d1 -- list --at decision:
words -- list --today ''
words axis: -- list actions a
words status:planned -- list status:pl
words late,line-ending -- check --rule late,l
words no-break-space no-responsible no-schedule no-indicator -- help no-
words schema schedule -- help sche
words queries quantity quorum -- help q
words committees -- help fields comm
words reunion-2008-01-15/d1 -- undo --decision reu
words reunion-2008-01-15/d1 -- log --decision reu
words responsible -- log --field respon
words responsible: -- log --where respo
words HEAD -- log HE
words fete-des-voisins -- log fete
words fete-des-voisins -- log HEAD -- fete
words fete-des-voisins -- blame fete
words progress -- blame fete-des-voisins prog
words HEAD -- drift --since HE
words fete-des-voisins -- rename fete
words jardin-partage -- remove fete-des-voisins jar
words -- help late comm
words decision:reunion-2008-01-15/d1 -- diff decision:
words HEAD -- diff release-1 HE
words release-1..HEAD -- diff release-1..HE
words -- diff release-1..fete
words fete-des-voisins -- diff release-1 HEAD fete
words -- diff release-1 HEAD HE
words --field= -- diff --fi
words --field=status --field=status_reason -- diff --field=stat
words csv -- diff --format c
story 'words after --'
words fete-des-voisins -- show -- fete
words -- show -- --a
words fete-des-voisins -- diff -- fete
words fete-des-voisins -- diff HEAD -- jardin-partage fete
words -- diff HEAD -- HE

story 'words in French'
status 0 env LANGUAGE=fr git plan completion words -- list re
prints_exactly <<WORDS
réunions
résolutions
responsables:
responsible:${TAB}responsables
ressources-humaines:${TAB}ressources humaines
remplace:
replaces:${TAB}remplace
WORDS
status 0 env LANGUAGE=fr git plan completion words -- list pistes état:pr
prints_exactly <<WORDS
état:prévue
WORDS
status 0 env LANGUAGE=fr git plan completion words -- list pis
prints_line "pistes-d-action${TAB}pistes d'action"
status 0 env LANGUAGE=fr git plan completion words -- help pist
prints_like "^piste-d-action${TAB}Une chose à faire"
status 0 env LANGUAGE=fr git plan completion words -- help ''
prints_like '^list'
prints_like '^champs'
prints_like '^comité'
prints_like '^unquoted-colon'
prints_not échéancier
status 0 env LANGUAGE=fr git plan completion words -- check --ru
prints_like "^--rule=$TAB.*règles"

story 'words of another revision'
git mv plan/actions/jardin-partage.yaml plan/actions/jardin-commun.yaml
change plan/actions/jardin-commun.yaml 's/^id: .*/id: jardin-commun/'
words jardin-commun -- show jardin
words jardin-partage -- show --at=HEAD jardin

story 'names that a terminal or a shell would obey'
words '$(touch pwned)' -- show '$'
status 0 sh -c "git plan completion words -- show '' | tr -d '\\t'"
is_clean

story 'outside of a plan'
mkdir "$work/empty"
(
  cd "$work/empty" || exit 1
  words list -- li
  words -- show a
  words HEAD decision: -- list --at ''
)

# --- Shells -------------------------------------------------------------------

# Keys, and the line that they make, which ends with "." here: a space before it is seen.
cat >"$work/cases" <<CASES
git plan li$TAB|git plan list .
git-plan sho$TAB|git-plan show .
git plan show fete$TAB|git plan show fete-des-voisins .
git-plan show fete$TAB|git-plan show fete-des-voisins .
git plan show 1.1.2$TAB|git plan show 1.1.2 .
git plan show --at=rel$TAB|git plan show --at=release-1 .
git plan show --at rel$TAB|git plan show --at release-1 .
git plan show --at=topic@h$TAB|git plan show --at=topic@home .
git-plan show --at=topic@h$TAB|git-plan show --at=topic@home .
git plan list --at dec$TAB|git plan list --at decision:.
git plan list --at=decision:reu$TAB|git plan list --at=decision:reunion-2008-01-15/d1 .
git-plan list --at=decision:reu$TAB|git-plan list --at=decision:reunion-2008-01-15/d1 .
git plan check --rule=late,no-sch$TAB|git plan check --rule=late,no-schedule .
git plan check --rule late,no-sch$TAB|git plan check --rule late,no-schedule .
git plan list --for$TAB|git plan list --format=.
git plan list --format=js$TAB|git plan list --format=json .
git plan list --format=json comm$TAB|git plan list --format=json committees .
git plan check --no-p$TAB|git plan check --no-pager .
git plan check --no-str$TAB|git plan check --no-strict .
git plan check --strict plan/axe$TAB|git plan check --strict plan/axes/.
git plan show -- fete$TAB|git plan show -- fete-des-voisins .
git plan completion fi$TAB|git plan completion fish .
git plan list zzz$TAB|git plan list zzz.
git plan list status:pl$TAB|git plan list status:planned .
git-plan list no:sched$TAB|git-plan list no:schedule .
git plan list --sort=tit$TAB|git plan list --sort=title .
git plan report doc$TAB|git plan report document .
git -C ../repo plan show fete$TAB|git -C ../repo plan show fete-des-voisins .
git plan show --at 'rel$TAB|git plan show --at 'release-1' .
git plan list --at=host$TAB|git plan list --at=hostile/\\\$\\(touch\\\$\\{IFS\\}pwned\\)\\;\\\`touch\\\$\\{IFS\\}pwned\\\` .
git plan show \\\$$TAB|git plan show \\\$\\(touch\\ pwned\\) .
CASES
while IFS='|' read -r keys line; do
  printf '%s%s' "$keys" "$TAKE"
done <"$work/cases" >"$work/keys"
echo exit >>"$work/keys"
TAKEN=$work/taken
export TAKEN

# play COMMAND: type the keys on a terminal, in a shell that takes down the lines.
play() {
  COMMAND=$1
  : >"$TAKEN"
  # shellcheck disable=SC2034 # of limited
  LIMIT=60
  limited script -qec "$1" /dev/null <"$work/keys" >"$OUT" 2>&1
}

# lines_are_right: those that the last shell took down.
lines_are_right() {
  number=0
  while IFS='|' read -r keys line; do
    number=$((number + 1))
    is "$keys" "$(sed -n "${number}p" "$TAKEN")" "$line"
  done <"$work/cases"
}

story bash
cat >"$work/bashrc" <<'RC'
PS1='$ '
. /usr/share/bash-completion/bash_completion
take() {
  printf '%s.\n' "$READLINE_LINE" >>"$TAKEN"
  READLINE_LINE=
  READLINE_POINT=0
}
bind -x '"\C-g": take'
bind 'set bell-style none'
RC
play "bash --rcfile '$work/bashrc' -i"
lines_are_right

story zsh
mkdir "$work/zsh"
cat >"$work/zsh/.zshrc" <<'RC'
PS1='$ '
fpath=($ZDOTDIR/../usr/share/zsh/site-functions $fpath)
autoload -Uz compinit
compinit -u -d $ZDOTDIR/dump
take() {
  print -r -- "$BUFFER." >>$TAKEN
  BUFFER=
}
zle -N take
bindkey '^G' take
unsetopt beep
RC
play "ZDOTDIR='$work/zsh' zsh -d -i"
lines_are_right

# What is shown of several, with their descriptions, which are text.
printf '%s' "git plan show $TAB$TAB$TAKE" >"$work/keys"
echo exit >>"$work/keys"
story 'bash lists'
play "bash --rcfile '$work/bashrc' -i"
prints 'fete-des-voisins  (Fêter les voisins)'
prints '  ($(touch pwned) `touch pwned`'
story 'zsh lists'
play "ZDOTDIR='$work/zsh' zsh -d -i"
prints_like 'fete-des-voisins  *-- Fêter les voisins'
prints '-- $(touch pwned) `touch pwned` %n'

story "bash, without Git's completion and bash-completion"
cat >"$work/alone" <<'RC'
. "$ALONE"
RC
sed '1,/bash_completion/d' "$work/bashrc" >>"$work/alone"
printf '%s' "git-plan show --at=rel$TAB$TAKE" >"$work/keys"
echo exit >>"$work/keys"
play "ALONE='$work/usr/share/bash-completion/completions/git-plan' bash --rcfile '$work/alone' -i"
is 'the line' "$(cat "$TAKEN")" 'git-plan show --at=release-1 .'

story fish
# offers LINE CANDIDATE…: those that begin as the last word does.
offers() {
  LINE=$1
  shift
  status 0 fish -c 'set -x PATH $argv[2] $PATH; complete -C $argv[1]' "$LINE" "${program%/*}"
  says_lines 0
  is "$LINE" "$(cut -f 1 "$OUT" | tr '\n' ' ')" "${*:+$* }"
}

offers 'git plan li' list
prints_line "list${TAB}list the actions, or the things of another kind"
offers 'git-plan li' list
offers 'git plan show fete' fete-des-voisins
prints_line "fete-des-voisins${TAB}Fêter les voisins"
offers 'git plan show --at=rel' --at=release-1
offers 'git plan show --at topic@' topic@home
offers 'git-plan list --at decision:' decision:reunion-2008-01-15/d1
offers 'git plan check --rule=late,no-s' --rule=late,no-schedule
offers 'git plan list --form' --format=
offers 'git plan check --no-str' --no-strict
offers 'git plan check plan/axe' plan/axes/
offers 'git plan list zzz'
offers 'git plan list status:pl' status:planned
offers 'git -C ../repo plan show fete' fete-des-voisins
offers 'git -C plan status --shor' --short
offers 'git plan list --at=host' '--at=hostile/$(touch${IFS}pwned);`touch${IFS}pwned`'

story 'nothing was run'
is 'files named pwned' "$(find "$work" -name pwned)" ''

story 'make uninstall'
ok 'make uninstall' make -s -C "$top" uninstall DESTDIR="$work" PREFIX=/usr
is 'what is left' "$(find "$work/usr" -type f)" ''
