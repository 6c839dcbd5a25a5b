/* The answer of `check` for people: verdict first, then why, what to do next, and where it is
 * written. */
#ifndef PP_CMD_OUT_CHECK_TEXT_H
#define PP_CMD_OUT_CHECK_TEXT_H

#include "out.h"
#include "out_check.h"
#include "term.h"

/* The whole answer: one block a credential, or a line each where check->brief. */
void pp_out_check_text(struct pp_out *out, const struct pp_term *term,
                       const struct pp_check *check);

/* The line that says that of what was asked for nothing is left by --track. */
extern const char pp_no_certification[];

/* One line a credential, and how many answers have each verdict. */
void pp_out_check_brief(struct pp_out *out, const struct pp_term *term,
                        const struct pp_check *check);

/* The verdict in one or two sentences, as it stands first in the answer. */
void pp_say_verdict(struct pp_buf *buf, const struct pp_check *check,
                    const struct pp_answer *answer);
/* That a credential, or (NULL) any of the jurisdiction, is not offered on the day, and why: "Not
 * offered on 2026-11-21: it is no longer issued; it ended 2025-06-30." */
void pp_say_not_offered(struct pp_buf *buf, pp_date as_of,
                        const struct pp_jurisdiction *jurisdiction,
                        const struct pp_credential *credential);
/*
 * That the person holds a credential already, or may: `held` and `entry` as pp_holds() says.
 * `paper`: for somebody who reads a page, without the name of a command. False: nothing to say.
 */
bool pp_say_held(struct pp_buf *buf, enum pp_state held, const struct pp_certification *entry,
                 bool paper);
/* The standard route, where another one speaks and this one is closed for good; else NULL. */
const struct pp_route_answer *pp_closed_standard(const struct pp_answer *answer);
/* How a person stands to a requirement (no choice): "34 more hours of approved training (you have
 * 46)". */
void pp_say_standing(struct pp_buf *buf, const struct pp_item_answer *item);
/* Into an empty buffer: what the issuer must confirm, whether or not something is missing; nothing
 * when there is nothing to confirm. */
void pp_say_to_confirm(struct pp_buf *buf, const struct pp_answer *answer);
/* What a stage is asked about for: "to apply". */
const char *pp_stage_purpose(enum pp_stage stage);
/* Two or three words: "yes", "likely", "not yet". */
const char *pp_verdict_name(enum pp_verdict verdict);
/* The color of a verdict. */
int pp_verdict_style(enum pp_verdict verdict);

#endif
