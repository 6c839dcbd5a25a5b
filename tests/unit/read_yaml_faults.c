#include "read_suites.h"

static void anchors_and_aliases_are_refused(void)
{
    CHECK_FAULT(pp_read_yaml, "a: &x 36\nb: *x\nc: [&y {d: 1}, &z [*y]]\n*x : 1\n",
                "1:4: T0202 anchor '&x' is not read: write the value out where it is needed\n"
                "2:4: T0202 alias '*x' is not read: write the value out\n"
                "3:5: T0202 anchor '&y' is not read: write the value out where it is needed\n"
                "3:16: T0202 anchor '&z' is not read: write the value out where it is needed\n"
                "3:20: T0202 alias '*y' is not read: write the value out\n"
                "4:1: T0202 alias '*x' is not read: write the value out");
}

static void a_long_anchor_is_cut_between_characters(void)
{
    struct reading reading;
    struct pp_buf text pp_cleanup_buf;
    pp_buf_init(&text, 10000);
    pp_buf_char(&text, '&');
    pp_buf_fill(&text, 'a', 5000);
    pp_buf_str(&text, " x");
    reading_begin(&reading, pp_read_yaml, pp_buf_view(&text), &pp_read_limits_default);
    CHECK_STATUS(reading.status, PP_INPUT);
    CHECK(reading.diags.list[0].message.len < 200);
    reading_end(&reading);
}

static void tags_are_refused(void)
{
    CHECK_FAULT(pp_read_yaml, "a: !!int 36\nb: !mine {c: ! d}\ne: !<tag:x> []\n",
                "1:4: T0203 tags are not read: write the value plainly\n"
                "2:4: T0203 tags are not read: write the value plainly\n"
                "2:14: T0203 tags are not read: write the value plainly\n"
                "3:4: T0203 tags are not read: write the value plainly");
    CHECK_FAULT(pp_read_yaml, "# head\n%TAG !x! tag:x,\n--- !x!y a\n",
                "2:1: T0203 tags are not read: remove the %TAG directive");
    CHECK_FAULT(pp_read_yaml, "a: !x!y z\n",
                "1:4: T0201 tags are not read: write the value plainly");
}

static void repeated_keys_are_refused(void)
{
    CHECK_FAULT(pp_read_yaml, "age: 36\nb: {x: 1, \"x\": 2}\nage: 37\n'age': 38\n",
                "2:11: T0204 key 'x' stands here again; it stood in column 5 already\n"
                "3:1: T0204 key 'age' stands here again; it stood on line 1 already\n"
                "4:1: T0204 key 'age' stands here again; it stood on line 1 already");
}

static void repeated_keys_in_a_large_mapping_come_in_the_order_of_the_file(void)
{
    struct reading reading;
    struct pp_buf text pp_cleanup_buf;
    struct pp_buf faults pp_cleanup_buf;
    pp_buf_init(&text, 1 << 20);
    pp_buf_init(&faults, 1 << 20);
    for (int i = 0; i < 1000; i++)
        pp_buf_printf(&text, "k%d: 1\n", i);
    pp_buf_str(&text, "k700: 1\nk30: 1\nk700: 1\n");
    reading_begin(&reading, pp_read_yaml, pp_buf_view(&text), &pp_read_limits_default);
    fault_text(&reading.diags, &faults);
    CHECK_TEXT(pp_buf_view(&faults),
               "1001:1: T0204 key 'k700' stands here again; it stood on line 701 already\n"
               "1002:1: T0204 key 'k30' stands here again; it stood on line 31 already\n"
               "1003:1: T0204 key 'k700' stands here again; it stood on line 701 already\n");
    reading_end(&reading);
}

static void keys_that_are_no_text_are_refused(void)
{
    CHECK_FAULT(pp_read_yaml, "? [a, b]\n: 1\n? {c: d}\n: 2\n[x]: 3\n",
                "1:3: T0209 key is a list, not a text\n"
                "3:3: T0209 key is a mapping, not a text\n"
                "5:1: T0209 key is a list, not a text");
}

