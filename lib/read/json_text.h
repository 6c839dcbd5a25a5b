/* The escapes in a JSON text. Internal to lib/read. */
#ifndef PP_READ_JSON_TEXT_H
#define PP_READ_JSON_TEXT_H

#include <stdint.h>

#include "base/arena.h"
#include "base/view.h"

/*
 * Read the escape whose backslash is at *at: the character that it means, and *at behind it (behind
 * both, where two make one character). Returns NULL, or in constant words what is wrong; then *at
 * and *out_code are untouched.
 */
const char *pp_json_escape(struct pp_view text, size_t *at, uint32_t *out_code);

/* Decode what stands between two quotes; every escape in it was checked. Lifetime: that of the
 * arena; `.ptr` is NULL without memory. */
struct pp_view pp_json_decode(struct pp_arena *arena, struct pp_view raw);

#endif
