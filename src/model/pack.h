#ifndef MODEL_PACK_H
#define MODEL_PACK_H

#include "model/value.h"

/*
 * Values as bytes that are quickly read again, on the machine that wrote them and by the
 * same version of the program: for caches, not for keeping. Lines and columns are not kept.
 * What is read may be damaged, and is believed in nothing.
 */

void pack_number(struct text *out, uint64_t);
void pack_bytes(struct text *out, const char *bytes, size_t length);
void pack_text(struct text *out, const char *text);

/* The fields of a record that `keeps` wants; NULL: all. */
typedef bool pack_keep_fn(void *context, const struct field *, int at);
void pack_record(struct text *out, const struct record *, pack_keep_fn *, void *context);

struct unpacking {
	const unsigned char *at, *end;
	struct arena *arena;             /* of what is read */
	const struct calendar *calendar; /* of its seasons */
	bool failed;                     /* from the first damage on everything read is empty */
	int depth;
};

uint64_t unpack_number(struct unpacking *);
/* Bytes of that length, within those read from; NULL at damage. */
const char *unpack_bytes(struct unpacking *, size_t length);
/* In the arena; never NULL. */
const char *unpack_text(struct unpacking *);
/* NULL at damage, or when it is no such record. */
const struct record *unpack_record(struct unpacking *, enum record_id);

#endif
