#include "update/charset.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>

#include "base/escape.h"

enum {
    PIECE = 4096,
    LONGEST = 40 /* of a name */
};

#define UTF_8   "UTF-8"
#define WINDOWS "CP1252"

/* Names as web pages use them, in small letters and without '-' and '_', and what iconv calls the
 * character set. There are no others: iconv's rarer ones are no business of a stranger's. */
static const struct charset {
    const char *name;
    const char *means;
} charsets[] = {
    {"utf8", UTF_8},
    {"unicode11utf8", UTF_8},
    {"windows1252", WINDOWS},
    {"cp1252", WINDOWS},
    {"xcp1252", WINDOWS},
    {"iso88591", WINDOWS},
    {"latin1", WINDOWS},
    {"l1", WINDOWS},
    {"cp819", WINDOWS},
    {"ibm819", WINDOWS},
    {"ascii", WINDOWS},
    {"usascii", WINDOWS},
    {"ansix3.41968", WINDOWS},
    {"iso88592", "ISO-8859-2"},
    {"iso88593", "ISO-8859-3"},
    {"iso88594", "ISO-8859-4"},
    {"iso88595", "ISO-8859-5"},
    {"iso88596", "ISO-8859-6"},
    {"iso88597", "ISO-8859-7"},
    {"iso88598", "ISO-8859-8"},
    {"iso88599", "CP1254"},
    {"iso885910", "ISO-8859-10"},
    {"iso885911", "CP874"},
    {"iso885913", "ISO-8859-13"},
    {"iso885914", "ISO-8859-14"},
    {"iso885915", "ISO-8859-15"},
    {"iso885916", "ISO-8859-16"},
    {"windows1250", "CP1250"},
    {"windows1251", "CP1251"},
    {"cp1251", "CP1251"},
    {"windows1253", "CP1253"},
    {"windows1254", "CP1254"},
    {"windows1255", "CP1255"},
    {"windows1256", "CP1256"},
    {"windows1257", "CP1257"},
    {"windows1258", "CP1258"},
    {"windows874", "CP874"},
    {"koi8r", "KOI8-R"},
    {"koi8u", "KOI8-U"},
    {"ibm866", "CP866"},
    {"macintosh", "MACINTOSH"},
    {"xmacroman", "MACINTOSH"},
    {"gb2312", "GB18030"},
    {"gbk", "GB18030"},
    {"gb18030", "GB18030"},
    {"big5", "BIG5"},
    {"eucjp", "EUC-JP"},
    {"shiftjis", "CP932"},
    {"sjis", "CP932"},
    {"euckr", "CP949"},
    {"utf16", "UTF-16LE"},
    {"utf16le", "UTF-16LE"},
    {"utf16be", "UTF-16BE"},
};

static struct pp_view skip_blanks(struct pp_view text)
{
    while (text.len && pp_is_space(text.ptr[0]))
        text = pp_view_from(text, 1);
    return text;
}

static bool ends_value(char c)
{
    return c == '"' || c == '\'' || c == ';' || c == '/' || c == '>';
}

/* What stands behind "=", and perhaps a quote, at the start of the text. */
static struct pp_view value_of(struct pp_view text)
{
    size_t len = 0;
    text = skip_blanks(text);
    if (!pp_view_starts(text, "="))
        return PP_V("");
    text = skip_blanks(pp_view_from(text, 1));
    if (pp_view_starts(text, "\"") || pp_view_starts(text, "'"))
        text = skip_blanks(pp_view_from(text, 1));
    while (len < text.len && !pp_is_space(text.ptr[len]) && !ends_value(text.ptr[len]))
        len++;
    return pp_view_first(text, len);
}

struct pp_view pp_charset_named(struct pp_view text, struct pp_view key)
{
    for (; text.len >= key.len; text = pp_view_from(text, 1)) {
        struct pp_view value = PP_V("");
        if (pp_view_eq_fold(pp_view_first(text, key.len), key))
            value = value_of(pp_view_from(text, key.len));
        if (value.len)
            return value;
    }
    return PP_V("");
}

/* What iconv calls it; NULL when it is not known. */
static const char *meaning_of(struct pp_view named)
{
    char name[LONGEST];
    size_t len = 0;
    for (size_t i = 0; i < named.len; i++) {
        if (named.ptr[i] == '-' || named.ptr[i] == '_')
            continue;
        if (len + 1 == sizeof(name))
            return NULL;
        name[len++] = pp_lower(named.ptr[i]);
    }
    for (size_t i = 0; i < sizeof(charsets) / sizeof(charsets[0]); i++)
        if (pp_view_is((struct pp_view){name, len}, charsets[i].name))
            return charsets[i].means;
    return NULL;
}

