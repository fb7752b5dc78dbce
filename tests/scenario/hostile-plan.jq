# The files of a plan without errors in which every text is hostile: for each text of the
# corpus a thing of every kind, saying nothing else. "@ PATH" stands before each file.

def quoted: tojson;

# A long text, `depth` spaces deep.
def long(depth): split("\n") | map(" " * depth + .) | "|\n" + join("\n");

def acronym: [81, 65 + (. / 26 | floor), 65 + . % 26] | implode;

def things:
  to_entries[] | (.key | tostring) as $n | .value as $text | ($text | quoted) as $t |
  "@ plan/axes/axe-\($n).yaml
id: axe-\($n)
order: \(.key + 1)
title: \($t)
mandate: \($t)
objectives:
  - id: objectif-\($n)
    title: \($t)
    indicators:
      - id: i1
        title: \($t)
        unit: \($t)
source:
  title: \($t)
  mandate: \($t)
@ plan/actions/piste-\($n).yaml
id: piste-\($n)
title: \($t)
objective: objectif-\($n)
status: suspended
status_reason: \($t)
responsible:
  - person: personne-\($n)
  - committee: comite-\($n)
    as: \($t)
    note: \($t)
  - post: fonction-\($n)
    note: \($t)
  - text: \($t)
    note: \($t)
partners:
  - organization: organisme-\($n)
  - group: groupe-\($n)
  - text: \($t)
    as: \($t)
  - text: \(.key | acronym | quoted)
schedule:
  - été 2008
effort:
  - quantity: 5
    unit: \($t)
budget:
  - item: \($t)
    amount: 5000
funding:
  - funder:
      text: \($t)
      note: \($t)
    amount: 100
expenses:
  - date: \"2008-02-01\"
    item: \($t)
    amount: 10
milestones:
  - id: m1
    title: \($t)
indicators:
  - id: i1
    title: \($t)
    measure: nominal
    unit: \($t)
    means_of_verification: \($t)
    baseline:
      year: 2006
      value: \($t)
    periods:
      - period: 2008
        target: \($t)
        actual: \($t)
        comment: \($text | long(10))
notes: \($text | long(2))
source:
  title: \($t)
  responsible: \($t)
  partners: \($t)
  schedule: \($t)
  budget: \($t)
@ plan/committees/comite-\($n).yaml
id: comite-\($n)
name: \($t)
other_names:
  - \($t)
parent: organisme-\($n)
responsible:
  - person: personne-\($n)
    start: 2007-07-03
members:
  - person: personne-\($n)
    role: \($t)
    note: \($t)
  - text: \($t)
    role: \($t)
@ plan/groups/groupe-\($n).yaml
id: groupe-\($n)
name: \($t)
other_names:
  - \($t)
members:
  - organization: organisme-\($n)
    note: \($t)
@ plan/organizations/organisme-\($n).yaml
id: organisme-\($n)
name: \($t)
other_names:
  - \($t)
classification: \($t)
@ plan/people/personne-\($n).yaml
id: personne-\($n)
name: \($t)
family_name: \($t)
given_name: \($t)
other_names:
  - \($t)
emails:
  - \($t)
keys:
  - \($t)
@ plan/posts/fonction-\($n).yaml
id: fonction-\($n)
name: \($t)
organization: organisme-\($n)
holders:
  - person: personne-\($n)
    role: \($t)
effort:
  - unit: \($t)
missions:
  - \($t)
@ plan/meetings/reunion-\($n).yaml
id: reunion-\($n)
name: \($t)
date: \"2008-01-15\"
place: \($t)
attendees:
  - text: \($t)
    as: \($t)
    role: \($t)
decisions:
  - id: d1
    number: \($t)
    title: \($t)
    text: \($t)
    proposed_by:
      text: \($t)
      note: \($t)
    result: adopted
    covers:
      - action: piste-\($n)";

def lexicon:
  "@ plan/lexicon.yaml", (to_entries[] | "\(.key | acronym | quoted): \(.value | quoted)");

def plan:
  (map("- " + .) | join("\n\n") | long(2)) as $all |
  "@ plan/plan.yaml
format: 1
title: \(.[0] | quoted)
organization: organisme-0
period:
  start: 2007
  end: 2010
adopted: reunion-0/d1
currency: CAD
calendar:
  continuous: continu
  seasons:
    - code: H
      name: \(.[2] | quoted)
      edtf: 24
      start: \"01-01\"
    - code: \(.[13] | quoted)
      name: été
      edtf: 22
      start: \"07-01\"
introduction: \($all)
functioning: \($all)
closing_note: \($all)";

plan, lexicon, things
