#include <string.h>

#include "base/diag.h"
#include "base_suites.h"

static struct pp_place at(const char *file, uint32_t line, uint32_t col)
{
    return (struct pp_place){.file = pp_view_of(file), .line = line, .col = col};
}

static void a_report_copies_what_it_is_given(void)
{
    struct pp_diags diags pp_cleanup_diags;
    pp_diags_init(&diags);
    CHECK_STATUS(pp_diags_status(&diags), PP_OK);
    char file[] = "CA.yaml", path[] = "rules[3]";
    pp_report(&diags, PP_FIELD_UNKNOWN, at(file, 2, 5), pp_view_of(path), "unknown field '%s'",
              "agee");
    memset(file, 'x', sizeof(file) - 1);
    memset(path, 'x', sizeof(path) - 1);
    CHECK_STATUS(pp_diags_status(&diags), PP_INPUT);
    CHECK_INT((int64_t)diags.count, 1);
    const struct pp_diag *diag = &diags.list[0];
    CHECK_TEXT(diag->place.file, "CA.yaml");
    CHECK_TEXT(diag->path, "rules[3]");
    CHECK_TEXT(diag->message, "unknown field 'agee'");
    CHECK_TEXT(diag->source, "");
    CHECK_INT(diag->place.line, 2);
    CHECK_INT(diag->place.col, 5);
    CHECK_INT(diag->code, PP_FIELD_UNKNOWN);
    CHECK_INT(diag->severity, PP_ERROR);
}

static void a_warning_is_no_error(void)
{
    struct pp_diags diags pp_cleanup_diags;
    pp_diags_init(&diags);
    pp_warn(&diags, PP_FIELD_UNKNOWN, at("f", 1, 1), PP_V(""), "look here");
    CHECK_INT((int64_t)diags.count, 1);
    CHECK_INT((int64_t)diags.errors, 0);
    CHECK_INT(diags.list[0].severity, PP_WARNING);
    CHECK_STATUS(pp_diags_status(&diags), PP_OK);
}

static void reports_past_the_ceiling_are_counted(void)
{
    struct pp_diags diags pp_cleanup_diags;
    pp_diags_init(&diags);
    for (uint32_t i = 0; i < PP_DIAGS_MAX + 7; i++)
        pp_report(&diags, PP_NOT_DATE, at("f", i + 1, 1), PP_V(""), "number %u", (unsigned)i);
    CHECK_INT((int64_t)diags.count, PP_DIAGS_MAX);
    CHECK_INT((int64_t)diags.omitted, 7);
    CHECK_INT((int64_t)diags.errors, PP_DIAGS_MAX + 7);
    CHECK_TEXT(diags.list[PP_DIAGS_MAX - 1].message, "number 199");
}

static void a_long_message_is_cut(void)
{
    struct pp_diags diags pp_cleanup_diags;
    char text[5000];
    memset(text, 'x', sizeof(text) - 1);
    text[sizeof(text) - 1] = '\0';
    pp_diags_init(&diags);
    pp_report(&diags, PP_NOT_DATE, at("f", 1, 1), PP_V(""), "%s", text);
    CHECK_INT((int64_t)diags.list[0].message.len, 1023);
    memcpy(text + 1022, "ñ", 2); /* never half a character */
    pp_report(&diags, PP_NOT_DATE, at("f", 1, 1), PP_V(""), "%s", text);
    CHECK_INT((int64_t)diags.list[1].message.len, 1022);
}

static void without_memory_a_report_says_so(void)
{
    struct pp_diags diags pp_cleanup_diags;
    pp_diags_init(&diags);
    pp_arena_init(&diags.arena, 64);
    pp_report(&diags, PP_NOT_DATE, at("f", 1, 1), PP_V(""), "lost");
    CHECK_INT((int64_t)diags.count, 0);
    CHECK(diags.no_memory);
    CHECK_STATUS(pp_diags_status(&diags), PP_NOMEM);
    pp_diags_release(&diags);
    CHECK_STATUS(pp_diags_status(&diags), PP_OK);
    CHECK_STATUS(pp_no_memory(&diags), PP_NOMEM);
    CHECK_STATUS(pp_diags_status(&diags), PP_NOMEM);
}

