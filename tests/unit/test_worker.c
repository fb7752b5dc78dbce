#include "suite.h"

#include "base/worker.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>

/* The request, that many times; what it counts is its own. */
static void repeat(void *context, struct text *answer, const char *request, size_t length)
{
	int *count = context;
	++*count;
	for (int i = 0; i < *count; i++)
		text_add(answer, request, length);
}

static void test_answers(void **state)
{
	(void)state;
	struct worker worker;
	struct text answer = TEXT_INIT;
	int count = 0;
	assert_int_equal(worker_start(&worker, repeat, &count), 0);
	assert_int_equal(worker_ask(&worker, "un", 2), 0);
	assert_int_equal(worker_ask(&worker, "", 0), 0);
	assert_int_equal(worker_ask(&worker, "deux ", 5), 0);
	assert_int_equal(worker_answer(&worker, &answer, true), WORKER_ANSWERED);
	assert_string_equal(answer.data, "un");
	assert_int_equal(worker_answer(&worker, &answer, true), WORKER_ANSWERED);
	assert_string_equal(answer.data, "");
	assert_int_equal(worker_answer(&worker, &answer, true), WORKER_ANSWERED);
	assert_string_equal(answer.data, "deux deux deux ");
	assert_int_equal(worker_answer(&worker, &answer, false), WORKER_NOT_YET);
	assert_int_equal(count, 0);
	text_release(&answer);
	worker_stop(&worker);
}

#define LARGE ((size_t)3 << 20)

/* More than fits between two processes at once. */
static void answer_much(void *context, struct text *answer, const char *request, size_t length)
{
	(void)context;
	(void)length;
	text_fill(answer, *request, LARGE);
}

static void test_large(void **state)
{
	(void)state;
	struct worker worker;
	struct text answer = TEXT_INIT;
	enum worker_outcome outcome;
	assert_int_equal(worker_start(&worker, answer_much, NULL), 0);
	assert_int_equal(worker_ask(&worker, "a", 1), 0);
	assert_int_equal(worker_ask(&worker, "b", 1), 0);
	do
		outcome = worker_answer(&worker, &answer, false);
	while (outcome == WORKER_NOT_YET);
	assert_int_equal(outcome, WORKER_ANSWERED);
	assert_int_equal(answer.length, LARGE);
	assert_int_equal(answer.data[LARGE - 1], 'a');
	assert_int_equal(worker_answer(&worker, &answer, true), WORKER_ANSWERED);
	assert_int_equal(answer.length, LARGE);
	assert_int_equal(answer.data[0], 'b');
	text_release(&answer);
	worker_stop(&worker);
}

static void die(void *context, struct text *answer, const char *request, size_t length)
{
	(void)context;
	text_add(answer, request, length);
	if (*request == 'x')
		raise(SIGKILL);
}

static void test_death(void **state)
{
	(void)state;
	struct worker worker;
	struct text answer = TEXT_INIT;
	assert_int_equal(worker_start(&worker, die, NULL), 0);
	assert_int_equal(worker_ask(&worker, "a", 1), 0);
	assert_int_equal(worker_ask(&worker, "x", 1), 0);
	assert_int_equal(worker_answer(&worker, &answer, true), WORKER_ANSWERED);
	assert_int_equal(worker_answer(&worker, &answer, true), WORKER_GONE);
	/* To ask it is no reason to be killed. */
	assert_int_equal(worker_ask(&worker, "b", 1), -1);
	assert_int_equal(worker_answer(&worker, &answer, false), WORKER_GONE);
	worker_stop(&worker);
	assert_int_equal(worker_ask(&worker, "b", 1), -1);
	assert_int_equal(worker_answer(&worker, &answer, true), WORKER_GONE);
	worker_stop(&worker);
	text_release(&answer);
}

/* One that is in the middle of something is ended all the same. */
static void sleep_long(void *context, struct text *answer, const char *request, size_t length)
{
	(void)context;
	(void)answer;
	(void)request;
	(void)length;
	for (;;)
		pause();
}

static void test_stopped(void **state)
{
	(void)state;
	struct worker workers[2];
	assert_int_equal(worker_start(&workers[0], sleep_long, NULL), 0);
	assert_int_equal(worker_start(&workers[1], sleep_long, NULL), 0);
	assert_int_equal(worker_ask(&workers[0], "a", 1), 0);
	int first = workers[0].process;
	worker_stop(&workers[0]);
	assert_int_equal(kill(first, 0), -1);
	worker_stop(&workers[1]);
}

int main(void)
{
	struct suite suite = {NULL, 0, 0};
	SUITE_TEST(&suite, test_answers);
	SUITE_TEST(&suite, test_large);
	SUITE_TEST(&suite, test_death);
	SUITE_TEST(&suite, test_stopped);
	return suite_run(&suite, "worker");
}
