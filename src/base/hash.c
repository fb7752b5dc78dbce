#include "base/hash.h"

#include <pthread.h>
#include <string.h>
#include <sys/random.h>

static uint64_t seed = 14695981039346656037u;
static pthread_once_t seed_once = PTHREAD_ONCE_INIT;

static void choose_seed(void)
{
	uint64_t random;
	if (getrandom(&random, sizeof random, GRND_NONBLOCK) == (ssize_t)sizeof random)
		seed ^= random;
}

/* The finalizer of splitmix64. */
uint64_t hash_mix(uint64_t h)
{
	h = (h ^ (h >> 30)) * 0xBF58476D1CE4E5B9u;
	h = (h ^ (h >> 27)) * 0x94D049BB133111EBu;
	return h ^ (h >> 31);
}

/* FNV-1a from a secret start. */
uint64_t hash_bytes(const char *bytes, size_t length)
{
	pthread_once(&seed_once, choose_seed);
	uint64_t h = seed;
	for (size_t i = 0; i < length; i++)
		h = (h ^ (unsigned char)bytes[i]) * 1099511628211u;
	return hash_mix(h);
}

#define LANES 4

/* Each step can be undone, so no single change is lost on the way. */
static uint64_t absorb(uint64_t h, uint64_t word)
{
	h = (h ^ word) * 0x9E3779B97F4A7C15u;
	return h ^ (h >> 29);
}

/* Four words side by side, for the processor does not wait for one to go on with the next. */
uint64_t hash_lasting(uint64_t start, const void *bytes, size_t length)
{
	const unsigned char *at = bytes;
	uint64_t lanes[LANES] = {start, start + 1, start + 2, start + 3}, words[LANES];
	uint64_t h = hash_mix(start ^ length);
	for (; length >= sizeof words; length -= sizeof words, at += sizeof words) {
		memcpy(words, at, sizeof words);
		for (int i = 0; i < LANES; i++)
			lanes[i] = absorb(lanes[i], words[i]);
	}
	for (int i = 0; i < LANES; i++)
		h = absorb(h, lanes[i]);
	for (size_t part; length; length -= part, at += part) {
		part = length < sizeof *words ? length : sizeof *words;
		words[0] = 0;
		memcpy(words, at, part);
		h = absorb(h, words[0]);
	}
	return hash_mix(h);
}
