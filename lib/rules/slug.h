/* Topics as they stand in field names: "law and ethics" and "Law & Ethics" are law_and_ethics and
 * law_ethics. */
#ifndef PP_RULES_SLUG_H
#define PP_RULES_SLUG_H

#include "base/arena.h"

/* Take the next word, ASCII letters and digits, off the front of a text; empty at its end. */
struct pp_view pp_take_word(struct pp_view *rest);

/* Small letters and digits; every run of other bytes becomes one '_', none at the ends. `.ptr` is
 * NULL without memory. */
struct pp_view pp_slug(struct pp_arena *arena, struct pp_view text);
/* Does the text have this slug? Allocates nothing. */
bool pp_slug_eq(struct pp_view text, struct pp_view slug);

/* Have the slugs of two texts a word in common, other than "and", "of" and the like? "Law and
 * Ethics" and "ethics" have. */
bool pp_slug_shares_word(struct pp_view text, struct pp_view slug);

#endif
