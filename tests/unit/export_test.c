/*
 * Patterns as SQL: a pattern that is taken must mean what PCRE2 takes it to mean, word for word of
 * its pieces, and everything else must be refused with a reason.
 */
#include "export/sql_pattern.h"

#include <string.h>

#include "rules/pattern.h"
#include "unit.h"

static const char *const taken[] = {
    "peer",
    "ic ?& ?rc|icrc",
    "(?=.*(ic ?& ?rc|icrc))(?=.*(peer|recovery|\\bpr\\b))",
    "^(?!.*(advanced|supervisor)).*arkansas",
    "(wisconsin|\\bwi\\b).*(?<!parent )peer specialist",
    "\\bmcb\\b.*(\\bcps\\b|certified peer specialist)",
    "level[ -]?(two|2|ii)\\b",
    "end.of.training",
    "role.?play",
    "national(ly)? certified",
    "re-?entry|justice.involved",
    "(?:a|b)c\\.d",
    "peer.*recovery.*exam",
};

static const struct {
    const char *pattern;
    const char *why;
} refused[] = {
    {"exam [0-9]+", "a class other than a few single characters"},
    {"exam x+", "a repetition"},
    {"penn\\w*", "an escape other than \\b"},
    {"exam$", "a repetition or an anchor"},
    {"^exam", "an anchor"},
    {"(?=exam)peer", "a group of a special kind"},
    {"(?!.*a).*b", "a negative lookahead without ^ before it"},
    {"^(?!.*a).*b|c", "a choice behind conditions, without a group around it"},
    {"(?=.*a|b)c", "a choice in a condition, without a group around it"},
    {"peer|", "a part that matches every text"},
    {".*", "a part that matches every text"},
    {"\\b", "a part that matches an empty text"},
    {"a\\bb", "a condition in the middle of a text"},
    {"\\b-a", "\\b beside something other than a letter or digit"},
    {"\\ba\\b.*b.*c", "more than two words in a certain order"},
    {"50%", "a character other than plain letters, digits and punctuation"},
    {"caf\xc3\xa9", "a character other than plain letters, digits and punctuation"},
    {"[^a]", "a class other than a few single characters"},
    {"a{2}", "a repetition"},
    {"(?<!a|b)c", "a lookbehind other than a short text"},
    {"(a|b|c|d)(a|b|c|d)(a|b|c|d)(a|b|c|d)(a|b|c|d)", "too many ways to match it"},
};

static bool is_word(char c)
{
    c = pp_lower(c);
    return (c >= 'a' && c <= 'z') || pp_is_digit(c) || c == '_';
}

/* Does the segment stand at that place of the text? */
static bool stands_at(const struct pp_sql_segment *segment, struct pp_view text, size_t at)
{
    struct pp_view wanted = segment->text, before = segment->not_behind;
    if (at + wanted.len > text.len)
        return false;
    for (size_t i = 0; i < wanted.len; i++)
        if (wanted.ptr[i] != '\1' && wanted.ptr[i] != pp_lower(text.ptr[at + i]))
            return false;
    if (segment->begins && at > 0 && is_word(text.ptr[at - 1]))
        return false;
    if (segment->ends && at + wanted.len < text.len && is_word(text.ptr[at + wanted.len]))
        return false;
    return !before.len || at < before.len ||
           !pp_view_eq_fold(before, (struct pp_view){text.ptr + at - before.len, before.len});
}

/* The segments one behind the other, each at the first place that there is. */
static bool stands(const struct pp_sql_sequence *sequence, struct pp_view text)
{
    size_t at = 0;
    for (size_t i = 0; i < sequence->count; i++) {
        while (at < text.len && !stands_at(&sequence->list[i], text, at))
            at++;
        if (at == text.len)
            return false;
        at += sequence->list[i].text.len;
    }
    return true;
}

static bool holds(const struct pp_sql_pattern *pattern, struct pp_view text)
{
    for (size_t i = 0; i < pattern->count; i++) {
        bool any = false;
        for (size_t k = 0; k < pattern->parts[i].count; k++)
            any |= stands(&pattern->parts[i].list[k], text);
        if (any == pattern->parts[i].absent)
            return false;
    }
    return true;
}

static uint32_t next(uint32_t *state)
{
    *state = *state * 1664525 + 1013904223;
    return *state >> 8;
}

