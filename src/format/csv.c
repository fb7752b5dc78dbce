#include "format/csv.h"
#include "base/utf8.h"

#include <csv.h>
#include <string.h>

void csv_start(struct csv *csv, FILE *file, bool excel)
{
	*csv = (struct csv){file, excel, false};
	fputs(excel ? "\ufeff" : "", file);
}

/* Whichever sign parts the fields, a reader that expects the other finds the same ones. */
static bool needs_quotes(const char *text)
{
	size_t length = strlen(text);
	return text[strcspn(text, ",;\"\t\r\n")] ||
	       (length && (*text == ' ' || text[length - 1] == ' '));
}

static void put_field(struct csv *csv, const char *text)
{
	size_t length = strlen(text);
	if (csv->any)
		fputc(csv->excel ? ';' : ',', csv->file);
	csv->any = true;
	if (!needs_quotes(text)) {
		fputs(text, csv->file);
		return;
	}
	struct text quoted = TEXT_INIT;
	size_t size = csv_write(NULL, 0, text, length);
	csv_write(text_reserve(&quoted, size), size, text, length);
	fwrite(quoted.data, 1, size, csv->file);
	text_release(&quoted);
}

static bool begins_formula(const char *text)
{
	static const char *const signs[] = {
		"=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20"};
	text += strspn(text, " ");
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
		if (!strncmp(text, signs[i], strlen(signs[i])))
			return true;
	}
	return false;
}

/* Piece by piece between line feeds and tabs, which a field may hold. */
static void make_visible(struct text *out, const char *text)
{
	while (*text) {
		size_t length = strcspn(text, "\n\t");
		utf8_visible(out, text, length);
		text += length;
		if (*text)
			text_char(out, *text++);
	}
}

void csv_text(struct csv *csv, const char *text)
{
	struct text safe = TEXT_INIT;
	if (begins_formula(text))
		text_char(&safe, '\'');
	make_visible(&safe, text);
	put_field(csv, safe.data);
	text_release(&safe);
}

void csv_number(struct csv *csv, const char *number)
{
	put_field(csv, number);
}

void csv_end_row(struct csv *csv)
{
	fputs("\r\n", csv->file);
	csv->any = false;
}