static void put_lost(struct pp_buf *out, bool *lost)
{
    pp_buf_str(out, "\ufffd");
    *lost = true;
}

static void copy_utf8(struct pp_view page, struct pp_buf *out, bool *lost)
{
    while (page.len && pp_buf_status(out) == PP_OK) {
        size_t good = pp_utf8_check(page);
        pp_buf_add(out, pp_view_first(page, good));
        page = pp_view_from(page, good);
        if (page.len)
            put_lost(out, lost);
        page = pp_view_from(page, 1);
    }
}

static bool is_wide(const char *charset)
{
    return pp_view_starts(pp_view_of(charset), "UTF-16");
}

/* Hand over what the converter holds back: a letter, while a mark that joins it may follow. */
static void flush(iconv_t converter, struct pp_buf *out, bool *lost)
{
    char piece[PIECE], *end = piece;
    size_t room = sizeof(piece);
    bool stuck = iconv(converter, NULL, NULL, &end, &room) == (size_t)-1;
    pp_buf_add(out, (struct pp_view){piece, (size_t)(end - piece)});
    if (stuck)
        put_lost(out, lost);
}

/* False when the system does not have the character set. */
static bool convert(struct pp_view page, const char *from, struct pp_buf *out, bool *lost)
{
    iconv_t converter = iconv_open(UTF_8, from);
    char *in = (char *)page.ptr; /* it is not written to */
    size_t left = page.len, unit = is_wide(from) ? 2 : 1;
    if (converter == (iconv_t)-1)
        return false;
    while (left && pp_buf_status(out) == PP_OK) {
        char piece[PIECE], *end = piece;
        size_t room = sizeof(piece);
        bool stuck = iconv(converter, &in, &left, &end, &room) == (size_t)-1 && errno != E2BIG;
        pp_buf_add(out, (struct pp_view){piece, (size_t)(end - piece)});
        if (!stuck)
            continue;
        flush(converter, out, lost);
        put_lost(out, lost);
        size_t skipped = left < unit ? left : unit;
        in += skipped;
        left -= skipped;
    }
    flush(converter, out, lost);
    (void)iconv_close(converter);
    return true;
}

/* What a byte order mark says, which is taken off the page; NULL without one. */
static const char *take_mark(struct pp_view *page)
{
    static const struct {
        const char *bytes;
        const char *means;
    } marks[] = {{"\xef\xbb\xbf", UTF_8}, {"\xff\xfe", "UTF-16LE"}, {"\xfe\xff", "UTF-16BE"}};
    for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
        if (pp_view_starts(*page, marks[i].bytes)) {
            *page = pp_view_from(*page, strlen(marks[i].bytes));
            return marks[i].means;
        }
    return NULL;
}

/* A name as it may be shown. */
static void doubt_name(struct pp_view named, char out_doubt[PP_CHARSET_DOUBT])
{
    char name[LONGEST];
    named = pp_view_first(named, sizeof(name) - 1);
    for (size_t i = 0; i < named.len; i++)
        name[i] = named.ptr[i] > ' ' && named.ptr[i] <= '~' ? named.ptr[i] : '?';
    name[named.len] = '\0';
    (void)snprintf(out_doubt, PP_CHARSET_DOUBT,
                   "the page is written in a character set that is not known here (%s)", name);
}

enum pp_status pp_charset_decode(struct pp_view page, struct pp_view named, struct pp_buf *out,
                                 char out_doubt[PP_CHARSET_DOUBT])
{
    bool lost = false;
    const char *charset = take_mark(&page);
    out_doubt[0] = '\0';
    if (!charset && named.len) {
        charset = meaning_of(named);
        if (!charset)
            doubt_name(named, out_doubt);
    }
    /* A page that is UTF-8 throughout is UTF-8, also where the server still says what it was:
     * letters of the others do not follow each other so. */
    if ((!charset || !is_wide(charset)) && pp_utf8_check(page) == page.len)
        charset = UTF_8;
    else if (!charset)
        charset = WINDOWS;
    if (strcmp(charset, UTF_8) == 0) {
        copy_utf8(page, out, &lost);
    } else if (!convert(page, charset, out, &lost)) {
        doubt_name(pp_view_of(charset), out_doubt);
        copy_utf8(page, out, &lost);
    }
    if (lost && !out_doubt[0])
        (void)snprintf(out_doubt, PP_CHARSET_DOUBT,
                       "the page holds bytes that do not belong to its character set (%s)",
                       charset);
    return pp_buf_status(out);
}
