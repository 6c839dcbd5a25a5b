/* Pages: folding, patterns, robots.txt, the text of HTML. */
#include "update_suites.h"

#include "update/charset.h"
#include "update/fold.h"
#include "update/html.h"
#include "update/markup.h"
#include "update/robots.h"

static void check_fold(struct unit_place at, const char *text, const char *wanted)
{
    struct pp_buf folded pp_cleanup_buf;
    pp_buf_init(&folded, 4096);
    pp_fold(&folded, pp_view_of(text));
    struct pp_view got = folded.len ? pp_buf_view(&folded) : PP_V("");
    CHECK_TEXT_AT(at, got, wanted);
}

static void test_fold(void)
{
    check_fold(HERE, "  one \t\r\n two  ", "one two");
    check_fold(HERE, "80\u00a0hours\u2003of", "80 hours of");
    check_fold(HERE, "\u201cpeer\u2019s\u201d 14\u201326", "\"peer's\" 14-26");
    check_fold(HERE, "certi\u00adfi\u200bed", "certified");
    check_fold(HERE,
               "a\xff\xfe"
               "b",
               "a b");
    check_fold(HERE, "\u00a0 \n", "");
}

static void test_pattern(void)
{
    struct pp_buf pattern pp_cleanup_buf;
    pp_buf_init(&pattern, 4096);
    pp_fold_pattern(&pattern, PP_V("(a+) $5.00 caf\u00e9"));
    CHECK_TEXT(pp_buf_view(&pattern), "\\(a\\+\\)\\s+\\$5\\.00\\s+caf\u00e9");
    pp_buf_clear(&pattern);
    pp_fold_pattern(&pattern, PP_V("80 of 9"));
    CHECK_TEXT(pp_buf_view(&pattern), "(?<!\\d)(?<!\\d[.,])80\\s+of\\s+9(?!\\d)(?![.,]\\d)");
}

static bool allows(struct pp_view robots, const char *agent, struct pp_view path)
{
    return pp_robots_ask(robots, agent, path).allow;
}

/* RFC 9309, 2.2 and 5. */
static void test_robots(void)
{
    static const char simple[] = "User-Agent: *\nDisallow: *.gif$\nDisallow: /example/\n"
                                 "Allow: /publications/\n\nUser-Agent: foobot\nDisallow:/\n"
                                 "Allow:/example/page.html\nAllow:/example/allowed.gif\n";
    struct pp_view robots = pp_view_of(simple);
    CHECK(allows(robots, "peerpath", PP_V("/")));
    CHECK(allows(robots, "peerpath", PP_V("/publications/x")));
    CHECK(!allows(robots, "peerpath", PP_V("/example/page.html")));
    CHECK(!allows(robots, "peerpath", PP_V("/a/b.gif")));
    CHECK(allows(robots, "peerpath", PP_V("/a/b.gif?x")));
    CHECK(!allows(robots, "FooBot", PP_V("/publications/")));
    CHECK(allows(robots, "foobot", PP_V("/example/page.html")));
    CHECK(allows(PP_V(""), "peerpath", PP_V("/")));
    CHECK(allows(PP_V("User-agent: *\nDisallow:\n"), "peerpath", PP_V("/")));
    CHECK(!allows(PP_V("user-agent: a\nuser-agent: *\r\ndisallow: / # all\n"), "peerpath",
                  PP_V("/x")));
    CHECK(allows(PP_V("user-agent: *\ndisallow: /p\nallow: /p\n"), "peerpath",
                 PP_V("/p"))); /* as long: Allow */
    CHECK(!allows(PP_V("\xef\xbb\xbfUser-agent: *\nDisallow: /\n"), "peerpath", PP_V("/x")));
}

static unsigned pause_of(const char *robots)
{
    return pp_robots_ask(pp_view_of(robots), "peerpath", PP_V("/")).pause;
}

static void test_robots_pause(void)
{
    CHECK_INT(pause_of("user-agent: *\ncrawl-delay: 10\ndisallow: /a\n"), 10);
    CHECK_INT(pause_of("user-agent: *\nCrawl-Delay: 0.5 # a half\n"), 1);
    CHECK_INT(pause_of("user-agent: other\ncrawl-delay: 10\n"), 0);
    CHECK_INT(pause_of("user-agent: *\ncrawl-delay: 10\n\nuser-agent: peerpath\nallow: /\n"), 0);
    CHECK_INT(pause_of("user-agent: *\ncrawl-delay: -5\n"), 0);
    CHECK_INT(pause_of("user-agent: *\ncrawl-delay: 99999999999999999999\n"), 0);
    CHECK_INT(pause_of("user-agent: *\ncrawl-delay: soon\n"), 0);
    CHECK_INT(pause_of("crawl-delay: 10\n"), 0);
}

