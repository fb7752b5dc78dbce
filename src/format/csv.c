#include "format/csv.h"
#include "base/text.h"

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

void csv_text(struct csv *csv, const char *text)
{
	struct text safe = TEXT_INIT;
	if (*text && strchr("=+-@\t\r\n", *text))
		text_char(&safe, '\'');
	text_str(&safe, text);
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
