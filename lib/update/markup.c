#include "update/markup.h"

#include "update/charset.h"

enum {
    LONGEST_NAME = 64, /* of an element */
    HEAD = 16 << 10    /* bytes in which a page names its character set */
};

enum kind {
    TEXT,
    START,
    END,
    UNSEEN /* comments and declarations */
};

/* A piece of a page, from its first byte on. */
struct piece {
    enum kind kind;
    struct pp_view whole;
    struct pp_view name; /* of an element */
    bool closed;         /* <br/> */
    bool cut;            /* the page ends within it */
};

static bool ends_name(char c)
{
    return pp_is_space(c) || c == '/' || c == '>';
}

static size_t skip_blanks(struct pp_view page, size_t at)
{
    while (at < page.len && pp_is_space(page.ptr[at]))
        at++;
    return at;
}

/* The end of an attribute's value that begins at `at`. */
static size_t value_end(struct pp_view page, size_t at)
{
    if (at < page.len && (page.ptr[at] == '"' || page.ptr[at] == '\'')) {
        size_t len = pp_view_find(pp_view_from(page, at + 1), page.ptr[at]);
        return at + 1 + len < page.len ? at + len + 2 : page.len;
    }
    while (at < page.len && !pp_is_space(page.ptr[at]) && page.ptr[at] != '>')
        at++;
    return at;
}

/* The end of an attribute that begins at `at`; its first byte belongs to the name, whatever it is.
 */
static size_t attribute_end(struct pp_view page, size_t at)
{
    do
        at++;
    while (at < page.len && !ends_name(page.ptr[at]) && page.ptr[at] != '=');
    size_t equals = skip_blanks(page, at);
    if (equals == page.len || page.ptr[equals] != '=')
        return at;
    return value_end(page, skip_blanks(page, equals + 1));
}

/* A tag whose name begins at `at`. */
static struct piece tag(struct pp_view page, size_t at, enum kind kind)
{
    struct piece piece = {.kind = kind};
    size_t begin = at;
    while (at < page.len && !ends_name(page.ptr[at]))
        at++;
    piece.name = pp_view_first(pp_view_from(page, begin), at - begin);
    while (at < page.len && page.ptr[at] != '>') {
        bool between = pp_is_space(page.ptr[at]) || page.ptr[at] == '/';
        piece.closed = page.ptr[at] == '/';
        at = between ? at + 1 : attribute_end(page, at);
    }
    piece.whole = pp_view_first(page, at + 1);
    piece.cut = at == page.len;
    return piece;
}

static struct piece unseen(struct pp_view page, size_t len)
{
    return (struct piece){.kind = UNSEEN, .whole = pp_view_first(page, len), .cut = len > page.len};
}

/* Do these bytes stand before the place, and not before `from`? */
static bool is_before(struct pp_view page, size_t at, size_t from, struct pp_view wanted)
{
    return at >= from + wanted.len &&
           pp_view_eq(pp_view_first(pp_view_from(page, at - wanted.len), wanted.len), wanted);
}

/* "<!--": a comment, which ends at "-->" or "--!>"; the hyphens of the beginning may end it, too.
 */
static struct piece comment(struct pp_view page)
{
    size_t at = 4;
    for (;; at++) {
        at += pp_view_find(pp_view_from(page, at), '>');
        if (at >= page.len || is_before(page, at, 2, PP_V("--")) ||
            is_before(page, at, 4, PP_V("--!")))
            return unseen(page, at + 1);
    }
}

static bool is_letter_at(struct pp_view page, size_t at)
{
    return at < page.len && pp_is_letter(page.ptr[at]);
}

/* The next piece of a page that is not empty. */
static struct piece next(struct pp_view page)
{
    if (pp_view_starts(page, "<!--"))
        return comment(page);
    if (pp_view_starts(page, "<") && is_letter_at(page, 1))
        return tag(page, 1, START);
    if (pp_view_starts(page, "</") && is_letter_at(page, 2))
        return tag(page, 2, END);
    if (pp_view_starts(page, "</") || pp_view_starts(page, "<!") || pp_view_starts(page, "<?"))
        return unseen(page, pp_view_find(page, '>') + 1);
    size_t len = 1 + pp_view_find(pp_view_from(page, 1), '<');
    return (struct piece){.kind = TEXT, .whole = pp_view_first(page, len)};
}

/* Nobody sees what stands in these. */
static bool is_unseen(struct pp_view name)
{
    return pp_view_eq_fold(name, PP_V("script")) || pp_view_eq_fold(name, PP_V("style"));
}

/* Does the tag begin an element in which no sign is markup? One that closes itself ends there in
 * XHTML; browsers would take all that follows for a part of it. */
static bool begins_raw(const struct piece *piece)
{
    return piece->kind == START && !piece->closed &&
           (is_unseen(piece->name) || pp_view_eq_fold(piece->name, PP_V("title")) ||
            pp_view_eq_fold(piece->name, PP_V("textarea")));
}

