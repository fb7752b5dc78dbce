#include "format/yamlbytes.h"
#include "base/lang.h"
#include "base/utf8.h"

#include <string.h>

static uint32_t line_start(const struct yamlbytes *file, uint32_t line)
{
	return line == 0 ? file->mark : file->line_starts[line];
}

uint32_t yamlbytes_line_end(const struct yamlbytes *file, uint32_t line)
{
	return line + 1 < file->line_count ? file->line_starts[line + 1]
					   : (uint32_t)file->length;
}

uint32_t yamlbytes_offset(struct yamlbytes *file, size_t line, size_t column)
{
	if (line >= file->line_count)
		return (uint32_t)file->length;
	bool further =
		file->last_offset && line == file->last_line && column >= file->last_column;
	size_t start = further ? file->last_offset : line_start(file, (uint32_t)line);
	size_t count = further ? column - file->last_column : column;
	size_t rest = file->length - start;
	size_t bytes = file->ascii ? (count < rest ? count : rest)
				   : utf8_skip(file->bytes + start, rest, count);
	file->last_line = (uint32_t)line;
	file->last_column = (uint32_t)column;
	file->last_offset = (uint32_t)(start + bytes);
	return file->last_offset;
}

void yamlbytes_locate(
	const struct yamlbytes *file, uint32_t offset, uint32_t *line, uint32_t *column)
{
	uint32_t low = 0, high = file->line_count;
	while (high - low > 1) {
		uint32_t middle = low + (high - low) / 2;
		if (file->line_starts[middle] <= offset)
			low = middle;
		else
			high = middle;
	}
	uint32_t start = line_start(file, low);
	*line = low;
	*column =
		offset <= start ? 0 : (uint32_t)utf8_count(file->bytes + start, offset - start);
}

static void find_lines(struct yamlbytes *file, struct arena *arena)
{
	uint32_t count = 1;
	const char *end = file->bytes + file->length;
	for (const char *p = file->bytes; p < end && (p = memchr(p, '\n', (size_t)(end - p)));
		p++)
		count++;
	file->line_starts = arena_alloc(arena, count * sizeof *file->line_starts);
	file->line_starts[0] = 0;
	file->line_count = 1;
	for (const char *p = file->bytes; p < end && (p = memchr(p, '\n', (size_t)(end - p)));
		p++)
		file->line_starts[file->line_count++] = (uint32_t)(p + 1 - file->bytes);
}

static int report(const struct yamlbytes *file, struct diag *diag, const char *path,
	enum finding_rule rule, size_t offset, const char *message)
{
	uint32_t line, column;
	yamlbytes_locate(file, (uint32_t)offset, &line, &column);
	diag_add(diag, rule, path, line + 1, column + 1, "%s", message);
	return -1;
}

static int forbidden(const struct yamlbytes *file, struct diag *diag, const char *path,
	size_t offset, uint32_t c)
{
	struct text message = TEXT_INIT;
	text_printf(&message, _("the character U+%04X is not allowed: delete it"), (unsigned)c);
	report(file, diag, path, FINDING_CONTROL_CHARACTER, offset, message.data);
	text_release(&message);
	return -1;
}

/* UTF-16 begins with its mark; without one letter that is UTF-8, it is Windows's encoding. */
static const char *encoding_message(const struct yamlbytes *file)
{
	bool wide = file->length >= 2 && (!memcmp(file->bytes, "\xFF\xFE", 2) ||
						 !memcmp(file->bytes, "\xFE\xFF", 2));
	if (wide)
		return _("the file is encoded in UTF-16: in the editor, 'Save as', with the "
			 "encoding UTF-8");
	return !file->ascii
		       ? _("this is not UTF-8 text: save the file with the encoding UTF-8")
		       : _("the accented letters are encoded in the manner of Windows: in the "
			   "editor, 'Save as', with the encoding UTF-8");
}

static int check_characters(struct yamlbytes *file, const char *path, struct diag *diag)
{
	file->ascii = true;
	for (size_t at = file->mark; at < file->length;) {
		unsigned char byte = (unsigned char)file->bytes[at];
		if (byte >= 0x20 && byte < 0x7F) {
			at++;
			continue;
		}
		if (byte == '\n' || byte == '\t' || byte == '\r') {
			at++;
			continue;
		}
		uint32_t c;
		size_t used = utf8_decode(file->bytes + at, file->length - at, &c);
		if (c == 0xFFFD && used == 1)
			return report(file, diag, path, FINDING_INVALID_UTF8, at,
				encoding_message(file));
		if (utf8_forbidden(c))
			return forbidden(file, diag, path, at, c);
		file->ascii = file->ascii && used == 1;
		at += used;
	}
	return 0;
}

static int check_line_endings(struct yamlbytes *file, const char *path, struct diag *diag)
{
	const char *first = memchr(file->bytes, '\r', file->length);
	if (!first)
		return 0;
	size_t crlf = 0, last = 0;
	for (size_t at = (size_t)(first - file->bytes); at < file->length; at++) {
		if (file->bytes[at] != '\r')
			continue;
		if (at + 1 == file->length || file->bytes[at + 1] != '\n')
			return report(file, diag, path, FINDING_LINE_ENDING, at,
				_("a lone carriage return: end lines with LF only"));
		crlf++;
		last = at;
	}
	if (crlf != file->line_count - 1)
		return report(file, diag, path, FINDING_LINE_ENDING, last,
			_("some lines end with CR LF, others with LF: end them all with LF"));
	file->crlf = true;
	return 0;
}

static int check_conflicts(struct yamlbytes *file, const char *path, struct diag *diag)
{
	static const char *const markers[] = {"<<<<<<< ", ">>>>>>> ", "||||||| ", "======="};
	for (uint32_t line = 0; line < file->line_count; line++) {
		uint32_t start = line_start(file, line);
		if (!strchr("<>|=", file->length > start ? file->bytes[start] : ' '))
			continue;
		for (size_t i = 0; i < sizeof markers / sizeof *markers; i++) {
			size_t length = strlen(markers[i]);
			if (file->length - start >= length &&
				!memcmp(file->bytes + start, markers[i], length))
				return report(file, diag, path, FINDING_CONFLICT_MARKER, start,
					_("Git left a conflict here: keep what is right and delete the "
					  "lines <<<<<<<, ======= and >>>>>>>"));
		}
	}
	return 0;
}

int yamlbytes_scan(struct yamlbytes *file, const char *bytes, size_t length, const char *path,
	struct arena *arena, struct diag *diag)
{
	*file = (struct yamlbytes){.bytes = bytes, .length = length};
	if (length > YAMLBYTES_MOST) {
		diag_add(diag, FINDING_TOO_LARGE, path, 1, 1,
			_("the file is larger than 1 MiB: no plan file is"));
		return -1;
	}
	find_lines(file, arena);
	if (length >= 3 && !memcmp(bytes, "\xEF\xBB\xBF", 3)) {
		file->mark = 3;
		diag_add(diag, FINDING_BYTE_ORDER_MARK, path, 1, 1,
			_("the file begins with an invisible mark (BOM): save it as UTF-8 without BOM"));
	}
	if (check_characters(file, path, diag) || check_line_endings(file, path, diag))
		return -1;
	return check_conflicts(file, path, diag);
}
