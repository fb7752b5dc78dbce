#include "view/textconv.h"
#include "base/lang.h"
#include "cmd/commands.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

static int run(struct session *session, int argc, char **argv, struct fail *fail);

static const struct opt options[] = {
	OPT_END,
};

const struct command command_textconv = {
	"textconv",
	N_("print a file of the plan for git diff and git log -p to compare"),
	N_("FILE"),
	options,
	0,
	0,
	run,
};

static int read_file(struct text *bytes, const char *path, struct fail *fail)
{
	char part[65536];
	size_t count;
	FILE *file = fopen(path, "rbe");
	while (file && (count = fread(part, 1, sizeof part, file)))
		text_add(bytes, part, count);
	bool failed = !file || ferror(file);
	int reason = errno;
	if (file)
		fclose(file);
	return failed ? fail_set(fail, STATUS_FAILURE, _("cannot read %s: %s"), path,
				strerror(reason))
		      : 0;
}

/* Git hands the file over as a temporary copy: neither its name nor its folder means anything. */
static int run(struct session *session, int argc, char **argv, struct fail *fail)
{
	struct text bytes = TEXT_INIT, out = TEXT_INIT;
	(void)session;
	if (argc != 1)
		return fail_set(fail, STATUS_USAGE, _("textconv takes one file"));
	int result = read_file(&bytes, argv[0], fail);
	if (!result) {
		textconv(&out, bytes.data, bytes.length);
		fwrite(out.data, 1, out.length, stdout);
	}
	text_release(&bytes);
	text_release(&out);
	return result;
}
