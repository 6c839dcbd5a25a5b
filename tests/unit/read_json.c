#include "read_suites.h"

static void every_node_has_its_place(void)
{
    CHECK_TREE(pp_read_json,
               "{\"name\": \"Ana\",\n \"list\": [1, {\"a\": null},\n[], {}], \"x\":true}\n",
               "0 root map plain 1:1\n"
               "1 key scalar quoted 1:2 \"name\"\n"
               "1 value scalar quoted 1:10 \"Ana\"\n"
               "1 key scalar quoted 2:2 \"list\"\n"
               "1 value list plain 2:10\n"
               "2 value scalar plain 2:11 \"1\"\n"
               "2 value map plain 2:14\n"
               "3 key scalar quoted 2:15 \"a\"\n"
               "3 value scalar plain 2:20 \"null\"\n"
               "2 value list plain 3:1\n"
               "2 value map plain 3:5\n"
               "1 key scalar quoted 3:10 \"x\"\n"
               "1 value scalar plain 3:14 \"true\"\n");
}

static void columns_count_characters(void)
{
    CHECK_TREE(pp_read_json, "[\"ñ€😀\", 1,\r\n\t2]",
               "0 root list plain 1:1\n"
               "1 value scalar quoted 1:2 \"ñ€😀\"\n"
               "1 value scalar plain 1:9 \"1\"\n"
               "1 value scalar plain 2:2 \"2\"\n");
    CHECK_TREE(pp_read_json, "\xef\xbb\xbf[1]",
               "0 root list plain 1:1\n1 value scalar plain 1:2 \"1\"\n");
}

static void numbers_keep_their_text(void)
{
    CHECK_TREE(pp_read_json,
               "[0, -0, 10, -1.50, 1e5, 2E+07, 0.1e-2, 123456789012345678901234567890]",
               "0 root list plain 1:1\n"
               "1 value scalar plain 1:2 \"0\"\n"
               "1 value scalar plain 1:5 \"-0\"\n"
               "1 value scalar plain 1:9 \"10\"\n"
               "1 value scalar plain 1:13 \"-1.50\"\n"
               "1 value scalar plain 1:20 \"1e5\"\n"
               "1 value scalar plain 1:25 \"2E+07\"\n"
               "1 value scalar plain 1:32 \"0.1e-2\"\n"
               "1 value scalar plain 1:40 \"123456789012345678901234567890\"\n");
}

static void escapes_are_decoded(void)
{
    struct reading reading;
    reading_begin(&reading, pp_read_json,
                  PP_V("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00f1\\u20AC\\ud83d\\uDE00\\u007f\\uffffz\""),
                  &pp_read_limits_default);
    CHECK_STATUS(reading.status, PP_OK);
    CHECK_TEXT(reading.root->text, "\"\\/\b\f\n\r\tñ€😀\x7f\uffffz");
    CHECK_INT(reading.root->text.ptr[reading.root->text.len], '\0');
    reading_end(&reading);
}

static void any_value_may_be_the_document(void)
{
    CHECK_TREE(pp_read_json, " \"a\" ", "0 root scalar quoted 1:2 \"a\"\n");
    CHECK_TREE(pp_read_json, "-1", "0 root scalar plain 1:1 \"-1\"\n");
    CHECK_TREE(pp_read_json, "\n\tfalse\n", "0 root scalar plain 2:2 \"false\"\n");
    CHECK_TREE(pp_read_json, "\"\"", "0 root scalar quoted 1:1 \"\"\n");
}

static const struct unit_test json_suite_list[] = {
    {"json: every node has its place", every_node_has_its_place},
    {"json: columns count characters", columns_count_characters},
    {"json: numbers keep their text", numbers_keep_their_text},
    {"json: escapes are decoded", escapes_are_decoded},
    {"json: any value may be the document", any_value_may_be_the_document},
};
UNIT_SUITE(json_suite);
