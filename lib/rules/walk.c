#include "rules/walk.h"

/* The requirement at that place of an item; NULL behind its last. */
static const struct pp_requirement *at(const struct pp_item *item, size_t place)
{
    if (item->requirement)
        return place == 0 ? item->requirement : NULL;
    for (size_t o = 0; o < item->option_count; o++) {
        if (place < item->options[o].count)
            return item->options[o].list[place];
        place -= item->options[o].count;
    }
    return NULL;
}

struct pp_walk pp_walk_of(const struct pp_credential *credential)
{
    return (struct pp_walk){credential->routes, credential->routes + credential->route_count, 0, 0};
}

const struct pp_requirement *pp_walk_next(struct pp_walk *walk)
{
    while (walk->route < walk->end) {
        if (walk->item == walk->route->count) {
            walk->route++;
            walk->item = 0;
            continue;
        }
        const struct pp_requirement *found = at(&walk->route->items[walk->item], walk->place++);
        if (found)
            return found;
        walk->item++;
        walk->place = 0;
    }
    return NULL;
}

size_t pp_walk_count(const struct pp_credential *credential)
{
    struct pp_walk walk = pp_walk_of(credential);
    size_t count = 0;
    while (pp_walk_next(&walk))
        count++;
    return count;
}
