#include "read_suites.h"

static const struct pp_read_limits small = {.bytes = 60, .scalar = 5, .depth = 3, .nodes = 7};

/* The text under the small limits: its faults, "" when it is read. */
static void check_small(struct unit_place place, read_function *read, struct pp_view text,
                        enum pp_status status, const char *wanted)
{
    struct reading reading;
    struct pp_buf shown pp_cleanup_buf;
    pp_buf_init(&shown, 10000);
    reading_begin(&reading, read, text, &small);
    fault_text(&reading.diags, &shown);
    CHECK_TEXT_AT(place, pp_buf_view(&shown), wanted);
    CHECK_STATUS(reading.status, status);
    reading_end(&reading);
}

#define CHECK_SMALL(read, literal, status, wanted)                                                 \
    check_small(HERE, (read), PP_V(literal), (status), (wanted))

static void depth_has_a_limit(void)
{
    const char *wanted = "1:4: T0205 nested more than 3 deep, the most that is read\n";
    CHECK_SMALL(pp_read_json, "[[[]]]", PP_OK, "");
    CHECK_SMALL(pp_read_yaml, "[[[]]]", PP_OK, "");
    CHECK_SMALL(pp_read_json, "[[[[]]]]", PP_LIMIT, wanted);
    CHECK_SMALL(pp_read_yaml, "[[[[]]]]", PP_LIMIT, wanted);
    CHECK_SMALL(pp_read_yaml, "- - - - x", PP_LIMIT,
                "1:7: T0205 nested more than 3 deep, the most that is read\n");
}

static void nodes_have_a_limit(void)
{
    CHECK_SMALL(pp_read_json, "[1,2,3,4,5,6]", PP_OK, "");
    CHECK_SMALL(pp_read_json, "[1,2,3,4,5,6,7]", PP_LIMIT,
                "1:14: T0206 more than 7 values, the most that are read\n");
    CHECK_SMALL(pp_read_yaml, "{a: 1, b: 2, c: 3}", PP_OK, "");
    CHECK_SMALL(pp_read_yaml, "{a: 1, b: 2, c: 3, d: 4}", PP_LIMIT,
                "1:20: T0206 more than 7 values, the most that are read\n");
}

static void scalars_have_a_limit(void)
{
    CHECK_SMALL(pp_read_json, "[\"12345\", 12345]", PP_OK, "");
    CHECK_SMALL(pp_read_json, "[\"123456\", 123456, \"\\u0061bcdef\"]", PP_LIMIT,
                "1:2: T0207 text of 6 bytes is longer than 5, the most that are read\n"
                "1:12: T0207 text of 6 bytes is longer than 5, the most that are read\n"
                "1:20: T0207 text of 6 bytes is longer than 5, the most that are read\n");
    CHECK_SMALL(pp_read_json, "\"\\u0061bcde\"", PP_OK, "");
    CHECK_SMALL(pp_read_yaml, "123456: 'ñññ'\n123456: x", PP_LIMIT,
                "1:1: T0207 text of 6 bytes is longer than 5, the most that are read\n"
                "1:9: T0207 text of 6 bytes is longer than 5, the most that are read\n"
                "2:1: T0207 text of 6 bytes is longer than 5, the most that are read\n");
}

static void a_limit_outweighs_other_faults(void)
{
    CHECK_SMALL(pp_read_yaml, "- &a x\n- 123456\n- *a", PP_LIMIT,
                "1:3: T0202 anchor '&a' is not read: write the value out where it is needed\n"
                "2:3: T0207 text of 6 bytes is longer than 5, the most that are read\n"
                "3:3: T0202 alias '*a' is not read: write the value out\n");
}

static void the_whole_text_has_a_limit(void)
{
    struct pp_buf text pp_cleanup_buf;
    const char *wanted = "0:0: F0104 text is larger than 60 bytes, the most that is read\n";
    pp_buf_init(&text, 100);
    pp_buf_str(&text, "[1]");
    pp_buf_fill(&text, ' ', 57);
    check_small(HERE, pp_read_json, pp_buf_view(&text), PP_OK, "");
    check_small(HERE, pp_read_yaml, pp_buf_view(&text), PP_OK, "");
    pp_buf_char(&text, ' ');
    check_small(HERE, pp_read_json, pp_buf_view(&text), PP_LIMIT, wanted);
    check_small(HERE, pp_read_yaml, pp_buf_view(&text), PP_LIMIT, wanted);
}

static void a_full_arena_is_no_memory(void)
{
    static read_function *const readers[] = {pp_read_json, pp_read_yaml, pp_read_text};
    for (size_t i = 0; i < UNIT_COUNT(readers); i++) {
        for (size_t room = 0; room < 12000; room += 48) {
            struct pp_arena arena pp_cleanup_arena;
            struct pp_diags diags pp_cleanup_diags;
            const struct pp_node *root = NULL;
            pp_arena_init(&arena, room + 1);
            pp_diags_init(&diags);
            enum pp_status status =
                readers[i](PP_V("{\"a\": [1, 2, \"\\u0061\"], \"b\": {}}"), PP_V("file"),
                           &pp_read_limits_default, &arena, &root, &diags);
            CHECK(status == PP_OK || status == PP_NOMEM);
            CHECK(diags.no_memory == (status == PP_NOMEM));
            CHECK((root != NULL) == (status == PP_OK));
        }
    }
}

static void the_default_limits_are_as_promised(void)
{
    CHECK_INT((int64_t)pp_read_limits_default.bytes, 4 << 20);
    CHECK_INT((int64_t)pp_read_limits_default.scalar, 64 << 10);
    CHECK_INT(pp_read_limits_default.depth, 32);
    CHECK_INT(pp_read_limits_default.nodes, 200000);
}

static const struct unit_test limit_suite_list[] = {
    {"limits: depth", depth_has_a_limit},
    {"limits: nodes", nodes_have_a_limit},
    {"limits: scalars", scalars_have_a_limit},
    {"limits: a limit outweighs other faults", a_limit_outweighs_other_faults},
    {"limits: the whole text", the_whole_text_has_a_limit},
    {"limits: a full arena is no memory", a_full_arena_is_no_memory},
    {"limits: the defaults are as promised", the_default_limits_are_as_promised},
};
UNIT_SUITE(limit_suite);
