#!/bin/sh
# The plan that this project ships with, adopted on 6 June 2007: what is in it,
# what it lacks, and how a member finds something in it.

# shellcheck source-path=SCRIPTDIR source=lib.sh
. "${0%/*}/lib.sh"

real_repository pole
cd pole || exit 1

# The findings of one rule, as FILE:LINE:COLUMN, on the last day of the plan.
places() {
  status 0 git plan check --today=2010-12-31 --rule="$1"
  sed -n "s/: warning: .* \\[$1\\]\$//p" "$OUT" >"$OUT.places" && mv "$OUT.places" "$OUT"
}

story 'check'
status 0 git plan check
says_lines 1
says '0 errors, '
prints_not ': error: '
status 0 git plan check --at decision:reunion-2007-06-06/d1
says '0 errors, '
status 1 git plan check --strict --rule=no-schedule
prints ': error: '
says '1 error, 0 warnings'

story 'what the document leaves open'
places no-schedule
prints_exactly <<'END'
plan/actions/consolider-representer/reflexion-mode-fonctionnement-pole.yaml:1:1
END
places similar-titles
prints_exactly <<'END'
plan/actions/conseiller-cre/maintenir-participation-table-developpement-social.yaml:2:1
END
places committee-no-responsible
prints_exactly <<'END'
plan/committees/ad-hoc.yaml:1:1
plan/committees/analyse.yaml:1:1
plan/committees/communications.yaml:1:1
plan/committees/evenements.yaml:1:1
plan/committees/formation.yaml:1:1
END
places committee-no-members
prints_lines 5
places post-no-holder
prints_exactly <<'END'
plan/posts/presidence.yaml:1:1
plan/posts/ressource-cre.yaml:1:1
plan/posts/vice-presidence.yaml:1:1
END
places group-no-members
prints_exactly <<'END'
plan/groups/cdec.yaml:1:1
plan/groups/centre-local-developpement.yaml:1:1
plan/groups/centre-local-emploi.yaml:1:1
plan/groups/membres-du-pole.yaml:3:1
END
places person-no-committee
prints_lines 8
places no-indicator
prints_lines 37
places no-responsible
prints_lines 0
places never-mentioned
prints_not plan/people/
places before-adoption
prints_lines 0

story 'acronyms that the lexicon does not explain'
status 0 git plan check --rule=acronym-in-text
prints_lines 4
representation=plan/actions/consolider-representer/mecanismes-representation-municipalites-mrc-cld.yaml
prints_like "^$representation:2:1: .*FDEÉS"
prints_like "^$representation:2:1: .*MRC"
prints_like '^plan/actions/creneaux-projets/reflexion-soutien-technique-obnl.yaml:2:1: .*OBNL'
coaching=plan/actions/creneaux-projets/faire-connaitre-services-coaching-mentorat.yaml
prints_like "^$coaching:10:5: .* CSMO .*did you mean 'CSMOÉSAC'?"

story 'the nearly identical actions name one another'
status 0 git plan check --rule=similar-titles
prints 2.1.1
prints 'Maintenir notre participation au CRIDÉS et à la Table de développement social'

story 'what depends on the day'
status 0 git plan check --today=2007-06-06 --rule=late,meetings-per-year
says '0 errors, 0 warnings'
status 0 git plan check --today=2007-07-01 --rule=late
prints_lines 2
prints evaluer-ressources-necessaires-plan-action.yaml
prints informer-cre-partenaires-besoins-moyens.yaml
status 0 git plan check --today=2007-12-31 --rule=meetings-per-year
prints_lines 0
status 0 git plan check --today=2008-01-01 --rule=meetings-per-year
prints_lines 1
prints '2007: 1 '
status 0 git plan check --today=2011-01-01 --rule=meetings-per-year
prints_lines 4

story 'list'
status 0 git plan list
prints_lines 38
says_lines 0
is_clean
cp "$OUT" ../list
for axis in '1 8' '2 10' '3 11' '4 3' '5 5'; do
  is "actions of axis ${axis% *}" "$(grep -c "^${axis% *}\\." ../list)" "${axis#* }"
