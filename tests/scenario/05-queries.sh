#!/bin/sh
# What members ask of the plan that this project ships with: by responsible, axis, season,
# budget, in either language; columns, order, sums; and what they are told when they mistype.

# shellcheck source-path=SCRIPTDIR source=lib.sh
. "${0%/*}/lib.sh"

# No-break space.
nbsp=$(printf '\302\240')

real_repository pole
cd pole || exit 1

# counts NUMBER WORD…: so many are listed.
counts() {
  WANTED=$1
  shift
  status 0 git plan list --count "$@"
  prints_exactly <<END
$WANTED
END
}

# positions WORD…: of what is listed, on one line.
positions() {
  status 0 git plan list --columns=number "$@"
  POSITIONS=$(sed 1d "$OUT" | sed 's/ *$//' | tr '\n' ' ')
}

# wrong HINT WORD…: wrong usage, answered on standard error alone.
wrong() {
  HINT=$1
  shift
  status 129 git plan list "$@"
  prints_lines 0
  says "$HINT"
  is_clean
}

story 'counts'
counts 37
for axis in '1 8' '2 10' '3 11' '4 3' '5 5'; do
  counts "${axis#* }" "axis:${axis% *}"
  counts "${axis#* }" "${axis% *}"
done
counts 27 not axis:2
counts 18 axis:1 ou axe:2
counts 12 objectives
counts 37 pistes "d'action"
counts 3 piste "d'action" 4.1
counts 19 lexique

story 'sums'
status 0 git plan list --total=budget
prints_line "182${nbsp}500${nbsp}\$"
prints_lines 1
sums=
for axis in 1 2 3 4 5; do
  status 0 git plan list "axe:$axis" --total budget --json
  is_json
  sums="$sums $(sed -n 's/.*"total":\([0-9]*\).*/\1/p' "$OUT")"
done
is 'the budget of each axis' "$sums" ' 60000 52500 20000 50000 0'
status 0 git plan list --total=effort
prints_exactly <<'END'
5 days/week
END

story 'responsible'
positions responsable:communications
is 'by id' "$POSITIONS" '1.1.1 1.1.2 1.1.3 1.3.2 1.3.3 3.1.2 3.2.1 3.4.2 '
by_id=$POSITIONS
positions 'responsable:Comité des communications'
is 'by name, whose quotation marks the shell has taken' "$POSITIONS" "$by_id"
positions 'responsible:"comite des communications"'
is 'by name, in quotation marks' "$POSITIONS" "$by_id"
counts 1 responsible:communications responsible:stephane-lepine
counts 2 responsible:Odile
counts 3 responsable:présidence
counts 2 responsable:vice-présidence

story 'CRE is not CRÉ'
positions partner:CRE
is 'CRE' "$POSITIONS" '1.1.2 '
positions partenaire:CRÉ
cre=$POSITIONS
positions partenaire:conference-regionale-elus
is 'CRÉ is the conference' "$cre" "$POSITIONS"
wrong 'CRÉ (conference-regionale-elus), CRE (conseil-regional-environnement)' partenaire:cre
positions CRE
is 'alone' "$POSITIONS" '1.1.2 '

story 'seasons'
counts 21 saison:A2007..H2008
counts 21 'season:automne 2007..hiver 2008'
counts 10 échéancier:continu
positions saison:P2007
is 'what is continuous is in every season' "$POSITIONS" \
  '2.1.1 2.2.1 2.3.1 2.3.2 3.2.1 3.4.1 3.4.2 '
positions sans:échéancier
is 'none' "$POSITIONS" '2.3.4 '
positions sans:échéance
is 'of what is due either' "$POSITIONS" '2.3.4 '
positions saison:automne not season:A2007 not saison:continu
is 'another autumn' "$POSITIONS" '1.2.1 1.3.1 3.2.2 4.1.1 4.1.2 4.1.3 '

story 'budget'
positions budget:5000..
is 'at least' "$POSITIONS" '1.1.1 1.1.3 1.2.1 2.3.1 3.3.4 4.1.2 '
counts 3 'budget:50 000 $'
counts 1 budget:..2500
counts 30 no:budget
for value in 'plus de 5000' cinq oui salle; do
  wrong 'budget:5000..20000' "budget:$value"
