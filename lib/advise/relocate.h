/*
 * Moving to another state with a certification: it is in general not transferable, so for each
 * target: the way for people certified elsewhere, the way that everybody goes, what carries over
 * and what does not.
 */
#ifndef PP_ADVISE_RELOCATE_H
#define PP_ADVISE_RELOCATE_H

#include "advise/loss.h"
#include "advise/serves.h"
#include "rules/where.h"

/* Who says which certification the person holds in the state that he or she leaves. */
enum pp_from_said {
    PP_FROM_PROFILE, /* the profile lists it */
    PP_FROM_ASKED,   /* the question names it, or the state has only one */
    PP_FROM_SOME,    /* nobody: some certification of that state */
    PP_FROM_NONE     /* the profile lists its certifications, and none is of that state */
};

enum pp_held {
    PP_HELD_NOW,
    PP_HELD_EXPIRED,
    PP_HELD_LATER,
    PP_HELD_UNCLEAR /* its end is not stated, and its first period is over */
};

struct pp_from {
    const struct pp_jurisdiction *jurisdiction;
    const struct pp_credential *credential; /* NULL while it is not known which */
    enum pp_from_said said;
    enum pp_held held;
    pp_date issued;
    pp_date expires;
    const struct pp_certification *entry; /* of the profile; NULL where it is not from there */
    size_t more;     /* further certifications of that place that the profile lists as held */
    size_t unclear;  /* and others of which it does not say until when */
    uint32_t tracks; /* bits of the tracks that it, or one of these, may serve. What an integrated
                        one serves besides counts for a person who lived through that */
};

/*
 * Find what the person brings. *out_profile is `profile` with the certification added that the
 * question names; of a state with several, the person then holds "some certification of it", which
 * leaves open whatever depends on which. Lifetime: lives in `arena`, borrows the rest.
 * Returns PP_OK; PP_INPUT with a report when the profile contradicts the question; PP_NOMEM.
 */
enum pp_status pp_relocate_from(const struct pp_where *where, const struct pp_profile *profile,
                                pp_date as_of, struct pp_arena *arena,
                                struct pp_profile *out_profile, struct pp_from *out,
                                struct pp_diags *diags) PP_MUST_CHECK;

/* Which of two ways takes less, as far as the sources tell. */
enum pp_shorter {
    PP_SHORTER_ELSEWHERE, /* the way for people certified elsewhere */
    PP_SHORTER_OWN,       /* the way that everybody goes */
    PP_SHORTER_EQUAL,
    PP_SHORTER_OPEN, /* it depends on what is not known */
    PP_SHORTER_ONE,  /* there is only one */
    PP_SHORTER_COUNT
};

/* "reciprocity", "standard", "equal", "open", "one" */
const char *pp_shorter_word(enum pp_shorter shorter);

/* One credential of the target. */
struct pp_move {
    const struct pp_answer *answer;
    struct pp_way *ways; /* in the order of the data's routes */
    size_t way_count;
    const struct pp_way *best;      /* by pp_way_cmp(); NULL when no route speaks */
    const struct pp_way *elsewhere; /* NULL when the data names no such route */
    const struct pp_way *own;       /* the standard one, else the best of the others; or NULL */
    struct pp_losses losses;
    enum pp_shorter shorter;
};

struct pp_target {
    const struct pp_jurisdiction *jurisdiction;
    struct pp_move *moves; /* the one that is possible or nearest first */
    size_t count;
    enum pp_verdict verdict; /* the best one, as in `check`; not_offered when there is none */
    bool other_tracks;       /* it certifies, but nobody who serves the same people */
};

/*
 * Answer for one target: a jurisdiction (its credentials for people of the tracks held, or that
 * are for people of `tracks` where that is not PP_EVERY_TRACK), or one credential of it. It is
 * answered as if the person already lived there. Returns as pp_person_answers().
 */
enum pp_status pp_relocate_to(const struct pp_person *person, const struct pp_from *from,
                              const struct pp_where *where, uint32_t tracks,
                              struct pp_target *out) PP_MUST_CHECK;

/* Sort targets: possible ones first, then the shortest way, then by code. */
void pp_relocate_rank(struct pp_target *targets, size_t count);

#endif
