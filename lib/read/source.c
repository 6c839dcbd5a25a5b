#include "read/source.h"

#include "base/escape.h"

enum {
    LONGEST_BRIEF = 80
};

struct pp_view pp_source_body(struct pp_view text)
{
    return pp_view_starts(text, "\xef\xbb\xbf") ? pp_view_from(text, 3) : text;
}

struct pp_place pp_source_place(struct pp_view text, struct pp_view file, size_t at)
{
    struct pp_place place = {.file = file, .line = 1, .col = 1};
    for (size_t i = 0; i < at && i < text.len; i++) {
        unsigned char byte = (unsigned char)text.ptr[i];
        if (byte == '\n') {
            place.line++;
            place.col = 1;
        } else if ((byte & 0xc0) != 0x80) {
            place.col++;
        }
    }
    return place;
}

struct pp_view pp_source_brief(struct pp_view text)
{
    size_t len = text.len < LONGEST_BRIEF ? text.len : LONGEST_BRIEF;
    while (len && len < text.len && ((unsigned char)text.ptr[len] & 0xc0) == 0x80)
        len--;
    return pp_view_first(text, len);
}

static bool is_utf16(struct pp_view text)
{
    return pp_view_starts(text, "\xff\xfe") || pp_view_starts(text, "\xfe\xff");
}

enum pp_status pp_source_check(struct pp_view text, struct pp_view file,
                               const struct pp_read_limits *limits, struct pp_diags *diags)
{
    if (text.len > limits->bytes) {
        pp_report(diags, PP_FILE_TOO_LARGE, (struct pp_place){.file = file}, PP_V(""),
                  "text is larger than %zu bytes, the most that is read", limits->bytes);
        return PP_LIMIT;
    }
    size_t nul = pp_view_find(text, '\0');
    size_t bad = pp_utf8_check(pp_view_first(text, nul));
    if (bad == text.len)
        return PP_OK;
    struct pp_place place = pp_source_place(text, file, bad);
    if (is_utf16(text))
        pp_report(diags, PP_FILE_BINARY, place, PP_V(""), "text is UTF-16: save it as UTF-8");
    else if (bad == nul)
        pp_report(diags, PP_FILE_BINARY, place, PP_V(""), "NUL byte: this is no text file");
    else
        pp_report(diags, PP_FILE_BINARY, place, PP_V(""),
                  "byte 0x%02x is not UTF-8: save the file as UTF-8", (unsigned char)text.ptr[bad]);
    return PP_INPUT;
}
