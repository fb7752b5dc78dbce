#include "cmd/ask.h"
#include "base/lang.h"
#include "base/mem.h"
#include "base/utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

bool ask_possible(void)
{
	return isatty(STDIN_FILENO) && isatty(STDERR_FILENO);
}

char *ask(const char *question, const char *suggestion)
{
	struct text shown = TEXT_INIT;
	char *line = NULL;
	size_t capacity = 0;
	fflush(stdout);
	utf8_visible(&shown, suggestion ? suggestion : "", suggestion ? strlen(suggestion) : 0);
	if (suggestion)
		fprintf(stderr, _("%s [%s]: "), question, shown.data);
	else
		fprintf(stderr, _("%s: "), question);
	fflush(stderr);
	text_release(&shown);
	ssize_t length = getline(&line, &capacity, stdin);
	if (length < 0) {
		fputc('\n', stderr);
		free(line);
		return NULL;
	}
	/* What follows a NUL, which no keyboard writes, is not read. */
	line[strcspn(line, "\r\n")] = '\0';
	if (suggestion && !line[strspn(line, " \t")]) {
		free(line);
		return mem_strdup(suggestion);
	}
	return line;
}
