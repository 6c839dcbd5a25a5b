#include "advise/asked.h"
#include "api/answers.h"
#include "api/object.h"

/* What was asked for. */
struct query {
    const char *where; /* NULL: everything */
    pp_date as_of;
    enum pp_stage stage;
};

static enum pp_status answer(const struct pp_asked *asked, const struct pp_profile *profile,
                             const struct query *query, struct peerpath_answers *out)
{
    struct pp_answer *answers = NULL;
    struct pp_arena work pp_cleanup_arena;
    struct pp_matcher matcher pp_cleanup_matcher;
    const struct pp_person person = {profile, query->as_of, query->stage, &matcher, &work};
    pp_arena_init(&work, 0);
    pp_matcher_init(&matcher);
    enum pp_status status = pp_asked_answers(asked, &person, &answers);
    if (status == PP_OK)
        status = pp_api_answers(answers, asked->count, &out->arena, &out->list);
    if (status == PP_OK)
        out->count = asked->count;
    return status;
}

static enum pp_status check(const struct peerpath_profile *person, const struct query *query,
                            struct peerpath_answers *out, struct pp_diags *diags)
{
    const struct pp_profile *profile = &person->profile;
    struct peerpath_rules *rules = person->rules;
    struct pp_where one;
    struct pp_asked asked = {NULL, 0};
    pp_date today = pp_date_today();
    enum pp_status status =
        pp_profile_check_dates(profile, query->as_of > today ? query->as_of : today, diags);
    if (status == PP_OK && query->where)
        status = pp_where_find(&rules->db, pp_view_of(query->where), &one, diags);
    if (status == PP_OK)
        status = pp_asked_of(query->where ? &one : rules->all, query->where ? 1 : rules->count,
                             PP_EVERY_TRACK, &out->arena, &asked);
    if (status == PP_OK)
        status = answer(&asked, profile, query, out);
    return status == PP_NOMEM ? pp_no_memory(diags) : status;
}

enum peerpath_status peerpath_check(const struct peerpath_profile *profile, const char *where,
                                    enum peerpath_stage stage, const char *as_of,
                                    struct peerpath_answers **out_answers,
                                    struct peerpath_diags *diags)
{
    struct pp_diags unheard pp_cleanup_diags;
    struct pp_diags *heard = pp_api_diags(diags, &unheard);
    struct query query = {where, pp_date_today(), (enum pp_stage)stage};
    if (!profile || !out_answers || (unsigned)stage > PEERPATH_KEEP ||
        (as_of && !pp_date_parse(pp_view_of(as_of), &query.as_of)))
        return PEERPATH_MISUSE;
    struct peerpath_answers *answers = calloc(1, sizeof(*answers));
    if (!answers)
        return pp_api_status(pp_no_memory(heard));
    pp_arena_init(&answers->arena, 0);
    enum pp_status status = check(profile, &query, answers, heard);
    if (status != PP_OK) {
        peerpath_answers_free(answers);
        return pp_api_status(status);
    }
    *out_answers = answers;
    return PEERPATH_OK;
}

void peerpath_answers_free(struct peerpath_answers *answers)
{
    if (!answers)
        return;
    pp_arena_release(&answers->arena);
    free(answers);
}