static void check_html(struct unit_place at, struct pp_html *html, const char *page,
                       const char *wanted)
{
    struct pp_buf text pp_cleanup_buf;
    struct pp_buf folded pp_cleanup_buf;
    pp_buf_init(&text, 1 << 16);
    pp_buf_init(&folded, 1 << 16);
    const char *doubt = "";
    CHECK_STATUS_AT(at, pp_html_text(html, pp_view_of(page), &text, &doubt), PP_OK);
    CHECK_TEXT_AT(at, pp_view_of(doubt), "");
    pp_fold(&folded, pp_buf_view(&text));
    CHECK_TEXT_AT(at, pp_buf_view(&folded), wanted);
}

static void test_html(void)
{
    struct pp_html *html pp_cleanup_html = NULL;
    struct pp_diags diags pp_cleanup_diags;
    struct pp_buf many pp_cleanup_buf;
    pp_diags_init(&diags);
    pp_buf_init(&many, 1 << 16);
    CHECK_STATUS(pp_html_new(&html, &diags), PP_OK);
    check_html(HERE, html, "<p>80 ho<b>urs</b></p><p>x</p>", "80 hours x");
    check_html(HERE, html, "<td>a</td><td>b&amp;c&nbsp;&rsquo;</td>", "a b&c '");
    check_html(HERE, html, "a<script>b</script><style>c</style>d", "ad");
    check_html(HERE, html, "<p title='<p>'>caf\u00e9 < 5", "caf\u00e9 < 5");
    check_html(HERE, html, "<title>a <!-- &amp; <b</title><p>80 hours", "a <!-- & <b 80 hours");
    check_html(HERE, html, "<textarea>a <p>b</textarea>c", "a <p>b c");
    check_html(HERE, html, "<svg d=\"1 2 3 4 5 6 7 8\">x</svg>", "x");
    check_html(HERE, html, "\u201cpeers\u2019\u201d", "\"peers'\"");
    pp_buf_str(&many, "<p");
    for (int i = 0; i < 2000; i++)
        pp_buf_printf(&many, " a%d='x y'", i);
    pp_buf_str(&many, ">words");
    check_html(HERE, html, many.data, "words");
}

static void check_doubt(struct unit_place at, struct pp_view page, const char *wanted,
                        const char *doubt)
{
    struct pp_buf stripped pp_cleanup_buf;
    pp_buf_init(&stripped, 4096);
    CHECK_TEXT_AT(at, pp_view_of(pp_markup_strip(&stripped, page)), doubt);
    CHECK_TEXT_AT(at, stripped.len ? pp_buf_view(&stripped) : PP_V(""), wanted);
}

static void check_strip(struct unit_place at, struct pp_view page, const char *wanted)
{
    check_doubt(at, page, wanted, "");
}

static void check_cut(struct unit_place at, struct pp_view page, const char *wanted)
{
    check_doubt(at, page, wanted,
                "the page breaks off inside a comment, a script or a tag: look at it yourself");
}

/* HTML, 13.2.5: how browsers tell tags, comments and scripts from text. */
static void test_markup(void)
{
    check_strip(HERE, PP_V("<p class=a  id='>' title=\">\" x / >y</p z>"), "<p>y</p>");
    check_strip(HERE, PP_V("<a href=x/>y<br/>"), "<a>y<br>");
    check_strip(HERE, PP_V("<a = '>b"),
                "<a>b"); /* the sign begins a name; a quote is part of one */
    check_strip(HERE, PP_V("<a b=>c"), "<a>c");
    check_strip(HERE, PP_V("a < b <3 <> </> </ x>c"), "a &lt; b &lt;3 &lt;>  c");
    check_strip(HERE, PP_V("a<!-- <p> -- > -->b<!-->c<!--->d<!-- x --!>e<!--!>f-->g"), "abcdeg");
    check_strip(HERE, PP_V("<!doctype html><?php a ?>b<![CDATA[c]]>d"), "bd");
    check_strip(HERE, PP_V("<SCRIPT type='a'>for(var i=0;i<n;i++){ '</scripty>' }</Script >b"),
                "b");
    check_strip(HERE, PP_V("<style>p <a</style>b<script src=a />c"), "bc");
    check_strip(HERE, PP_V("<title>a <!-- b</title>c"), "<title>a &lt;!-- b</title>c");
    check_strip(HERE, PP_V("<TextArea a=b><p>\0</title></textareas></TEXTAREA\n><i>c"),
                "<TextArea>&lt;p> &lt;/title>&lt;/textareas></TEXTAREA><i>c");
    check_strip(HERE, PP_V("<title/>a<p>b"), "<title>a<p>b");
    check_strip(HERE, PP_V("a\0b<x\"y>c<"), "a b c&lt;");
}

