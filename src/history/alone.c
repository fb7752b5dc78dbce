#include "history/alone.h"
#include "git/blobs.h"
#include "model/read.h"

#include <string.h>

struct plan *load_alone(
	bool *missing, struct repo *repo, const char *path, const unsigned char id[20])
{
	struct blobs_file file = {.path = path};
	struct calendar unknown;
	struct diag ignored = DIAG_INIT;
	struct fail fail = FAIL_INIT;
	struct plan *plan = NULL;
	memcpy(file.id, id, sizeof file.id);
	struct source *source = blobs_source(repo, &file, 1);
	read_calendar(&unknown, NULL);
	plan_load_files(&plan, source, &unknown, &ignored, &fail);
	*missing = blobs_missing(source);
	source_free(source);
	diag_release(&ignored);
	fail_release(&fail);
	return plan;
}
