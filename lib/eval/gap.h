/* What is missing, in plain words: "34 more hours of approved training". */
#ifndef PP_EVAL_GAP_H
#define PP_EVAL_GAP_H

#include "eval/answer.h"

/* What an unmet requirement lacks, as a phrase without a full stop. */
void pp_say_gap(struct pp_buf *buf, const struct pp_requirement *requirement,
                const struct pp_outcome *outcome);
/* What the person has beside a requirement with an amount: "you have 46", or nothing. */
void pp_say_have(struct pp_buf *buf, const struct pp_requirement *requirement,
                 const struct pp_outcome *outcome);
/* A question as pp_say_question(), or "Until when is your Peer Support Specialist [or-pss] valid?"
 */
void pp_say_open_question(struct pp_buf *buf, const struct pp_open_question *question);
/* How the profile states the answer to it, as pp_say_field(). */
void pp_say_open_field(struct pp_buf *buf, const struct pp_open_question *question);
/* "Until when is your Peer Support Specialist [or-pss] valid?", with what is known of it. */
/* Of a certification whose end is not stated and whose first period may be over: "unless it was
 * renewed, it ended on 2013-01-01". */
void pp_say_unclear_end(struct pp_buf *buf, const struct pp_certification *unsure);

void pp_say_until_when(struct pp_buf *buf, const struct pp_certification *unsure);
/* The ids of a route's unmet requirements, joined by `separator`, with the amounts missing:
 * "training_hours:34"; of a choice, the unmet parts of all options, joined by '|'. Nothing for
 * NULL. */
void pp_say_missing_ids(struct pp_buf *buf, const struct pp_route_answer *best,
                        const char *separator);
/* A route for people: "standard route", "route for people certified elsewhere". */
void pp_say_route(struct pp_buf *buf, struct pp_view name);

#endif
