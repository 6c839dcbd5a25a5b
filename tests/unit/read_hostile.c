/* Texts of the largest size, made to keep a reader busy: each must end soon, whatever it says. */
#include <time.h>

#include "read_suites.h"

enum {
    SECONDS = 4 /* far above what any takes (0.2 s), far below what a quadratic one takes */
};

struct hostile {
    const char *head;
    const char *repeated; /* as often as the largest text has room for it; '~' stands for a number
                             that counts up */
    const char *tail;
};

static void fill(const struct hostile *hostile, struct pp_buf *text)
{
    size_t room = pp_read_limits_default.bytes - 100;
    struct pp_view repeated = pp_view_of(hostile->repeated);
    size_t mark = pp_view_find(repeated, '~');
    pp_buf_str(text, hostile->head);
    for (int i = 0; text->len < room; i++) {
        pp_buf_add(text, pp_view_first(repeated, mark));
        if (mark < repeated.len)
            pp_buf_int(text, i);
        pp_buf_add(text, pp_view_from(repeated, mark + 1));
    }
    pp_buf_str(text, hostile->tail);
}

static void check_soon(struct unit_place place, read_function *read, const struct hostile *list,
                       size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct reading reading;
        struct pp_buf text pp_cleanup_buf;
        pp_buf_init(&text, pp_read_limits_default.bytes);
        fill(&list[i], &text);
        CHECK_STATUS(pp_buf_status(&text), PP_OK);
        clock_t begun = clock();
        reading_begin(&reading, read, pp_buf_view(&text), &pp_read_limits_default);
        pp_diags_quote(&reading.diags, 0, PP_V("file"), pp_buf_view(&text));
        if (clock() - begun > (clock_t)SECONDS * CLOCKS_PER_SEC)
            CHECK_TEXT_AT(place, pp_view_of(list[i].repeated), "a text that is read in time");
        reading_end(&reading);
    }
}

static void yaml_ends_soon(void)
{
    static const struct hostile list[] = {
        {"", "[", ""},
        {"", "{", ""},
        {"", "- ", ""},
        {"", "? ", ""},
        {"", "{\"\":[", ""},
        {"[", "[],", "]"},
        {"[", "a,", "]"},
        {"[", "a: b,", "]"},
        {"", ":", ""},
        {"", ": ", ""},
        {"", "[\n", ""},
        {"", "\n", "\t"},
        {"", "#\n", ""},
        {"", "a\n", ""},
        {"\"", "a\n", ""},
        {"a: |\n", " \n", ""},
        {"a: >\n", " a\n", ""},
        {"- &a x\n", "- *a\n", ""},
        {"", "- &a~ x\n", ""},
        {"", "- !!x a\n", ""},
        {"!<", "a", "> x"},
        {"&", "a", " x"},
        {"", "---\n", ""},
        {"", "a\n...\n", ""},
        {"", "k: 1\n", ""},
        {"", "k~: 1\n", ""},
        {"{", "k~: 1,", "}"},
        {"", "%TAG !a~! x\n", "--- a\n"},
        {"a\n...\n", "%TAG !a~! x\n", "--- a\n"},
    };
    check_soon(HERE, pp_read_yaml, list, UNIT_COUNT(list));
}

static void json_ends_soon(void)
{
    static const struct hostile list[] = {
        {"", "[", ""},
        {"", "{\"\":", ""},
        {"[", "[],", "1]"},
        {"[", "1,", "1]"},
        {"{", "\"k\":1,", ""},
        {"{", "\"k~\":1,", ""},
        {"\"", "a", "\""},
        {"\"", "\\u0061", "\""},
        {"[\"", "\\n", "\\q\"]"},
        {"", " ", "x"},
        {"", "\n", "x"},
        {"", "9", ""},
        {"[", "\"\xc3\xb1\",", "]"},
    };
    check_soon(HERE, pp_read_json, list, UNIT_COUNT(list));
}

static const struct unit_test hostile_suite_list[] = {
    {"hostile texts: YAML ends soon", yaml_ends_soon},
    {"hostile texts: JSON ends soon", json_ends_soon},
};
UNIT_SUITE(hostile_suite);
