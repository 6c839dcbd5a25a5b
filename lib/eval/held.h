/*
 * Credentials that a person holds: whether they are current, what they asked for when they were
 * earned, and whether one satisfies a requirement of the kind prior_credential.
 */
#ifndef PP_EVAL_HELD_H
#define PP_EVAL_HELD_H

#include "eval/outcome.h"

/* Hours of training, of which perhaps only bounds are known. */
struct pp_hours_asked {
    pp_milli least; /* asked whichever way one goes */
    pp_milli named; /* the most that some way is known to ask */
    pp_milli most;  /* no way asks more; PP_MILLI_NONE when that is not known */
};

/*
 * The hours of training that a credential asks for by its standard route, before it is granted,
 * those of a credential of the same jurisdiction that must be held before included. The most is
 * known only where the data says that the route's list is whole, every course on it has its hours,
 * and no credential from elsewhere is asked for: a hole never becomes "it asks too few".
 */
struct pp_hours_asked pp_hours_asked(const struct pp_credential *credential);

/* Is it the credential of an IC&RC member board? UNKNOWN where the data does not say. */
enum pp_state pp_is_icrc(const struct pp_credential *credential);

/*
 * The last day that is sure: the one stated, else that of the first period after the day of issue,
 * where the data knows how long it is (the day of issue itself where the data says that it ends on
 * a day of the issuer's); PP_DATE_NONE where neither is known.
 */
pp_date pp_held_to(const struct pp_certification *held);

/*
 * Is it held on that day? UNKNOWN where its end is not stated and the first period is over: it may
 * have been renewed since. Without any date it is held: the profile says so.
 */
enum pp_state pp_held_on(const struct pp_certification *held, pp_date as_of);

/*
 * Does the person hold this credential on that day? UNKNOWN also where the profile has no list of
 * certifications, or lists one of the same place (or of none) without saying which.
 * *out_entry is the entry that says so, NULL when none does; `out_entry` may be NULL.
 */
enum pp_state pp_holds(const struct pp_profile *profile, const struct pp_credential *credential,
                       pp_date as_of, const struct pp_certification **out_entry);

/*
 * Does a credential that is held satisfy a requirement of the kind prior_credential? All keys that
 * the requirement gives must hold; without any key nothing can be told. Dates are the caller's
 * business. Thread rule: one matcher a thread.
 */
enum pp_state pp_held_satisfies(const struct pp_requirement *requirement,
                                const struct pp_certification *held, struct pp_matcher *matcher);

#endif
