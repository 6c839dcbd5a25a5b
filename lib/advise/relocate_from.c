/* Which certification somebody brings along. */
#include "advise/relocate.h"

#include <string.h>

#include "eval/held.h"

static enum pp_held held_on(const struct pp_certification *held, pp_date as_of)
{
    enum pp_state state = pp_held_on(held, as_of);
    if (state != PP_STATE_UNMET)
        return state == PP_STATE_MET ? PP_HELD_NOW : PP_HELD_UNCLEAR;
    return held->issued != PP_DATE_NONE && held->issued > as_of ? PP_HELD_LATER : PP_HELD_EXPIRED;
}

static bool is_of(const struct pp_certification *held, const struct pp_where *where)
{
    if (where->credential)
        return held->credential == where->credential;
    if (held->credential)
        return held->credential->jurisdiction == where->jurisdiction;
    return held->jurisdiction.len &&
           pp_place_find(held->jurisdiction) == where->jurisdiction->place;
}

static bool is_better(const struct pp_certification *a, const struct pp_certification *b,
                      pp_date as_of)
{
    enum pp_state first = pp_held_on(a, as_of), second = pp_held_on(b, as_of);
    return first != second && (first == PP_STATE_MET || second == PP_STATE_UNMET);
}

/* The one of the profile's certifications that is meant: one that is held now goes first, then one
 * that may be. */
static const struct pp_certification *find_held(const struct pp_profile *profile,
                                                const struct pp_where *where, pp_date as_of)
{
    const struct pp_certification *found = NULL;
    for (size_t i = 0; i < profile->certification_count; i++) {
        const struct pp_certification *held = &profile->certifications[i];
        if (is_of(held, where) && (!found || is_better(held, found, as_of)))
            found = held;
    }
    return found;
}

/* The only credential of a jurisdiction that was or is issued; NULL when there are several. */
static const struct pp_credential *only_one(const struct pp_jurisdiction *jurisdiction)
{
    const struct pp_credential *found = NULL;
    for (size_t i = 0; i < jurisdiction->credential_count; i++) {
        if (jurisdiction->credentials[i].status == PP_STATUS_PLANNED)
            continue;
        if (found)
            return NULL;
        found = &jurisdiction->credentials[i];
    }
    return found;
}

/* The tracks that one certification may serve in the hands of this person. */
static uint32_t tracks_of_one(const struct pp_credential *credential,
                              const struct pp_profile *profile)
{
    enum {
        ALWAYS =
            1 << PP_TRACK_MENTAL_HEALTH | 1 << PP_TRACK_SUBSTANCE_USE | 1 << PP_TRACK_INTEGRATED
    };
    uint32_t own = 1U << credential->track;
    uint32_t lived = profile->lived.given ? pp_tracks_of_lived(profile->lived.bits) : 0;
    uint32_t served = pp_tracks_served(credential) | (pp_serves_perhaps(credential) ? lived : 0);
    return own | (served & ALWAYS) | (served & lived);
}

/* The tracks of a certification; those of all of its place while it is not known which it is. */
static uint32_t tracks_of(const struct pp_credential *credential,
                          const struct pp_jurisdiction *jurisdiction,
                          const struct pp_profile *profile)
{
    uint32_t tracks = 0;
    if (credential)
        return tracks_of_one(credential, profile);
    for (size_t i = 0; i < jurisdiction->credential_count; i++)
        tracks |= tracks_of_one(&jurisdiction->credentials[i], profile);
    return tracks;
}

/* Who is certified for several kinds of work brings all of them. */
static void add_more(struct pp_from *from, const struct pp_certification *first,
                     const struct pp_profile *profile, const struct pp_where *where, pp_date as_of)
{
    for (size_t i = 0; i < profile->certification_count; i++) {
        const struct pp_certification *held = &profile->certifications[i];
        bool same = held == first || (held->credential && held->credential == first->credential);
        enum pp_state state = pp_held_on(held, as_of);
        if (same || !is_of(held, where) || state == PP_STATE_UNMET)
            continue;
        *(state == PP_STATE_MET ? &from->more : &from->unclear) += 1;
        from->tracks |= tracks_of(held->credential, from->jurisdiction, profile);
    }
}

/* Add a certification to a copy of the profile's list. */
static enum pp_status add_held(struct pp_profile *profile, const struct pp_from *from,
                               struct pp_arena *arena)
{
    size_t count = profile->certification_count;
    struct pp_certification *list = PP_NEW_N(arena, struct pp_certification, count + 1);
    if (!list)
        return PP_NOMEM;
    if (count)
        memcpy(list, profile->certifications, count * sizeof(*list));
    list[count] =
        (struct pp_certification){.id = from->credential ? from->credential->id : PP_V(""),
                                  .jurisdiction = from->jurisdiction->code,
                                  .issued = PP_DATE_NONE,
                                  .expires = PP_DATE_NONE,
                                  .credential = from->credential};
    profile->certifications = list;
    profile->certification_count = count + 1;
    return PP_OK;
}

static enum pp_status contradiction(const struct pp_where *where, const struct pp_profile *profile,
                                    struct pp_diags *diags)
{
    const struct pp_node *node = profile->certifications_node;
    struct pp_place place = {profile->file, node ? node->line : 0, node ? node->col : 0};
    struct pp_view id = where->credential->id;
    pp_report(
        diags, PP_PROFILE_CROSSED, place, PP_V("certifications"),
        "'--from' says '%.*s', but the profile's list of certifications does not have it; add "
        "'{credential: %.*s}' to the list, or leave the list out",
        PP_VARG(id), PP_VARG(id));
    return PP_INPUT;
}

enum pp_status pp_relocate_from(const struct pp_where *where, const struct pp_profile *profile,
                                pp_date as_of, struct pp_arena *arena,
                                struct pp_profile *out_profile, struct pp_from *out,
                                struct pp_diags *diags)
{
    struct pp_profile brought = *profile;
    struct pp_from from = {.jurisdiction = where->jurisdiction,
                           .credential = where->credential,
                           .issued = PP_DATE_NONE,
                           .expires = PP_DATE_NONE};
    const struct pp_certification *held = find_held(profile, where, as_of);
    if (held) {
        from.said = PP_FROM_PROFILE;
        from.credential = held->credential;
        from.held = held_on(held, as_of);
        from.issued = held->issued;
        from.expires = held->expires;
        from.entry = held;
        add_more(&from, held, profile, where, as_of);
    } else if (profile->certifications_stated && where->credential) {
        return contradiction(where, profile, diags);
    } else if (profile->certifications_stated || !where->jurisdiction->credential_count) {
        from.said = PP_FROM_NONE;
    } else {
        if (!from.credential)
            from.credential = only_one(where->jurisdiction);
        from.said = from.credential ? PP_FROM_ASKED : PP_FROM_SOME;
        if (add_held(&brought, &from, arena) != PP_OK)
            return pp_no_memory(diags);
    }
    from.tracks |= tracks_of(from.credential, from.jurisdiction, profile);
    *out_profile = brought;
    *out = from;
    return PP_OK;
}