done
is 'positions in order' "$(sed -n 's/^\([0-9.]*\) .*/\1/p' ../list | tr '\n' ' ')" \
  "1.1.1 1.1.2 1.1.3 1.2.1 1.3.1 1.3.2 1.3.3 1.3.4 \
2.1.1 2.1.2 2.1.3 2.2.1 2.2.2 2.2.3 2.3.1 2.3.2 2.3.3 2.3.4 \
3.1.1 3.1.2 3.2.1 3.2.2 3.2.3 3.3.1 3.3.2 3.3.3 3.3.4 3.4.1 3.4.2 \
4.1.1 4.1.2 4.1.3 5.1.1 5.1.2 5.1.3 5.1.4 5.1.5 "
for count in 'axes 5' 'objectives 12' 'committees 5' 'groups 5' 'posts 3' 'people 8' \
  'meetings 1' 'decisions 1' 'lexicon 19'; do
  status 0 git plan list "${count% *}"
  prints_lines $((${count#* } + 1))
done

# Every accented letter is one column wide, whatever its bytes.
columns() {
  LC_ALL=C tr -d '\200-\277'
}

# Whether each row of a table has its columns where the heading has them. What
# goes on a second line, and the amounts on the right, do not count.
aligned() {
  columns | LC_ALL=C awk '
    NR == 1 {
      for (i = 2; i <= length($0); i++)
        if (substr($0, i, 1) != " " && substr($0, i - 1, 1) == " ") start[++n] = i
      next
    }
    {
      for (k = 1; k < n; k++)
        if (length($0) >= start[k] && substr($0, start[k] - 2, 2) != "  ") {
          print "row " NR ", column " start[k] ": " $0
          bad = 1
        }
    }
    END { exit bad }'
}

story 'the table of accented text'
ok 'its columns are aligned' aligned <../list
COLUMNS=80
export COLUMNS
status 0 git plan list
cp "$OUT" ../list
ok 'its columns are aligned in 80 columns' aligned <../list
is 'its longest line has 80 columns' \
  "$(columns <../list | LC_ALL=C awk '{ n = length($0); if (n > most) most = n } END { print most }')" 80
ok 'no line ends with spaces' sh -c '! grep -q " \$"' <../list
unset COLUMNS

story 'the whole budget'
status 0 git plan list --json
is_json
is 'actions' "$(grep -c '^{"id":' "$OUT")" 37
total() {
  LC_ALL=C awk '
    match($0, /"budget":\[[^]]*\]/) {
      $0 = substr($0, RSTART, RLENGTH)
      while (match($0, /"amount":[0-9.]+/)) {
        sum += substr($0, RSTART + 9, RLENGTH - 9)
        $0 = substr($0, RSTART + RLENGTH)
      }
    }
    END { print sum }'
}
is 'total' "$(total <"$OUT")" 182500
is 'actions without schedule' "$(grep -c '"schedule":\[\]' "$OUT")" 1
prints '"responsible":[{"committee":"communications","name":"Comité des communications"'
prints '"schedule":[{"text":"continu 2008-2010",'
prints '"path":"plan/actions/promouvoir/rediger-plan-communication.yaml"'

# shows ID TITLE: that and nothing else.
shows() {
  status 0 git plan show "$1"
  is "$1 is what comes first" "$(head -n 1 "$OUT")" "$2"
  says_lines 0
}

story 'show'
shows rediger-plan-communication 'action 1.1.1 Rédiger le plan de communication'
shows 1.1.1 'action 1.1.1 Rédiger le plan de communication'
shows rediger-plan 'action 1.1.1 Rédiger le plan de communication'
shows 2 'axis 2 Consolider et représenter le PRÉSCN sur les plans régional et national'
shows 2.3 'objective 2.3 Assurer la pérennité du Pôle'
shows promouvoir "axis 1 Promouvoir l'économie sociale sur l'ensemble du territoire de la région de la Capitale-Nationale"
shows action:rediger-plan-communication 'action 1.1.1 Rédiger le plan de communication'
shows stephane-lepine 'person Stéphane Lépine'
shows EQ 'organization Emploi-Québec'
shows eq 'organization Emploi-Québec'
shows CDEC 'group Corporation de développement économique communautaire'
status 0 git plan show 1.1.1 EQ
prints_line 'action 1.1.1 Rédiger le plan de communication'
prints_line 'organization Emploi-Québec'

story 'two acronyms that differ by an accent'
shows CRE "organization Conseil régional de l'environnement"
shows CRÉ 'organization Conférence régionale des élus'
status 1 git plan show cre
prints_lines 0
says conference-regionale-elus
says conseil-regional-environnement

story 'what refers to it'
status 0 git plan show communications
for number in 1.1.1 1.1.2 1.1.3 1.3.2 1.3.3 3.1.2 3.2.1 3.4.2; do
  prints "action $number "
done
prints_not 'action 1.2.1 '
status 0 git plan show CRÉ
prints 'post Ressource de la CRÉ'

story 'a decision'
status 0 git plan show reunion-2007-06-06/d1
prints "Plan d'action adopté par le Pôle régional en économie sociale de la Capitale-Nationale le 6 juin 2007."
prints "plan Plan d'action triennal 2007-2010"
cp "$OUT" ../decision
status 0 git plan show d1
ok 'its own id is enough while it is the only one' cmp "$OUT" ../decision
status 0 git plan show reunion-2007-06-06
prints_line 'meeting reunion-2007-06-06'

# On a card, labels stand at the left and every value begins in the same column.
card_aligned() {
  columns | LC_ALL=C awk '
    NR < 3 { next }
    NF == 0 { exit }
    {
      at = substr($0, 1, 1) == " " ? match($0, /[^ ]/) : match($0, /   *[^ ]/) + RLENGTH - 1
      if (!column) column = at
      if (at != column) { print; bad = 1 }
    }
    END { exit bad }'
}
story 'the card of an action with many partners'
status 0 git plan show 1.1.2
cp "$OUT" ../card
ok 'its values are aligned' card_aligned <../card

story 'an action that has been renamed'
git mv plan/actions/promouvoir/rediger-plan-communication.yaml \
  plan/actions/promouvoir/ecrire-plan-communication.yaml
change plan/actions/promouvoir/ecrire-plan-communication.yaml 's/^id: .*/id: ecrire-plan-communication/'
printf 'former_ids:\n  - rediger-plan-communication\n' \
  >>plan/actions/promouvoir/ecrire-plan-communication.yaml
status 0 git plan check
says '0 errors, '
shows ecrire-plan-communication 'action 1.1.1 Rédiger le plan de communication'
shows rediger-plan-communication 'action 1.1.1 Rédiger le plan de communication'
status 0 git plan show rediger-plan-communication --at HEAD
prints_not ecrire-plan-communication
