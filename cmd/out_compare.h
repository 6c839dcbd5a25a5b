/* A comparison in its forms. */
#ifndef PP_CMD_OUT_COMPARE_H
#define PP_CMD_OUT_COMPARE_H

#include "advise/compare.h"
#include "cite.h"
#include "out.h"
#include "read/json_write.h"
#include "term.h"

/* Side by side where the columns fit, else one block a row. */
void pp_out_compare_text(struct pp_out *out, const struct pp_term *term,
                         const struct pp_comparison *comparison);
void pp_out_compare_markdown(struct pp_out *out, const struct pp_term *term,
                             const struct pp_comparison *comparison);
/* row,differs and a column a credential, headed by its id. */
void pp_out_compare_csv(struct pp_buf *buf, const struct pp_comparison *comparison);
void pp_out_compare_json(struct pp_json *json, struct pp_db *db,
                         const struct pp_comparison *comparison);

/* The text of a cell for people: what is asked, or why there is nothing. */
struct pp_view pp_cell_text(const struct pp_compare_cell *cell);
/* What a column is, in one sentence, when there is something to say about how it was chosen; else
 * nothing. Sources that the rules name by key become numbers; without `cited` the keys stay. */
void pp_say_column_note(struct pp_buf *buf, const struct pp_comparison *comparison, size_t column,
                        struct pp_citations *cited);
/* The text of a cell for people, with the numbers of its sources. */
void pp_say_cell(struct pp_buf *buf, const struct pp_compare_column *column,
                 const struct pp_compare_cell *cell, struct pp_citations *cited);
/* "ca-mpss", or the jurisdiction's code where it has no credential. */
struct pp_view pp_column_id(const struct pp_compare_column *column);

#endif