/* Report at these lines, quote, and look at the source of each. */
static void check_quotes(struct unit_place place, struct pp_view text, const uint32_t *lines,
                         const char *const *wanted, size_t count)
{
    struct pp_diags diags pp_cleanup_diags;
    pp_diags_init(&diags);
    for (size_t i = 0; i < count; i++)
        pp_report(&diags, PP_NOT_DATE, at("f", lines[i], 1), PP_V(""), "here");
    pp_diags_quote(&diags, 0, PP_V("f"), text);
    for (size_t i = 0; i < count; i++)
        CHECK_TEXT_AT(place, diags.list[i].source, wanted[i]);
}

static void the_source_line_is_quoted(void)
{
    static const uint32_t lines[] = {3, 1, 2, 3, 0, 4, 9, 1};
    static const char *const wanted[] = {"three", "one", "two\r ", "three", "", "", "", "one"};
    check_quotes(HERE, PP_V("one\ntwo\r \r\nthree"), lines, wanted, UNIT_COUNT(lines));
    static const char *const none[] = {"", "", "", "", "", "", "", ""};
    check_quotes(HERE, PP_V(""), lines, none, UNIT_COUNT(lines));
    static const char *const blank[] = {"", "", "b", "", "", "", "", ""};
    check_quotes(HERE, PP_V("\nb\n"), lines, blank, UNIT_COUNT(lines));
}

static void only_what_names_the_file_is_quoted(void)
{
    struct pp_diags diags pp_cleanup_diags;
    pp_diags_init(&diags);
    pp_report(&diags, PP_NOT_DATE, at("f", 1, 1), PP_V(""), "before");
    pp_report(&diags, PP_NOT_DATE, at("g", 1, 1), PP_V(""), "another file");
    pp_report(&diags, PP_NOT_DATE, at("f", 1, 1), PP_V(""), "after");
    pp_diags_quote(&diags, 1, PP_V("f"), PP_V("text"));
    CHECK_TEXT(diags.list[0].source, "");
    CHECK_TEXT(diags.list[1].source, "");
    CHECK_TEXT(diags.list[2].source, "text");
    pp_diags_quote(&diags, 0, PP_V("f"), PP_V("other"));
    CHECK_TEXT(diags.list[0].source, "other");
    CHECK_TEXT(diags.list[2].source, "text");
}

static void a_long_source_line_is_cut(void)
{
    struct pp_diags diags pp_cleanup_diags;
    struct pp_buf text pp_cleanup_buf;
    pp_diags_init(&diags);
    pp_buf_init(&text, 10000);
    pp_buf_fill(&text, 'x', 9000);
    pp_report(&diags, PP_NOT_DATE, at("f", 1, 1), PP_V(""), "here");
    pp_diags_quote(&diags, 0, PP_V("f"), pp_buf_view(&text));
    CHECK_INT((int64_t)diags.list[0].source.len, 400);
}

static void codes_are_found_by_their_text(void)
{
    enum pp_code code = PP_FILE_MISSING;
    CHECK(pp_code_find(PP_V("s0401"), &code));
    CHECK_INT(code, PP_FIELD_UNKNOWN);
    CHECK(!pp_code_find(PP_V("S9999"), &code));
    CHECK(!pp_code_find(PP_V(""), &code));
    CHECK_INT(code, PP_FIELD_UNKNOWN);
}

static bool is_code(const char *text)
{
    return strlen(text) == 5 && text[0] >= 'A' && text[0] <= 'Z' &&
           strspn(text + 1, "0123456789") == 4;
}

static void every_code_is_unique_and_explained(void)
{
    for (int i = 0; i < PP_CODE_COUNT; i++) {
        const struct pp_code_info *info = pp_code_info((enum pp_code)i);
        CHECK(is_code(info->code));
        CHECK(info->title[0] != '\0' && info->explanation[0] != '\0');
        enum pp_code found = PP_CODE_COUNT;
        CHECK(pp_code_find(pp_view_of(info->code), &found));
        CHECK_INT(found, i);
    }
}

static const struct unit_test diag_suite_list[] = {
    {"a report copies what it is given", a_report_copies_what_it_is_given},
    {"a warning is no error", a_warning_is_no_error},
    {"reports past the ceiling are counted", reports_past_the_ceiling_are_counted},
    {"a long message is cut", a_long_message_is_cut},
    {"without memory a report says so", without_memory_a_report_says_so},
    {"the source line is quoted", the_source_line_is_quoted},
    {"only what names the file is quoted", only_what_names_the_file_is_quoted},
    {"a long source line is cut", a_long_source_line_is_cut},
    {"codes are found by their text", codes_are_found_by_their_text},
    {"every code is unique and explained", every_code_is_unique_and_explained},
};
UNIT_SUITE(diag_suite);
