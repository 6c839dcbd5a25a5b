/* The 57 jurisdictions that the program knows: the states, DC, the territories, and US for national
 * credentials. */
#ifndef PP_RULES_PLACES_H
#define PP_RULES_PLACES_H

#include "base/view.h"

enum {
    PP_PLACE_COUNT = 57
};

struct pp_place_name {
    const char *code;
    const char *name;
};

/* In the order of their codes. */
extern const struct pp_place_name pp_places[PP_PLACE_COUNT];

/* The number of a jurisdiction by its code ("CA", "ca") or name ("california", "new york"), upper
 * and lower case alike; -1 if none. */
int pp_place_find(struct pp_view text);
/* The number of the jurisdiction that a credential id belongs to, by its first two letters; -1 if
 * none. */
int pp_place_of_credential(struct pp_view id);
/* The name nearest to what was typed; empty when none is near. Codes are too short to tell which
 * one was meant. */
struct pp_view pp_place_nearest(struct pp_view typed);

#endif
