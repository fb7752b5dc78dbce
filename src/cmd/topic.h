#ifndef CMD_TOPIC_H
#define CMD_TOPIC_H

#include "base/diag.h"
#include "cmd/command.h"
#include "model/schema.h"

/*
 * What `git plan help` can be asked about: commands, pages, findings, kinds of things and
 * fields, in the words of either language.
 */
enum topic_type {
	TOPIC_NONE,
	TOPIC_COMMANDS, /* the list of them */
	TOPIC_COMMAND,
	TOPIC_OVERVIEW, /* git-plan(1) */
	TOPIC_FORMAT,   /* how the files are written */
	TOPIC_QUERIES,
	TOPIC_RULES, /* every finding */
	TOPIC_RULE,
	TOPIC_KINDS, /* every kind; with a kind after it, its fields */
	TOPIC_KIND,
	TOPIC_REFERENCE, /* what responsible, partners, members hold */
	TOPIC_FIELD,     /* wherever it is */
};

struct topic {
	enum topic_type type;
	const struct command *command; /* of TOPIC_COMMAND */
	enum finding_rule rule;        /* of TOPIC_RULE */
	enum kind kind;                /* of TOPIC_KIND */
};

/*
 * The topic that the word names: a command or a page before a finding (its rule, or its
 * title), that before a kind, that before a field.
 */
struct topic topic_find(const char *word);

/* What is called with a topic's word and what to say of it. */
typedef void topic_fn(void *context, const char *word, const char *description);
/* Each topic once, in the user's language. Fields are many: only when they are asked for. */
void topic_each(bool fields, topic_fn *, void *context);

/* Offer every word that names a topic. */
void topic_offer(struct suggest *);

#endif