static void a_second_document_is_refused(void)
{
    CHECK_FAULT(pp_read_yaml, "age: 36\n---\nage: 37\n",
                "2:1: T0208 second document: a file holds one");
    CHECK_FAULT(pp_read_yaml, "a\n...\n# tail\nb\n",
                "4:1: T0208 second document: a file holds one");
    CHECK_FAULT(pp_read_yaml, "a: ñ\n%TAG ! x\n---\n",
                "2:1: T0208 second document: a file holds one");
}

static void nothing_is_an_empty_file(void)
{
    CHECK_FAULT(pp_read_yaml, "", "0:0: F0105 text is empty");
    CHECK_FAULT(pp_read_yaml, "\xef\xbb\xbf", "0:0: F0105 text is empty");
    CHECK_FAULT(pp_read_yaml, "# only a comment\n\n", "0:0: F0105 text is empty");
    CHECK_FAULT(pp_read_yaml, "---\n...\n", "0:0: F0105 text is empty");
}

static void what_is_no_text_is_refused(void)
{
    CHECK_FAULT(pp_read_yaml, "age: 36\nname: a\0b", "2:8: F0106 NUL byte: this is no text file");
    CHECK_FAULT(pp_read_yaml, "a: ñ Gr\xfcn",
                "1:8: F0106 byte 0xfc is not UTF-8: save the file as UTF-8");
    CHECK_FAULT(pp_read_yaml,
                "\xff\xfe"
                "a\0",
                "1:1: F0106 text is UTF-16: save it as UTF-8");
    CHECK_FAULT(pp_read_yaml, "\xfe\xff\0a", "1:1: F0106 text is UTF-16: save it as UTF-8");
}

static void characters_that_yaml_forbids_are_named(void)
{
    CHECK_FAULT(pp_read_yaml, "a: 1\nb: ñ\x01",
                "2:5: T0201 character U+0001 cannot stand in a YAML file");
    CHECK_FAULT(pp_read_yaml, "a: \x7f", "1:4: T0201 character U+007F cannot stand in a YAML file");
    CHECK_FAULT(pp_read_yaml, "a: \"\\0\"\n", "1:4: T0201 a text cannot hold the NUL character");
}

static void odd_line_breaks_are_refused(void)
{
    CHECK_FAULT(pp_read_yaml, "a: 1\rb: 2\r",
                "1:5: T0201 line break of an unusual kind (a carriage return without a line feed): "
                "use a plain one");
    CHECK_FAULT(pp_read_yaml, "a: x\u2028y",
                "1:5: T0201 line break of an unusual kind (U+0085, U+2028 or U+2029): "
                "use a plain one");
    CHECK_FAULT(pp_read_yaml, "\xc2\x85",
                "1:1: T0201 line break of an unusual kind (U+0085, U+2028 or U+2029): "
                "use a plain one");
}

