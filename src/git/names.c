#include "git/names.h"
#include "base/lang.h"
#include "base/utf8.h"

#include <string.h>

#define MOST_BYTES 255

/* Characters that HFS+ leaves out of a name. */
static bool is_ignored(uint32_t c)
{
	return (c >= 0x200C && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
	       (c >= 0x206A && c <= 0x206F) || c == 0xFEFF;
}

/* NTFS leaves out dots and spaces at the end, and takes what follows a colon for a stream. */
static size_t ntfs_length(const char *name)
{
	size_t length = strcspn(name, ":");
	while (length && strchr(". ", name[length - 1]))
		length--;
	return length;
}

void name_fold(struct text *out, const char *name)
{
	struct text kept = TEXT_INIT;
	size_t length = ntfs_length(name);
	for (size_t at = 0, next; at < length; at = next) {
		uint32_t c;
		next = at + utf8_decode(name + at, length - at, &c);
		if (!is_ignored(c))
			text_add(&kept, name + at, next - at);
	}
	utf8_casefold(out, kept.data, kept.length);
	text_release(&kept);
}

/* "git~1": what DOS programs call .git. */
static bool is_short_name(const char *folded)
{
	return !strncmp(folded, "git~", 4) && folded[4] &&
	       !folded[4 + strspn(folded + 4, "0123456789")];
}

static bool is_dot_git(const char *name)
{
	struct text folded = TEXT_INIT;
	name_fold(&folded, name);
	bool is = !strcmp(folded.data, ".git") || is_short_name(folded.data);
	text_release(&folded);
	return is;
}

bool name_is_of_git(const char *name)
{
	struct text folded = TEXT_INIT;
	name_fold(&folded, name);
	/* ".gitmodules" has short names such as "gitmod~1" and "gi7eba~1". */
	bool is = !strncmp(folded.data, ".git", 4) || strchr(folded.data, '~');
	text_release(&folded);
	return is;
}

static bool has_control(const char *name)
{
	size_t length = strlen(name);
	for (size_t at = 0; at < length;) {
		uint32_t c;
		at += utf8_decode(name + at, length - at, &c);
		if (c < 0x20 || (c >= 0x7F && c < 0xA0) || utf8_forbidden(c))
			return true;
	}
	return false;
}

const char *name_fault(const char *name)
{
	if (!*name)
		return N_("an entry without a name");
	if (strlen(name) > MOST_BYTES)
		return N_("a name longer than any computer takes");
	if (!strcmp(name, ".") || !strcmp(name, ".."))
		return N_("a name that leads to another folder");
	if (strpbrk(name, "/\\"))
		return N_("a name with a slash or a backslash in it");
	if (has_control(name))
		return N_("a name with characters that cannot be seen");
	if (is_dot_git(name))
		return N_("a name that some computers take for .git, Git's own folder");
	return NULL;
}
