/* A plan in its forms. */
#ifndef PP_CMD_OUT_PLAN_H
#define PP_CMD_OUT_PLAN_H

#include "advise/plan.h"
#include "doc.h"
#include "read/json_write.h"

/* One run of `plan`. Lifetime: all borrowed. */
struct pp_planning {
    struct pp_db *db;
    pp_date as_of;
    bool has_profile;
    const struct pp_jurisdiction *jurisdiction;
    const struct pp_credential *credential;       /* NULL: it has none on offer */
    enum pp_state held;                           /* does the person hold it that day? */
    const struct pp_certification *certification; /* the entry that says so; or NULL */
    pp_date lapsed; /* the last day of one that expired; PP_DATE_NONE where none did */
    bool chosen;    /* picked for a jurisdiction that has others too */
    bool paper;     /* for somebody who reads a page: its words name no commands */
    struct pp_roadmap plan;
};

void pp_out_plan_doc(struct pp_doc *doc, const struct pp_planning *planning);
void pp_out_plan_json(struct pp_json *json, const struct pp_planning *planning);

/* The answer in one or two sentences. */
void pp_say_plan(struct pp_buf *buf, const struct pp_planning *planning);
/* When, at the earliest; or why that cannot be told. */
void pp_say_plan_date(struct pp_buf *buf, const struct pp_roadmap *plan);
/* May it be later than the earliest date, as something that takes its time is not counted? */
bool pp_date_is_least(const struct pp_roadmap *plan);
/* "at 20 hours a week", with "at " before it. */
void pp_say_pace(struct pp_buf *buf, const char *before, unsigned pace);
/* Why there is no earliest date, for JSON: "too_slow", "hours_not_told", "certification_first",
 * "no_known_end"; NULL where there is one, and where there is no plan. */
const char *pp_no_date_word(const struct pp_roadmap *plan);
/* What is left when nothing is missing: "What is left is to apply." */
const char *pp_ready_sentence(const struct pp_roadmap *plan);
/* The heading of the steps of a stage, up to PP_STAGE_CERTIFY: "Before applying". */
const char *pp_step_title(int stage);
/* What a step is: "34 more hours of approved training". */
void pp_say_step(struct pp_buf *buf, const struct pp_planning *planning,
                 const struct pp_step *step);
/* What to bring when applying, one proof a line, each once. */
#define PP_PROOFS_ARE "Proof of each point that is asked. The issuer says in which form."
void pp_say_proofs(struct pp_buf *buf, const struct pp_planning *planning);
/* Cut the first of such lines off. */
struct pp_view pp_next_proof(struct pp_view *rest);
/* How the dates were worked out; `number` counts from 0, false when there are no more. */
bool pp_say_assumption(struct pp_buf *buf, const struct pp_planning *planning, size_t number);

#endif
