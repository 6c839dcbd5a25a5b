#include "update/sig_text.h"

bool pp_sig_next_line(struct pp_view *text, struct pp_view *out)
{
    if (!text->len)
        return false;
    size_t len = pp_view_find(*text, '\n');
    *out = pp_view_first(*text, len);
    *text = pp_view_from(*text, len < text->len ? len + 1 : len);
    if (out->len && out->ptr[out->len - 1] == '\r')
        *out = pp_view_first(*out, out->len - 1);
    return true;
}

bool pp_sig_key_line(struct pp_view text, struct pp_view *out)
{
    struct pp_view line = {0};
    text = pp_view_trim(text);
    if (!pp_sig_next_line(&text, &line))
        return false;
    if (pp_view_starts(line, PP_UNTRUSTED_COMMENT) && !pp_sig_next_line(&text, &line))
        return false;
    *out = pp_view_trim(line);
    return pp_view_trim(text).len == 0;
}

void pp_sig_read_comment(struct pp_sig *sig)
{
    struct pp_view rest = sig->trusted_comment;
    while (rest.len) {
        struct pp_view part = pp_view_first(rest, pp_view_find(rest, '\t'));
        rest = pp_view_from(rest, part.len < rest.len ? part.len + 1 : part.len);
        if (pp_view_starts(part, "file:"))
            sig->file = pp_view_from(part, sizeof("file:") - 1);
        if (!pp_view_starts(part, "timestamp:"))
            continue;
        part = pp_view_from(part, sizeof("timestamp:") - 1);
        sig->timestamp = 0;
        for (size_t i = 0; i < part.len && i < 15 && pp_is_digit(part.ptr[i]); i++)
            sig->timestamp = sig->timestamp * 10 + (part.ptr[i] - '0');
    }
}
