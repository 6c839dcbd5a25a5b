/*
 * The national credentials for one person, and what the states' credentials are worth to them.
 * Everything is worked out from the data: the national credentials are those of the jurisdiction
 * US, whichever they are. Lifetime: lives in the arena it is made in; borrows rules and profile.
 */
#ifndef PP_ADVISE_NCPS_H
#define PP_ADVISE_NCPS_H

#include "advise/person.h"
#include "eval/held.h"

/* One national credential. */
struct pp_national {
    struct pp_answer answer;
    pp_date as_of; /* the day it is answered for: of one that is no longer issued, its last day */
    bool retired;  /* it ended before the day asked about */
};

/* A credential of the data held against a rule that takes a credential in place of training. */
struct pp_stand_in {
    const struct pp_credential *credential; /* NULL: a held one that the data does not have */
    const struct pp_certification *held;    /* NULL when the person does not hold it */
    enum pp_state state;
    enum pp_state
        current; /* of a held one: is it so on the rule's day? Otherwise it does not count */
    struct pp_hours_asked hours;
};

/* A rule of a national credential that takes a credential which asked so many hours of training. */
struct pp_hours_rule {
    const struct pp_credential *national;
    pp_date as_of; /* the day on which it must be held: see struct pp_national */
    const struct pp_requirement *requirement;
    struct pp_stand_in *held; /* what the person holds, in the order of the profile */
    size_t held_count;
    struct pp_stand_in *all; /* every credential that the states issue that day, as in the data */
    size_t all_count;
    size_t counts[3]; /* of `all`, by enum pp_state */
};

/* A credential of the states that is issued as IC&RC's. */
struct pp_member_board {
    struct pp_answer answer;
    bool near; /* in the jurisdiction where the person lives or works */
};

struct pp_ncps {
    pp_date as_of;
    struct pp_national *nationals;
    size_t national_count;
    struct pp_hours_rule *rules;
    size_t rule_count;
    struct pp_member_board *boards; /* those near first */
    size_t board_count;
    size_t boards_unclear; /* credentials of which the data does not say whether they are IC&RC's */
};

/*
 * Work all of it out. `db` must hold US; every jurisdiction is loaded.
 * Returns PP_OK; PP_NOTFOUND when the data has no US; PP_LIMIT, PP_NOMEM; else as pp_db_get().
 */
enum pp_status pp_ncps_make(const struct pp_person *person, struct pp_db *db, struct pp_ncps *out,
                            struct pp_diags *diags) PP_MUST_CHECK;

#endif
