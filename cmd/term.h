/* What the terminal behind a stream can do, found out once. */
#ifndef PP_CMD_TERM_H
#define PP_CMD_TERM_H

#include <stdbool.h>
#include <stddef.h>

enum pp_color_when {
    PP_COLOR_AUTO,
    PP_COLOR_ALWAYS,
    PP_COLOR_NEVER
};

struct pp_term {
    bool shown; /* on a terminal, where people read it and no program does */
    bool color;
    bool many_colors; /* 256 of them, not only 8 */
    bool utf8;        /* shows signs beyond ASCII */
    size_t width;     /* columns to fill, 40 to 100 */
};

enum {
    PP_TERM_WIDTH = 80 /* where there is no terminal */
};

/*
 * The facts of the stream behind `fd`. Into a file or a pipe the output is the same everywhere: 80
 * columns, ASCII marks, no color unless PP_COLOR_ALWAYS. On a terminal COLUMNS goes before what
 * the terminal says, and LC_ALL, LC_CTYPE, LANG (the first that is set) tell whether it shows
 * UTF-8.
 */
struct pp_term pp_term_of(int fd, enum pp_color_when when);

/* One of two spellings of a mark: that beyond ASCII where the terminal shows it. */
static inline const char *pp_term_mark(const struct pp_term *term, const char *utf8,
                                       const char *ascii)
{
    return term->utf8 ? utf8 : ascii;
}

#endif
