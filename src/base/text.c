#include "base/text.h"
#include "base/mem.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What `data` points at before the first byte comes: never written to. */
char text_empty[1] = "";

void text_init(struct text *text)
{
	*text = (struct text)TEXT_INIT;
}

void text_release(struct text *text)
{
	if (text->capacity)
		free(text->data);
	text_init(text);
}

void text_reset(struct text *text)
{
	text->length = 0;
	if (text->capacity)
		text->data[0] = '\0';
}

char *text_reserve(struct text *text, size_t more)
{
	size_t need = text->length + more + 1;
	if (need > text->capacity) {
		size_t capacity = text->capacity ? text->capacity * 2 : 64;
		if (capacity < need)
			capacity = need;
		text->data = mem_realloc(text->capacity ? text->data : NULL, capacity);
		text->capacity = capacity;
	}
	return text->data + text->length;
}

void text_add(struct text *text, const char *bytes, size_t length)
{
	if (!length)
		return;
	memcpy(text_reserve(text, length), bytes, length);
	text->length += length;
	text->data[text->length] = '\0';
}

void text_str(struct text *text, const char *string)
{
	text_add(text, string, strlen(string));
}

void text_char(struct text *text, char c)
{
	text_add(text, &c, 1);
}

void text_fill(struct text *text, char c, size_t count)
{
	memset(text_reserve(text, count), c, count);
	text->length += count;
	text->data[text->length] = '\0';
}

void text_vprintf(struct text *text, const char *format, va_list arguments)
{
	va_list again;
	va_copy(again, arguments);
	int need = vsnprintf(NULL, 0, format, arguments);
	if (need > 0) {
		vsnprintf(text_reserve(text, (size_t)need), (size_t)need + 1, format, again);
		text->length += (size_t)need;
	}
	va_end(again);
}

void text_printf(struct text *text, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	text_vprintf(text, format, arguments);
	va_end(arguments);
}

char *text_detach(struct text *text)
{
	char *data = text->capacity ? text->data : mem_strdup("");
	text_init(text);
	return data;
}
