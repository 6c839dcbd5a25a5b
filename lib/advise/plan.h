/* The way from today to certified: steps in order, hours, dates, cost, what to bring. */
#ifndef PP_ADVISE_PLAN_H
#define PP_ADVISE_PLAN_H

#include "advise/cost.h"
#include "advise/person.h"
#include "rules/where.h"

enum {
    PP_PACE_DEFAULT = 20, /* hours a week */
    PP_PACE_MOST = 168
};

enum pp_step_what {
    PP_STEP_WAIT,  /* time alone closes it */
    PP_STEP_LEARN, /* training */
    PP_STEP_WORK,
    PP_STEP_DO,
    PP_STEP_APPLY /* hand in the application: the one step that is no requirement */
};

struct pp_roadmap;

struct pp_step {
    enum pp_step_what what;
    int stage;                         /* enum pp_stage */
    int order;                         /* within the stage: lower ones first */
    const struct pp_item_answer *item; /* NULL for PP_STEP_APPLY */
    struct pp_hours hours;             /* {0, 0}: it takes none, or their number is not given */
    bool part;                         /* its hours are part of a total that is a step too */
    pp_date from;                      /* first and last day at the pace; PP_DATE_NONE: not known */
    pp_date to;
    const struct pp_roadmap *first; /* for another certification of the same jurisdiction: the plan
                                       that leads to it; NULL otherwise */
};

enum pp_roadmap_state {
    PP_ROADMAP_READY,   /* nothing is left to do but to apply */
    PP_ROADMAP_STEPS,   /* there are steps to go */
    PP_ROADMAP_BARRED,  /* neither doing nor waiting leads there */
    PP_ROADMAP_NOWHERE, /* the credential is not offered */
    PP_ROADMAP_EMPTY    /* the sources do not tell what is asked to apply */
};

struct pp_roadmap {
    enum pp_roadmap_state state;
    const struct pp_answer *answer; /* at stage certify */
    const struct pp_way *way;       /* the one planned; NULL when there is none */
    const struct pp_way *ways;      /* all of them, in the order of the data */
    size_t way_count;
    const struct pp_credential *dead_end; /* asked for first, and no plan leads there; or NULL */
    struct pp_step *steps;
    size_t count;
    struct pp_hours training; /* to do, what is not known included */
    struct pp_hours work;
    struct pp_cost cost;
    unsigned pace;              /* hours a week */
    const struct pp_step *late; /* its hours never come together at the pace within the time that
                                   its rule looks back; NULL: all do */
    unsigned least_pace;        /* with `late`: the least pace at which all do; 0: none does */
    pp_date apply_on; /* the earliest day on which everything asked before applying can be done */
    pp_date earliest; /* the same for everything asked before certification; PP_DATE_NONE: nobody
                         can tell. Training without stated hours (way->unmeasured) comes on top.
                         Of another certification that is asked for first (step->first) the hours
                         may be the same ones: they run beside those of this plan */
};

/*
 * Which credential of a jurisdiction a person would plan for: of those that nothing bars and that
 * are certainly issued, one for work with people who lived through the same; of these one that can
 * be had already, else the first in the data at standard level. `tracks` (bits) limits the choice.
 * Returns PP_OK with *out set, NULL when none is offered; PP_LIMIT, PP_NOMEM.
 */
enum pp_status pp_roadmap_choose(const struct pp_person *person, const struct pp_where *where,
                                 uint32_t tracks, const struct pp_credential **out) PP_MUST_CHECK;

/*
 * Plan the way to a credential at `pace` hours a week (1 to PP_PACE_MOST). The steps go by stage,
 * within a stage training and the exam that ends it come before work; waits run beside the hours.
 * What the profile does not tell counts as still to do. `person->stage` does not matter: all stages
 * up to certification are planned. Lifetime: lives in person->arena. Returns PP_OK, PP_LIMIT or
 * PP_NOMEM.
 */
enum pp_status pp_roadmap_make(const struct pp_person *person,
                               const struct pp_credential *credential, unsigned pace,
                               struct pp_roadmap *out) PP_MUST_CHECK;

/* What shows that a requirement holds, in plain words: "the certificate of the training". Nothing
 * where there is nothing to bring. */
void pp_say_proof(struct pp_buf *buf, const struct pp_requirement *requirement);

#endif