/* A name out of pieces that the patterns look for, in any case. */
static struct pp_view make_name(uint32_t *state, char *room, size_t size)
{
    static const char *const pieces[] = {"peer",
                                         "ic&rc",
                                         "IC & RC",
                                         "icrc",
                                         "recovery",
                                         " pr ",
                                         "pr",
                                         "advanced",
                                         "Ark",
                                         "arkansas",
                                         "wi",
                                         " ",
                                         "-",
                                         "parent ",
                                         "mcb",
                                         "peer specialist",
                                         "cps",
                                         "certified",
                                         "level",
                                         "two",
                                         "ii",
                                         "2",
                                         "end",
                                         "of",
                                         "exam",
                                         "training",
                                         "role",
                                         "play",
                                         "national",
                                         "ly",
                                         "reentry",
                                         "re-entry",
                                         "justice",
                                         "involved",
                                         "ac.d",
                                         "acxd",
                                         "_",
                                         "mcb cps",
                                         "nationally certified",
                                         "wisconsin",
                                         "end-of-training"};
    size_t len = 0;
    for (uint32_t count = 1 + next(state) % 6; count; count--) {
        const char *piece = pieces[next(state) % (sizeof(pieces) / sizeof(pieces[0]))];
        if (len + strlen(piece) < size) {
            memcpy(room + len, piece, strlen(piece));
            len += strlen(piece);
        }
    }
    return (struct pp_view){room, len};
}

static void test_taken(void)
{
    struct pp_arena arena pp_cleanup_arena;
    pp_arena_init(&arena, 0);
    uint32_t state = 1;
    for (size_t i = 0; i < sizeof(taken) / sizeof(taken[0]); i++) {
        struct pp_view text = pp_view_of(taken[i]);
        struct pp_pattern *real pp_cleanup_pattern = NULL;
        struct pp_buf problem pp_cleanup_buf;
        struct pp_sql_pattern mine;
        const char *why = "";
        size_t offset, yes = 0, different = 0;
        pp_buf_init(&problem, 512);
        CHECK(pp_pattern_new(text, &real, &offset, &problem) == PP_OK);
        CHECK(pp_sql_pattern_read(text, &arena, &mine, &why) == PP_OK);
        for (int k = 0; k < 20000; k++) {
            char room[128];
            struct pp_view name = make_name(&state, room, sizeof(room));
            bool wanted = pp_pattern_match(real, name) == PP_MATCH_YES;
            yes += wanted;
            different += holds(&mine, name) != wanted;
        }
        CHECK(yes > 0);
        CHECK(different == 0);
    }
}

static void test_refused(void)
{
    struct pp_arena arena pp_cleanup_arena;
    pp_arena_init(&arena, 0);
    for (size_t i = 0; i < sizeof(refused) / sizeof(refused[0]); i++) {
        struct pp_sql_pattern pattern;
        const char *why = "";
        CHECK(pp_sql_pattern_read(pp_view_of(refused[i].pattern), &arena, &pattern, &why) ==
              PP_INPUT);
        CHECK_STR(why, refused[i].why);
    }
}

/* No text is a pattern that hurts: all short ones over the signs that mean something. */
static void test_hostile(void)
{
    static const char signs[] = "a|().*?[]\\b^-<!=";
    struct pp_arena arena pp_cleanup_arena;
    pp_arena_init(&arena, 0);
    uint32_t state = 7;
    for (int k = 0; k < 50000; k++) {
        char room[24];
        struct pp_sql_pattern pattern;
        const char *why = NULL;
        size_t len = next(&state) % sizeof(room);
        for (size_t i = 0; i < len; i++)
            room[i] = signs[next(&state) % (sizeof(signs) - 1)];
        enum pp_status status =
            pp_sql_pattern_read((struct pp_view){room, len}, &arena, &pattern, &why);
        CHECK(status == PP_OK || (status == PP_INPUT && why));
        pp_arena_reset(&arena);
    }
}

static const struct unit_test export_list[] = {
    {"patterns that SQL can say mean what they mean to PCRE2", test_taken},
    {"all other patterns are refused, with the reason", test_refused},
    {"no pattern does harm", test_hostile},
};

static UNIT_SUITE(export);

int main(void)
{
    const struct unit_suite *const suites[] = {&export};
    return unit_run(suites, UNIT_COUNT(suites));
}
