/* Which certifications and credentials to advise on, and in which order. */
#include "advise/renew.h"

struct gathering {
    const struct pp_profile *profile;
    pp_date as_of;
    struct pp_matcher *matcher;
    struct pp_arena *arena;
    struct pp_renewals *out; /* with room for everything */
};

static bool is_there(const struct pp_certification *held, const struct pp_where *where)
{
    if (held->credential)
        return where->credential ? held->credential == where->credential
                                 : held->credential->jurisdiction == where->jurisdiction;
    return !where->credential && held->jurisdiction.len &&
           pp_place_find(held->jurisdiction) == where->jurisdiction->place;
}

static enum pp_status add(const struct gathering *all, const struct pp_certification *held,
                          const struct pp_credential *credential)
{
    for (size_t i = 0; i < all->out->count; i++)
        if (held ? all->out->list[i].held == held
                 : all->out->list[i].credential == credential && !all->out->list[i].held)
            return PP_OK;
    enum pp_status status =
        pp_renewal_advise(held, credential, all->profile, all->as_of, all->matcher, all->arena,
                          &all->out->list[all->out->count]);
    all->out->count += status == PP_OK;
    return status;
}

/* What is held there (anywhere: `where` NULL). */
static enum pp_status add_held(const struct gathering *all, const struct pp_where *where,
                               size_t *out_found)
{
    for (size_t i = 0; i < all->profile->certification_count; i++) {
        const struct pp_certification *held = &all->profile->certifications[i];
        if ((where && !is_there(held, where)) ||
            pp_certification_replaced(all->profile, i, all->as_of))
            continue;
        enum pp_status status = add(all, held, NULL);
        if (status != PP_OK)
            return status;
        (*out_found)++;
    }
    return PP_OK;
}

static void add_empty(struct pp_renewals *out, const struct pp_jurisdiction *jurisdiction)
{
    for (size_t i = 0; i < out->empty_count; i++)
        if (out->empty[i] == jurisdiction)
            return;
    out->empty[out->empty_count++] = jurisdiction;
}

static enum pp_status add_terms(const struct gathering *all, const struct pp_where *where)
{
    bool issues = false;
    if (where->credential)
        return add(all, NULL, where->credential);
    for (size_t i = 0; i < where->jurisdiction->credential_count; i++) {
        const struct pp_credential *credential = &where->jurisdiction->credentials[i];
        if (pp_credential_offered(credential, all->as_of) == PP_IN_FORCE_NO)
            continue;
        issues = true;
        enum pp_status status = add(all, NULL, credential);
        if (status != PP_OK)
            return status;
    }
    if (!issues)
        add_empty(all->out, where->jurisdiction);
    return PP_OK;
}

/* Is `a` due before `b`? What has no deadline comes last. */
static bool is_before(const struct pp_renewal_advice *a, const struct pp_renewal_advice *b)
{
    const pp_date first = pp_renewal_due(a), second = pp_renewal_due(b);
    if (first == PP_DATE_NONE || second == PP_DATE_NONE)
        return first != PP_DATE_NONE && second == PP_DATE_NONE;
    return first < second;
}

/* A list of a handful; those due on one day stay in the order of the profile. */
static void sort(struct pp_renewals *renewals)
{
    for (size_t i = 1; i < renewals->count; i++) {
        struct pp_renewal_advice moved = renewals->list[i];
        size_t at = i;
        for (; at > 0 && is_before(&moved, &renewals->list[at - 1]); at--)
            renewals->list[at] = renewals->list[at - 1];
        renewals->list[at] = moved;
    }
}

enum pp_status pp_renewals_make(const struct pp_profile *profile, const struct pp_where *places,
                                size_t count, pp_date as_of, struct pp_matcher *matcher,
                                struct pp_arena *arena, struct pp_renewals *out)
{
    struct pp_renewals renewals = {.as_of = as_of};
    struct gathering all = {profile, as_of, matcher, arena, &renewals};
    enum pp_status status = PP_OK;
    size_t found = 0, room = profile->certification_count;
    for (size_t i = 0; i < count; i++)
        room += places[i].jurisdiction->credential_count;
    renewals.list = PP_NEW_N(arena, struct pp_renewal_advice, room + 1);
    renewals.empty = PP_NEW_N(arena, const struct pp_jurisdiction *, count + 1);
    if (!renewals.list || !renewals.empty)
        return PP_NOMEM;
    if (count == 0)
        status = add_held(&all, NULL, &found);
    for (size_t i = 0; i < count && status == PP_OK; i++) {
        found = 0;
        status = add_held(&all, &places[i], &found);
        if (status == PP_OK && found == 0)
            status = add_terms(&all, &places[i]);
    }
    if (status != PP_OK)
        return status;
    sort(&renewals);
    *out = renewals;
    return PP_OK;
}
