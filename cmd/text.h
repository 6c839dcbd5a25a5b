/*
 * Text for people: wrapped between margins, with a hanging indent, and with a little style. Words
 * go through pp_escape_terminal(), so that text from anywhere may be shown.
 */
#ifndef PP_CMD_TEXT_H
#define PP_CMD_TEXT_H

#include "base/buf.h"
#include "term.h"

enum pp_style {
    PP_STYLE_NONE,
    PP_STYLE_BOLD,
    PP_STYLE_DIM,
    PP_STYLE_GREEN,
    PP_STYLE_YELLOW,
    PP_STYLE_RED,
    /* Backgrounds of tiles: the verdicts, and steps from little to much. */
    PP_STYLE_TILE_YES,
    PP_STYLE_TILE_LIKELY,
    PP_STYLE_TILE_OPEN,
    PP_STYLE_TILE_NOT_YET,
    PP_STYLE_TILE_NO,
    PP_STYLE_STEP_1,
    PP_STYLE_STEP_2,
    PP_STYLE_STEP_3,
    PP_STYLE_STEP_4,
    PP_STYLE_STEP_5,
    PP_STYLE_COUNT
};

/* Change the style from here on; PP_STYLE_NONE ends it. Appends nothing without color. */
void pp_style(struct pp_buf *buf, const struct pp_term *term, enum pp_style style);
/* Append foreign text, escaped and in a style. */
void pp_styled(struct pp_buf *buf, const struct pp_term *term, enum pp_style style,
               struct pp_view text);

/* A writer that breaks lines between words and never inside one, so that a web address stays whole.
 */
struct pp_wrapper {
    struct pp_buf *buf; /* borrowed */
    size_t column;      /* where the next word would stand */
    size_t indent;      /* of every line but the first */
    size_t width;
    bool begun;          /* a word stands on this line */
    enum pp_style style; /* of every line, indents apart; needs the terminal */
    const struct pp_term *term;
};

/*
 * Begin a paragraph whose first line already holds `column` columns, such as a label; nothing is
 * put before the first word. Lifetime: borrows buf.
 */
struct pp_wrapper pp_wrap_begin(struct pp_buf *buf, size_t column, size_t indent, size_t width);
/* Append one word; blanks inside it stay, and do not break. */
void pp_wrap_word(struct pp_wrapper *wrapper, struct pp_view word);
/* Append text word by word; any run of white space is one blank. */
void pp_wrap_text(struct pp_wrapper *wrapper, struct pp_view text);
/* End the paragraph with a line break. */
void pp_wrap_end(struct pp_wrapper *wrapper);

/* A whole paragraph: begin, text and end in one. */
void pp_wrap(struct pp_buf *buf, struct pp_view text, size_t column, size_t indent, size_t width);

/*
 * As pp_wrap(), over the terminal's width and in a style that ends with each line and begins anew:
 * a pager shows lines one by one, in any order.
 */
void pp_wrap_styled(struct pp_buf *buf, const struct pp_term *term, enum pp_style style,
                    struct pp_view text, size_t column, size_t indent);

/*
 * A paragraph in a column, behind what stands on the line already: `at` columns of it. Where the
 * column would leave it too little room, it follows directly and hangs by a few blanks.
 */
void pp_wrap_column(struct pp_buf *buf, struct pp_view text, size_t at, size_t column,
                    size_t width);

/* Columns that finished text takes on a terminal; the codes of styles in it take none. */
size_t pp_text_width(struct pp_view text);
/* Columns that a text takes on a terminal once it is escaped. `scratch` is left as it was. */
size_t pp_escaped_width(struct pp_buf *scratch, struct pp_view text);

#endif
