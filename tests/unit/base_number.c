#include "base/num.h"
#include "base_suites.h"

static void amounts_are_read(void)
{
    static const struct {
        const char *text;
        pp_milli value;
    } good[] = {{"80", 80000},
                {"19.5", 19500},
                {"-3", -3000},
                {"0.125", 125},
                {"0", 0},
                {"-0", 0},
                {"007", 7000},
                {"-0.001", -1},
                {"1000000000", PP_MILLI_MAX},
                {"999999999.999", 999999999999},
                {"000000000000001", 1000}};
    for (size_t i = 0; i < UNIT_COUNT(good); i++) {
        pp_milli value = 42;
        CHECK(pp_milli_parse(pp_view_of(good[i].text), &value));
        CHECK_INT(value, good[i].value);
    }
}

static void what_is_no_amount_is_refused(void)
{
    static const char *const bad[] = {"",
                                      "-",
                                      "+1",
                                      ".5",
                                      "5.",
                                      "1.2345",
                                      "1e3",
                                      "0x10",
                                      "1,5",
                                      "1 ",
                                      " 1",
                                      "--1",
                                      "1.-5",
                                      "1000000000.001",
                                      "1_0",
                                      "nan",
                                      "1.2.3",
                                      "one",
                                      "1000000001",
                                      "0000000000000001",
                                      "99999999999999999999",
                                      "-1000000000.5"};
    for (size_t i = 0; i < UNIT_COUNT(bad); i++) {
        pp_milli value = 42;
        if (!CHECK(!pp_milli_parse(pp_view_of(bad[i]), &value)))
            CHECK_STR(bad[i], "a refusal");
        CHECK_INT(value, 42);
    }
    pp_milli value = 42;
    CHECK(!pp_milli_parse((struct pp_view){"1\0", 2}, &value));
}

static void amounts_are_written_as_short_as_they_are(void)
{
    static const struct {
        pp_milli value;
        const char *text;
    } cases[] = {{80000, "80"},     {19500, "19.5"}, {125, "0.125"},
                 {-1, "-0.001"},    {-3000, "-3"},   {0, "0"},
                 {10, "0.01"},      {1010, "1.01"},  {PP_MILLI_MAX, "1000000000"},
                 {100050, "100.05"}};
    for (size_t i = 0; i < UNIT_COUNT(cases); i++) {
        struct pp_buf buf pp_cleanup_buf;
        pp_buf_init(&buf, 64);
        pp_milli_format(&buf, cases[i].value);
        CHECK_TEXT(pp_buf_view(&buf), cases[i].text);
        pp_milli back = 1;
        CHECK(pp_milli_parse(pp_buf_view(&buf), &back));
        CHECK_INT(back, cases[i].value);
    }
}

static void whole_numbers_are_read(void)
{
    uint32_t value = 42;
    CHECK(pp_uint_parse(PP_V("0"), &value));
    CHECK_INT(value, 0);
    CHECK(pp_uint_parse(PP_V("999999999"), &value));
    CHECK_INT(value, 999999999);
    value = 42;
    CHECK(!pp_uint_parse(PP_V(""), &value));
    CHECK(!pp_uint_parse(PP_V("1000000000"), &value));
    CHECK(!pp_uint_parse(PP_V("-1"), &value));
    CHECK(!pp_uint_parse(PP_V("1.0"), &value));
    CHECK(!pp_uint_parse(PP_V(" 1"), &value));
    CHECK_INT(value, 42);
}

static const struct unit_test number_suite_list[] = {
    {"amounts are read", amounts_are_read},
    {"what is no amount is refused", what_is_no_amount_is_refused},
    {"amounts are written as short as they are", amounts_are_written_as_short_as_they_are},
    {"whole numbers are read", whole_numbers_are_read},
};
UNIT_SUITE(number_suite);
