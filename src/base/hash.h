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
/*
 * A hash that is the same in every run, for files: it tells damage, not forgery. Any change
 * of up to eight bytes in a row, aligned, gives another.
 */
uint64_t hash_lasting(uint64_t seed, const void *bytes, size_t length);

#endif
