/* The rules as data for other programs. */
#ifndef PP_CMD_OUT_EXPORT_H
#define PP_CMD_OUT_EXPORT_H

#include "out.h"
#include "rules/compile.h"
#include "rules/db.h"
#include "rules/kinds.h"

/* What is written, for a date. */
struct pp_export {
    struct pp_db *db;
    const struct pp_credential *const *credentials;
    size_t count;
    pp_date as_of;
    enum pp_stage stage; /* requirements of later stages are left out */
};

/* Does the item count on the date, up to the stage? A choice with an option that asks nothing asks
 * nothing itself. */
bool pp_export_asks(const struct pp_export *export, const struct pp_item *item);
/* Is a person who meets all of the route eligible, with nothing left to confirm? */
bool pp_export_whole(const struct pp_export *export, const struct pp_credential *credential,
                     const struct pp_route *route);
const char *pp_in_force_word(enum pp_in_force force);
const char *pp_closes_word(enum pp_closes closes);

/* One JSON object: certifications, their routes, the requirements of each as they count on the
 * date. */
void pp_out_export_json(struct pp_out *out, const struct pp_export *export);
/* A line a requirement, with a head. */
void pp_out_export_csv(struct pp_out *out, const struct pp_export *export);

#endif
