/* Everything that somebody asked about, places and single credentials alike, answered for one
 * person. */
#ifndef PP_ADVISE_ASKED_H
#define PP_ADVISE_ASKED_H

#include "advise/person.h"
#include "advise/serves.h"
#include "rules/where.h"

/* What to answer for, in the order asked and each once: credentials, and jurisdictions that have
 * none (credential NULL). */
struct pp_asked {
    struct pp_where *list;
    size_t count;
};

/*
 * Put every credential of the places named in place of a place; `tracks` is a set of bits, one an
 * enum pp_track, of the people that the credentials to keep are for (pp_is_for()). Lifetime: lives
 * in `arena`; borrows the rules. Returns PP_OK or PP_NOMEM; *out is untouched on failure.
 */
enum pp_status pp_asked_of(const struct pp_where *places, size_t count, uint32_t tracks,
                           struct pp_arena *arena, struct pp_asked *out) PP_MUST_CHECK;

/*
 * Answer for all of it, in its order; a jurisdiction that has no credential certifies nobody, which
 * is an answer too. *out_answers has asked->count answers and lives in person->arena. Returns as
 * pp_person_answers(); *out_answers is untouched on failure.
 */
enum pp_status pp_asked_answers(const struct pp_asked *asked, const struct pp_person *person,
                                struct pp_answer **out_answers) PP_MUST_CHECK;

#endif
