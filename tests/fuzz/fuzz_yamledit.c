#include "check.h"

#include "../unit/edits.h"

/*
 * Any bytes read as a YAML file that may be edited, and edits that further bytes choose:
 * the file holds what was meant, and all else is as it was.
 *
 * The choices stand behind the first NUL, which no file holds.
 */

/* An edit costs a few readings. */
#define LARGEST 4096

struct choices {
	const uint8_t *at, *end;
};

static uint32_t choose(void *source, uint32_t below)
{
	struct choices *choices = source;
	return choices->at < choices->end ? *choices->at++ % below : 0;
}

static void demand_none(const char *fault, const struct text *bytes, const struct text *out)
{
	if (fault)
		fprintf(stderr, "--- the file\n%s\n--- the result\n%s\n---\n", bytes->data,
			out->data);
	demand(!fault, fault ? fault : "");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const uint8_t *nul = size ? memchr(data, 0, size) : NULL;
	size_t length = nul ? (size_t)(nul - data) : size;
	struct choices choices = {data + length + (nul != NULL), data + size};
	if (length > LARGEST)
		return 0;
	struct text bytes = TEXT_INIT, out = TEXT_INIT;
	text_add(&bytes, (const char *)data, length);
	demand_none(untouched_fault(&bytes, &out), &bytes, &out);
	uint32_t place = choose(&choices, UINT8_MAX);
	uint32_t text = choose(&choices, AWKWARD_TEXTS);
	enum yamledit_form form = (enum yamledit_form)choose(&choices, AWKWARD_FORMS);
	demand_none(
		changed_fault(&bytes, place, awkward_texts[text], form, &out), &bytes, &out);
	demand_none(several_edits_fault(&bytes, choose, &choices, &out), &bytes, &out);
	text_release(&out);
	text_release(&bytes);
	return 0;
}
