#!/bin/sh
# Other identifiers: everything that refers to a thing follows, in one commit; and what is
# refused leaves everything as it was.

# shellcheck source-path=SCRIPTDIR source=lib.sh
. "${0%/*}/lib.sh"

real_repository pole
cd pole || exit 1

# changed PATTERN: how many lines of the last commit fit.
changed() {
  git show -M --format= HEAD | grep -c -e "$1"
}

story 'a committee'
status 0 git plan rename communications comite-communications
prints 'plan: rename communications to comite-communications'
prints 'identifier: communications → comite-communications'
is 'one commit' "$(git rev-list --count HEAD)" 2
is 'its subject' "$(git log -1 --format=%s)" 'plan: rename communications to comite-communications'
is 'the file is moved' "$(git show -M --format= --name-status --diff-filter=R HEAD | cut -c 1,5-)" \
  "R	plan/committees/communications.yaml	plan/committees/comite-communications.yaml"
is 'each action that names it, one line' "$(changed '^+  - committee: comite-communications$')" 8
is 'and no other line' "$(changed '^[-+][^-+]')" 20
is 'nothing names the old one' "$(git grep -l 'committee: communications$\|- communications$' -- plan | tr '\n' ' ')" \
  'plan/committees/comite-communications.yaml '
is 'but its file, as a former one' "$(tail -n 2 plan/committees/comite-communications.yaml)" \
  "former_ids:
  - communications"
is 'nothing is left to commit' "$(git status --porcelain)" ''
status 0 git plan check
status 0 git plan show communications
prints 'comite-communications'

story 'an objective, a decision, a meeting'
status 0 git plan rename 1.1 plan-de-communication
is 'its actions follow' "$(changed '^+objective: plan-de-communication$')" 3
status 0 git plan rename reunion-2007-06-06/d1 reunion-2007-06-06/adoption
is 'the plan follows' "$(sed -n 's/^adopted: //p' plan/plan.yaml)" reunion-2007-06-06/adoption
status 0 git plan rename reunion-2007-06-06 seance-2007-06-06
is 'the plan follows again' "$(sed -n 's/^adopted: //p' plan/plan.yaml)" seance-2007-06-06/adoption
status 0 git plan rename 2.3.1 evaluer-ressources --decision seance-2007-06-06/adoption -m 'Plus court.'
is 'why, and by which decision' "$(git log -1 --format=%b)" "Plus court.

Decision: seance-2007-06-06/adoption"
status 0 git plan check

story 'only to see, or without a commit'
remember
status 0 git plan rename odile-bourdages odile --dry-run
prints 'odile-bourdages → odile'
is_untouched
status 0 git plan rename odile-bourdages odile --no-commit
ok 'the file is there' test -f plan/people/odile.yaml
ok 'the old one is not' test ! -e plan/people/odile-bourdages.yaml
git checkout -q -- plan && git clean -qfd plan

story 'what is no identifier, or another one'
remember
for id in 'Été 1' '' '../evil' '-x' 'plan/x' "$(printf 'a\033[31m')" \
  aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa; do
  status 1 git plan rename --no-verify -- 1.1.1 "$id"
  says 'is no identifier'
  is_clean
done
status 1 git plan rename 1.1.1 elaborer-capsules-information
says 'is the identifier of plan/actions/promouvoir/elaborer-capsules-information.yaml'
status 1 git plan rename linda-maziade prescn
says 'is the identifier of plan/organizations/prescn.yaml'
status 1 git plan rename linda-maziade communications
says "'communications' is a former identifier of 'comite-communications'"
status 1 git plan rename conference-regionale-elus cre
says 'acronym-twin'
says 'nothing was changed'
status 1 git plan rename plan autre
status 1 git plan rename lexicon autre
status 1 git plan rename personne autre
says "nothing in the plan is called 'personne'"
status 1 git plan rename seance-2007-06-06/adoption autre/d1
says 'a decision stays with its meeting'
status 129 git plan rename 1.1.1
status 129 git plan rename
status 129 git plan rename 1.1.1 a b
status 1 git plan rename 1.1.1 a --decision reunion-2007-06-06/d9
is_untouched

story 'edits that are not committed'
echo '# plus tard' >>plan/actions/promouvoir/elaborer-capsules-information.yaml
remember
status 1 git plan rename comite-communications com
says 'plan/actions/promouvoir/elaborer-capsules-information.yaml has edits'
is_untouched
status 0 git plan rename comite-communications com --include
is 'they are taken along' "$(changed '^+# plus tard')" 1

story 'files that cannot be read'
printf 'id: [x\n' >plan/people/x.yaml
remember
status 1 git plan rename com comite
says 'plan/people/x.yaml cannot be read'
is_untouched
rm plan/people/x.yaml

story 'faults that were there are no reason to refuse'
change plan/people/odile-bourdages.yaml 's/^name:/nom: "x"\nname:/'
change plan/actions/promouvoir/rediger-plan-communication.yaml 's/person: .*/person: personne/'
git commit -qam faults
status 0 git plan rename odile-bourdages odile
status 1 git plan check
prints 'plan/people/odile.yaml:2:1: error: unknown field'

story 'a file that stands where the new one would'
echo 'id: autre' >plan/people/lui.yaml
remember
status 1 git plan rename odile lui
says 'plan/people/lui.yaml is there already'
is_untouched
rm plan/people/lui.yaml

story 'in a bare repository'
git clone -q --bare . ../pole.git
cd ../pole.git || exit 1
status 0 git plan rename odile odile-b
is 'it is committed' "$(git log -1 --format=%s)" 'plan: rename odile to odile-b'
is 'and moved' "$(git ls-tree --name-only HEAD plan/people/odile-b.yaml plan/people/odile.yaml)" \
  plan/people/odile-b.yaml

story 'in French'
status 1 env LANGUAGE=fr git plan rename 1.1.1 'Été 1'
says "n'est pas un identifiant"
