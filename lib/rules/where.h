/* What a person names on the command line: CA, california, ca-mpss, CA/MPSS. */
#ifndef PP_RULES_WHERE_H
#define PP_RULES_WHERE_H

#include "rules/db.h"

/* A jurisdiction, or one credential of it. */
struct pp_where {
    const struct pp_jurisdiction *jurisdiction;
    const struct pp_credential *credential; /* NULL: all of them */
};

/*
 * Find what `text` names, loading its jurisdiction.
 * Returns PP_OK; PP_NOTFOUND with a report that names the nearest, or all whose name it is where
 * several share it; else as pp_db_get(). *out is untouched on failure.
 */
enum pp_status pp_where_find(struct pp_db *db, struct pp_view text, struct pp_where *out,
                             struct pp_diags *diags) PP_MUST_CHECK;

/*
 * Every jurisdiction that the data has, in the order of the codes. Lifetime: *out_list lives in
 * `arena`.
 * Returns PP_OK; PP_INPUT also when there is none; else as pp_db_get(), the faults of all files
 * reported. The outputs are untouched on failure.
 */
enum pp_status pp_where_all(struct pp_db *db, struct pp_arena *arena, struct pp_where **out_list,
                            size_t *out_count, struct pp_diags *diags) PP_MUST_CHECK;

#endif
