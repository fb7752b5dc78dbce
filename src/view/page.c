#include "view/page.h"
#include "base/lang.h"
#include "format/html.h"

/* C99 promises strings of 4095 bytes only; compilers of today take any. */
#pragma GCC diagnostic ignored "-Woverlength-strings"
static const char style[] =
#include "page.css.inc"
	;
static const char style_hash[] =
#include "page.css.sha256.inc"
	;

void page_start(FILE *file, const char *title)
{
	struct text shown = TEXT_INIT;
	html_text(&shown, title);
	/* TRANSLATORS: the code of your language (ISO 639-1). */
	fprintf(file, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n",
		_("en"));
	fprintf(file,
		"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
		"style-src '%s'; img-src data:; base-uri 'none'; form-action 'none'\">\n",
		style_hash);
	fputs("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
	      "<meta name=\"color-scheme\" content=\"light dark\">\n"
	      "<meta name=\"referrer\" content=\"no-referrer\">\n"
	      "<link rel=\"icon\" href=\"data:,\">\n",
		file);
	fprintf(file, "<title>%s</title>\n<style>%s</style>\n</head>\n<body>\n<main>\n",
		shown.data, style);
	text_release(&shown);
}

void page_end(FILE *file)
{
	fputs("</main>\n</body>\n</html>\n", file);
}
