#include "update/http_head.h"

#include <string.h>

#include "base/num.h"

enum {
    LONGEST_HEAD = 128 << 10 /* bytes of all headers of a transfer, redirects included */
};

/* Letters that a header's value may have: what is kept is sent back, and written to disk. */
static bool is_plain(struct pp_view value)
{
    for (size_t i = 0; i < value.len; i++)
        if (value.ptr[i] < ' ' || value.ptr[i] > '~')
            return false;
    return true;
}

/* Keep a header's value in a field of `size` bytes; one that is too long or odd is dropped. */
static void keep(struct pp_view value, char *out, size_t size)
{
    value = pp_view_trim(value);
    size_t len = value.len < size && is_plain(value) ? value.len : 0;
    if (len)
        memcpy(out, value.ptr, len);
    out[len] = '\0';
}

/* "bytes 100-199/200": does it begin where the body ends? */
static bool goes_on(struct pp_view value, size_t at)
{
    uint32_t first = 0;
    value = pp_view_trim(value);
    if (!pp_view_starts(value, "bytes "))
        return false;
    value = pp_view_from(value, sizeof("bytes ") - 1);
    return pp_uint_parse(pp_view_first(value, pp_view_find(value, '-')), &first) && first == at;
}

bool pp_http_head_line(struct pp_fetch_one *one, struct pp_view line)
{
    if (line.len > LONGEST_HEAD - one->head)
        return false;
    one->head += line.len;
    if (pp_view_starts(line, "HTTP/")) { /* of another answer: the one before was a redirect */
        one->tag[0] = one->date[0] = one->type[0] = '\0';
        one->ranged = one->packed = false;
        return true;
    }
    size_t colon = pp_view_find(line, ':');
    if (colon == line.len)
        return true;
    struct pp_view name = pp_view_first(line, colon), value = pp_view_from(line, colon + 1);
    if (pp_view_eq_fold(name, PP_V("etag")))
        keep(value, one->tag, sizeof(one->tag));
    else if (pp_view_eq_fold(name, PP_V("last-modified")))
        keep(value, one->date, sizeof(one->date));
    else if (pp_view_eq_fold(name, PP_V("content-type")))
        keep(value, one->type, sizeof(one->type));
    else if (pp_view_eq_fold(name, PP_V("content-encoding")))
        one->packed = true;
    else if (pp_view_eq_fold(name, PP_V("content-range")))
        one->ranged = goes_on(value, one->body.len);
    return true;
}