static void a_fault_of_syntax_says_how_to_mend_it(void)
{
    CHECK_FAULT(pp_read_yaml, "name: Medi-Cal: peers\n",
                "1:15: T0201 no value can begin here: put a text that holds ': ' in quotes, "
                "or mend the indentation");
    CHECK_FAULT(pp_read_yaml, "a: 1\nname Foo\nb: 3\n",
                "2:1: T0201 expected ':' and a value after this key");
    CHECK_FAULT(pp_read_yaml, "a:\n\t- b\n", "2:1: T0201 a tab cannot indent: use spaces");
    CHECK_FAULT(pp_read_yaml, "a: @x\n", "1:4: T0201 a text that begins with '@' needs quotes");
    CHECK_FAULT(pp_read_yaml, "a: \"b\nc: d\n", "1:4: T0201 quote is not closed");
    CHECK_FAULT(pp_read_yaml, "a: 'b\n---\n",
                "1:4: T0201 quote is not closed before the document ends");
    CHECK_FAULT(pp_read_yaml, "a: [b,\n  c\nd: e\n",
                "3:2: T0201 expected ',' or the ']' of the list from line 1");
    CHECK_FAULT(pp_read_yaml, "a: {b: 1\nc: 2}\n",
                "2:2: T0201 expected ',' or the '}' of the mapping from line 1");
    CHECK_FAULT(pp_read_yaml, "a: 1\n - b\n c: 1\n",
                "3:3: T0201 no value can begin here: put a text that holds ': ' in quotes, "
                "or mend the indentation");
    CHECK_FAULT(pp_read_yaml, "- a\n b: c\n",
                "2:3: T0201 no value can begin here: put a text that holds ': ' in quotes, "
                "or mend the indentation");
    CHECK_FAULT(pp_read_yaml, "- a\nb: c\n",
                "2:1: T0201 line does not fit the list around it: mind the indentation");
    CHECK_FAULT(pp_read_yaml, "a: 'b' c\n",
                "1:8: T0201 line does not fit the mapping around it: mind the indentation");
    CHECK_FAULT(pp_read_yaml, "a: - b\n",
                "1:4: T0201 no list can begin here: put '- ' on a line of its own");
    CHECK_FAULT(
        pp_read_yaml, "a: \"\\q\"\n",
        "1:5: T0201 unknown escape in a double-quoted text: to write a backslash, double it");
    CHECK_FAULT(pp_read_yaml, "a: \"\\ud800\"\n", "1:7: T0201 escape of what is no character");
    CHECK_FAULT(pp_read_yaml, "a: \"\\u12\"\n", "1:7: T0201 escape lacks hexadecimal digits");
    CHECK_FAULT(pp_read_yaml, "%YAML 3.0\n---\na\n",
                "1:1: T0201 version of YAML is not 1.1 or 1.2");
    CHECK_FAULT(
        pp_read_yaml, "a: |0\n",
        "1:5: T0201 found an indentation indicator equal to 0 while scanning a block scalar");
    CHECK_FAULT(pp_read_yaml, "{}\n]\n", "2:1: T0201 nothing can follow the end of the document");
}

static void what_was_found_before_a_fault_of_syntax_is_kept(void)
{
    CHECK_FAULT(pp_read_yaml, "- {a: 1, a: 2}\n- &x b\n- [\n",
                "1:10: T0204 key 'a' stands here again; it stood in column 4 already\n"
                "2:3: T0202 anchor '&x' is not read: write the value out where it is needed\n"
                "4:1: T0201 expected a value here");
}

static const struct unit_test yaml_fault_suite_list[] = {
    {"yaml: anchors and aliases are refused", anchors_and_aliases_are_refused},
    {"yaml: a long anchor is cut", a_long_anchor_is_cut_between_characters},
    {"yaml: tags are refused", tags_are_refused},
    {"yaml: repeated keys are refused", repeated_keys_are_refused},
    {"yaml: repeated keys in a large mapping come in the order of the file",
     repeated_keys_in_a_large_mapping_come_in_the_order_of_the_file},
    {"yaml: keys that are no text are refused", keys_that_are_no_text_are_refused},
    {"yaml: a second document is refused", a_second_document_is_refused},
    {"yaml: nothing is an empty file", nothing_is_an_empty_file},
    {"yaml: what is no text is refused", what_is_no_text_is_refused},
    {"yaml: characters that YAML forbids are named", characters_that_yaml_forbids_are_named},
    {"yaml: odd line breaks are refused", odd_line_breaks_are_refused},
    {"yaml: a fault of syntax says how to mend it", a_fault_of_syntax_says_how_to_mend_it},
    {"yaml: what was found before a fault of syntax is kept",
     what_was_found_before_a_fault_of_syntax_is_kept},
};
UNIT_SUITE(yaml_fault_suite);
