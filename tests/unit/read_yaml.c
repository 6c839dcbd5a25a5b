#include "read_suites.h"

static void every_node_has_its_place(void)
{
    CHECK_TREE(pp_read_yaml,
               "name: Ana\n"
               "training:\n"
               "  - {hours: 40, topics: [ethics]}\n"
               "  -\n"
               "    hours: '8'\n",
               "0 root map plain 1:1\n"
               "1 key scalar plain 1:1 \"name\"\n"
               "1 value scalar plain 1:7 \"Ana\"\n"
               "1 key scalar plain 2:1 \"training\"\n"
               "1 value list plain 3:3\n"
               "2 value map plain 3:5\n"
               "3 key scalar plain 3:6 \"hours\"\n"
               "3 value scalar plain 3:13 \"40\"\n"
               "3 key scalar plain 3:17 \"topics\"\n"
               "3 value list plain 3:25\n"
               "4 value scalar plain 3:26 \"ethics\"\n"
               "2 value map plain 5:5\n"
               "3 key scalar plain 5:5 \"hours\"\n"
               "3 value scalar quoted 5:12 \"8\"\n");
}

static void columns_count_characters(void)
{
    CHECK_TREE(pp_read_yaml, "{ñ€😀: a, b: c}",
               "0 root map plain 1:1\n"
               "1 key scalar plain 1:2 \"ñ€😀\"\n"
               "1 value scalar plain 1:7 \"a\"\n"
               "1 key scalar plain 1:10 \"b\"\n"
               "1 value scalar plain 1:13 \"c\"\n");
}

static void a_byte_order_mark_takes_no_column(void)
{
    CHECK_TREE(pp_read_yaml,
               "\xef\xbb\xbf"
               "a",
               "0 root scalar plain 1:1 \"a\"\n");
}

static void line_ends_of_another_system_are_read(void)
{
    CHECK_TREE(pp_read_yaml, "- a\r\n- |\r\n  b\r\n  c\r\n",
               "0 root list plain 1:1\n"
               "1 value scalar plain 1:3 \"a\"\n"
               "1 value scalar quoted 2:3 \"b\\nc\\n\"\n");
}

static void styles_are_told_apart(void)
{
    CHECK_TREE(pp_read_yaml,
               "- plain\n- 'single ''x'''\n- \"double \\u00f1\\t\"\n- |-\n  block\n- >\n  folded\n "
               " text\n",
               "0 root list plain 1:1\n"
               "1 value scalar plain 1:3 \"plain\"\n"
               "1 value scalar quoted 2:3 \"single 'x'\"\n"
               "1 value scalar quoted 3:3 \"double ñ\\t\"\n"
               "1 value scalar quoted 4:3 \"block\"\n"
               "1 value scalar quoted 6:3 \"folded text\\n\"\n");
}

static void scalars_keep_their_text(void)
{
    CHECK_TREE(pp_read_yaml, "[yes, 1e3, 0x10, 2024-05, ~, null, \"\", 1_0]",
               "0 root list plain 1:1\n"
               "1 value scalar plain 1:2 \"yes\"\n"
               "1 value scalar plain 1:7 \"1e3\"\n"
               "1 value scalar plain 1:12 \"0x10\"\n"
               "1 value scalar plain 1:18 \"2024-05\"\n"
               "1 value scalar plain 1:27 \"~\"\n"
               "1 value scalar plain 1:30 \"null\"\n"
               "1 value scalar quoted 1:36 \"\"\n"
               "1 value scalar plain 1:40 \"1_0\"\n");
}

static void empty_values_have_a_place(void)
{
    CHECK_TREE(pp_read_yaml, "a:\nb:\n  - \n  - {}\nc: []\n",
               "0 root map plain 1:1\n"
               "1 key scalar plain 1:1 \"a\"\n"
               "1 value scalar plain 1:3 \"\"\n"
               "1 key scalar plain 2:1 \"b\"\n"
               "1 value list plain 3:3\n"
               "2 value scalar plain 3:4 \"\"\n"
               "2 value map plain 4:5\n"
               "1 key scalar plain 5:1 \"c\"\n"
               "1 value list plain 5:4\n");
}

static void an_empty_value_at_the_end_stands_on_the_last_line(void)
{
    CHECK_TREE(pp_read_yaml, "a: 1\n? b",
               "0 root map plain 1:1\n"
               "1 key scalar plain 1:1 \"a\"\n"
               "1 value scalar plain 1:4 \"1\"\n"
               "1 key scalar plain 2:3 \"b\"\n"
               "1 value scalar plain 2:4 \"\"\n");
}

static void a_list_may_stand_at_the_column_of_its_key(void)
{
    CHECK_TREE(pp_read_yaml, "a:\n- 1\n- 2\nb: 3\n",
               "0 root map plain 1:1\n"
               "1 key scalar plain 1:1 \"a\"\n"
               "1 value list plain 2:1\n"
               "2 value scalar plain 2:3 \"1\"\n"
               "2 value scalar plain 3:3 \"2\"\n"
               "1 key scalar plain 4:1 \"b\"\n"
               "1 value scalar plain 4:4 \"3\"\n");
}

static void markers_and_comments_around_a_document_are_read(void)
{
    CHECK_TREE(pp_read_yaml, "%YAML 1.1\n# head\n---\na\n...\n# tail\n\n...\n",
               "0 root scalar plain 4:1 \"a\"\n");
    CHECK_TREE(pp_read_yaml, "--- a", "0 root scalar plain 1:5 \"a\"\n");
    CHECK_TREE(pp_read_yaml, "a\n  \n# tail", "0 root scalar plain 1:1 \"a\"\n");
}

static const struct unit_test yaml_suite_list[] = {
    {"yaml: every node has its place", every_node_has_its_place},
    {"yaml: columns count characters", columns_count_characters},
    {"yaml: a byte order mark takes no column", a_byte_order_mark_takes_no_column},
    {"yaml: line ends of another system are read", line_ends_of_another_system_are_read},
    {"yaml: styles are told apart", styles_are_told_apart},
    {"yaml: scalars keep their text", scalars_keep_their_text},
    {"yaml: empty values have a place", empty_values_have_a_place},
    {"yaml: an empty value at the end stands on the last line",
     an_empty_value_at_the_end_stands_on_the_last_line},
    {"yaml: a list may stand at the column of its key", a_list_may_stand_at_the_column_of_its_key},
    {"yaml: markers and comments around a document are read",
     markers_and_comments_around_a_document_are_read},
};
UNIT_SUITE(yaml_suite);