/* Behind the start tag of such an element: where its end tag begins. */
static size_t raw_end(struct pp_view page, struct pp_view name)
{
    for (size_t at = 0; at < page.len; at++) {
        at += pp_view_find(pp_view_from(page, at), '<');
        struct pp_view rest = pp_view_from(page, at);
        struct pp_view after = pp_view_from(rest, 2 + name.len);
        if (pp_view_starts(rest, "</") && after.len && ends_name(after.ptr[0]) &&
            pp_view_eq_fold(pp_view_first(pp_view_from(rest, 2), name.len), name))
            return at;
    }
    return page.len;
}

/* Would every parser take it for a name? */
static bool is_plain(struct pp_view name)
{
    for (size_t i = 0; i < name.len; i++)
        if (!pp_is_alnum(name.ptr[i]) && name.ptr[i] != '-' && name.ptr[i] != ':')
            return false;
    return name.len <= LONGEST_NAME;
}

static void put_tag(struct pp_buf *buf, const struct piece *piece)
{
    if (is_plain(piece->name))
        pp_buf_printf(buf, "<%s%.*s>", piece->kind == END ? "/" : "", PP_VARG(piece->name));
    else
        pp_buf_char(buf, ' ');
}

/* A sign that begins no tag is a sign; a NUL would end the page for those who read it. */
static void put_text(struct pp_buf *buf, struct pp_view text)
{
    while (text.len) {
        size_t len = 0;
        while (len < text.len && text.ptr[len] != '<' && text.ptr[len])
            len++;
        pp_buf_add(buf, pp_view_first(text, len));
        if (len < text.len)
            pp_buf_str(buf, text.ptr[len] ? "&lt;" : " ");
        text = pp_view_from(text, len + 1);
    }
}

/* <meta http-equiv=refresh content="0; url=...">, where less than 100 seconds are left to read the
 * page: more end a session that is not used. Without an address the same page is read again. */
static bool leads_away(const struct piece *piece)
{
    if (piece->kind != START || !pp_view_eq_fold(piece->name, PP_V("meta")) ||
        !pp_view_eq_fold(pp_charset_named(piece->whole, PP_V("http-equiv")), PP_V("refresh")))
        return false;
    struct pp_view content = pp_charset_named(piece->whole, PP_V("content"));
    if (!content.len)
        return false;
    size_t from = (size_t)(content.ptr - piece->whole.ptr), at = from;
    while (at < piece->whole.len && pp_is_digit(piece->whole.ptr[at]))
        at++;
    struct pp_view rest = pp_view_from(piece->whole, skip_blanks(piece->whole, at));
    return at > from && at <= from + 2 && (pp_view_starts(rest, ";") || pp_view_starts(rest, ","));
}

const char *pp_markup_strip(struct pp_buf *buf, struct pp_view page)
{
    static const char cut[] =
        "the page breaks off inside a comment, a script or a tag: look at it yourself";
    const char *doubt = "";
    while (page.len && pp_buf_status(buf) == PP_OK) {
        struct piece piece = next(page);
        page = pp_view_from(page, piece.whole.len);
        if (piece.kind == TEXT)
            put_text(buf, piece.whole);
        else if (piece.kind != UNSEEN && !is_unseen(piece.name))
            put_tag(buf, &piece);
        if (piece.cut)
            doubt = cut;
        else if (leads_away(&piece))
            doubt = "the page sends its readers on to another: look there yourself";
        if (!begins_raw(&piece))
            continue;
        size_t len = raw_end(page, piece.name);
        if (len == page.len)
            doubt = cut;
        if (!is_unseen(piece.name))
            put_text(buf, pp_view_first(page, len));
        page = pp_view_from(page, len);
    }
    return doubt;
}

struct pp_view pp_markup_charset(struct pp_view page)
{
    page = pp_view_first(page, HEAD);
    if (pp_view_starts(page, "<?xml")) {
        struct pp_view head = pp_view_first(page, pp_view_find(page, '>'));
        struct pp_view named = pp_charset_named(head, PP_V("encoding"));
        if (named.len)
            return named;
    }
    while (page.len) {
        struct piece piece = next(page);
        page = pp_view_from(page, piece.whole.len);
        if (piece.kind != START)
            continue;
        if (pp_view_eq_fold(piece.name, PP_V("meta"))) {
            struct pp_view named = pp_charset_named(piece.whole, PP_V("charset"));
            if (pp_view_eq_fold(pp_view_first(named, 6), PP_V("utf-16")))
                return PP_V("utf-8"); /* in UTF-16 it could not have been read */
            if (named.len)
                return named;
        }
        if (begins_raw(&piece))
            page = pp_view_from(page, raw_end(page, piece.name));
    }
    return PP_V("");
}