/* Where the page ends before what it began does, browsers do not show the rest either; but that is
 * a mistake, of the page or of its transfer. */
static void test_markup_cut(void)
{
    check_cut(HERE, PP_V("a<script>b"), "a");
    check_cut(HERE, PP_V("a<script>b</script"), "a");
    check_cut(HERE, PP_V("a<!-- b"), "a");
    check_cut(HERE, PP_V("a<!-- b --"), "a");
    check_cut(HERE, PP_V("a<!doctype b"), "a");
    check_cut(HERE, PP_V("a<p title='b>c"), "a<p>");
    check_cut(HERE, PP_V("a</p"), "a</p>");
    check_cut(HERE, PP_V("<title>a<p>b"), "<title>a&lt;p>b");
}

static void check_leads(struct unit_place at, const char *page, bool wanted)
{
    struct pp_buf stripped pp_cleanup_buf;
    pp_buf_init(&stripped, 4096);
    CHECK_TEXT_AT(at, pp_view_of(pp_markup_strip(&stripped, pp_view_of(page))),
                  wanted ? "the page sends its readers on to another: look there yourself" : "");
}

/* HTML, 4.2.5.3: a refresh that is due soon, and leads to another page. */
static void test_markup_leads(void)
{
    check_leads(HERE, "<meta http-equiv=\"refresh\" content=\"0; url=https://a.org/\">a", true);
    check_leads(HERE, "<META CONTENT='10 , /b' HTTP-EQUIV=Refresh />a", true);
    check_leads(HERE, "<meta http-equiv=refresh content=0;url=b>", true);
    check_leads(HERE, "<meta http-equiv=refresh content=5>", false);
    check_leads(HERE, "<meta http-equiv=refresh content>", false);
    check_leads(HERE, "<meta http-equiv=refresh content='600; url=b'>", false);
    check_leads(HERE, "<meta http-equiv=refresh content='; url=b'>", false);
    check_leads(HERE, "<meta http-equiv=x content='0; url=b'>", false);
    check_leads(HERE, "<p http-equiv=refresh content='0; url=b'></p>", false);
    check_leads(HERE, "<!-- <meta http-equiv=refresh content='0; url=b'> -->", false);
}

static void check_named(struct unit_place at, const char *page, const char *wanted)
{
    CHECK_TEXT_AT(at, pp_markup_charset(pp_view_of(page)), wanted);
}

static void test_charset_named(void)
{
    const struct pp_view key = PP_V("charset");
    CHECK_TEXT(pp_charset_named(PP_V("text/html; charset=utf-8"), key), "utf-8");
    CHECK_TEXT(pp_charset_named(PP_V("text/html;CharSet = \"koi8-r\"; x=y"), key), "koi8-r");
    CHECK_TEXT(pp_charset_named(PP_V("text/html; charset='utf-8'"), key), "utf-8");
    CHECK_TEXT(pp_charset_named(PP_V("text/html; charset; charset=a"), key), "a");
    CHECK_TEXT(pp_charset_named(PP_V("text/html; charset="), key), "");
    check_named(HERE, "<html><head><meta charset=koi8-r>", "koi8-r");
    check_named(HERE, "<META http-equiv='Content-Type' content='text/html; charset=koi8-r'>",
                "koi8-r");
    check_named(HERE, "<?xml version='1.0' encoding='koi8-r'?><html>", "koi8-r");
    check_named(HERE, "<!-- <meta charset=a> --><script>'<meta charset=b>'</script><meta x>", "");
    check_named(HERE, "<title><!-- <meta charset=a></title><meta charset=b>", "b");
    check_named(HERE, "<meta charset=utf-16le>", "utf-8");
    check_named(HERE, "charset=a <p>", "");
}

