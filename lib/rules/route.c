#include "rules/route.h"

const struct pp_route *pp_standard_route(const struct pp_credential *credential)
{
    for (size_t i = 0; i < credential->route_count; i++)
        if (pp_view_is(credential->routes[i].name, "standard"))
            return &credential->routes[i];
    return NULL;
}

bool pp_hole_matters(const struct pp_hole *hole, const struct pp_route *route)
{
    return hole->decides || (hole->reciprocity && pp_view_is(route->name, "reciprocity"));
}

bool pp_route_has_hole(const struct pp_credential *credential, const struct pp_route *route)
{
    const struct pp_jurisdiction *jurisdiction = credential->jurisdiction;
    for (size_t i = 0; jurisdiction && i < jurisdiction->not_known.count; i++)
        if (jurisdiction->not_known.list[i].decides)
            return true;
    for (size_t i = 0; i < credential->not_known.count; i++)
        if (pp_hole_matters(&credential->not_known.list[i], route))
            return true;
    return false;
}

/* One spelling of an area that people write in two places. */
static struct pp_view spelled_alike(struct pp_view area)
{
    static const char *const pairs[][2] = {
        {"training.hours", "training_hours"},
        {"training.cost", "fees.training"},
        {"renewal.fee", "fees.renewal"},
    };
    for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++)
        if (pp_view_is(area, pairs[i][0]))
            return pp_view_of(pairs[i][1]);
    return area;
}

static bool is_within(struct pp_view part, struct pp_view whole)
{
    return pp_view_eq(pp_view_first(part, whole.len), whole) &&
           (part.len == whole.len || part.ptr[whole.len] == '.');
}

bool pp_is_not_known(const struct pp_credential *credential, const char *area)
{
    struct pp_view wanted = spelled_alike(pp_view_of(area));
    for (size_t i = 0; i < credential->not_known.count; i++) {
        struct pp_view hole = spelled_alike(credential->not_known.list[i].area);
        if (is_within(hole, wanted) || is_within(wanted, hole))
            return true;
    }
    return false;
}
