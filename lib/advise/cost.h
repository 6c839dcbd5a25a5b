/* What a way to a credential costs: only what is known is added up, the rest is named. */
#ifndef PP_ADVISE_COST_H
#define PP_ADVISE_COST_H

#include "advise/way.h"

enum pp_cost_what {
    PP_COST_APPLICATION,
    PP_COST_TRAINING,
    PP_COST_ORIENTATION, /* no source prices it apart */
    PP_COST_FURTHER,     /* continuing education asked for before: no source prices it */
    PP_COST_EXAM,
    PP_COST_BACKGROUND_CHECK,
    PP_COST_COUNT
};

/* One part of the cost, in thousandths of a dollar. */
struct pp_cost_part {
    bool due;       /* this way asks for it */
    pp_milli least; /* PP_MILLI_NONE: nobody knows it */
    pp_milli most;
    struct pp_view note;
    const struct pp_sources *sources; /* NULL when it is not known */
};

struct pp_cost {
    const struct pp_jurisdiction *jurisdiction; /* whose words the notes are */
    struct pp_cost_part parts[PP_COST_COUNT];
    pp_milli least; /* of what is due and known */
    pp_milli most;
    size_t known;   /* parts that are due and known */
    size_t unknown; /* parts that are due and not known */
};

/* "application", "training", "exam", "background_check", as in the data's fees; and
 * "orientation" and "continuing_education". */
const char *pp_cost_word(enum pp_cost_what what);

/*
 * The fees of one name ("application", "renewal", as in the data) as they stand there: least and
 * most, PP_MILLI_NONE when no amount is known; `due` is left false.
 */
void pp_cost_fees(const struct pp_credential *credential, const char *word,
                  struct pp_cost_part *out);
/* The next fee of that name whose amount is known, from *at on, which moves past it; NULL at the
 * end. */
const struct pp_fee *pp_cost_next_fee(const struct pp_credential *credential, const char *word,
                                      size_t *at);

/*
 * The cost of a way. Applying is always due; training, an orientation, an exam and a background
 * check are while the way asks for them and they are not known to be done, or
 * are to be done again. Two fees of one name
 * (members and others) make a range. Fees that depend on what happens (a retake, a late renewal)
 * are left out: they stand in credential->fees as `other`.
 */
void pp_cost_of(const struct pp_way *way, struct pp_cost *out);

#endif
