/* What the commands that give advice say alike: hours, cost, ways. */
#ifndef PP_CMD_OUT_ADVICE_H
#define PP_CMD_OUT_ADVICE_H

#include "advise/cost.h"
#include "cite.h"
#include "doc.h"
#include "read/json_write.h"

/* "34 hours", "40 to 56 hours". */
void pp_say_hours(struct pp_buf *buf, struct pp_hours hours);
/* "$100", "$650 to $900": thousandths of a dollar. */
void pp_say_dollars(struct pp_buf *buf, pp_milli least, pp_milli most);
/* "the fee to apply" */
const char *pp_cost_name(enum pp_cost_what what);
/* One sentence: the sum of what is known, what it is made of, and what is not known. */
void pp_say_cost(struct pp_buf *buf, const struct pp_cost *cost, struct pp_citations *cited);
/* A requirement that is still to do, with the sources: "34 more hours of approved training [1]". */
void pp_say_item(struct pp_buf *buf, const struct pp_item_answer *item, struct pp_citations *cited);
/* When the rules were last looked at and who decides: "Rules last reviewed on 2026-11-21. The
 * issuer decides: Example Board." Of a place without a certification (`credential` NULL, and the
 * place has none) there is no issuer to name. */
void pp_say_closing(struct pp_buf *buf, const struct pp_jurisdiction *jurisdiction,
                    const struct pp_credential *credential);
/* When the rules of several places were last looked at; {PP_DATE_NONE, PP_DATE_NONE} of none. */
struct pp_reviews {
    pp_date oldest;
    pp_date newest;
};
void pp_reviews_add(struct pp_reviews *reviews, const struct pp_jurisdiction *jurisdiction);
/* "Rules last reviewed from 2026-11-01 to 2026-11-21. The issuers decide." */
void pp_say_closing_of_all(struct pp_buf *buf, struct pp_reviews reviews);
/* "Whether it is issued on that day is not clear: ask the issuer first." where that is so; nothing
 * where it is clear. */
void pp_say_unclear(struct pp_buf *buf, const struct pp_answer *answer);
/* The ids of the place's other certifications that are issued on the day: "az-prss, az-cps". */
void pp_say_others(struct pp_buf *buf, const struct pp_jurisdiction *jurisdiction,
                   const struct pp_credential *except, pp_date as_of);
/* The numbered sources, under a heading; nothing when none was cited. */
void pp_doc_sources(struct pp_doc *doc, const struct pp_citations *cited);

/* [least, most]; null in place of the second where it has no bound. */
void pp_json_hours(struct pp_json *json, const char *key, struct pp_hours hours);
void pp_json_cost(struct pp_json *json, const char *key, const struct pp_cost *cost);
/* A list of requirements under a key, as in the answer of `check`. */
void pp_json_items(struct pp_json *json, const char *key,
                   const struct pp_jurisdiction *jurisdiction, const struct pp_items *items);

#endif
