#include "base/suggest.h"

enum {
    LONGEST = 64,
    LEAST_BEGINNING = 2
};

/* Edits (insert, delete, replace, swap neighbours) from a to b, by the optimal string alignment
 * distance. */
static unsigned edit_distance(struct pp_view a, struct pp_view b)
{
    unsigned rows[3][LONGEST + 1];
    unsigned *before = rows[0], *last = rows[1], *row = rows[2];
    for (size_t j = 0; j <= b.len; j++)
        last[j] = (unsigned)j;
    for (size_t i = 1; i <= a.len; i++) {
        row[0] = (unsigned)i;
        for (size_t j = 1; j <= b.len; j++) {
            char x = pp_lower(a.ptr[i - 1]), y = pp_lower(b.ptr[j - 1]);
            unsigned best = last[j - 1] + (x != y);
            if (last[j] + 1 < best)
                best = last[j] + 1;
            if (row[j - 1] + 1 < best)
                best = row[j - 1] + 1;
            if (i > 1 && j > 1 && x == pp_lower(b.ptr[j - 2]) && y == pp_lower(a.ptr[i - 2]) &&
                before[j - 2] + 1 < best)
                best = before[j - 2] + 1;
            row[j] = best;
        }
        unsigned *free_row = before;
        before = last;
        last = row;
        row = free_row;
    }
    return last[b.len];
}

struct pp_suggest pp_suggest_for(struct pp_view typed)
{
    size_t most = typed.len / 3;
    unsigned limit = most < 1 ? 1 : most > 4 ? 4 : (unsigned)most;
    return (struct pp_suggest){
        .typed = typed, .best = PP_V(""), .distance = limit + 1, .longer = PP_V("")};
}

void pp_suggest_offer(struct pp_suggest *suggest, struct pp_view name)
{
    if (suggest->typed.len > LONGEST || name.len > LONGEST || name.len == 0)
        return;
    unsigned distance = edit_distance(suggest->typed, name);
    if (distance < suggest->distance) {
        suggest->distance = distance;
        suggest->best = name;
    }
    bool begins = suggest->typed.len >= LEAST_BEGINNING &&
                  pp_view_eq_fold(pp_view_first(name, suggest->typed.len), suggest->typed);
    if (begins && !pp_view_eq_fold(name, suggest->longer)) {
        suggest->longer = name;
        suggest->longer_count++;
    }
}

struct pp_view pp_suggest_best(const struct pp_suggest *suggest)
{
    return suggest->best.len || suggest->longer_count != 1 ? suggest->best : suggest->longer;
}
