#include "format/json.h"
#include "base/mem.h"
#include "base/utf8.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

/* A struct json is jansson's value under another name. */
static json_t *inner(struct json *value)
{
	return (json_t *)(void *)value;
}

static struct json *outer(json_t *value)
{
	if (!value)
		mem_alloc(SIZE_MAX); /* out of memory: says so and ends */
	return (struct json *)(void *)value;
}

struct json *json_new_object(void)
{
	return outer(json_object());
}

struct json *json_new_list(void)
{
	return outer(json_array());
}

struct json *json_new_null(void)
{
	return outer(json_null());
}

struct json *json_new_text(const char *text)
{
	if (!text)
		return json_new_null();
	json_t *value = json_string(text);
	if (value)
		return outer(value);
	struct text clean = TEXT_INIT;
	utf8_visible(&clean, text, strlen(text));
	value = json_string(clean.data);
	text_release(&clean);
	return outer(value);
}

struct json *json_new_integer(int64_t number)
{
	return outer(json_integer(number));
}

struct json *json_new_real(double number)
{
	return outer(json_real(number));
}

struct json *json_new_bool(bool value)
{
	return outer(json_boolean(value));
}

void json_put(struct json *object, const char *key, struct json *value)
{
	json_object_set_new(inner(object), key, inner(value));
}

void json_merge(struct json *object, struct json *other)
{
	json_object_update(inner(object), inner(other));
	json_free(other);
}

bool json_has(struct json *object, const char *key)
{
	return json_object_get(inner(object), key) != NULL;
}

void json_append(struct json *list, struct json *value)
{
	json_array_append_new(inner(list), inner(value));
}

void json_free(struct json *value)
{
	json_decref(inner(value));
}

void json_stream_start(struct json_stream *stream, FILE *file, const char *kind)
{
	*stream = (struct json_stream){file, false};
	fprintf(file, "{\"schemaVersion\":1,\"kind\":\"%s\",\"items\":[", kind);
}

/*
 * What no output prints raw is written as an escape, which a reader of JSON undoes.
 * Outside ASCII it can only stand in a string.
 */
static void put_escaped(FILE *file, const char *text)
{
	size_t length = strlen(text), from = 0;
	for (size_t at = 0; at < length;) {
		uint32_t c = (unsigned char)text[at];
		size_t used = c < 0x7F ? 1 : utf8_decode(text + at, length - at, &c);
		if (c >= 0x7F && utf8_forbidden(c)) {
			fwrite(text + from, 1, at - from, file);
			fprintf(file, "\\u%04x", (unsigned)c);
			from = at + used;
		}
		at += used;
	}
	fwrite(text + from, 1, length - from, file);
}

void json_print(FILE *file, struct json *value)
{
	char *text = json_dumps(
		inner(value), JSON_COMPACT | JSON_ENCODE_ANY | JSON_REAL_PRECISION(15));
	put_escaped(file, text ? text : "null");
	free(text);
	json_free(value);
}

void json_print_indented(FILE *file, struct json *value)
{
	char *text = json_dumps(inner(value), JSON_INDENT(2) | JSON_REAL_PRECISION(15));
	put_escaped(file, text ? text : "null");
	fputc('\n', file);
	free(text);
	json_free(value);
}

void json_stream_item(struct json_stream *stream, struct json *item)
{
	fputs(stream->any ? ",\n" : "\n", stream->file);
	stream->any = true;
	json_print(stream->file, item);
}

void json_stream_end(struct json_stream *stream)
{
	fputs(stream->any ? "\n]}\n" : "]}\n", stream->file);
}
