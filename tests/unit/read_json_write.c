#include "read/json_write.h"

#include "read_suites.h"

static void a_document_is_written(void)
{
    struct pp_buf buf pp_cleanup_buf;
    struct pp_json json;
    pp_buf_init(&buf, 1 << 20);
    pp_json_init(&json, &buf);
    pp_json_object(&json);
    pp_json_key(&json, "text");
    pp_json_text(&json, PP_V("a"));
    pp_json_key(&json, "list");
    pp_json_array(&json);
    pp_json_milli(&json, 19500);
    pp_json_int(&json, -7);
    pp_json_bool(&json, true);
    pp_json_bool(&json, false);
    pp_json_null(&json);
    pp_json_string(&json, NULL);
    pp_json_string(&json, "");
    pp_json_array(&json);
    pp_json_end_array(&json);
    pp_json_object(&json);
    pp_json_end_object(&json);
    pp_json_end_array(&json);
    pp_json_key(&json, "last");
    pp_json_object(&json);
    pp_json_key(&json, "k\"");
    pp_json_int(&json, 1);
    pp_json_end_object(&json);
    pp_json_end_object(&json);
    CHECK_TEXT(pp_buf_view(&buf), "{\"text\": \"a\", \"list\": [19.5, -7, true, false, null, null, "
                                  "\"\", [], {}], \"last\": {\"k\\\"\": 1}}");
}

static void check_written(struct unit_place place, struct pp_view text, const char *wanted)
{
    struct pp_buf buf pp_cleanup_buf;
    struct pp_json json;
    pp_buf_init(&buf, 1000);
    pp_json_init(&json, &buf);
    pp_json_text(&json, text);
    CHECK_TEXT_AT(place, pp_buf_view(&buf), wanted);
}

#define CHECK_WRITTEN(literal, wanted) check_written(HERE, PP_V(literal), (wanted))

static void texts_are_escaped(void)
{
    CHECK_WRITTEN("", "\"\"");
    CHECK_WRITTEN("plain ñ € 😀 '/'", "\"plain ñ € 😀 '/'\"");
    CHECK_WRITTEN("\"a\\b\"", "\"\\\"a\\\\b\\\"\"");
    CHECK_WRITTEN("a\n\t\r\b\0\x1f", "\"a\\n\\t\\u000d\\u0008\\u0000\\u001f\"");
}

static void what_a_terminal_would_act_on_is_escaped(void)
{
    CHECK_WRITTEN("\x7f\xc2\x9b\u202e\u2028\ufeff", "\"\\u007f\\u009b\\u202e\\u2028\\ufeff\"");
}

static void bytes_that_are_not_utf8_are_replaced(void)
{
    CHECK_WRITTEN("a\xff"
                  "b\xe2\x82",
                  "\"a\ufffdb\ufffd\ufffd\"");
    CHECK_WRITTEN("\xed\xa0\x80", "\"\ufffd\ufffd\ufffd\"");
}

/* Every text comes back from the reader as it was written. */
static void what_is_written_is_read_back(void)
{
    for (uint32_t code = 1; code < 0x3000; code++) {
        char text[4] = {0};
        size_t len = code < 0x80 ? 1 : code < 0x800 ? 2 : 3;
        text[0] = (char)(len == 1 ? code : len == 2 ? 0xc0 | code >> 6 : 0xe0 | code >> 12);
        if (len == 3)
            text[1] = (char)(0x80 | (code >> 6 & 0x3f));
        if (len > 1)
            text[len - 1] = (char)(0x80 | (code & 0x3f));
        struct pp_buf buf pp_cleanup_buf;
        struct pp_json json;
        struct reading reading;
        pp_buf_init(&buf, 1000);
        pp_json_init(&json, &buf);
        pp_json_text(&json, (struct pp_view){text, len});
        reading_begin(&reading, pp_read_json, pp_buf_view(&buf), &pp_read_limits_default);
        bool same = CHECK_STATUS(reading.status, PP_OK) && CHECK_TEXT(reading.root->text, text);
        reading_end(&reading);
        if (!same)
            return;
    }
}

static const struct unit_test json_write_suite_list[] = {
    {"json writer: a document is written", a_document_is_written},
    {"json writer: texts are escaped", texts_are_escaped},
    {"json writer: what a terminal would act on is escaped",
     what_a_terminal_would_act_on_is_escaped},
    {"json writer: bytes that are not UTF-8 are replaced", bytes_that_are_not_utf8_are_replaced},
    {"json writer: what is written is read back", what_is_written_is_read_back},
};
UNIT_SUITE(json_write_suite);

/* Codes that lib/base (base_test) or the rules report. */
static bool is_elsewhere(enum pp_code code)
{
    return code == PP_FILE_UNREADABLE || code == PP_FILE_IS_FOLDER || code == PP_FILE_UNWRITABLE ||
           code == PP_FOLDER_EMPTY;
}

static void every_code_of_the_readers_came_up(void)
{
    static const enum pp_code codes[] = {
#define PP_CODE(id, code, title, explanation, before, after) PP_##id,
#include "base/codes_read.def"
#undef PP_CODE
    };
    for (size_t i = 0; i < UNIT_COUNT(codes); i++)
        if (!is_elsewhere(codes[i]) && !CHECK(was_noted(codes[i])))
            CHECK_STR(pp_code_info(codes[i])->code, "a code that came up");
}

static const struct unit_test coverage_suite_list[] = {
    {"every code of the readers came up", every_code_of_the_readers_came_up},
};
UNIT_SUITE(coverage_suite);
