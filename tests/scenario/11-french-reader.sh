#!/bin/sh
# What a member in Québec reads of the plan that this project ships with: things by the words
# that the program itself prints, cards, tables and findings as wide as the terminal.

# shellcheck source-path=SCRIPTDIR source=lib.sh
. "${0%/*}/lib.sh"

# No-break space.
nbsp=$(printf '\302\240')

real_repository pole
cd pole || exit 1
export LANGUAGE=fr

# shows WORD LINE: the first one.
shows() {
  status 0 git plan show "$1"
  is "it is $2" "$(sed 1q "$OUT")" "$2"
}

# fits CELLS: no line is wider.
fits() {
  is "no line has more than $1 characters" \
    "$(LC_ALL=C tr -d '\200-\277' <"$OUT" | awk -v most="$1" 'length($0) > most' | grep -c '')" 0
}

story 'the words for kinds'
shows comité:analyse "comité Comité d'analyse"
shows comités:analyse "comité Comité d'analyse"
shows COMITE:analyse "comité Comité d'analyse"
shows piste:1.1.1 "piste d'action 1.1.1 Rédiger le plan de communication"
shows réunion:reunion-2007 'réunion reunion-2007-06-06'
shows lexique lexique
status 1 git plan show cre
says organisme:conference-regionale-elus
says organisme:conseil-regional-environnement
status 0 git plan show organisme:conference-regionale-elus
status 1 git plan show xyzxyzxyz
says 'git plan list GENRE'

story 'an acronym that only the lexicon has'
shows ÉS 'acronyme ÉS'
prints 'Économie sociale'
shows és 'acronyme ÉS'
shows lexique:ÉS 'acronyme ÉS'
shows EQ 'organisme Emploi-Québec'
status 0 git plan show ÉS --json
prints '"kind":"acronym"'
prints_line '{"acronym":"ÉS","meaning":"Économie sociale"}'
is_json
status 0 git plan show ÉS EQ --json
prints '"kind":"thing"'
is_json

story 'things within a thing, one a line'
status 0 git plan show 2
prints_line 'objectifs                2.1 Assurer notre représentation aux diverses instances régionales'
prints_line '                         2.2 Assurer notre représentation aux diverses instances nationales'
prints_not identifiant" :"
status 0 git plan show réunion:reunion-2007-06-06
prints "résolutions              reunion-2007-06-06/d1 Plan d'action adopté"
prints '(adoptée)'
status 0 git plan show plan
prints_line "calendrier               continu${nbsp}: continu"
prints_line "                         saisons${nbsp}:"
prints_line "                           code${nbsp}: H${nbsp}; nom${nbsp}: hiver${nbsp}; code EDTF${nbsp}: 24${nbsp}; début${nbsp}: 01-01"
prints_line "période couverte         début${nbsp}: 2007${nbsp}; fin${nbsp}: 2010"

story 'titles in a table of 80 columns'
status 0 env COLUMNS=80 git plan list
fits 80
prints "1.1.2   Développer un bulletin          Comité des"
ok 'few lines an action' [ "$(grep -c '' "$OUT")" -lt 150 ]

story 'the document on a terminal'
status 0 env COLUMNS=80 git plan report document
prints_line 'de :'
prints_line 'Note finale'
prints "H${nbsp}: Hiver${nbsp} P${nbsp}: Printemps"
fits 80

story 'a page'
status 0 git plan list --format=html
prints "<title>Pistes d'action — Plan d'action triennal 2007-2010</title>"
prints "Pistes d'action — Plan d'action triennal 2007-2010</h1>"
prints '<th scope="col">Échéancier</th>'
status 0 git plan list lexique --format=html
prints "<title>Lexique — Plan d'action triennal 2007-2010</title>"

story 'findings'
path=plan/actions/promouvoir/rediger-plan-communication.yaml
echo 'titel: x' >>"$path"
line=$(grep -c '' "$path")
message="champ inconnu${nbsp}: «${nbsp}titel${nbsp}» (vouliez-vous dire «${nbsp}title${nbsp}»${nbsp}?) [unknown-key]"
status 1 env COLUMNS=60 git plan check
prints_line "$path:$line:1: erreur${nbsp}: $message"
status 1 env COLUMNS=60 git plan show EQ
says_line "$path:$line:1: erreur${nbsp}: $message"
if has_terminal; then
  git config core.pager cat
  terminal 1 'COLUMNS=60 git plan check'
  prints_line "$path:$line:1:"
  prints_line "    erreur${nbsp}: champ inconnu${nbsp}: «${nbsp}titel${nbsp}» (vouliez-vous dire"
  prints_line "    «${nbsp}title${nbsp}»${nbsp}?) [unknown-key]"
  terminal 1 'COLUMNS=60 git plan list 1.1.1'
  prints_line "$path:$line:1:"
  prints_line "    «${nbsp}title${nbsp}»${nbsp}?) [unknown-key]"
  terminal 1 'COLUMNS=60 git plan list 1.1.1 2>messages'
  ok 'one line in a file' grep -qF "$path:$line:1: erreur${nbsp}: champ" messages
  terminal 1 'COLUMNS=60 git plan check --format=gcc'
  prints_like "$path:$line:1: error: .*\\[unknown-key]\$"
else
  skip 'on a terminal' 'script makes no terminal here'
fi
