#include "read_suites.h"

static void commas_and_brackets(void)
{
    CHECK_FAULT(pp_read_json, "{\"age\": 36,}",
                "1:12: J0301 no value follows the last ',' before this '}'");
    CHECK_FAULT(pp_read_json, "[1,\n]", "2:1: J0301 no value follows the last ',' before this ']'");
    CHECK_FAULT(pp_read_json, "{\"a\": 1 \"b\": 2}", "1:9: J0301 expected ',' or '}', not '\"'");
    CHECK_FAULT(pp_read_json, "[1 2]", "1:4: J0301 expected ',' or ']', not '2'");
    CHECK_FAULT(pp_read_json, "[1}", "1:3: J0301 expected ',' or ']', not '}'");
    CHECK_FAULT(pp_read_json, "[,1]", "1:2: J0301 expected a value, not ','");
    CHECK_FAULT(pp_read_json, "[1,,2]", "1:4: J0301 expected a value, not ','");
    CHECK_FAULT(pp_read_json, "{\"age\":\n36",
                "2:3: J0301 expected ',' or '}', but the text ends here");
    CHECK_FAULT(pp_read_json, "[", "1:2: J0301 expected a value, but the text ends here");
    CHECK_FAULT(pp_read_json, "]", "1:1: J0301 expected a value, not ']'");
}

static void keys_and_colons(void)
{
    CHECK_FAULT(pp_read_json, "{age: 36}", "1:2: J0301 expected a key in double quotes, not 'a'");
    CHECK_FAULT(pp_read_json, "{'age': 36}",
                "1:2: J0301 expected a key in double quotes: single quotes are not JSON");
    CHECK_FAULT(pp_read_json, "{\"a\" 1}", "1:6: J0301 expected ':' after the key, not '1'");
    CHECK_FAULT(pp_read_json, "{\"a\"}", "1:5: J0301 expected ':' after the key, not '}'");
    CHECK_FAULT(pp_read_json, "{\"a\":}", "1:6: J0301 expected a value, not '}'");
    CHECK_FAULT(pp_read_json, "{\"a\":", "1:6: J0301 expected a value, but the text ends here");
    CHECK_FAULT(pp_read_json, "{[1]: 2}", "1:2: J0301 expected a key in double quotes, not '['");
    CHECK_FAULT(pp_read_json, "{1: 2}", "1:2: J0301 expected a key in double quotes, not '1'");
}

static void words_and_comments(void)
{
    static const char *const rest =
        "': a text stands in double quotes, and the only words are true, "
        "false and null\n";
    static const char *const words[] = {"True",      "NULL", "None",  "NaN", "Infinity",
                                        "undefined", "nul",  "truex", "yes", "_"};
    for (size_t i = 0; i < UNIT_COUNT(words); i++) {
        struct pp_buf text pp_cleanup_buf;
        struct pp_buf wanted pp_cleanup_buf;
        pp_buf_init(&text, 100);
        pp_buf_init(&wanted, 1000);
        pp_buf_printf(&text, "[%s]", words[i]);
        pp_buf_printf(&wanted, "1:2: J0301 unknown word '%s%s", words[i], rest);
        check_faults(HERE, pp_read_json, pp_buf_view(&text), PP_INPUT, wanted.data);
    }
    CHECK_FAULT(pp_read_json, "['a']", "1:2: J0301 expected a value: single quotes are not JSON");
    CHECK_FAULT(pp_read_json, "// x\n1", "1:1: J0301 expected a value: JSON has no comments");
    CHECK_FAULT(pp_read_json, "[1 /* x */]",
                "1:4: J0301 expected ',' or ']': JSON has no comments");
    CHECK_FAULT(pp_read_json, "ñ", "1:1: J0301 expected a value, not 'ñ'");
    CHECK_FAULT(pp_read_json, "\v1", "1:1: J0301 expected a value, not '\v'");
}

