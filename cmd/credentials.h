/* The credentials that a command over many people is about. */
#ifndef PP_CMD_CREDENTIALS_H
#define PP_CMD_CREDENTIALS_H

#include "context.h"
#include "rules/db.h"

struct pp_credentials {
    const struct pp_credential **list;
    size_t count;
};

/*
 * Those of the places that the arguments from the second on name, each once and in their order;
 * without such arguments, or with --all, those of everywhere. --track leaves out the others, but
 * not one that is named itself. A named place of which nothing is left is told in a warning.
 * Returns as pp_setup_selection(), or PP_NOMEM. Lifetime: lives in context->arena.
 */
enum pp_status pp_gather_credentials(const struct pp_context *context, struct pp_db *db,
                                     struct pp_credentials *out) PP_MUST_CHECK;

/* Warn that nothing of a place that was named is in the result. */
void pp_warn_nothing(const struct pp_context *context, const struct pp_jurisdiction *place);

#endif
