/*
 * Interviews with people who answer anything at all: whatever `ask` accepts makes a profile that
 * every command reads, and of which `check` says what the interview said. Answers come from a fixed
 * seed, so that a failure can be repeated.
 */
#include "advise_ask_people.h"

#include <stdio.h>

enum {
    ROUNDS = 6,     /* interviews about each credential */
    TRIES = 4,      /* answers to one question before it is left open */
    QUESTIONS = 200 /* at most, in one interview */
};

/* False without memory. */
static bool answer(struct pp_interview *interview, const struct pp_question *question,
                   uint64_t *seed, size_t *out_taken)
{
    for (int i = 0; i < TRIES; i++) {
        struct pp_buf problem pp_cleanup_buf;
        pp_buf_init(&problem, 1 << 16);
        const char *text = person_nonsense(seed);
        enum pp_status status =
            pp_interview_answer(interview, question, pp_view_of(text), &problem);
        if (status == PP_INPUT && problem.len)
            continue; /* refused, with a sentence */
        *out_taken += status == PP_OK;
        return status == PP_OK;
    }
    return pp_interview_answer(interview, question, PP_V("?"), NULL) == PP_OK;
}

static bool talk(struct pp_db *db, const struct pp_credential *credential, pp_date as_of,
                 uint64_t *seed, size_t *out_taken)
{
    struct pp_arena arena pp_cleanup_arena;
    struct pp_matcher matcher pp_cleanup_matcher;
    struct pp_interview interview pp_cleanup_interview = {0};
    struct pp_profile known;
    struct pp_question question;
    enum pp_verdict theirs;
    enum pp_status status = PP_OK;
    pp_arena_init(&arena, 0);
    pp_matcher_init(&matcher);
    pp_profile_init(&known);
    if (pp_interview_begin(&interview, &credential, 1, &known, as_of, PP_STAGE_CERTIFY, db,
                           &matcher, &arena) != PP_OK)
        return false;
    interview.everything = true;
    for (int i = 0; i < QUESTIONS && status == PP_OK; i++) {
        status = pp_interview_next(&interview, &question);
        if (status == PP_OK && !answer(&interview, &question, seed, out_taken))
            return false;
    }
    return person_check_says(&interview, db, &theirs) &&
           theirs == pp_interview_verdict(&interview, 0);
}

int main(void)
{
    const struct pp_credential *all[512];
    struct pp_diags diags pp_cleanup_diags;
    struct pp_db db pp_cleanup_db;
    uint64_t seed = 20261129;
    size_t taken = 0, failures = 0;
    pp_diags_init(&diags);
    if (pp_db_open(&db, NULL, &diags) != PP_OK)
        return 1;
    size_t count = person_credentials(&db, all, 512);
    for (size_t i = 0; i < count; i++)
        for (int round = 0; round < ROUNDS; round++) {
            /* Now, and on a day that lies ahead. */
            pp_date as_of = round % 2 ? pp_date_of(2031, 6, 1) : pp_date_of(2026, 11, 21);
            if (talk(&db, all[i], as_of, &seed, &taken))
                continue;
            printf("%.*s: such a profile is not what check reads\n", PP_VARG(all[i]->id));
            failures++;
        }
    printf("%s answers taken: %zu, failures: %zu\n", failures ? "not ok" : "ok", taken, failures);
    return failures || taken == 0;
}
