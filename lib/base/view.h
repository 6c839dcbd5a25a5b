/* Borrowed text: a pointer and a length, not terminated. Lifetime: that of the text it points into.
 */
#ifndef PP_BASE_VIEW_H
#define PP_BASE_VIEW_H

#include <stdbool.h>
#include <stddef.h>

struct pp_view {
    const char *ptr;
    size_t len;
};

/* A view of a string literal. */
#define PP_V(literal) ((struct pp_view){"" literal, sizeof(literal) - 1})
/* For "%.*s" in a format: the two arguments of a view. */
#define PP_VARG(view) (int)(view).len, (view).ptr

/* A view of a terminated string; NULL gives the empty view. */
struct pp_view pp_view_of(const char *text);

/* Equal byte for byte. */
bool pp_view_eq(struct pp_view a, struct pp_view b);
/* Equal to a terminated string, byte for byte. */
bool pp_view_is(struct pp_view view, const char *text);
/* Equal when the ASCII letters are folded to one case; other bytes must be the same. */
bool pp_view_eq_fold(struct pp_view a, struct pp_view b);
/* Order byte by byte, the shorter first when one begins the other: <0, 0, >0. */
int pp_view_cmp(struct pp_view a, struct pp_view b);
bool pp_view_starts(struct pp_view view, const char *prefix);
/* Without ASCII white space at both ends. */
struct pp_view pp_view_trim(struct pp_view view);
/* Position of the first such byte, or view.len. */
size_t pp_view_find(struct pp_view view, char byte);
/* From `start` (at most view.len) to the end. */
struct pp_view pp_view_from(struct pp_view view, size_t start);
/* The first `len` bytes (at most view.len). */
struct pp_view pp_view_first(struct pp_view view, size_t len);
/* The same of a UTF-8 text, without the half of a character at the end. */
struct pp_view pp_view_cut(struct pp_view text, size_t len);

/* ASCII only, whatever the locale. */
static inline char pp_lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

static inline bool pp_is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static inline bool pp_is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static inline bool pp_is_alnum(char c)
{
    return pp_is_letter(c) || pp_is_digit(c);
}

static inline bool pp_is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

#endif
