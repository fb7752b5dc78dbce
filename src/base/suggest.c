#include "base/suggest.h"
#include "base/utf8.h"

#include <stdint.h>
#include <string.h>

/* Longer words are not compared: nobody mistypes sixty letters by one or two. */
#define LONGEST 72

/*
 * Where both the wrong words and the candidates are many, comparing them all would
 * take minutes: past this many letters against letters a run suggests nothing more.
 */
#define MOST_COMPARED ((size_t)100000000)
static _Thread_local size_t compared;

void suggest_init(struct suggest *suggest, const char *word)
{
	text_init(&suggest->word);
	text_init(&suggest->best);
	utf8_fold(&suggest->word, word, strlen(word));
	suggest->distance = suggest->word.length / 3 + 1;
}

void suggest_release(struct suggest *suggest)
{
	text_release(&suggest->word);
	text_release(&suggest->best);
}

static size_t smallest(size_t a, size_t b, size_t c)
{
	size_t least = a < b ? a : b;
	return least < c ? least : c;
}

/* Optimal string alignment distance; three rows of the usual table are enough. */
static size_t distance(const char *a, size_t n, const char *b, size_t m)
{
	uint8_t rows[3][LONGEST + 1];
	uint8_t *before = rows[0], *last = rows[1], *row = rows[2];
	for (size_t j = 0; j <= m; j++)
		last[j] = (uint8_t)j;
	for (size_t i = 1; i <= n; i++) {
		row[0] = (uint8_t)i;
		for (size_t j = 1; j <= m; j++) {
			size_t cost = a[i - 1] != b[j - 1];
			size_t best =
				smallest(last[j] + 1u, row[j - 1] + 1u, last[j - 1] + cost);
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
				best = smallest(best, before[j - 2] + 1u, best);
			row[j] = (uint8_t)best;
		}
		uint8_t *spare = before;
		before = last;
		last = row;
		row = spare;
	}
	return last[m];
}

/* The candidate, by a name it has. */
static void consider(
	struct suggest *suggest, const char *candidate, const char *name, size_t length)
{
	struct text folded = TEXT_INIT;
	if (compared > MOST_COMPARED)
		return;
	utf8_fold(&folded, name, length);
	size_t n = suggest->word.length, m = folded.length;
	size_t gap = n > m ? n - m : m - n;
	compared += 16 + m;
	if (n && m && n <= LONGEST && m <= LONGEST && gap < suggest->distance) {
		compared += n * m;
		size_t far = distance(suggest->word.data, n, folded.data, m);
		if (far < suggest->distance) {
			suggest->distance = far;
			text_reset(&suggest->best);
			text_str(&suggest->best, candidate);
		}
	}
	text_release(&folded);
}

void suggest_offer(struct suggest *suggest, const char *candidate)
{
	consider(suggest, candidate, candidate, strlen(candidate));
}

void suggest_offer_as(struct suggest *suggest, const char *candidate, const char *words)
{
	suggest_offer(suggest, candidate);
	while (*words) {
		size_t length = strcspn(words, " ");
		consider(suggest, candidate, words, length);
		words += length + strspn(words + length, " ");
	}
}

const char *suggest_best(const struct suggest *suggest)
{
	return suggest->best.length ? suggest->best.data : NULL;
}
