#include "complete.h"
#include "rules/called.h"

#include "setup.h"

enum {
    LONGEST_NAME = 64
};

/* The name with small letters, as people type it. */
static void offer_lower(const struct pp_offers *offers, struct pp_view name)
{
    char lower[LONGEST_NAME];
    if (name.len > sizeof(lower))
        return;
    for (size_t i = 0; i < name.len; i++)
        lower[i] = pp_lower(name.ptr[i]);
    pp_offer(offers, (struct pp_view){lower, name.len}, PP_V(""));
}

/* "C" stands for the codes alone, "Ca" and "c" for names. */
static void offer_places(const struct pp_offers *offers)
{
    for (int i = 0; i < PP_PLACE_COUNT; i++) {
        struct pp_view name = pp_view_of(pp_places[i].name);
        pp_offer(offers, pp_view_of(pp_places[i].code), name);
        if (offers->typed.len > 1)
            pp_offer(offers, name, PP_V(""));
        if (offers->typed.len > 0)
            offer_lower(offers, name);
    }
}

/* By id, or behind a slash by the short name within the place. */
static void offer_each(const struct pp_offers *offers, const struct pp_jurisdiction *jurisdiction)
{
    struct pp_offers behind = pp_offers_behind(offers, '/');
    bool slash = behind.before.len > offers->before.len;
    for (size_t i = 0; i < jurisdiction->credential_count; i++) {
        const struct pp_credential *credential = &jurisdiction->credentials[i];
        if (!slash)
            pp_offer(offers, credential->id, credential->title);
        else if (pp_called(jurisdiction, credential->acronym).count == 1)
            pp_offer(&behind, credential->acronym, credential->title);
        else if (credential->acronym.len)
            pp_offer(&behind, credential->id, credential->title);
    }
}

/* The place whose certifications are meant: of "ca", "ca-mp", "CA/", "california/"; -1 if none. */
static int place_of(struct pp_view typed)
{
    size_t end = pp_view_find(typed, '/');
    if (end == typed.len)
        end = pp_view_find(typed, '-');
    bool named = end < typed.len || (typed.len == 2 && pp_lower(typed.ptr[0]) == typed.ptr[0]);
    return named ? pp_place_find(pp_view_first(typed, end)) : -1;
}

/* Where the rules cannot be read there is nothing to offer; the command itself will say why. */
static void offer_credentials(const struct pp_offers *offers, int place)
{
    struct pp_db db pp_cleanup_db;
    const struct pp_jurisdiction *jurisdiction = NULL;
    if (pp_setup_db(offers->context, &db) == PP_OK &&
        pp_db_get(&db, place, &jurisdiction, offers->context->diags) == PP_OK)
        offer_each(offers, jurisdiction);
}

void pp_offer_where(const struct pp_offers *offers)
{
    int place = place_of(offers->typed);
    offer_places(offers);
    if (place >= 0)
        offer_credentials(offers, place);
}
