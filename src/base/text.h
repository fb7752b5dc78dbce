#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <stdarg.h>
#include <stddef.h>

/*
 * Growable text: `data` is always a C string of `length` bytes (it may hold
 * other NULs when it carries a file's bytes).
 */
struct text {
	char *data;
	size_t length;
	size_t capacity; /* 0 while `data` is the shared empty string */
};

extern char text_empty[1];
#define TEXT_INIT \
	{ \
		text_empty, 0, 0 \
	}

void text_init(struct text *);
void text_release(struct text *);
void text_reset(struct text *);
/* Room for `more` further bytes; returns where they go. */
char *text_reserve(struct text *, size_t more);
void text_add(struct text *, const char *bytes, size_t length);
void text_str(struct text *, const char *string);
void text_char(struct text *, char c);
void text_fill(struct text *, char c, size_t count);
void text_printf(struct text *, const char *format, ...) __attribute__((format(printf, 2, 3)));
void text_vprintf(struct text *, const char *format, va_list)
	__attribute__((format(printf, 2, 0)));
/* The string, which the caller frees; the text is empty after. */
char *text_detach(struct text *);

#endif
