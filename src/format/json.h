#ifndef FORMAT_JSON_H
#define FORMAT_JSON_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

/*
 * JSON (RFC 8259) through jansson, its one door. Values are made, put into
 * their object or list (which then owns them), and printed item by item:
 * nothing ever holds a whole document of unknown length.
 */
struct json;

struct json *json_new_object(void);
struct json *json_new_list(void);
struct json *json_new_null(void);
/* NULL gives null; bytes that are no UTF-8 are replaced. */
struct json *json_new_text(const char *);
struct json *json_new_integer(int64_t);
struct json *json_new_real(double);
struct json *json_new_bool(bool);

/* Keys are printed in the order in which they were put. The value is taken over. */
void json_put(struct json *object, const char *key, struct json *value);
/* Move the keys of another object, which is freed, behind this one's. */
void json_merge(struct json *object, struct json *other);
bool json_has(struct json *object, const char *key);
void json_append(struct json *list, struct json *value);
void json_free(struct json *);

/* Print it on one line, in ASCII where a terminal would obey a character, and free it. */
void json_print(FILE *, struct json *);
/* The same, indented for people, with an end of line. */
void json_print_indented(FILE *, struct json *);

/*
 * The envelope {"schemaVersion":1,"kind":…,"items":[…]}, written as the items
 * come, each on a line, and freed.
 */
struct json_stream {
	FILE *file;
	bool any;
};
void json_stream_start(struct json_stream *, FILE *, const char *kind);
void json_stream_item(struct json_stream *, struct json *);
void json_stream_end(struct json_stream *);

#endif
