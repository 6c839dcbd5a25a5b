#include "base/view.h"

#include <string.h>

struct pp_view pp_view_of(const char *text)
{
    return (struct pp_view){text ? text : "", text ? strlen(text) : 0};
}

bool pp_view_eq(struct pp_view a, struct pp_view b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

bool pp_view_is(struct pp_view view, const char *text)
{
    return pp_view_eq(view, pp_view_of(text));
}

bool pp_view_eq_fold(struct pp_view a, struct pp_view b)
{
    if (a.len != b.len)
        return false;
    for (size_t i = 0; i < a.len; i++)
        if (pp_lower(a.ptr[i]) != pp_lower(b.ptr[i]))
            return false;
    return true;
}

int pp_view_cmp(struct pp_view a, struct pp_view b)
{
    size_t common = a.len < b.len ? a.len : b.len;
    int order = common ? memcmp(a.ptr, b.ptr, common) : 0;
    if (order)
        return order;
    return (a.len > b.len) - (a.len < b.len);
}

bool pp_view_starts(struct pp_view view, const char *prefix)
{
    size_t len = strlen(prefix);
    return view.len >= len && memcmp(view.ptr, prefix, len) == 0;
}

struct pp_view pp_view_trim(struct pp_view view)
{
    while (view.len && pp_is_space(view.ptr[0])) {
        view.ptr++;
        view.len--;
    }
    while (view.len && pp_is_space(view.ptr[view.len - 1]))
        view.len--;
    return view;
}

size_t pp_view_find(struct pp_view view, char byte)
{
    const char *at = view.len ? memchr(view.ptr, byte, view.len) : NULL;
    return at ? (size_t)(at - view.ptr) : view.len;
}

struct pp_view pp_view_from(struct pp_view view, size_t start)
{
    if (start > view.len)
        start = view.len;
    return (struct pp_view){view.ptr + start, view.len - start};
}

struct pp_view pp_view_first(struct pp_view view, size_t len)
{
    return (struct pp_view){view.ptr, len < view.len ? len : view.len};
}

struct pp_view pp_view_cut(struct pp_view text, size_t len)
{
    if (text.len <= len)
        return text;
    while (len > 0 && ((unsigned char)text.ptr[len] & 0xc0) == 0x80)
        len--;
    return pp_view_first(text, len);
}
