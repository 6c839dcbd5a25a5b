#include "update/fold.h"

#include "base/escape.h"

static bool is_blank(uint32_t code)
{
    return code <= ' ' || code == 0x7f || code == 0x85 || code == 0xa0 || code == 0x1680 ||
           (code >= 0x2000 && code <= 0x200a) || code == 0x2028 || code == 0x2029 ||
           code == 0x202f || code == 0x205f || code == 0x3000;
}

/* Soft hyphens, joiners, marks of direction and of order. */
static bool is_unseen(uint32_t code)
{
    return code == 0xad || (code >= 0x200b && code <= 0x200f) ||
           (code >= 0x202a && code <= 0x202e) || (code >= 0x2060 && code <= 0x2069) ||
           code == 0xfeff;
}

/* The plain form of a typographic sign; NULL for all others. */
static const char *plain_form(uint32_t code)
{
    switch (code) {
    case 0x2018:
    case 0x2019:
    case 0x201a:
    case 0x2032:
        return "'";
    case 0x201c:
    case 0x201d:
    case 0x201e:
    case 0x2033:
        return "\"";
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
        return "-";
    case 0x2026:
        return "...";
    case 0xfb01:
        return "fi";
    case 0xfb02:
        return "fl";
    default:
        return NULL;
    }
}

void pp_fold(struct pp_buf *buf, struct pp_view text)
{
    bool blank = false, begun = false;
    while (text.len) {
        uint32_t code = ' ';
        size_t len = pp_utf8_next(text, &code);
        struct pp_view letter = pp_view_first(text, len ? len : 1);
        text = pp_view_from(text, letter.len);
        if (len == 0 || is_blank(code)) {
            blank = true;
            continue;
        }
        if (is_unseen(code))
            continue;
        if (blank && begun)
            pp_buf_char(buf, ' ');
        blank = false;
        begun = true;
        const char *plain = plain_form(code);
        if (plain)
            pp_buf_str(buf, plain);
        else
            pp_buf_add(buf, letter);
    }
}

static bool is_letter(char c)
{
    return pp_is_alnum(c) || (unsigned char)c >= 0x80;
}

/* A figure is no part of a longer one: 80 stands neither in 180 nor in 1,800 nor in 80.5. */
void pp_fold_pattern(struct pp_buf *buf, struct pp_view folded)
{
    if (folded.len && pp_is_digit(folded.ptr[0]))
        pp_buf_str(buf, "(?<!\\d)(?<!\\d[.,])");
    for (size_t i = 0; i < folded.len; i++) {
        char c = folded.ptr[i];
        if (c == ' ') {
            pp_buf_str(buf, "\\s+");
            continue;
        }
        if (!is_letter(c))
            pp_buf_char(buf, '\\');
        pp_buf_char(buf, c);
    }
    if (folded.len && pp_is_digit(folded.ptr[folded.len - 1]))
        pp_buf_str(buf, "(?!\\d)(?![.,]\\d)");
}
