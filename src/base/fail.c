#include "base/fail.h"
#include "base/text.h"

#include <stdlib.h>

int fail_set(struct fail *fail, enum status status, const char *format, ...)
{
	if (fail->status != STATUS_OK)
		return -1;
	struct text message = TEXT_INIT;
	va_list arguments;
	va_start(arguments, format);
	text_vprintf(&message, format, arguments);
	va_end(arguments);
	fail->status = status;
	fail->message = text_detach(&message);
	return -1;
}

int fail_hint(struct fail *fail, const char *format, ...)
{
	if (fail->hint)
		return -1;
	struct text hint = TEXT_INIT;
	va_list arguments;
	va_start(arguments, format);
	text_vprintf(&hint, format, arguments);
	va_end(arguments);
	fail->hint = text_detach(&hint);
	return -1;
}

void fail_release(struct fail *fail)
{
	free(fail->message);
	free(fail->hint);
	*fail = (struct fail)FAIL_INIT;
}
