/* Pages: folding, patterns, robots.txt, the text of HTML. */
#include "update_suites.h"

#include "update/fold.h"
#include "update/html.h"
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
    pp_buf_init(&text, 4096);
    pp_buf_init(&folded, 4096);
    if (pp_html_text(html, pp_view_of(page), "utf-8", &text) != PP_OK)
        pp_buf_str(&text, "(refused)");
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
    check_html(HERE, html, "<svg d=\"1 2 3 4 5 6 7 8\">x</svg>", "x");
    pp_buf_str(&many, "<p");
    for (int i = 0; i < 301; i++)
        pp_buf_printf(&many, " a%d='x y'", i);
    pp_buf_str(&many, ">words");
    check_html(HERE, html, many.data, "(refused)");
}

static const struct unit_test update_pages_list[] = {
    {"pages: folding", test_fold},
    {"pages: evidence as a pattern", test_pattern},
    {"pages: robots.txt", test_robots},
    {"pages: the pause that robots.txt asks for", test_robots_pause},
    {"pages: the text of HTML", test_html},
};

UNIT_SUITE(update_pages);
