/* The frame of the program: its tables agree with each other, and foreign text cannot break out of
 * its output. */
#include "unit.h"

#include "doc.h"
#include "out_check.h"
#include "out_csv.h"
#include "verbs.h"

static void test_tables(void)
{
    const char *wrong = pp_verbs_check();
    CHECK_STR(wrong ? wrong : "nothing", "nothing");
}

static void csv(const char *cell, const char *wanted)
{
    struct pp_buf buf pp_cleanup_buf;
    pp_buf_init(&buf, 256);
    pp_csv_cell(&buf, pp_view_of(cell));
    CHECK_TEXT(pp_buf_view(&buf), wanted);
}

static void test_csv(void)
{
    csv("", "");
    csv("plain", "plain");
    csv("a,b", "\"a,b\"");
    csv("say \"x\"", "\"say \"\"x\"\"\"");
    csv("two\nlines", "\"two\nlines\"");
    csv("=1+1", "'=1+1");
    csv("@SUM(A1,B1)", "\"'@SUM(A1,B1)\"");
}

static void markdown(const char *text, const char *wanted)
{
    struct pp_buf buf pp_cleanup_buf;
    pp_buf_init(&buf, 256);
    pp_markdown_text(&buf, pp_view_of(text));
    CHECK_TEXT(pp_buf_view(&buf), wanted);
}

static void test_markdown(void)
{
    markdown("a | b", "a \\| b");
    markdown("<script>", "&lt;script>");
    markdown("[x](http://y)", "\\[x\\](http://y)");
    markdown("one\ntwo", "one two");
    markdown("\x1b[31m", "\\\\x1b\\[31m");
}

static void exit_is(size_t eligible, size_t likely, size_t unknown, size_t not_yet, bool all,
                    bool accept, enum pp_exit wanted)
{
    const size_t counts[PP_VERDICT_COUNT] = {eligible, likely, unknown, not_yet, 0, 0};
    CHECK_INT(pp_check_exit(counts, all, accept), wanted);
}

static void test_exits(void)
{
    exit_is(1, 0, 1, 1, false, false, PP_EXIT_YES);
    exit_is(0, 1, 0, 1, false, false, PP_EXIT_UNDETERMINED);
    exit_is(0, 1, 0, 1, false, true, PP_EXIT_YES);
    exit_is(0, 0, 1, 1, false, true, PP_EXIT_UNDETERMINED);
    exit_is(0, 0, 0, 1, false, false, PP_EXIT_NO);
    exit_is(0, 0, 0, 0, false, false, PP_EXIT_NO);
    exit_is(2, 0, 0, 0, true, false, PP_EXIT_YES);
    exit_is(1, 1, 0, 0, true, false, PP_EXIT_UNDETERMINED);
    exit_is(1, 1, 0, 0, true, true, PP_EXIT_YES);
    exit_is(1, 0, 0, 1, true, true, PP_EXIT_NO);
    exit_is(0, 0, 0, 0, true, true, PP_EXIT_NO);
}

static const struct unit_test cmd_list[] = {
    {"the tables of commands and options agree", test_tables},
    {"cells of CSV", test_csv},
    {"text in Markdown", test_markdown},
    {"exit statuses of check", test_exits},
};
static UNIT_SUITE(cmd);

int main(void)
{
    const struct unit_suite *const suites[] = {&cmd};
    return unit_run(suites, UNIT_COUNT(suites));
}
