/* The answer of `renew` in its forms. */
#ifndef PP_CMD_OUT_RENEW_H
#define PP_CMD_OUT_RENEW_H

#include "advise/renew.h"
#include "doc.h"
#include "read/json_write.h"

/* As text or Markdown: a heading a certification, what is due, what is done, what it costs. */
void pp_out_renew(struct pp_doc *doc, const struct pp_renewals *renewals);
/* One object: {"peerpath", "as_of", "renewals": […]}. */
void pp_out_renew_json(struct pp_json *json, struct pp_db *db, const struct pp_renewals *renewals);
/* A line a certification: jurisdiction,credential,title,standing,expires,days,apply_by,ce_hours,
 * ce_done,ce_missing,ce_state,topics_missing,reviewed. */
void pp_out_renew_csv(struct pp_buf *buf, const struct pp_renewals *renewals);

#endif
