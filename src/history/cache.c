#include "history/cache.h"
struct cache *cache_open(const char *f, const char *s)
{
	(void)f;
	(void)s;
	return NULL;
}
void cache_close(struct cache *c)
{
	(void)c;
}
void cache_keep(struct cache *c)
{
	(void)c;
}
void cache_distrust(struct cache *c)
{
	(void)c;
}
bool cache_get(struct cache *c, enum cache_kind k, const void *key, size_t l, struct text *v)
{
	(void)c;
	(void)k;
	(void)key;
	(void)l;
	text_reset(v);
	return false;
}
void cache_put(
	struct cache *c, enum cache_kind k, const void *key, size_t l, const void *v, size_t n)
{
	(void)c;
	(void)k;
	(void)key;
	(void)l;
	(void)v;
	(void)n;
}
void cache_trim(struct cache *c, enum cache_kind k, size_t m)
{
	(void)c;
	(void)k;
	(void)m;
}
int64_t cache_commit_put(struct cache *c, const unsigned char *id, const void *b, size_t l,
	const uint64_t *m, size_t n)
{
	(void)c;
	(void)id;
	(void)b;
	(void)l;
	(void)m;
	(void)n;
	return 0;
}
bool cache_commit_get(struct cache *c, const unsigned char *id, struct cache_entry *e)
{
	(void)c;
	(void)id;
	(void)e;
	return false;
}
bool cache_commit_at(struct cache *c, int64_t r, struct cache_entry *e)
{
	(void)c;
	(void)r;
	(void)e;
	return false;
}
bool cache_marked(struct cache *c, const uint64_t *m, size_t n, cache_entry_fn *f, void *x)
{
	(void)c;
	(void)m;
	(void)n;
	(void)f;
	(void)x;
	return false;
}
