#include "base/escape.h"
#include "base/suggest.h"
#include "base_suites.h"

static void check_escaped(struct unit_place place, struct pp_view text, const char *wanted)
{
    struct pp_buf buf pp_cleanup_buf;
    pp_buf_init(&buf, 1024);
    pp_escape_terminal(&buf, text);
    CHECK_TEXT_AT(place, pp_buf_view(&buf), wanted);
}

#define CHECK_ESCAPED(literal, wanted) check_escaped(HERE, PP_V(literal), (wanted))

static void plain_text_stays_as_it_is(void)
{
    CHECK_ESCAPED("", "");
    CHECK_ESCAPED("Medi-Cal \\x1b 'peers'", "Medi-Cal \\x1b 'peers'");
    CHECK_ESCAPED("Peña, 日本, 😀", "Peña, 日本, 😀");
    CHECK_ESCAPED("one\ntwo\tthree", "one two three");
}

static void control_characters_become_visible(void)
{
    CHECK_ESCAPED("\x1b[31mred", "\\x1b[31mred");
    CHECK_ESCAPED("a\0b", "a\\x00b");
    CHECK_ESCAPED("a\rb\x7f\b", "a\\x0db\\x7f\\x08");
    CHECK_ESCAPED("\xc2\x9b", "\\x9b");
}

static void text_that_reorders_or_hides_becomes_visible(void)
{
    CHECK_ESCAPED("\u202egnp.exe", "\\u202egnp.exe");
    CHECK_ESCAPED("\u2066x\u2069", "\\u2066x\\u2069");
    CHECK_ESCAPED("\u200e\u200f\u061c", "\\u200e\\u200f\\u061c");
    CHECK_ESCAPED("a\u2028b\u2029c\ufeff", "a\\u2028b\\u2029c\\ufeff");
}

static void bytes_that_are_not_utf8_become_visible(void)
{
    CHECK_ESCAPED("Gr\xfcn", "Gr\\xfcn");
    CHECK_ESCAPED("\xe2\x82", "\\xe2\\x82");
    CHECK_ESCAPED("\xc0\xaf", "\\xc0\\xaf");
    CHECK_ESCAPED("\xed\xa0\x80", "\\xed\\xa0\\x80");
    CHECK_ESCAPED("\xf4\x90\x80\x80", "\\xf4\\x90\\x80\\x80");
    CHECK_ESCAPED("\x80", "\\x80");
}

static void check_markup(struct unit_place place, struct pp_view text, const char *wanted)
{
    struct pp_buf buf pp_cleanup_buf;
    pp_buf_init(&buf, 1024);
    pp_escape_markup(&buf, text);
    CHECK_TEXT_AT(place, pp_buf_view(&buf), wanted);
}

#define CHECK_MARKUP(literal, wanted) check_markup(HERE, PP_V(literal), (wanted))

static void markup_cannot_be_smuggled_into_a_page(void)
{
    CHECK_MARKUP("", "");
    CHECK_MARKUP("80 hours; Peña, 日本, 😀", "80 hours; Peña, 日本, 😀");
    CHECK_MARKUP("<script>alert('1')</script>", "&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;");
    CHECK_MARKUP("\" onload=\"x", "&quot; onload=&quot;x");
    CHECK_MARKUP("R&D &amp; &#x3c;", "R&amp;D &amp;amp; &amp;#x3c;");
    CHECK_MARKUP("a\0b\r\x1b\x7f", "a\\x00b\\x0d\\x1b\\x7f");
    CHECK_MARKUP("one\ntwo\tthree", "one two three");
    CHECK_MARKUP("\u202e<\u2066", "\\u202e&lt;\\u2066");
    CHECK_MARKUP("Gr\xfcn\xe2\x82", "Gr\\xfcn\\xe2\\x82");
}

static void utf8_is_checked_to_the_byte(void)
{
    CHECK_INT((int64_t)pp_utf8_check(PP_V("")), 0);
    CHECK_INT((int64_t)pp_utf8_check(PP_V("plain and longer than a word")), 28);
    CHECK_INT((int64_t)pp_utf8_check(PP_V("ñ€😀\U0010ffff")), 13);
    CHECK_INT((int64_t)pp_utf8_check(PP_V("twelve bytes\xff, then more")), 12);
    CHECK_INT((int64_t)pp_utf8_check(PP_V("\xc1\xbf")), 0);
    CHECK_INT((int64_t)pp_utf8_check(PP_V("a\xe0\x9f\xbf")), 1);
    CHECK_INT((int64_t)pp_utf8_check(PP_V("ab\xf0\x8f\xbf\xbf")), 2);
    CHECK_INT((int64_t)pp_utf8_check(PP_V("abc\xf5\x80\x80\x80")), 3);
    CHECK_INT((int64_t)pp_utf8_check(PP_V("abcd\xe2\x82")), 4);
    CHECK_INT((int64_t)pp_utf8_check(PP_V("abcdefgh\xed\xbf\xbf")), 8);
    uint32_t code = 0;
    CHECK_INT((int64_t)pp_utf8_next(PP_V("😀"), &code), 4);
    CHECK_INT(code, 0x1f600);
}

