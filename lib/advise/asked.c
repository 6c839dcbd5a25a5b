#include "advise/asked.h"

static void add(struct pp_asked *asked, struct pp_where where)
{
    for (size_t i = 0; i < asked->count; i++)
        if (asked->list[i].jurisdiction == where.jurisdiction &&
            asked->list[i].credential == where.credential)
            return;
    asked->list[asked->count++] = where;
}

enum pp_status pp_asked_of(const struct pp_where *places, size_t count, uint32_t tracks,
                           struct pp_arena *arena, struct pp_asked *out)
{
    struct pp_asked asked = {NULL, 0};
    size_t room = count;
    for (size_t i = 0; i < count; i++)
        room += places[i].jurisdiction->credential_count;
    asked.list = PP_NEW_N(arena, struct pp_where, room + 1);
    if (!asked.list)
        return PP_NOMEM;
    for (size_t i = 0; i < count; i++) {
        const struct pp_jurisdiction *jurisdiction = places[i].jurisdiction;
        if (jurisdiction->credential_count == 0)
            add(&asked, places[i]);
        for (size_t c = 0; c < jurisdiction->credential_count; c++) {
            const struct pp_credential *credential = &jurisdiction->credentials[c];
            if ((!places[i].credential || places[i].credential == credential) &&
                pp_is_for(credential, tracks))
                add(&asked, (struct pp_where){jurisdiction, credential});
        }
    }
    *out = asked;
    return PP_OK;
}

enum pp_status pp_asked_answers(const struct pp_asked *asked, const struct pp_person *person,
                                struct pp_answer **out_answers)
{
    struct pp_answer *answers = PP_NEW_N(person->arena, struct pp_answer, asked->count + 1);
    const struct pp_credential **credentials =
        PP_NEW_N(person->arena, const struct pp_credential *, asked->count + 1);
    size_t count = 0;
    if (!answers || !credentials)
        return PP_NOMEM;
    for (size_t i = 0; i < asked->count; i++)
        if (asked->list[i].credential)
            credentials[count++] = asked->list[i].credential;
    enum pp_status status = pp_person_answers(person, credentials, count, answers);
    if (status != PP_OK)
        return status;
    /* From the last on, so that none is overwritten before it has its place. */
    for (size_t i = asked->count; i-- > 0;)
        answers[i] = asked->list[i].credential
                         ? answers[--count]
                         : (struct pp_answer){.jurisdiction = asked->list[i].jurisdiction,
                                              .verdict = PP_VERDICT_NOT_OFFERED,
                                              .held = PP_STATE_UNMET};
    *out_answers = answers;
    return PP_OK;
}
