#include "base/num.h"

enum {
    MOST_DIGITS = 15
};

bool pp_milli_parse(struct pp_view text, pp_milli *out)
{
    size_t at = 0;
    bool negative = text.len && text.ptr[0] == '-';
    if (negative)
        at++;
    size_t first = at;
    pp_milli value = 0;
    for (; at < text.len && pp_is_digit(text.ptr[at]); at++) {
        if (at - first >= MOST_DIGITS)
            return false;
        value = value * 10 + (text.ptr[at] - '0');
    }
    if (at == first)
        return false;
    if (value > PP_MILLI_MAX / PP_MILLI)
        return false;
    value *= PP_MILLI;
    if (at < text.len && text.ptr[at] == '.') {
        pp_milli unit = PP_MILLI;
        first = ++at;
        for (; at < text.len && pp_is_digit(text.ptr[at]); at++) {
            unit /= 10;
            if (unit == 0)
                return false;
            value += unit * (text.ptr[at] - '0');
        }
        if (at == first)
            return false;
    }
    if (at != text.len || value > PP_MILLI_MAX)
        return false;
    *out = negative ? -value : value;
    return true;
}

void pp_milli_format(struct pp_buf *buf, pp_milli value)
{
    if (value < 0) {
        pp_buf_char(buf, '-');
        value = -value;
    }
    pp_buf_int(buf, value / PP_MILLI);
    int rest = (int)(value % PP_MILLI);
    if (!rest)
        return;
    pp_buf_char(buf, '.');
    for (int unit = PP_MILLI / 10; rest; unit /= 10) {
        pp_buf_char(buf, (char)('0' + rest / unit));
        rest %= unit;
    }
}

bool pp_uint_parse(struct pp_view text, uint32_t *out)
{
    uint32_t value = 0;
    if (text.len == 0 || text.len > 9)
        return false;
    for (size_t i = 0; i < text.len; i++) {
        if (!pp_is_digit(text.ptr[i]))
            return false;
        value = value * 10 + (uint32_t)(text.ptr[i] - '0');
    }
    *out = value;
    return true;
}
