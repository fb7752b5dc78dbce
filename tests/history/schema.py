"""What the stories use of the schema, written down anew: the truth must not come from the program.

A record is a list of fields in the schema's order, each "name type" with a * for lists:

  text long int decimal bool date enum value point season-day   scalars, as files have them
  id former        ids; `former` those that a thing had before
  link:SPACE       the id of a thing; formerlink:SPACE may lead to nothing any more
  decision         MEETING/ID
  ref              a reference: {"committee": id, "note": …}
  schedule         "automne 2007"
  rec:RECORD       a mapping
  own:KIND         things of their own that stand in this file, by their ids
  owner            the thing that it stands in; computed
"""

import collections

Field = collections.namedtuple("Field", "name type arg list")

INDICATORS = "indicators rec:indicator*"
_RECORDS = {
    "plan": "format int; title text; organization link:body; period rec:period; adopted decision;"
    "currency text; calendar rec:calendar; meetings_per_year rec:range; introduction long;"
    "functioning long; closing_note long",
    "period": "start point; end point",
    "calendar": "continuous text; seasons rec:season*",
    "season": "code text; name text; edtf int; start season-day",
    "range": "min int; max int",
    "axis": "id id; order int; title text; mandate text; objectives own:objective*;"
    "former_ids former*",
    "objective": f"id id; title text; axis owner; {INDICATORS}; former_ids former*",
    "action": "id id; title text; objective link:objective; order int; status enum;"
    "status_reason text; progress int; responsible ref*; partners ref*; schedule schedule*;"
    "effort rec:effort*; budget rec:budget*; funding rec:funding*; expenses rec:expense*;"
    f"milestones rec:milestone*; {INDICATORS}; replaces formerlink:action*; notes long;"
    "source rec:source; former_ids former*",
    "effort": "quantity decimal; unit text; average bool",
    "budget": "item text; year int; amount decimal; currency text",
    "funding": "funder ref; amount decimal; status enum; in_kind bool; date date",
    "expense": "date date; item text; amount decimal; currency text",
    "milestone": "id id; title text; due date; met date",
    "indicator": "id id; title text; measure enum; unit text; means_of_verification text;"
    "baseline rec:baseline; periods rec:result*",
    "baseline": "year int; value value",
    "result": "period schedule; target value; actual value; achievement enum; comment long",
    "source": "title text; responsible text; partners text; schedule text; budget text",
    "committee": "id id; name text; acronym text; other_names text*; classification enum;"
    f"parent link:body; responsible ref*; members ref*; {INDICATORS}; dissolved date;"
    "former_ids former*",
    "organization": "id id; name text; acronym text; other_names text*; classification text;"
    "parent link:body; members ref*; former_ids former*",
    "person": "id id; name text; family_name text; given_name text; other_names text*;"
    "emails text*; former_ids former*",
    "meeting": "id id; name text; date date; place text; committee link:body;"
    "classification enum; attendees ref*; absent ref*; guests ref*; quorum bool;"
    "decisions own:decision*; former_ids former*",
    "decision": "id id; number text; title text; text text; proposed_by ref; seconded_by ref;"
    "result enum; carried enum; votes rec:votes; covers rec:cover*; replaces decision;"
    "follow_up rec:follow_up",
    "votes": "for int; against int; abstentions int",
    "cover": "action link:action; fields text*",
    "follow_up": "responsible ref*; due date",
    "ref": "person link:body; committee link:body; organization link:body; text text; as text;"
    "note text; lead bool; on_behalf_of link:body; role text; start date; until date; end date",
}

# The fields that tell the items of a list apart, where it is not the id.
KEYS = {
    "season": ("code",),
    "effort": ("unit",),
    "budget": ("item", "year"),
    "funding": ("funder",),
    "expense": ("date", "item"),
    "result": ("period",),
    "cover": ("action",),
}
REFERENCE_KINDS = ("person", "committee", "organization", "text")

# Kinds in the schema's order, with their folder under plan/; None: in another's file.
KINDS = {
    "plan": "",
    "lexicon": "",
    "axis": "axes",
    "objective": None,
    "action": "actions",
    "committee": "committees",
    "organization": "organizations",
    "person": "people",
    "meeting": "meetings",
    "decision": None,
}
BODIES = ("committee", "organization", "person")
OWNERS = {"objective": ("axis", "objectives"), "decision": ("meeting", "decisions")}


def _field(text):
    name, form = text.split()
    is_list = form.endswith("*")
    kind, _, arg = form.rstrip("*").partition(":")
    return Field(name, kind, arg, is_list)


RECORDS = {
    record: {field.name: field for field in map(_field, text.split(";"))}
    for record, text in _RECORDS.items()
}


def space(kind):
    """Ids are unique within a space; people, committees and organizations share one."""
    return "body" if kind in BODIES else kind


def keys_of(record):
    return KEYS.get(record, ("id",))
