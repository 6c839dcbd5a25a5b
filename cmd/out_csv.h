/* Cells of CSV (RFC 4180) and of Markdown tables, safe for foreign text. */
#ifndef PP_CMD_OUT_CSV_H
#define PP_CMD_OUT_CSV_H

#include "base/buf.h"

/*
 * Append one cell. Quoted where it must be; a text that a spreadsheet would take for a formula (it
 * begins with = + - @, a tab or a carriage return) gets an apostrophe in front.
 */
void pp_csv_cell(struct pp_buf *buf, struct pp_view text);
/* Append text inside a Markdown table cell or paragraph: '|', '<' and line breaks cannot break out
 * of it. */
void pp_markdown_text(struct pp_buf *buf, struct pp_view text);

#endif
