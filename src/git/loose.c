#include "git/loose.h"
#include "base/text.h"
#include "format/yamlbytes.h"

#include <fcntl.h>
#include <unistd.h>
#include <zlib.h>

static void object_folder(struct text *path, const struct repo *repo, unsigned byte)
{
	text_printf(path, "%sobjects/%02x", git_repository_commondir(repo->handle), byte);
}

void loose_find_folders(struct repo *repo)
{
	for (unsigned byte = 0; byte < 256; byte++) {
		struct text path = TEXT_INIT;
		object_folder(&path, repo, byte);
		repo->loose[byte] = access(path.data, X_OK) == 0;
		text_release(&path);
	}
}

/* Inflate to the end, or to more than any plan file holds. */
static bool inflates(int file)
{
	unsigned char packed[16384], plain[65536];
	z_stream stream = {0};
	ssize_t got = 0;
	int state = Z_OK;
	if (inflateInit(&stream) != Z_OK)
		return false;
	while (state == Z_OK && stream.total_out <= YAMLBYTES_MOST) {
		if (!stream.avail_in) {
			got = read(file, packed, sizeof packed);
			if (got <= 0)
				break;
			stream.next_in = packed;
			stream.avail_in = (uInt)got;
		}
		stream.next_out = plain;
		stream.avail_out = sizeof plain;
		state = inflate(&stream, Z_NO_FLUSH);
	}
	bool whole = state == Z_STREAM_END || stream.total_out > YAMLBYTES_MOST;
	inflateEnd(&stream);
	return whole;
}

bool loose_is_whole(const struct repo *repo, const git_oid *id)
{
	char hex[GIT_OID_HEXSZ + 1];
	struct text path = TEXT_INIT;
	if (!repo->loose[id->id[0]])
		return true;
	git_oid_tostr(hex, sizeof hex, id);
	object_folder(&path, repo, id->id[0]);
	text_printf(&path, "/%s", hex + 2);
	int file = open(path.data, O_RDONLY | O_CLOEXEC);
	text_release(&path);
	if (file < 0)
		return true;
	bool whole = inflates(file);
	close(file);
	return whole;
}
