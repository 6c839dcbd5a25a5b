/* Finding words in the rules. */
#ifndef PP_RULES_SEARCH_H
#define PP_RULES_SEARCH_H

#include "rules/model.h"
#include "rules/pattern.h"

/* One place where the words stand. Lifetime: borrowed from the rules. */
struct pp_found {
    const struct pp_jurisdiction *jurisdiction;
    const struct pp_credential *credential; /* NULL: the jurisdiction's own texts */
    const char *field;                      /* "title", "requirement", "note", "source", … */
    struct pp_view text;
};

/*
 * Call `found` for every text of a jurisdiction that the pattern matches, in the order of the file,
 * until it returns false. Returns PP_OK; PP_LIMIT when a text needs more than the match limits
 * allow; PP_NOMEM.
 */
enum pp_status pp_search(const struct pp_jurisdiction *jurisdiction, struct pp_pattern *pattern,
                         bool (*found)(void *user, const struct pp_found *place),
                         void *user) PP_MUST_CHECK;

#endif
