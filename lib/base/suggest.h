/* "Did you mean …?": the nearest of a list of names. */
#ifndef PP_BASE_SUGGEST_H
#define PP_BASE_SUGGEST_H

#include "base/view.h"

/* A search for the name nearest to what was typed. Lifetime: borrows the typed text and the offered
 * names. */
struct pp_suggest {
    struct pp_view typed;
    struct pp_view best;
    unsigned distance;
    struct pp_view longer; /* a name that begins with what was typed */
    size_t longer_count;
};

/* For the end of a message: "; did you mean 'NAME'?", or nothing where the name is empty; or there
 * another end, a string with its own semicolon. */
#define PP_DID_YOU_MEAN "%s%.*s%s"
#define PP_MEANT(name)  PP_MEANT_OR(name, "")
#define PP_MEANT_OR(name, otherwise)                                                               \
    (name).len ? "; did you mean '" : (otherwise), PP_VARG(name), (name).len ? "'?" : ""

/* Begin a search; only names within a third of the typed length (at least 1, at most 4 edits) will
 * be suggested. */
struct pp_suggest pp_suggest_for(struct pp_view typed);
/* Offer one name; kept if it is nearer than the best so far. Case is ignored. */
void pp_suggest_offer(struct pp_suggest *suggest, struct pp_view name);
/* The nearest name offered, or else the only one that begins with what was typed (two letters at
 * least); empty when there is none. */
struct pp_view pp_suggest_best(const struct pp_suggest *suggest);

#endif
