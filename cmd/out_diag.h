/* Showing diagnostics: as lines for people, and as JSON. */
#ifndef PP_CMD_OUT_DIAG_H
#define PP_CMD_OUT_DIAG_H

#include "base/diag.h"
#include "read/json_write.h"
#include "term.h"

/*
 * Append one diagnostic: "file:line:col: error[S0401]: message", then the source line, if there is
 * one, with a caret under the column; a line too long is cut around it.
 */
void pp_out_diag_text(struct pp_buf *buf, const struct pp_diag *diag, const struct pp_term *term);

/* Write all diagnostics to a descriptor, as far as it takes them: the last word has nobody to
 * complain to. Without `warnings` only the errors. Out of memory is said without allocating. */
void pp_out_diags(int fd, const struct pp_diags *diags, bool warnings, const struct pp_term *term);

/*
 * Append an array of objects with the fields code, severity, file, line, column, path and message;
 * null where there is nothing to tell.
 */
void pp_out_diags_json(struct pp_json *json, const struct pp_diags *diags);

#endif
