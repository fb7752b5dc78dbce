#include "format/yamlsections.h"

void yamlsections_reduce(struct text *old_bytes, struct text *new_bytes)
{
	(void)old_bytes;
	(void)new_bytes;
}
