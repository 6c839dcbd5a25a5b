/* The rules as data for other programs. */
#ifndef PP_CMD_OUT_EXPORT_H
#define PP_CMD_OUT_EXPORT_H

#include "out.h"
#include "rules/compile.h"
#include "rules/db.h"

/* What is written, for a date. */
struct pp_export {
    struct pp_db *db;
    const struct pp_credential *const *credentials;
    size_t count;
    pp_date as_of;
    enum pp_stage stage; /* requirements of later stages are left out */
};

/* One JSON object: certifications, their routes, the requirements of each as they count on the date. */
void pp_out_export_json(struct pp_out *out, const struct pp_export *export);
/* A line a requirement, with a head. */
void pp_out_export_csv(struct pp_out *out, const struct pp_export *export);

#endif
