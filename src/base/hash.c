#include "base/hash.h"

#include <pthread.h>
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