static void columns_follow_the_width_of_characters(void)
{
    CHECK_INT((int64_t)pp_utf8_width(PP_V("abc")), 3);
    CHECK_INT((int64_t)pp_utf8_width(PP_V("Peña")), 4);
    CHECK_INT((int64_t)pp_utf8_width(PP_V("Pen\u0303a")), 4);
    CHECK_INT((int64_t)pp_utf8_width(PP_V("日本")), 4);
    CHECK_INT((int64_t)pp_utf8_width(PP_V("a\xff")), 2);
}

static struct pp_view nearest(const char *typed, const char *const *names, size_t count)
{
    struct pp_suggest suggest = pp_suggest_for(pp_view_of(typed));
    for (size_t i = 0; i < count; i++)
        pp_suggest_offer(&suggest, pp_view_of(names[i]));
    return pp_suggest_best(&suggest);
}

static void the_nearest_name_is_suggested(void)
{
    static const char *const names[] = {"age",        "born",       "education", "experience",
                                        "references", "California", "CA",        ""};
    const size_t count = UNIT_COUNT(names);
    CHECK_TEXT(nearest("agee", names, count), "age");
    CHECK_TEXT(nearest("aeg", names, count), "age");
    CHECK_TEXT(nearest("eduction", names, count), "education");
    CHECK_TEXT(nearest("Refrence", names, count), "references");
    CHECK_TEXT(nearest("calfornia", names, count), "California");
    CHECK_TEXT(nearest("zebra", names, count), "");
    /* The only name that begins so, where none is near; of two, neither. */
    CHECK_TEXT(nearest("calif", names, count), "California");
    CHECK_TEXT(nearest("REF", names, count), "references");
    CHECK_TEXT(nearest("exper", names, count), "experience");
    CHECK_TEXT(nearest("e", names, count), "");
    static const char *const two[] = {"new york", "new jersey", "new york"};
    CHECK_TEXT(nearest("new", two, 3), "");
    CHECK_TEXT(nearest("new y", two, 3), "new york");
    CHECK_TEXT(nearest("", names, count), "");
    CHECK_TEXT(
        nearest("this is longer than sixty-four bytes and nothing that anybody would mistype",
                names, count),
        "");
}

static void views_compare_and_cut(void)
{
    CHECK(pp_view_eq(PP_V(""), (struct pp_view){NULL, 0}));
    CHECK(pp_view_eq_fold(PP_V("CaLi"), PP_V("cAlI")));
    CHECK(!pp_view_eq_fold(PP_V("é"), PP_V("É")));
    CHECK(pp_view_cmp(PP_V("a"), PP_V("ab")) < 0);
    CHECK(pp_view_cmp(PP_V("b"), PP_V("ab")) > 0);
    CHECK(pp_view_cmp(PP_V("\xff"), PP_V("a")) > 0);
    CHECK_INT(pp_view_cmp(PP_V("ab"), PP_V("ab")), 0);
    CHECK_TEXT(pp_view_trim(PP_V(" \t a b\r\n")), "a b");
    CHECK_TEXT(pp_view_trim(PP_V(" \n ")), "");
    CHECK_TEXT(pp_view_from(PP_V("abc"), 5), "");
    CHECK_TEXT(pp_view_first(PP_V("abc"), 5), "abc");
    CHECK_TEXT(pp_view_cut(PP_V("añb"), 1), "a");
    CHECK_TEXT(pp_view_cut(PP_V("añb"), 2), "a");
    CHECK_TEXT(pp_view_cut(PP_V("añb"), 3), "añ");
    CHECK_TEXT(pp_view_cut(PP_V("añb"), 9), "añb");
    CHECK_TEXT(pp_view_cut(PP_V("日本"), 2), "");
    CHECK_INT((int64_t)pp_view_find(PP_V("abc"), 'x'), 3);
    CHECK(pp_view_starts(PP_V("abc"), "ab"));
    CHECK(!pp_view_starts(PP_V("a"), "ab"));
    CHECK_TEXT(pp_view_of(NULL), "");
}

static const struct unit_test text_suite_list[] = {
    {"plain text stays as it is", plain_text_stays_as_it_is},
    {"control characters become visible", control_characters_become_visible},
    {"text that reorders or hides becomes visible", text_that_reorders_or_hides_becomes_visible},
    {"bytes that are not UTF-8 become visible", bytes_that_are_not_utf8_become_visible},
    {"markup cannot be smuggled into a page", markup_cannot_be_smuggled_into_a_page},
    {"UTF-8 is checked to the byte", utf8_is_checked_to_the_byte},
    {"columns follow the width of characters", columns_follow_the_width_of_characters},
    {"the nearest name is suggested", the_nearest_name_is_suggested},
    {"views compare and cut", views_compare_and_cut},
};
UNIT_SUITE(text_suite);
