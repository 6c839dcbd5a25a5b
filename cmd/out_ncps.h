/* The answer of `ncps` in its forms. */
#ifndef PP_CMD_OUT_NCPS_H
#define PP_CMD_OUT_NCPS_H

#include "advise/ncps.h"
#include "doc.h"
#include "read/json_write.h"

/* One run of `ncps`. Lifetime: all borrowed. */
struct pp_ncps_page {
    struct pp_db *db;
    const struct pp_ncps *ncps;
    const struct pp_profile *profile;
    enum pp_stage stage;
    bool has_profile;
};

/* As text or Markdown. */
void pp_out_ncps(struct pp_doc *doc, const struct pp_ncps_page *page);
/* One object: {"peerpath", "data", "as_of", "stage", "national": […], "hours_rules": […], "icrc":
 * […]}. */
void pp_out_ncps_json(struct pp_json *json, const struct pp_ncps_page *page);

#endif
