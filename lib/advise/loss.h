/* What a person already has that another credential does not count, and why. */
#ifndef PP_ADVISE_LOSS_H
#define PP_ADVISE_LOSS_H

#include "advise/person.h"
#include "advise/way.h"

enum pp_loss_what {
    PP_LOSS_HOURS,        /* of training, work or supervision */
    PP_LOSS_EXAM,         /* an exam passed that is not the one asked for */
    PP_LOSS_CERTIFICATION /* the certification itself opens no way */
};

enum pp_loss_why {
    PP_LOSS_OTHER_LIST, /* approved by another board than the one whose list counts */
    PP_LOSS_TOO_OLD,    /* before the time that counts */
    PP_LOSS_NOT_SUPERVISED,
    PP_LOSS_OTHER_PAY,  /* volunteer where paid work counts, or the other way round */
    PP_LOSS_OTHER_NAME, /* not the training that is named */
    PP_LOSS_SEVERAL,    /* several of these at once */
    PP_LOSS_OTHER_EXAM,
    PP_LOSS_NOT_ACCEPTED, /* the out-of-state route wants another credential */
    PP_LOSS_NO_ROUTE,     /* the sources say that no other state's is accepted */
    PP_LOSS_WHY_COUNT
};

struct pp_loss {
    enum pp_loss_what what;
    enum pp_loss_why why;
    uint32_t reasons;    /* bits of those that keep it from counting; of several, each by itself */
    pp_milli amount;     /* of hours; PP_MILLI_NONE otherwise */
    struct pp_view name; /* of an exam */
    const struct pp_requirement *requirement; /* that does not count it; NULL without a route */
};

struct pp_losses {
    struct pp_loss *list;
    size_t count;
};

/* "other_list", "too_old", …: for JSON and tests. */
const char *pp_loss_word(enum pp_loss_why why);

/*
 * Hours and exams that a way does not count. Only what is certain: hours that may count are no
 * loss. Lifetime: lives in person->arena. Returns PP_OK or PP_NOMEM; *out is untouched on failure.
 */
enum pp_status pp_losses_of(const struct pp_person *person, const struct pp_way *way,
                            struct pp_losses *out) PP_MUST_CHECK;
/* Append one more. `losses` was made by pp_losses_of(), which leaves room for it. */
void pp_losses_add(struct pp_losses *losses, struct pp_loss loss);

#endif
