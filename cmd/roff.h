/* Writing man(7): escapes text, so that no character of it is taken for a request. */
#ifndef PP_CMD_ROFF_H
#define PP_CMD_ROFF_H

#include "base/buf.h"

/* Append text inside a line. Hyphens stay plain ones, so that options can be copied. */
void pp_roff_text(struct pp_buf *buf, struct pp_view text);
/* Append a whole line. */
void pp_roff_line(struct pp_buf *buf, struct pp_view text);
/* Append a line that is not broken at its blanks. */
void pp_roff_whole(struct pp_buf *buf, struct pp_view text);
/* Append lines as they stand: an example to copy. */
void pp_roff_literal(struct pp_buf *buf, struct pp_view text);
/* Begin a section. */
void pp_roff_section(struct pp_buf *buf, const char *title);
/* Append text in bold or italic, inside a line. */
void pp_roff_bold(struct pp_buf *buf, const char *text);
void pp_roff_italic(struct pp_buf *buf, const char *text);

#endif
