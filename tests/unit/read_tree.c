#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "read/frozen.h"
#include "read_suites.h"

/* The same document in both forms. */
static const struct {
    const char *json;
    const char *yaml;
} pairs[] = {
    {"{\"age\": 36, \"list\": [1, \"two\", null, true]}",
     "age: 36\nlist:\n- 1\n- two\n- null\n- true\n"},
    {"{}", "{}"},
    {"[[], {}, \"\"]", "- []\n- {}\n- ''\n"},
    {"\"a\\nb\\n\"", "|\n a\n b\n"},
    {"{\"a b\": {\"ñ\": \"😀 \\\"x\\\" \\\\\"}}", "a b:\n  ñ: 😀 \"x\" \\\n"},
    {"[{\"a\": 1, \"b\": [2]}, -1.50]", "- a: 1\n  b:\n    - 2\n- -1.50\n"},
    {"{\"a\": {\"b\": {\"c\": \"d: e # f\"}}}", "a: {b: {c: 'd: e # f'}}"},
};

static void text_of(read_function *read, const char *text, struct pp_buf *out)
{
    struct reading reading;
    pp_buf_init(out, 1 << 20);
    reading_begin(&reading, read, pp_view_of(text), &pp_read_limits_default);
    CHECK_STATUS(reading.status, PP_OK);
    if (reading.root)
        tree_text(reading.root, false, out);
    reading_end(&reading);
}

static void yaml_and_json_give_equal_trees(void)
{
    for (size_t i = 0; i < UNIT_COUNT(pairs); i++) {
        struct pp_buf json pp_cleanup_buf;
        struct pp_buf yaml pp_cleanup_buf;
        struct pp_buf both pp_cleanup_buf;
        text_of(pp_read_json, pairs[i].json, &json);
        text_of(pp_read_yaml, pairs[i].yaml, &yaml);
        text_of(pp_read_yaml, pairs[i].json, &both);
        CHECK_TEXT(pp_buf_view(&json), pp_buf_view(&yaml).ptr);
        CHECK_TEXT(pp_buf_view(&json), pp_buf_view(&both).ptr);
    }
}

static void a_frozen_tree_comes_back_whole(void)
{
    for (size_t i = 0; i < UNIT_COUNT(pairs); i++) {
        struct reading reading;
        struct pp_buf frozen pp_cleanup_buf, before pp_cleanup_buf, after pp_cleanup_buf;
        const struct pp_node *thawed = NULL;
        pp_buf_init(&frozen, 1 << 20);
        pp_buf_init(&before, 1 << 20);
        pp_buf_init(&after, 1 << 20);
        reading_begin(&reading, pp_read_yaml, pp_view_of(pairs[i].yaml), &pp_read_limits_default);
        pp_freeze(reading.root, &frozen);
        CHECK_STATUS(pp_thaw(pp_buf_view(&frozen), &reading.arena, &thawed), PP_OK);
        tree_text(reading.root, true, &before);
        tree_text(thawed, true, &after);
        CHECK_TEXT(pp_buf_view(&after), pp_buf_view(&before).ptr);
        reading_end(&reading);
    }
}

static void values_are_got_by_key(void)
{
    struct reading reading;
    reading_begin(&reading, pp_read_yaml, PP_V("a: 1\nb: [x]\nc: ~\nd:\ne: 'null'\nf: null\ng: {}"),
                  &pp_read_limits_default);
    const struct pp_node *root = reading.root;
    CHECK_TEXT(pp_node_get(root, "a")->text, "1");
    CHECK(pp_node_get(root, "x") == NULL);
    CHECK(pp_node_get(root, "") == NULL);
    CHECK(pp_node_get(pp_node_get(root, "b"), "x") == NULL);
    CHECK(pp_node_get(pp_node_get(root, "a"), "1") == NULL);
    CHECK(!pp_node_is_null(pp_node_get(root, "a")));
    CHECK(!pp_node_is_null(pp_node_get(root, "b")));
    CHECK(pp_node_is_null(pp_node_get(root, "c")));
    CHECK(pp_node_is_null(pp_node_get(root, "d")));
    CHECK(!pp_node_is_null(pp_node_get(root, "e")));
    CHECK(pp_node_is_null(pp_node_get(root, "f")));
    CHECK_STR(pp_node_type_name(pp_node_get(root, "a")), "a text");
    CHECK_STR(pp_node_type_name(pp_node_get(root, "b")), "a list");
    CHECK_STR(pp_node_type_name(pp_node_get(root, "g")), "a mapping");
    reading_end(&reading);
}

