#include "update/html.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <string.h>

#include "base/cleanup.h"
#include "update/library.h"

enum {
    PIECE = 64 << 10,
    MOST_ATTRIBUTES = 300 /* of one tag: libxml2 compares each with all others */
};

#define XML_FUNCTIONS(F)                                                                           \
    F(htmlCreatePushParserCtxt)                                                                    \
    F(htmlParseChunk)                                                                              \
    F(htmlFreeParserCtxt) F(htmlCtxtUseOptions) F(xmlFindCharEncodingHandler) F(xmlSwitchToEncoding)

struct pp_html {
#define F(name) __typeof__(&(name)) name##_;
    XML_FUNCTIONS(F)
#undef F
};

/* A page under way. */
struct page {
    struct pp_buf *out;
    unsigned hidden; /* depth of elements whose text nobody sees */
};

enum pp_status pp_html_new(struct pp_html **out, struct pp_diags *diags)
{
    struct pp_html *html pp_cleanup_html = calloc(1, sizeof(*html));
    if (!html)
        return pp_no_memory(diags);
    void *library = pp_library_load("libxml2.so.2");
    bool whole = library != NULL;
#define F(name) whole = whole && pp_library_find(library, #name, &html->name##_);
    XML_FUNCTIONS(F)
#undef F
    if (!whole)
        return pp_library_missing("libxml2", "cannot read web pages", diags);
    *out = pp_steal(&html);
    return PP_OK;
}

void pp_html_free(struct pp_html *html)
{
    free(html);
}

/* The end of an attribute's value that begins at `at`, or of a word that is none. */
static size_t value_end(struct pp_view page, size_t at)
{
    char quote = page.ptr[at];
    if (quote == '"' || quote == '\'') {
        size_t len = pp_view_find(pp_view_from(page, at + 1), quote);
        return at + 1 + len;
    }
    while (at < page.len && !pp_is_space(page.ptr[at]) && page.ptr[at] != '>')
        at++;
    return at;
}

static size_t skip_blanks(struct pp_view page, size_t at)
{
    while (at < page.len && pp_is_space(page.ptr[at]))
        at++;
    return at;
}

/* Count the attributes of a tag up to its end, which *at becomes. */
static size_t count_attributes(struct pp_view page, size_t *at)
{
    size_t count = 0;
    while (*at < page.len && page.ptr[*at] != '>' && count <= MOST_ATTRIBUTES) {
        char c = page.ptr[(*at)++];
        if (c == '=') {
            *at = skip_blanks(page, *at);
            *at = *at < page.len && page.ptr[*at] != '>' ? value_end(page, *at) : *at;
            count++;
        } else {
            count += pp_is_space(c) || c == '/';
        }
    }
    return count;
}

/* Would reading the page take time without measure? */
static bool is_monstrous(struct pp_view page)
{
    for (size_t at = 0; at + 1 < page.len; at++) {
        char next = pp_lower(page.ptr[at + 1]);
        if (page.ptr[at] == '<' && next >= 'a' && next <= 'z' &&
            count_attributes(page, &at) > MOST_ATTRIBUTES)
            return true;
    }
    return false;
}

static bool is_one_of(const xmlChar *name, const char *const *list)
{
    for (; *list; list++)
        if (strcmp((const char *)name, *list) == 0)
            return true;
    return false;
}

static bool is_hidden(const xmlChar *name)
{
    static const char *const hidden[] = {"script", "style", "template", NULL};
    return is_one_of(name, hidden);
}

/* Elements inside a word or a sentence: around all others stands a blank. */
static bool is_inline(const xmlChar *name)
{
    static const char *const inside[] = {"a",    "abbr",   "acronym", "b",   "bdi", "bdo",  "big",
                                         "cite", "code",   "del",     "dfn", "em",  "font", "i",
                                         "ins",  "kbd",    "mark",    "q",   "s",   "samp", "small",
                                         "span", "strike", "strong",  "sub", "sup", "time", "tt",
                                         "u",    "var",    "wbr",     NULL};
    return is_one_of(name, inside);
}

static void on_start(void *user, const xmlChar *name, const xmlChar **attributes)
{
    struct page *page = user;
    (void)attributes;
    page->hidden += is_hidden(name);
    if (!is_inline(name) && !is_hidden(name))
        pp_buf_char(page->out, ' ');
}

static void on_end(void *user, const xmlChar *name)
{
    struct page *page = user;
    page->hidden -= page->hidden && is_hidden(name);
    if (!is_inline(name) && !is_hidden(name))
        pp_buf_char(page->out, ' ');
}

static void on_text(void *user, const xmlChar *text, int len)
{
    struct page *page = user;
    if (!page->hidden && len > 0)
        pp_buf_add(page->out, (struct pp_view){(const char *)text, (size_t)len});
}

/* What the server says of the page's characters comes before what the page says itself. Returns the
 * options that follow; without a charset that is known here the page decides. */
static int take_charset(struct pp_html *html, htmlParserCtxtPtr parser, const char *charset)
{
    xmlCharEncodingHandlerPtr known = *charset ? html->xmlFindCharEncodingHandler_(charset) : NULL;
    return known && html->xmlSwitchToEncoding_(parser, known) == 0 ? HTML_PARSE_IGNORE_ENC : 0;
}

enum pp_status pp_html_text(struct pp_html *html, struct pp_view page, const char *charset,
                            struct pp_buf *out)
{
    struct page reading = {.out = out};
    htmlSAXHandler sax = {.startElement = on_start,
                          .endElement = on_end,
                          .characters = on_text,
                          .ignorableWhitespace = on_text,
                          .cdataBlock = on_text};
    if (is_monstrous(page))
        return PP_LIMIT;
    htmlParserCtxtPtr parser =
        html->htmlCreatePushParserCtxt_(&sax, &reading, NULL, 0, NULL, XML_CHAR_ENCODING_NONE);
    if (!parser)
        return PP_NOMEM;
    int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                  HTML_PARSE_NONET | take_charset(html, parser, charset);
    (void)html->htmlCtxtUseOptions_(parser, options);
    while (page.len && pp_buf_status(out) == PP_OK) {
        struct pp_view piece = pp_view_first(page, page.len < PIECE ? page.len : PIECE);
        page = pp_view_from(page, piece.len);
        /* What it says of mistakes does not matter: what text there is has been handed over. */
        (void)html->htmlParseChunk_(parser, piece.ptr, (int)piece.len, 0);
    }
    (void)html->htmlParseChunk_(parser, NULL, 0, 1);
    html->htmlFreeParserCtxt_(parser);
    return pp_buf_status(out);
}
