#include "base/buf.h"

#include <stdarg.h>
#include <string.h>

void pp_buf_init(struct pp_buf *buf, size_t max)
{
    *buf = (struct pp_buf){.max = max};
}

void pp_buf_release(struct pp_buf *buf)
{
    free(buf->data);
    pp_buf_init(buf, buf->max);
}

void pp_buf_clear(struct pp_buf *buf)
{
    buf->len = 0;
    buf->status = PP_OK;
    if (buf->data)
        buf->data[0] = '\0';
}

enum pp_status pp_buf_status(const struct pp_buf *buf)
{
    return buf->status;
}

struct pp_view pp_buf_view(const struct pp_buf *buf)
{
    return (struct pp_view){buf->data ? buf->data : "", buf->len};
}

struct pp_view pp_buf_text(const struct pp_buf *scratch, struct pp_buf *owner)
{
    if (scratch->status != PP_OK && owner->status == PP_OK)
        owner->status = scratch->status;
    return pp_buf_view(scratch);
}

/* Room for `more` bytes and the terminator. */
static bool reserve(struct pp_buf *buf, size_t more)
{
    if (buf->status != PP_OK)
        return false;
    if (more > buf->max || buf->len > buf->max - more) {
        buf->status = PP_LIMIT;
        return false;
    }
    size_t need = buf->len + more + 1;
    if (need <= buf->cap)
        return true;
    size_t cap = buf->cap ? buf->cap : 256;
    while (cap < need)
        cap = cap > (buf->max + 1) / 2 ? buf->max + 1 : cap * 2;
    char *data = realloc(buf->data, cap);
    if (!data) {
        buf->status = PP_NOMEM;
        return false;
    }
    buf->data = data;
    buf->cap = cap;
    return true;
}

void pp_buf_add(struct pp_buf *buf, struct pp_view view)
{
    if (!reserve(buf, view.len))
        return;
    if (view.len)
        memcpy(buf->data + buf->len, view.ptr, view.len);
    buf->len += view.len;
    buf->data[buf->len] = '\0';
}

void pp_buf_str(struct pp_buf *buf, const char *text)
{
    pp_buf_add(buf, pp_view_of(text));
}

void pp_buf_char(struct pp_buf *buf, char c)
{
    pp_buf_add(buf, (struct pp_view){&c, 1});
}

void pp_buf_fill(struct pp_buf *buf, char c, size_t count)
{
    if (!reserve(buf, count))
        return;
    memset(buf->data + buf->len, c, count);
    buf->len += count;
    buf->data[buf->len] = '\0';
}

void pp_buf_int(struct pp_buf *buf, int64_t value)
{
    char digits[24];
    size_t at = sizeof(digits);
    uint64_t rest = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
    do {
        digits[--at] = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest);
    if (value < 0)
        digits[--at] = '-';
    pp_buf_add(buf, (struct pp_view){digits + at, sizeof(digits) - at});
}

void pp_buf_printf(struct pp_buf *buf, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    int len = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (len < 0 || !reserve(buf, (size_t)len)) {
        if (len < 0 && buf->status == PP_OK)
            buf->status = PP_NOMEM;
        return;
    }
    va_start(args, format);
    (void)vsnprintf(buf->data + buf->len, (size_t)len + 1, format, args);
    va_end(args);
    buf->len += (size_t)len;
}
