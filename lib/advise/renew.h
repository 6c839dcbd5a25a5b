/*
 * What keeping a certification takes: the next deadline, the continuing education (CE) that the
 * current period asks for, what of it is done and what is missing, the fee, and the other
 * conditions. Lifetime: lives in the arena it is made in; borrows the rules and the profile.
 */
#ifndef PP_ADVISE_RENEW_H
#define PP_ADVISE_RENEW_H

#include "eval/outcome.h"
#include "eval/range.h"
#include "rules/compile.h"
#include "rules/where.h"

/* How a certification stands on the day asked about. */
enum pp_standing {
    PP_STANDING_CURRENT, /* it is valid, and the day it ends is stated */
    PP_STANDING_EXPIRED, /* its last day is past */
    PP_STANDING_FUTURE,  /* it is issued later than that day */
    PP_STANDING_OPEN,    /* the profile does not say when it ends */
    PP_STANDING_NOT_HELD /* the profile does not hold it: only its terms are shown */
};

extern const struct pp_words pp_standing_words; /* current, expired, future, open, not_held */

/* Hours of CE that a period asks for, in all or on one topic, and what is done of them. */
struct pp_ce_need {
    struct pp_view topic; /* empty: in all */
    pp_milli asked;       /* PP_MILLI_NONE: not known */
    struct pp_range done; /* within the period; open above when nothing is stated */
    enum pp_state state;  /* UNKNOWN also when `asked` is not known */
    pp_milli missing;     /* of an unmet one: the least that is missing */
};

struct pp_renewal_advice {
    const struct pp_certification *held;    /* NULL when not held */
    const struct pp_credential *credential; /* NULL when the data does not have it */
    enum pp_standing standing;
    enum pp_in_force
        offered;       /* is it still issued on the day? YES when the data does not have it */
    pp_date deadline;  /* the last day of the certification, as stated; PP_DATE_NONE */
    pp_date first_end; /* without a deadline: the end of the first period, when it is past: unless
                          it was renewed since, it has lapsed; PP_DATE_NONE */
    pp_date supposed;  /* without a deadline: the end of the period if it is renewed in
                          time, counted from the day of issue; PP_DATE_NONE */
    int days;          /* from the day asked about to the deadline; negative when past */
    pp_date apply_by;  /* the last day to apply, where that is told to lie before the deadline;
                          PP_DATE_NONE */
    int apply_days;    /* from the day asked about to that; negative when past */
    pp_date opens;     /* the first day on which the application is taken; PP_DATE_NONE */
    pp_date period_begins; /* PP_DATE_NONE when the length of the period is not known */
    pp_date period_ends;
    bool begins_as_issued;    /* it begins on the day of issue, so that this day counts */
    struct pp_ce_need *needs; /* in all first, then by topic; none when the data asks no figure */
    size_t need_count;
    bool ce_stated;         /* the profile has a list of CE */
    pp_milli undated;       /* hours whose date is not stated */
    pp_milli early;         /* hours before the period */
    pp_milli perhaps_early; /* hours after the day of issue and before the period, where no other
                               period fits between: they may count */
    pp_milli late;          /* hours after the last day of an expired one */
    pp_milli to_come;       /* hours dated after the day asked about */
    const struct pp_fee **fees; /* for renewing */
    size_t fee_count;
    const struct pp_requirement **keeps; /* requirements of the stage `keep`, those in force */
    struct pp_outcome *keep_outcomes;
    pp_date *keep_ends; /* of each that is asked in the first months alone (it has a window): the
                           day on which they ended, when that is past; else PP_DATE_NONE */
    size_t keep_count;
};

/* The day to act by: the last day to apply, or else the deadline; PP_DATE_NONE. */
pp_date pp_renewal_due(const struct pp_renewal_advice *advice);

struct pp_renewals {
    pp_date as_of;
    struct pp_renewal_advice *list;
    size_t count;
    const struct pp_jurisdiction **empty; /* places asked about that issue nothing on that day, and
                                             where nothing is held; each once */
    size_t empty_count;
};

/*
 * Advise on one certification that is held (`held` not NULL), or on the terms of a credential that
 * is not. One of the two may be NULL. CE counts from the day after the last period ended, or from
 * the day of issue if that is later, to the last day, and up to `as_of`. What has no date may
 * count. Returns PP_OK or PP_NOMEM.
 */
enum pp_status pp_renewal_advise(const struct pp_certification *held,
                                 const struct pp_credential *credential,
                                 const struct pp_profile *profile, pp_date as_of,
                                 struct pp_matcher *matcher, struct pp_arena *arena,
                                 struct pp_renewal_advice *out) PP_MUST_CHECK;

/*
 * Is this entry of a profile replaced by a later one for the same credential, one that has begun by
 * `as_of`? Then only the later
 * one counts.
 */
bool pp_certification_replaced(const struct pp_profile *profile, size_t number, pp_date as_of);

/*
 * Advise on every certification of a profile that is not replaced by a later one, the next day to
 * act by first. With places (`count` > 0) only on those issued there; for a place where none is
 * held, and for a credential that is named and not held, the terms are shown. Returns PP_OK or
 * PP_NOMEM.
 */
enum pp_status pp_renewals_make(const struct pp_profile *profile, const struct pp_where *places,
                                size_t count, pp_date as_of, struct pp_matcher *matcher,
                                struct pp_arena *arena, struct pp_renewals *out) PP_MUST_CHECK;

#endif
