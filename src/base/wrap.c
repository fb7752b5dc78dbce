#include "base/wrap.h"
#include "base/utf8.h"

#include <string.h>

void wrap_words(struct text *out, const char *words, size_t length, size_t used, size_t indent,
	size_t width)
{
	const char *end = words + length;
	bool first = true;
	while (words < end) {
		const char *space = memchr(words, ' ', (size_t)(end - words));
		size_t piece = (size_t)((space ? space : end) - words);
		size_t cells = utf8_width(words, piece);
		if (!first) {
			bool full = width && used + 1 + cells > width;
			text_char(out, full ? '\n' : ' ');
			text_fill(out, ' ', full ? indent : 0);
			used = full ? indent : used + 1;
		}
		text_add(out, words, piece);
		used += cells;
		first = false;
		words += piece + (space ? 1 : 0);
	}
}
