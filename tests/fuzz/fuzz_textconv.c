#include "check.h"

#include "base/utf8.h"
#include "view/textconv.h"

#include <string.h>

/*
 * Any bytes as git diff shows them: lines that no terminal obeys, the same ones every time.
 */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct text out = TEXT_INIT, again = TEXT_INIT;
	textconv(&out, (const char *)data, size);
	textconv(&again, (const char *)data, size);
	demand(out.length == again.length && !memcmp(out.data, again.data, out.length),
		"the same bytes are shown alike");
	demand(utf8_invalid(out.data, out.length) < 0, "what is shown is UTF-8");
	demand(!out.length || out.data[out.length - 1] == '\n', "the last line has its end");
	for (size_t at = 0; at < out.length;) {
		uint32_t sign;
		at += utf8_decode(out.data + at, out.length - at, &sign);
		demand(sign == '\n' || (sign != '\t' && !utf8_forbidden(sign)),
			"nothing is shown that a terminal would obey");
	}
	text_release(&out);
	text_release(&again);
	return 0;
}
