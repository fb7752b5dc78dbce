#ifndef BASE_VERSION_H
#define BASE_VERSION_H

/* The Makefile says which version this is; fuzzers are built without it. */
#ifndef VERSION
#define VERSION "unknown"
#endif

#endif