static void check_decode(struct unit_place at, struct pp_view page, const char *named,
                         const char *wanted, const char *doubt)
{
    char said[PP_CHARSET_DOUBT];
    struct pp_buf text pp_cleanup_buf;
    pp_buf_init(&text, 4096);
    CHECK_STATUS_AT(at, pp_charset_decode(page, pp_view_of(named), &text, said), PP_OK);
    CHECK_TEXT_AT(at, pp_buf_view(&text), wanted);
    CHECK_TEXT_AT(at, pp_view_of(said), doubt);
}

static void test_charset_decode(void)
{
    struct pp_buf small pp_cleanup_buf;
    char said[PP_CHARSET_DOUBT];
    check_decode(HERE, PP_V("caf\xc3\xa9"), "", "caf\u00e9", "");
    check_decode(HERE, PP_V("caf\xe9 \x93x\x94"), "", "caf\u00e9 \u201cx\u201d", "");
    check_decode(HERE, PP_V("\x80 5 \x97"), "ISO-8859-1", "\u20ac 5 \u2014", "");
    check_decode(HERE, PP_V("\x92"), "us-ascii", "\u2019", "");
    check_decode(HERE, PP_V("caf\xc3\xa9"), "windows-1252", "caf\u00e9", ""); /* UTF-8 all over */
    check_decode(HERE, PP_V("caf\xc3\xa9"), "iso-8859-15", "caf\u00e9", "");
    check_decode(HERE, PP_V("caf\xe9\xa4"), "iso-8859-15", "caf\u00e9\u20ac", "");
    check_decode(HERE, PP_V("\xef\xbb\xbf\xc3\xa9"), "windows-1252", "\u00e9", "");
    check_decode(HERE, PP_V("\xc1\xc2"), "KOI8-R", "\u0430\u0431", "");
    check_decode(HERE,
                 PP_V("\xff\xfe"
                      "8\0\x19\x20"),
                 "utf-8", "8\u2019", "");
    check_decode(HERE, PP_V("\xfe\xff\0008\x20\x19"), "", "8\u2019", "");
    check_decode(HERE, PP_V("8\0\x19\x20"), "utf-16", "8\u2019", "");
    /* The last letter is not held back for a mark that may follow; nor is the one before a byte
     * astray. */
    check_decode(HERE, PP_V("80 \xf9\xf2\xe5\xfa"), "windows-1255", "80 \u05e9\u05e2\u05d5\u05ea",
                 "");
    check_decode(HERE, PP_V("gi\xf5"), "windows-1258", "gi\u01a1", "");
    check_decode(HERE, PP_V("\xe0\xd9\xe1"), "windows-1255", "\u05d0\ufffd\u05d1",
                 "the page holds bytes that do not belong to its character set (CP1255)");
    check_decode(HERE, PP_V("a\xe9z"), "utf-8", "a\ufffdz",
                 "the page holds bytes that do not belong to its character set (UTF-8)");
    check_decode(HERE, PP_V("a\x81z"), "windows-1252", "a\ufffdz",
                 "the page holds bytes that do not belong to its character set (CP1252)");
    check_decode(HERE, PP_V("a"), "x-klin\x1bgon", "a",
                 "the page is written in a character set that is not known here (x-klin?gon)");
    check_decode(HERE, PP_V("a"), "UTF-8//IGNORE", "a",
                 "the page is written in a character set that is not known here (UTF-8//IGNORE)");
    pp_buf_init(&small, 4);
    CHECK_STATUS(pp_charset_decode(PP_V("\x92\x92"), PP_V(""), &small, said), PP_LIMIT);
}

static const struct unit_test update_pages_list[] = {
    {"pages: folding", test_fold},
    {"pages: evidence as a pattern", test_pattern},
    {"pages: robots.txt", test_robots},
    {"pages: the pause that robots.txt asks for", test_robots_pause},
    {"pages: the text of HTML", test_html},
    {"pages: tags, comments and scripts", test_markup},
    {"pages: what a page breaks off in", test_markup_cut},
    {"pages: what leads to another page", test_markup_leads},
    {"pages: the name of a character set", test_charset_named},
    {"pages: character sets", test_charset_decode},
};

UNIT_SUITE(update_pages);
