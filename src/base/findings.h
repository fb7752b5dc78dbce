#ifndef BASE_FINDINGS_H
#define BASE_FINDINGS_H

/*
 * The catalogue of findings: FINDING(symbol, id, severity, title, explanation) and,
 * of a warning, what many of them are, after their number ("12 late actions").
 * The order is the order of the manual: errors of files, of form, of fields, of
 * references, of the plan as a whole, then warnings. Every entry has a golden
 * case of the same name under tests/golden/, which lint demands.
 */
#define FINDINGS(FINDING) \
	/* Files */ \
	FINDING(PLAN_MISSING, "plan-missing", ERROR, N_("the plan's own file is missing"), \
		N_("plan/plan.yaml holds the title, the period, the currency and the calendar of " \
		   "the plan; without it nothing else can be judged.")) \
	FINDING(NOT_A_PLAN_FILE, "not-a-plan-file", ERROR, N_("not a file of the plan"), \
		N_("Everything under plan/ is a plan file: plan.yaml, lexicon.yaml, rules.yaml, or " \
		   "one thing a file, named after its id, in the folder of its kind. Anything else " \
		   "would be skipped, and nothing is skipped in silence: move it elsewhere.")) \
	FINDING(NOT_A_REGULAR_FILE, "not-a-regular-file", ERROR, N_("not a regular file"), \
		N_("A symbolic link, a folder named like a file, a pipe, a submodule or an " \
		   "executable file stands where a plan file is expected. Plan files are plain " \
		   "files, so that everyone reads the same thing.")) \
	FINDING(UNREADABLE, "unreadable", ERROR, N_("unreadable file"), \
		N_("The system would not let git-plan read this file. Mend its permissions.")) \
	FINDING(UNMERGED, "unmerged", ERROR, N_("unfinished merge"), \
		N_("The index holds several versions of this file: a merge is not finished. Choose " \
		   "a version, then run git add on the file.")) \
	FINDING(TOO_LARGE, "too-large", ERROR, N_("file too large"), \
		N_("A plan file holds at most 1 MiB and 65,536 entries; no action needs more.")) \
	FINDING(CASE_CONFLICT, "case-conflict", ERROR, N_("names equal but for case"), \
		N_("Two paths differ only by capitals or accents' encoding: on Windows and macOS " \
		   "one would overwrite the other.")) \
	/* Form */ \
	FINDING(EMPTY_FILE, "empty-file", ERROR, N_("empty file"), \
		N_("The file holds no field at all.")) \
	FINDING(INVALID_UTF8, "invalid-utf8", ERROR, N_("text that is not UTF-8"), \
		N_("Plan files are UTF-8 text. An editor set to another encoding (Windows-1252, " \
		   "UTF-16) wrote bytes that cannot be read as UTF-8: save the file as UTF-8.")) \
	FINDING(CONTROL_CHARACTER, "control-character", ERROR, N_("forbidden character"), \
		N_("A value holds no control character, raw or escaped: no NUL, no U+0085, U+2028 " \
		   "or U+2029, no byte order mark inside, none of the characters that reverse the " \
		   "direction of text and so hide what it says.")) \
	FINDING(LINE_ENDING, "line-ending", ERROR, N_("lone or mixed line ending"), \
		N_("Lines end with LF. A lone CR, or CR LF on some lines only, is read differently " \
		   "by different programs; CR LF in a recorded version is refused too.")) \
	FINDING(CONFLICT_MARKER, "conflict-marker", ERROR, N_("conflict marker"), \
		N_("Git left the two versions of a conflict in the file, between <<<<<<< and " \
		   ">>>>>>>. Keep what is right and delete the marker lines.")) \
	FINDING(TAB_INDENTATION, "tab-indentation", ERROR, N_("tab in the indentation"), \
		N_("YAML is indented with spaces only; two a level.")) \
	FINDING(NO_BREAK_SPACE, "no-break-space", ERROR, N_("no-break space in the form"), \
		N_("A no-break space looks like a space, but no program takes it for one: it can " \
		   "neither indent a line nor follow a hyphen or the colon of a field, nor stand " \
		   "beside a number. Word processors and some keyboards (a space typed with Alt or " \
		   "Option held) write it. Inside texts it is welcome.")) \
	FINDING(UNCLOSED_QUOTE, "unclosed-quote", ERROR, \
		N_("quotation mark without its twin"), \
		N_("A text in quotation marks begins and ends on one line. Inside double quotes, a " \
		   "double quote is written \\\".")) \
	FINDING(UNQUOTED_COLON, "unquoted-colon", ERROR, N_("colon in a text without quotes"), \
		N_("A colon followed by a space separates a field from its value: a text that " \
		   "holds one must stand in double quotes.")) \
	FINDING(SYNTAX, "syntax", ERROR, N_("not YAML"), \
		N_("The file cannot be read as YAML from this place on. Look at the line named and " \
		   "the one before: indentation, colons, quotation marks.")) \
	FINDING(DUPLICATE_KEY, "duplicate-key", ERROR, N_("field given twice"), \
		N_("Each field stands once in a file or an item; programs disagree on which of two " \
		   "values counts.")) \
	FINDING(ANCHOR, "anchor", ERROR, N_("anchor or alias"), \
		N_("YAML's anchors (&) and aliases (*) make one value depend on another place. Write " \
		   "the value out; a text that begins with & or * stands in double quotes.")) \
	FINDING(TAG, "tag", ERROR, N_("YAML tag"), \
		N_("YAML's tags (!) change a value's type. The plan's fields have their types " \
		   "already; a text that begins with ! stands in double quotes.")) \
	FINDING(MERGE_KEY, "merge-key", ERROR, N_("merge key"), \
		N_("YAML's merge key (<<) copies fields from elsewhere. Write them out.")) \
	FINDING(MULTIPLE_DOCUMENTS, "multiple-documents", ERROR, \
		N_("several documents in a file"), \
		N_("A line of three hyphens or three dots inside the file starts another YAML " \
		   "document; a plan file holds one.")) \
	FINDING(DIRECTIVE, "directive", ERROR, N_("YAML directive"), \
		N_("Lines that begin with % are directives to YAML readers; plan files have none.")) \
	FINDING(NON_SCALAR_KEY, "non-scalar-key", ERROR, N_("field name that is not a word"), \
		N_("The name of a field is one word, followed by a colon.")) \
	FINDING(FLOW_STYLE, "flow-style", ERROR, N_("list or fields in brackets"), \
		N_("Lists stand one item a line, each after a hyphen, and fields one a line: so a " \
		   "change of one item is a change of one line. Only an empty list is written [].")) \
	FINDING(TOO_DEEP, "too-deep", ERROR, N_("nested too deeply"), \
		N_("No field of a plan is more than 16 levels deep, and folders under plan/actions/ " \
		   "at most 5.")) \
	FINDING(SEVERAL_LINES, "several-lines", ERROR, N_("value on several lines"), \
		N_("Only long texts (introduction, functioning, closing_note, notes, comment) take " \
		   "several lines; every other value stands on one.")) \
	/* Fields */ \
	FINDING(UNKNOWN_KEY, "unknown-key", ERROR, N_("unknown field"), \
		N_("This kind of thing has no field of that name. A misspelt field would otherwise " \
		   "be lost without a word.")) \
	FINDING(MISSING_KEY, "missing-key", ERROR, N_("required field missing"), \
		N_("The field is required for this kind of thing.")) \
	FINDING(WRONG_TYPE, "wrong-type", ERROR, N_("value of the wrong type"), \
		N_("A list is where one value is expected, a text where a number is, or a plain " \
		   "word that other programs read as a number, a date or yes/no stands where a " \
		   "text is expected: put texts in double quotes.")) \
	FINDING(EMPTY_TEXT, "empty-text", ERROR, N_("empty value"), \
		N_("A required text is not empty, and a field without a value is left out: an " \
		   "absent field means that it is not known.")) \
	FINDING(INVALID_ID, "invalid-id", ERROR, N_("invalid identifier"), \
		N_("An identifier is made of unaccented small letters, digits and hyphens, begins " \
		   "with a letter and has at most 64 characters.")) \
	FINDING(UNKNOWN_VALUE, "unknown-value", ERROR, N_("unknown value"), \
		N_("The field takes one of a few words, which the message lists.")) \
	FINDING(INVALID_NUMBER, "invalid-number", ERROR, N_("invalid number"), \
		N_("A number is written in digits, with a point before decimals: no exponent, no " \
		   "leading zero or point, no grouping. Some fields have bounds: progress is 0 to " \
		   "100.")) \
	FINDING(INVALID_AMOUNT, "invalid-amount", ERROR, N_("invalid amount"), \
		N_("An amount is an exact decimal of zero or more: at most 15 digits, at most as " \
		   "many decimals as the currency has, no exponent, no grouping, no sign.")) \
	FINDING(CURRENCY, "currency", ERROR, N_("currency other than the plan's"), \
		N_("The plan's currency is an ISO 4217 code, and every amount is in it: sums of " \
		   "different currencies mean nothing.")) \
	FINDING(INVALID_DATE, "invalid-date", ERROR, N_("invalid date"), \
		N_("Dates are ISO 8601, year-month-day, in quotes: \"2007-06-06\"; and the day " \
		   "exists.")) \
	FINDING(DATE_ORDER, "date-order", ERROR, N_("end before start"), \
		N_("What starts on a date cannot end before it.")) \
	FINDING(INVALID_SCHEDULE, "invalid-schedule", ERROR, N_("invalid schedule entry"), \
		N_("A schedule entry is a season of the plan's calendar and a year, a year, a date, " \
		   "two dates with a slash between, or the calendar's word for continuous, with or " \
		   "without its years.")) \
	FINDING(REPEATED_ITEM, "repeated-item", ERROR, N_("item given twice"), \
		N_("Each item of a list is known by its key (a reference by what it names, a " \
		   "milestone by its id); the same key twice would make it unclear which one a " \
		   "change means.")) \
	FINDING(FORMAT_NEWER, "format-newer", ERROR, N_("newer format"), \
		N_("The plan was written for a newer git-plan, which may mean things that this one " \
		   "would misread. Install a newer git-plan.")) \
	/* References and identity */ \
	FINDING(REFERENCE_FORM, "reference-form", ERROR, \
		N_("reference that names none or several"), \
		N_("A reference has exactly one of person, committee, organization, group, post or " \
		   "text.")) \
	FINDING(REFERENCE_UNKNOWN, "reference-unknown", ERROR, N_("reference to nothing"), \
		N_("Nothing in the plan has that identifier. References use identifiers, which are " \
		   "the names of the files.")) \
	FINDING(ID_FILE_NAME, "id-file-name", ERROR, \
		N_("identifier different from the file name"), \
		N_("The id in a file equals the file's name without .yaml.")) \
	FINDING(DUPLICATE_ID, "duplicate-id", ERROR, N_("identifier used twice"), \
		N_("An identifier names one thing: within its kind, and for people, committees, " \
		   "organizations, groups and posts among them all.")) \
	FINDING(FORMER_ID_TAKEN, "former-id-taken", ERROR, \
		N_("former identifier given again"), \
		N_("An identifier that something once had still finds it, in old minutes and in the " \
		   "history; it is never given to something else.")) \
	FINDING(ACRONYM_TWIN, "acronym-twin", ERROR, \
		N_("identifier that confuses two acronyms"), \
		N_("Two acronyms of this plan differ by an accent only, and the identifier, which " \
		   "has no accents, could mean either. Use words of the name instead.")) \
	FINDING(ACRONYM_UNKNOWN, "acronym-unknown", ERROR, \
		N_("acronym missing from the lexicon"), \
		N_("Every acronym that a thing bears is explained in plan/lexicon.yaml.")) \
	FINDING(PARENT_CYCLE, "parent-cycle", ERROR, N_("cycle of parents"), \
		N_("Committees or organizations belong to one another in a circle.")) \
	FINDING(OUTSIDE_PERIOD, "outside-period", ERROR, \
		N_("scheduled outside the plan's period"), \
		N_("Every schedule entry falls within the period of plan.yaml.")) \
	/* Warnings */ \
	FINDING(CRLF, "crlf", WARNING, N_("Windows line endings"), \
		N_("The working file ends its lines with CR LF throughout. It is read as it is and " \
		   "committed with LF."), \
		N_("files with Windows line endings")) \
	FINDING(BYTE_ORDER_MARK, "byte-order-mark", WARNING, N_("byte order mark"), \
		N_("The file begins with an invisible byte order mark, which some programs take for " \
		   "part of the first field's name. Save it as UTF-8 without BOM."), \
		N_("files that begin with a byte order mark")) \
	FINDING(COMMENT_IN_TEXT, "comment-in-text", WARNING, N_("text cut at #"), \
		N_("In a text without quotes, a space and # begin a comment: what follows is not " \
		   "part of the value. Put the text in double quotes, or both sides of the comment " \
		   "will be read differently than they look."), \
		N_("texts cut at #")) \
	FINDING(CURLY_QUOTES, "curly-quotes", WARNING, \
		N_("curly quotation marks around a text"), \
		N_("YAML knows straight quotation marks only. Curly ones, which word processors " \
		   "write, and guillemets are part of the text, and are printed with it: where " \
		   "they stand around the whole of it, straight ones were meant. Where they " \
		   "belong to the text, put it in straight ones as well."), \
		N_("texts in curly quotation marks")) \
	FINDING(RULES_UNREAD, "rules-unread", WARNING, N_("rules not applied"), \
		N_("plan/rules.yaml says who may change what; this version of git-plan checks its " \
		   "form only and applies none of it."), \
		N_("files of rules not applied")) \
	FINDING(NO_RESPONSIBLE, "no-responsible", WARNING, N_("action without responsible"), \
		N_("Nobody answers for this action."), N_("actions without responsible")) \
	FINDING(NO_SCHEDULE, "no-schedule", WARNING, N_("action without schedule"), \
		N_("Nothing says when this action is to be done."), \
		N_("actions without schedule")) \
	FINDING(NO_INDICATOR, "no-indicator", WARNING, N_("action without indicator"), \
		N_("Nothing says how one will know that this action has succeeded."), \
		N_("actions without indicator")) \
	FINDING(BEFORE_ADOPTION, "before-adoption", WARNING, \
		N_("scheduled before the adoption"), \
		N_("Everything that the action's schedule names was over when the plan was adopted."), \
		N_("actions scheduled before the adoption")) \
	FINDING(LATE, "late", WARNING, N_("late"), \
		N_("The schedule of the action, or a milestone's due date, is over, and the plan does " \
		   "not say that it is done. Record its status, or schedule it again."), \
		N_("late actions or milestones")) \
	FINDING(MANDATE_ENDED, "mandate-ended", WARNING, \
		N_("responsible whose mandate has ended"), \
		N_("The person's every mandate in the plan has ended, the post has no holder left, or " \
		   "the committee was dissolved: somebody else may have to answer for the action."), \
		N_("responsibles whose mandate has ended")) \
	FINDING(SAME_ORDER, "same-order", WARNING, N_("axes with the same order"), \
		N_("Two axes have the same order, so their objectives and actions have the same " \
		   "positions (1.1, 1.1.1), and a position no longer names one thing."), \
		N_("axes with the same order as another")) \
	FINDING(SIMILAR_TITLES, "similar-titles", WARNING, N_("nearly identical actions"), \
		N_("Two actions with a responsible in common have titles that differ by one word at " \
		   "most: perhaps they are one action written twice."), \
		N_("actions nearly identical to another")) \
	FINDING(COMMITTEE_NO_RESPONSIBLE, "committee-no-responsible", WARNING, \
		N_("committee without responsible"), N_("Nobody answers for this committee."), \
		N_("committees without responsible")) \
	FINDING(COMMITTEE_RESPONSIBLES, "committee-several-responsibles", WARNING, \
		N_("committee with several responsibles"), \
		N_("Several people answer for this committee; usually one is designated."), \
		N_("committees with several responsibles")) \
	FINDING(COMMITTEE_NO_MEMBERS, "committee-no-members", WARNING, \
		N_("committee without members"), N_("The plan does not say who sits on it."), \
		N_("committees without members")) \
	FINDING(PERSON_NO_COMMITTEE, "person-no-committee", WARNING, \
		N_("person in no committee"), \
		N_("The person sits on no committee that the plan knows."), \
		N_("people in no committee")) \
	FINDING(POST_NO_HOLDER, "post-no-holder", WARNING, N_("post without holder"), \
		N_("The plan does not say who holds this post today."), \
		N_("posts without holder")) \
	FINDING(GROUP_NO_MEMBERS, "group-no-members", WARNING, \
		N_("group without known members"), \
		N_("The plan does not say who belongs to this group."), \
		N_("groups without known members")) \
	FINDING(MEETINGS_PER_YEAR, "meetings-per-year", WARNING, \
		N_("number of meetings outside the range"), \
		N_("plan.yaml says how many meetings a year are held (meetings_per_year); the " \
		   "meetings recorded for a year of the period are fewer or more."), \
		N_("years with too few or too many meetings")) \
	FINDING(NEVER_MENTIONED, "never-mentioned", WARNING, N_("never mentioned"), \
		N_("No action, committee, meeting or text of the plan names this person or " \
		   "organization."), \
		N_("people or organizations never mentioned")) \
	FINDING(ACRONYM_IN_TEXT, "acronym-in-text", WARNING, \
		N_("acronym in a text, missing from the lexicon"), \
		N_("A text uses an acronym that plan/lexicon.yaml does not explain."), \
		N_("acronyms in texts, missing from the lexicon")) \
	FINDING(COVERS_UNKNOWN_FIELD, "covers-unknown-field", WARNING, \
		N_("decision that covers an unknown field"), \
		N_("A decision's covers names a field that actions do not have, so it authorises " \
		   "nothing."), \
		N_("decisions that cover an unknown field"))

#endif
