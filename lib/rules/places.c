#include "rules/places.h"

#include "base/suggest.h"

const struct pp_place_name pp_places[PP_PLACE_COUNT] = {
    {"AK", "Alaska"},
    {"AL", "Alabama"},
    {"AR", "Arkansas"},
    {"AS", "American Samoa"},
    {"AZ", "Arizona"},
    {"CA", "California"},
    {"CO", "Colorado"},
    {"CT", "Connecticut"},
    {"DC", "District of Columbia"},
    {"DE", "Delaware"},
    {"FL", "Florida"},
    {"GA", "Georgia"},
    {"GU", "Guam"},
    {"HI", "Hawaii"},
    {"IA", "Iowa"},
    {"ID", "Idaho"},
    {"IL", "Illinois"},
    {"IN", "Indiana"},
    {"KS", "Kansas"},
    {"KY", "Kentucky"},
    {"LA", "Louisiana"},
    {"MA", "Massachusetts"},
    {"MD", "Maryland"},
    {"ME", "Maine"},
    {"MI", "Michigan"},
    {"MN", "Minnesota"},
    {"MO", "Missouri"},
    {"MP", "Northern Mariana Islands"},
    {"MS", "Mississippi"},
    {"MT", "Montana"},
    {"NC", "North Carolina"},
    {"ND", "North Dakota"},
    {"NE", "Nebraska"},
    {"NH", "New Hampshire"},
    {"NJ", "New Jersey"},
    {"NM", "New Mexico"},
    {"NV", "Nevada"},
    {"NY", "New York"},
    {"OH", "Ohio"},
    {"OK", "Oklahoma"},
    {"OR", "Oregon"},
    {"PA", "Pennsylvania"},
    {"PR", "Puerto Rico"},
    {"RI", "Rhode Island"},
    {"SC", "South Carolina"},
    {"SD", "South Dakota"},
    {"TN", "Tennessee"},
    {"TX", "Texas"},
    {"US", "United States"},
    {"UT", "Utah"},
    {"VA", "Virginia"},
    {"VI", "U.S. Virgin Islands"},
    {"VT", "Vermont"},
    {"WA", "Washington"},
    {"WI", "Wisconsin"},
    {"WV", "West Virginia"},
    {"WY", "Wyoming"},
};

/* By its code alone, which needs no search through names. */
static int find_code(struct pp_view code)
{
    for (int i = 0; i < PP_PLACE_COUNT; i++)
        if (pp_lower(pp_places[i].code[0]) == pp_lower(code.ptr[0]) &&
            pp_lower(pp_places[i].code[1]) == pp_lower(code.ptr[1]))
            return i;
    return -1;
}

int pp_place_find(struct pp_view text)
{
    if (text.len == 2)
        return find_code(text);
    for (int i = 0; i < PP_PLACE_COUNT; i++)
        if (pp_view_eq_fold(text, pp_view_of(pp_places[i].code)) ||
            pp_view_eq_fold(text, pp_view_of(pp_places[i].name)))
            return i;
    return -1;
}

int pp_place_of_credential(struct pp_view id)
{
    if (id.len < 4 || id.ptr[2] != '-')
        return -1;
    for (int i = 0; i < PP_PLACE_COUNT; i++)
        if (pp_view_eq_fold(pp_view_first(id, 2), pp_view_of(pp_places[i].code)))
            return i;
    return -1;
}

struct pp_view pp_place_nearest(struct pp_view typed)
{
    struct pp_suggest suggest = pp_suggest_for(typed);
    for (int i = 0; i < PP_PLACE_COUNT; i++)
        pp_suggest_offer(&suggest, pp_view_of(pp_places[i].name));
    return pp_suggest_best(&suggest);
}
