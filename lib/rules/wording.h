/* Rules in plain words: short, person-first, figures with units. */
#ifndef PP_RULES_WORDING_H
#define PP_RULES_WORDING_H

#include "base/buf.h"
#include "rules/model.h"

/* What a requirement asks: "80 hours of approved training", "at least 18 years old". */
void pp_say_requirement(struct pp_buf *buf, const struct pp_requirement *requirement);
/* The question whose answer decides it: "How many hours of training have you completed? 80 are
 * needed." */
void pp_say_question(struct pp_buf *buf, const struct pp_requirement *requirement);
/* How the profile states it, for "add this to your profile": "training: hours, approved_by". */
void pp_say_field(struct pp_buf *buf, const struct pp_requirement *requirement);
/* "34 hours", "1 hour", "2 letters": an amount in the unit of the kind. */
void pp_say_amount(struct pp_buf *buf, enum pp_kind kind, pp_milli amount);
/* A set of lived experience in words, joined with "or". */
void pp_say_lived(struct pp_buf *buf, uint32_t bits);
/* A schooling in words: "a high school diploma or GED". */
const char *pp_education_name(int education);
/* A topic as people write it: '_' becomes a space. */
void pp_say_topic(struct pp_buf *buf, struct pp_view topic);
/* "Peer Support Specialist (PSS) [or-pss]" */
void pp_say_credential(struct pp_buf *buf, const struct pp_credential *credential);
/* The credential that a requirement of the kind prior_credential asks for. */
void pp_say_prior(struct pp_buf *buf, const struct pp_requirement *requirement);
/* What a hole is about: "minimum age", "fees". */
void pp_say_area(struct pp_buf *buf, struct pp_view area);
/* A track for people: "mental health". */
const char *pp_track_name(int track);

#endif
