/* Make foreign text safe to show: control characters, and bytes that are not UTF-8, become visible
 * escapes. */
#ifndef PP_BASE_ESCAPE_H
#define PP_BASE_ESCAPE_H

#include "base/buf.h"
#include "base/view.h"

/*
 * Append text for a terminal or a log. Control characters (C0, DEL, C1), bidirectional overrides,
 * line and paragraph separators and bytes that are not UTF-8 appear as \x1b or \u202e; a line break
 * becomes a space. Nothing else changes.
 */
void pp_escape_terminal(struct pp_buf *buf, struct pp_view text);

/*
 * Append text for HTML, SVG or XML, as content or inside a quoted attribute: as
 * pp_escape_terminal(), and & < > " ' appear as character references.
 */
void pp_escape_markup(struct pp_buf *buf, struct pp_view text);

/* Bytes of the UTF-8 character at the start of a non-empty view (1 to 4), or 0 if it is not valid
 * UTF-8. */
size_t pp_utf8_next(struct pp_view text, uint32_t *out_code_point);
/* The position of the first byte that is not valid UTF-8, or text.len. */
size_t pp_utf8_check(struct pp_view text);
/* Whether a terminal acts on the character (C0, DEL, C1), or it hides or reorders text. */
bool pp_utf8_is_unsafe(uint32_t code_point);
/* Columns that the text takes on a terminal: one a character, none for combining marks, two for
 * wide East Asian characters. */
size_t pp_utf8_width(struct pp_view text);

#endif