done
wrong "did you mean '5000..'?" 'budget:>5000'
wrong "did you mean '5000..20000'?" budget:5000-20000
positions budget:20000.. --sort=-budget,number
is 'largest first' "$POSITIONS" '1.2.1 2.3.1 4.1.2 3.3.4 '

story 'state'
counts 0 état:prévue
counts 0 etat:prevu
counts 0 état:prévue,réalisée
counts 37 sans:état
counts 0 late:yes --today=2007-06-06
counts 8 retard:oui --today=2008-01-01

story 'words'
counts 3 '"plan de communication"'
counts 3 'plan de communication'
positions coaching
is 'a word' "$POSITIONS" '3.1.2 '
counts 0 ormation

story 'columns'
status 0 git plan list axe:4 --columns=numéro,titre,en-retard,path --sort=-number
prints_like '^number  title  *late  file$'
prints_like '^4.1.3 .*  yes   plan/actions/concerter/outils'
cd plan/actions || exit 1
status 0 git plan list 4.1.3 --columns=fichier
prints_line 'concerter/outils-connaitre-interventions-chacun.yaml'
cd ../.. || exit 1

story 'mistakes'
wrong "did you mean 'communications'?" responsable:comunications axis:2
says_line '  responsable:comunications axis:2'
says_line '              ^~~~~~~~~~~~~'
wrong "did you mean 'status'?" statut:prévue
wrong "did you mean 'automne'?" season:automme
says_line '         ^~~~~~~'
wrong "did you mean 'planned'?" status:planed
wrong 'A2007..H2008' saison:H2008..A2007
wrong 'is not closed' 'axis:1 (late:yes'
wrong "did you mean 'number'?" --columns=nubmer
wrong "did you mean 'budget'?" --sort=-bugdet
wrong 'these can: ' --total=title
wrong 'nothing in the plan' axis:6
wrong "git plan list axes shows what there is" axe:7
wrong "no field 'lead'" partners.lead:yes
wrong '2007-01-01/2008-01-01' échéancier:2008-01-01/2007-01-01

# nothing HINT WORD…: an empty table, and on standard error what may have been meant.
nothing() {
  HINT=$1
  shift
  status 0 git plan list "$@"
  prints_lines 1
  says_line 'nothing matches this query'
  says "$HINT"
  is_clean
}

story 'nothing'
nothing 'to look in a field: responsable:odile' responsable=odile
nothing 'to look in a field: responsable:odile' responsable :odile
wrong 'without a space: responsable:VALUE' responsable : odile
nothing 'to look in a field: budget:VALUE' budget
nothing 'to look in a field: montage financier:VALUE' 'montage financier'
nothing 'the position 9.9' 9.9
nothing '--columns=titre,budget' --columns titre budget
nothing 'for what is late: late:yes' en retard
nothing "did you mean 'git plan list meetings'?" meetigns
nothing 'nothing matches this query' zzz
status 0 git plan list zzz --json
says_lines 0

story 'in French'
export LANGUAGE=fr
wrong "vouliez-vous dire «${nbsp}communications${nbsp}»${nbsp}?" responsable:comunications
wrong "«${nbsp}état${nbsp}»" étta:prévue
wrong 'prévue, en-cours, réalisée' état:perdue
wrong montage-financier.bailleur-de-fonds bailleur:CRÉ
counts 1 'indicateurs.moyen de vérification:x' or 4.1.3
status 0 git plan list reunoin
says 'git plan list réunion'
status 0 git plan list en retard
says_line 'rien ne correspond à cette recherche'
says "conseil${nbsp}: pour ce qui est en retard${nbsp}: retard:oui"
wrong "«${nbsp}plus de 5000${nbsp}» n'est ni un nombre ni un intervalle" 'budget:plus de 5000'
unset LANGUAGE

story 'an old version'
change plan/actions/promouvoir/rediger-plan-communication.yaml 's/amount: 5000/amount: 6000/'
status 0 git plan list --total=budget
prints_line "183${nbsp}500${nbsp}\$"
status 0 git plan list --total=budget --at=HEAD
prints_line "182${nbsp}500${nbsp}\$"

story 'a plan with a fault'
echo 'oops: 1' >>plan/actions/promouvoir/rediger-plan-communication.yaml
status 1 git plan list --count axis:1
prints_line 8
says "unknown-key"
