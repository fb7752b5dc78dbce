#include "base/worker.h"
#include "base/mem.h"

#include <errno.h>
#include <signal.h>
#include <stdint.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

/* Requests and answers begin with their length. */
#define HEAD (sizeof(uint64_t))

/* --- Sending and receiving --------------------------------------------------------------- */

/* The other end may be gone: that is no reason to be killed. */
static int send_all(int channel, const char *bytes, size_t length)
{
	while (length) {
		ssize_t sent = send(channel, bytes, length, MSG_NOSIGNAL);
		if (sent < 0 && errno == EINTR)
			continue;
		if (sent <= 0)
			return -1;
		bytes += sent;
		length -= (size_t)sent;
	}
	return 0;
}

static int send_message(int channel, const char *bytes, size_t length)
{
	uint64_t head = length;
	char start[HEAD];
	memcpy(start, &head, sizeof start);
	return send_all(channel, start, sizeof start) || send_all(channel, bytes, length) ? -1
											  : 0;
}

/* Go on until so many bytes are there. */
static enum worker_outcome receive(int channel, struct text *received, size_t length, bool wait)
{
	while (received->length < length) {
		size_t missing = length - received->length;
		char *end = text_reserve(received, missing);
		ssize_t count = recv(channel, end, missing, wait ? 0 : MSG_DONTWAIT);
		if (count < 0 && errno == EINTR)
			continue;
		if (count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
			return WORKER_NOT_YET;
		if (count <= 0)
			return WORKER_GONE;
		received->length += (size_t)count;
		received->data[received->length] = '\0';
	}
	return WORKER_ANSWERED;
}

/* A message with its head. */
static enum worker_outcome receive_message(int channel, struct text *received, bool wait)
{
	uint64_t length;
	enum worker_outcome outcome = receive(channel, received, HEAD, wait);
	if (outcome != WORKER_ANSWERED)
		return outcome;
	memcpy(&length, received->data, sizeof length);
	return receive(channel, received, HEAD + (size_t)length, wait);
}

/* --- The copy ------------------------------------------------------------------------------ */

/* Until nobody asks any more. What the other process would do at its end is not done here. */
static _Noreturn void work(int channel, worker_fn *function, void *context)
{
	struct text request = TEXT_INIT, answer = TEXT_INIT;
	signal(SIGINT, SIG_DFL);
	signal(SIGTERM, SIG_DFL);
	signal(SIGHUP, SIG_DFL);
	while (receive_message(channel, &request, true) == WORKER_ANSWERED) {
		text_reset(&answer);
		function(context, &answer, request.data + HEAD, request.length - HEAD);
		if (send_message(channel, answer.data, answer.length))
			break;
		text_reset(&request);
	}
	_exit(0);
}

int worker_start(struct worker *worker, worker_fn *function, void *context)
{
	int ends[2];
	*worker = (struct worker){.received = TEXT_INIT};
	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends))
		return -1;
	pid_t process = fork();
	if (!process) {
		close(ends[0]);
		work(ends[1], function, context);
	}
	close(ends[1]);
	if (process < 0) {
		close(ends[0]);
		return -1;
	}
	worker->process = process;
	worker->channel = ends[0];
	return 0;
}

/* --- Asking -------------------------------------------------------------------------------- */

int worker_ask(struct worker *worker, const char *request, size_t length)
{
	return worker->process ? send_message(worker->channel, request, length) : -1;
}

enum worker_outcome worker_answer(struct worker *worker, struct text *answer, bool wait)
{
	if (!worker->process)
		return WORKER_GONE;
	enum worker_outcome outcome = receive_message(worker->channel, &worker->received, wait);
	if (outcome != WORKER_ANSWERED)
		return outcome;
	text_reset(answer);
	text_add(answer, worker->received.data + HEAD, worker->received.length - HEAD);
	text_reset(&worker->received);
	return WORKER_ANSWERED;
}

/* Others may hold its channel, so that its end says nothing: it is killed. */
void worker_stop(struct worker *worker)
{
	if (!worker->process)
		return;
	kill(worker->process, SIGKILL);
	while (waitpid(worker->process, NULL, 0) < 0 && errno == EINTR)
		continue;
	close(worker->channel);
	text_release(&worker->received);
	*worker = (struct worker){.received = TEXT_INIT};
}
