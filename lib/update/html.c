#include "update/html.h"

#include <libxml/HTMLparser.h>
#include <string.h>

#include "base/cleanup.h"
#include "update/library.h"
#include "update/markup.h"

enum {
    PIECE = 64 << 10
};

#define XML_FUNCTIONS(F)                                                                           \
    F(htmlCreatePushParserCtxt)                                                                    \
    F(htmlParseChunk)                                                                              \
    F(htmlFreeParserCtxt) F(htmlCtxtUseOptions)

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

/* Scripts and styles do not come this far. */
static bool is_hidden(const xmlChar *name)
{
    return strcmp((const char *)name, "template") == 0;
}

/* Elements inside a word or a sentence: around all others stands a blank. */
static bool is_inline(const xmlChar *name)
{
    static const char *const inside[] = {"a",    "abbr",   "acronym", "b",   "bdi", "bdo",  "big",
                                         "cite", "code",   "del",     "dfn", "em",  "font", "i",
                                         "ins",  "kbd",    "mark",    "q",   "s",   "samp", "small",
                                         "span", "strike", "strong",  "sub", "sup", "time", "tt",
                                         "u",    "var",    "wbr",     NULL};
    for (const char *const *one = inside; *one; one++)
        if (strcmp((const char *)name, *one) == 0)
            return true;
    return false;
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

enum pp_status pp_html_text(struct pp_html *html, struct pp_view page, struct pp_buf *out,
                            const char **out_doubt)
{
    struct page reading = {.out = out};
    struct pp_buf stripped pp_cleanup_buf;
    htmlSAXHandler sax = {.startElement = on_start,
                          .endElement = on_end,
                          .characters = on_text,
                          .ignorableWhitespace = on_text,
                          .cdataBlock = on_text};
    pp_buf_init(&stripped, 4 * out->max);
    *out_doubt = pp_markup_strip(&stripped, page);
    if (pp_buf_status(&stripped) != PP_OK)
        return pp_buf_status(&stripped);
    htmlParserCtxtPtr parser =
        html->htmlCreatePushParserCtxt_(&sax, &reading, NULL, 0, NULL, XML_CHAR_ENCODING_UTF8);
    if (!parser)
        return PP_NOMEM;
    (void)html->htmlCtxtUseOptions_(parser, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR |
                                                HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                                                HTML_PARSE_IGNORE_ENC);
    page = pp_buf_view(&stripped);
    while (page.len && pp_buf_status(out) == PP_OK) {
        struct pp_view piece = pp_view_first(page, PIECE);
        page = pp_view_from(page, piece.len);
        /* What it says of mistakes does not matter: what text there is has been handed over. */
        (void)html->htmlParseChunk_(parser, piece.ptr, (int)piece.len, 0);
    }
    (void)html->htmlParseChunk_(parser, NULL, 0, 1);
    html->htmlFreeParserCtxt_(parser);
    return pp_buf_status(out);
}
