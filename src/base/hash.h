#ifndef BASE_HASH_H
#define BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

/*
 * A hash of bytes for tables in memory: another one in each run, so that nobody can
 * prepare a file whose words all fall in one place.
 */
uint64_t hash_bytes(const char *bytes, size_t length);
/* Spread a number's bits over all of it. */
uint64_t hash_mix(uint64_t);

#endif