/* Read text under a name; the first fault with its source line, or "" when it was read. */
static void check_named(struct unit_place place, const char *name, struct pp_view text,
                        const char *wanted)
{
    struct pp_arena arena pp_cleanup_arena;
    struct pp_diags diags pp_cleanup_diags;
    struct pp_buf shown pp_cleanup_buf;
    const struct pp_node *root = NULL;
    pp_arena_init(&arena, 0);
    pp_diags_init(&diags);
    pp_buf_init(&shown, 10000);
    enum pp_status status =
        pp_read_text(text, pp_view_of(name), &pp_read_limits_default, &arena, &root, &diags);
    CHECK((status == PP_OK) == (diags.errors == 0));
    if (diags.count) {
        const struct pp_diag *diag = &diags.list[0];
        pp_buf_printf(&shown, "%.*s:%u:%u: %s |%.*s", PP_VARG(diag->place.file),
                      (unsigned)diag->place.line, (unsigned)diag->place.col,
                      pp_code_info(diag->code)->code, PP_VARG(diag->source));
    }
    CHECK_TEXT_AT(place, pp_buf_view(&shown), wanted);
}

#define CHECK_NAMED(name, literal, wanted) check_named(HERE, (name), PP_V(literal), (wanted))

static void the_form_is_chosen_by_name_and_text(void)
{
    CHECK_NAMED("p.json", "a: 1", "p.json:1:1: J0301 |a: 1");
    CHECK_NAMED("p.JSON", "{a: 1}", "p.JSON:1:2: J0301 |{a: 1}");
    CHECK_NAMED("p.yaml", "a: 1", "");
    CHECK_NAMED("p.yaml", "{a: 1}", "");
    CHECK_NAMED("p.yaml", "[a, 'b',]", "");
    CHECK_NAMED("p", "{\"id\": \"\\ud83d\\ude00\"}", "");
    CHECK_NAMED("p", " \n [\"a\\/b\"]", "");
    CHECK_NAMED("p", "{\"a\": 1,\n \"b\": }}", "p:2:8: T0201 | \"b\": }}");
    CHECK_NAMED("p", "{\"a\": 1,\n\"a\": 2}", "p:2:1: T0204 |\"a\": 2}");
    CHECK_NAMED("json", "a: 1", "");
    CHECK_NAMED("p.jsonl", "a: 1", "");
}

static void faults_quote_the_line_without_the_byte_order_mark(void)
{
    CHECK_NAMED("p.yaml",
                "\xef\xbb\xbf"
                "a: &x 1\r\n",
                "p.yaml:1:4: T0202 |a: &x 1");
    CHECK_NAMED("p.json", "\xef\xbb\xbf[1,]", "p.json:1:4: J0301 |[1,]");
    CHECK_NAMED("p.yaml", "", "p.yaml:0:0: F0105 |");
}

static void a_document_is_read_from_a_file(void)
{
    char path[] = "/tmp/peerpath-unit-XXXXXX";
    int fd = mkstemp(path);
    struct pp_arena arena pp_cleanup_arena;
    struct pp_diags diags pp_cleanup_diags;
    const struct pp_node *root = NULL;
    pp_arena_init(&arena, 0);
    pp_diags_init(&diags);
    CHECK_INT(pp_fd_write_all(fd, PP_V("a: b\n")), 0);
    CHECK_STATUS(pp_read_document(path, &pp_read_limits_default, &arena, &root, &diags), PP_OK);
    CHECK_TEXT(pp_node_get(root, "a")->text, "b");
    root = NULL;
    CHECK_INT(pp_fd_write_all(fd, PP_V("a: c\n")), 0);
    CHECK_STATUS(pp_read_document(path, &pp_read_limits_default, &arena, &root, &diags), PP_INPUT);
    CHECK(root == NULL);
    CHECK_TEXT(diags.list[0].place.file, path);
    CHECK_TEXT(diags.list[0].source, "a: c");
    CHECK_INT(close(fd), 0);
    CHECK_INT(unlink(path), 0);
    CHECK_STATUS(pp_read_document(path, &pp_read_limits_default, &arena, &root, &diags),
                 PP_NOTFOUND);
    note_codes(&diags);
}

static const struct unit_test tree_suite_list[] = {
    {"tree: YAML and JSON give equal trees", yaml_and_json_give_equal_trees},
    {"tree: a frozen tree comes back whole", a_frozen_tree_comes_back_whole},
    {"tree: values are got by key", values_are_got_by_key},
    {"tree: the form is chosen by name and text", the_form_is_chosen_by_name_and_text},
    {"tree: faults quote the line without the byte order mark",
     faults_quote_the_line_without_the_byte_order_mark},
    {"tree: a document is read from a file", a_document_is_read_from_a_file},
};
UNIT_SUITE(tree_suite);
