/* Made-up people who answer an interview: the same person gives the same answer to the same
 * question, whenever it comes. */
#ifndef ADVISE_ASK_PEOPLE_H
#define ADVISE_ASK_PEOPLE_H

#include "advise/ask.h"

enum {
    PERSON_ANSWERS = 6 /* kinds of answer to one question, from the best to none */
};

struct person {
    uint64_t seed;
    unsigned best;               /* of 100 answers so many are the best one */
    unsigned unknown;            /* and of the others so many "don't know" */
    const struct pp_slot *fixed; /* this question gets answer number `fixed_answer` */
    unsigned fixed_answer;
    const struct pp_slot *bad; /* these questions get the worst answer, or… */
    size_t bad_count;
    bool mild; /* …any but the best */
    bool wild; /* in an interview of its own: anything at all, as long as it is taken */
};

/* Any answer, whatever the question. */
const char *person_nonsense(uint64_t *seed);

/* The answer of a person to a question. `text` has room for 64 bytes. */
void person_says(const struct person *person, const struct pp_interview *interview,
                 const struct pp_question *question, char text[64]);

/* Copy an interview to go on with it apart from the original, asking everything that is open.
 * Lifetime: lives in `arena`, and is released like any interview. */
void person_copy(const struct pp_interview *interview, struct pp_interview *out,
                 struct pp_arena *arena);

/*
 * Finish a copy of an interview with a person's answers to every open question, whether it matters
 * or not, and tell the verdicts. The interview itself is left as it was. False when memory ran out,
 * or an answer was refused.
 */
bool person_finishes(const struct person *person, const struct pp_interview *interview,
                     enum pp_verdict *out_verdicts);

/*
 * What `check` says of the interview's profile, once that is written and read back as every command
 * reads one. False when it cannot be read back; then the profile and the first fault are printed.
 */
bool person_check_says(const struct pp_interview *interview, struct pp_db *db,
                       enum pp_verdict *out_verdicts);

/* All credentials of the data, at most `room`; returns how many. */
size_t person_credentials(struct pp_db *db, const struct pp_credential **out, size_t room);

#endif
