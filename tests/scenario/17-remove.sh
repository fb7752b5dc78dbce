#!/bin/sh
# Removing things: never while anything refers to them.

# shellcheck source-path=SCRIPTDIR source=lib.sh
. "${0%/*}/lib.sh"

real_repository pole
cd pole || exit 1

story 'what is referred to stays, and every place is named'
remember
status 1 git plan remove communications
says_lines 10
says 'plan/actions/promouvoir/rediger-plan-communication.yaml:6: action 1.1.1 Rédiger le plan de communication (responsible)'
says 'nothing was removed'
status 1 git plan remove 1.1
says ':3: action 1.1.1 Rédiger le plan de communication (objective)'
status 1 git plan remove concerter
says 'action 4.1.3'
status 1 git plan remove reunion-2007-06-06
says 'plan/plan.yaml:7: plan'
status 1 git plan remove reunion-2007-06-06/d1
says 'adopted by'
status 1 git plan remove 1.1.1 communications
says 'refers to them'
says_not 'rediger-plan-communication.yaml'
status 1 env LANGUAGE=fr git plan remove 4.1
says "piste d'action 4.1.1"

story 'what cannot be removed, or is not there'
status 1 git plan remove plan
status 1 git plan remove lexicon
status 1 git plan remove personne
says "nothing in the plan is called 'personne'"
status 1 git plan remove "$(printf 'a\033[31m')"
is_clean
status 129 git plan remove
status 129 git plan remove 1.1.1 --no-such-option
is_untouched

story 'one thing'
status 0 git plan remove 2.1.1 -m 'Terminée.'
prints 'plan: remove maintenir-participation-crides-table-developpement-social'
prints '(removed)'
is 'its file is gone' "$(git show --format= --name-status HEAD)" \
  'D	plan/actions/consolider-representer/maintenir-participation-crides-table-developpement-social.yaml'
is 'nothing is left to commit' "$(git status --porcelain)" ''
status 0 git plan check

story 'several that refer to one another'
status 0 git plan remove 4.1 4.1.1 4.1.2 4.1.3 concerter
is 'the subject counts them' "$(git log -1 --format=%s)" 'plan: remove 5 things'
status 0 git plan check
status 0 git plan remove 1.1 1.1.1 1.1.2 1.1.3
is 'the others of the axis stay' "$(grep -c '^  - id:' plan/axes/promouvoir.yaml)" 2
status 0 git plan check

story 'the last of a list that there must be'
remember
cat >plan/axes/seul.yaml <<'YAML'
id: seul
order: 9
title: "Seul"
objectives:
  - id: le-seul
    title: "Le seul"
YAML
git add plan && git commit -qm seul
remember
status 1 git plan remove le-seul
says 'missing-key'
says 'nothing was changed'
is_untouched
status 0 git plan remove le-seul seul
ok 'with its axis it goes' test ! -e plan/axes/seul.yaml

story 'while a file cannot be read'
printf 'id: [x\n' >plan/people/x.yaml
remember
status 1 git plan remove 2.2.1
says 'plan/people/x.yaml cannot be read'
is_untouched
rm plan/people/x.yaml

story 'only to see'
remember
status 0 git plan remove 2.2.1 --dry-run
prints '(removed)'
is_untouched
status 0 git plan remove 2.2.1 --no-commit
is 'the file is gone, and not committed' "$(git status --porcelain | cut -c 1-2)" ' D'