static void numbers(void)
{
    CHECK_FAULT(pp_read_json, "{\"age\": 036}", "1:9: J0301 number begins with a needless 0");
    CHECK_FAULT(pp_read_json, "-01", "1:1: J0301 number begins with a needless 0");
    CHECK_FAULT(pp_read_json, "[-]", "1:2: J0301 a digit must follow the '-' of a number");
    CHECK_FAULT(pp_read_json, "-Infinity", "1:1: J0301 a digit must follow the '-' of a number");
    CHECK_FAULT(pp_read_json, "1.", "1:1: J0301 a digit must follow the '.' of a number");
    CHECK_FAULT(pp_read_json, "1.e5", "1:1: J0301 a digit must follow the '.' of a number");
    CHECK_FAULT(pp_read_json, "1e",
                "1:1: J0301 a digit must follow the exponent's 'e' of a number");
    CHECK_FAULT(pp_read_json, "1e+",
                "1:1: J0301 a digit must follow the exponent's 'e' of a number");
    CHECK_FAULT(pp_read_json, "+1", "1:1: J0301 expected a value, not '+'");
    CHECK_FAULT(pp_read_json, ".5", "1:1: J0301 expected a value, not '.'");
    CHECK_FAULT(pp_read_json, "0x10",
                "1:2: J0301 expected nothing after the end of the document, not 'x'");
}

static void texts(void)
{
    CHECK_FAULT(pp_read_json, "{\"a\": \"b", "1:9: J0301 text without its closing '\"'");
    CHECK_FAULT(pp_read_json, "[\"a\n\"]", "1:4: J0301 text without its closing '\"' on this line");
    CHECK_FAULT(pp_read_json, "[\"a\tb\"]",
                "1:4: J0301 control character in a text: write it as '\\u0009'");
    CHECK_FAULT(pp_read_json, "[\"ñ\x1f\"]",
                "1:4: J0301 control character in a text: write it as '\\u001f'");
}

static void escapes(void)
{
    CHECK_FAULT(pp_read_json, "\"a\\q\"",
                "1:3: J0301 unknown escape; to write a backslash, double it");
    CHECK_FAULT(pp_read_json, "\"\\", "1:2: J0301 unknown escape; to write a backslash, double it");
    CHECK_FAULT(pp_read_json, "\"\\u12g4\"",
                "1:2: J0301 expected four hexadecimal digits after '\\u'");
    CHECK_FAULT(pp_read_json, "\"\\u12\"",
                "1:2: J0301 expected four hexadecimal digits after '\\u'");
    CHECK_FAULT(pp_read_json, "\"\\u0000\"", "1:2: J0301 a text cannot hold the NUL character");
    CHECK_FAULT(pp_read_json, "{\"id\": \"\\ud800\"}",
                "1:9: J0301 first half of a character without the second ('\\udc00' to '\\udfff')");
    CHECK_FAULT(pp_read_json, "\"\\ud83d\\ud83d\\ude00\"",
                "1:2: J0301 first half of a character without the second ('\\udc00' to '\\udfff')");
    CHECK_FAULT(pp_read_json, "\"\\ude00\\ud83d\"",
                "1:2: J0301 second half of a character without the first ('\\ud800' to '\\udbff')");
}

static void text_after_the_document(void)
{
    CHECK_FAULT(pp_read_json, "{} {}",
                "1:4: J0301 expected nothing after the end of the document, not '{'");
    CHECK_FAULT(pp_read_json, "[1]]",
                "1:4: J0301 expected nothing after the end of the document, not ']'");
    CHECK_FAULT(pp_read_json, "\"a\" # x",
                "1:5: J0301 expected nothing after the end of the document, not '#'");
}

static void empty_and_binary_files(void)
{
    CHECK_FAULT(pp_read_json, "", "0:0: F0105 text is empty");
    CHECK_FAULT(pp_read_json, " \n\t", "0:0: F0105 text is empty");
    CHECK_FAULT(pp_read_json, "[\"a\0\"]", "1:4: F0106 NUL byte: this is no text file");
    CHECK_FAULT(pp_read_json, "[\"\xed\xa0\x80\"]",
                "1:3: F0106 byte 0xed is not UTF-8: save the file as UTF-8");
}

static void all_repeated_keys_are_found(void)
{
    CHECK_FAULT(pp_read_json, "{\"age\": 36, \"age\": 37,\n\"b\": {\"\\u0061\": 1, \"a\": 2}}",
                "2:20: T0204 key 'a' stands here again; it stood in column 7 already\n"
                "1:13: T0204 key 'age' stands here again; it stood in column 2 already");
}

static const struct unit_test json_fault_suite_list[] = {
    {"json faults: commas and brackets", commas_and_brackets},
    {"json faults: keys and colons", keys_and_colons},
    {"json faults: words and comments", words_and_comments},
    {"json faults: numbers", numbers},
    {"json faults: texts", texts},
    {"json faults: escapes", escapes},
    {"json faults: text after the document", text_after_the_document},
    {"json faults: empty and binary files", empty_and_binary_files},
    {"json faults: all repeated keys are found", all_repeated_keys_are_found},
};
UNIT_SUITE(json_fault_suite);
