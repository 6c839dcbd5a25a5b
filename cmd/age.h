/* A word on stderr where the rules that answered were last reviewed too long ago. */
#ifndef PP_CMD_AGE_H
#define PP_CMD_AGE_H

#include "setup.h"

/* Were the rules last reviewed more than twelve months before that day? */
bool pp_is_aged(const struct pp_jurisdiction *jurisdiction, pp_date as_of);

/*
 * Warn of the jurisdictions among `list` whose rules were reviewed more than 12 months before
 * `as_of`: each by its name, or all in one line when they are many.
 */
void pp_warn_age(const struct pp_context *context, const struct pp_where *list, size_t count,
                 pp_date as_of);

#endif
