/* The rules layer: names, patterns, dates, what is found by which name, and the compiled form's
 * sharing. */
#include "unit.h"

#include <string.h>

#include "rules/compile.h"
#include "rules/mention.h"
#include "rules/pattern.h"
#include "rules/search.h"
#include "rules/slug.h"
#include "rules/tiles.h"
#include "rules/where.h"
#include "rules/wording.h"

#include <string.h>

static void test_places(void)
{
    CHECK_STR(pp_places[pp_place_find(PP_V("ca"))].name, "California");
    CHECK_STR(pp_places[pp_place_find(PP_V("New York"))].code, "NY");
    CHECK_STR(pp_places[pp_place_find(PP_V("american samoa"))].code, "AS");
    CHECK_INT(pp_place_find(PP_V("Calfornia")), -1);
    CHECK_TEXT(pp_place_nearest(PP_V("Calfornia")), "California");
    CHECK_TEXT(pp_place_nearest(PP_V("zzzzzz")), "");
    CHECK_STR(pp_places[pp_place_of_credential(PP_V("or-pss"))].code, "OR");
    CHECK_INT(pp_place_of_credential(PP_V("zz-pss")), -1);
    CHECK_INT(pp_place_of_credential(PP_V("or")), -1);
    for (int i = 1; i < PP_PLACE_COUNT; i++)
        CHECK(pp_view_cmp(pp_view_of(pp_places[i - 1].code), pp_view_of(pp_places[i].code)) < 0);
}

static void test_tiles(void)
{
    struct pp_tile tile;
    int found = 0;
    for (int i = 0; i < PP_PLACE_COUNT; i++) {
        bool national = !strcmp(pp_places[i].code, "US");
        CHECK_INT(pp_tile_of(i, &tile), !national);
        if (!national)
            found += CHECK_INT(pp_tile_at(tile.row, tile.column), i);
    }
    CHECK_INT(found, PP_TILE_COUNT);
    int drawn = 0;
    for (int row = -1; row <= PP_TILE_ROWS; row++)
        for (int column = -1; column <= PP_TILE_COLUMNS; column++)
            drawn += pp_tile_at(row, column) >= 0;
    CHECK_INT(drawn, PP_TILE_COUNT);
    CHECK(!pp_tile_of(-1, &tile));
    CHECK(!pp_tile_of(PP_PLACE_COUNT, &tile));
    /* Neighbours as on any map: Oregon between Washington and California, Maine in the corner. */
    CHECK_STR(pp_places[pp_tile_at(2, 1)].code, "WA");
    CHECK_STR(pp_places[pp_tile_at(3, 1)].code, "OR");
    CHECK_STR(pp_places[pp_tile_at(4, 1)].code, "CA");
    CHECK_STR(pp_places[pp_tile_at(0, 11)].code, "ME");
}

static void test_slugs(void)
{
    struct pp_arena arena pp_cleanup_arena;
    pp_arena_init(&arena, 0);
    CHECK_TEXT(pp_slug(&arena, PP_V("Law & Ethics")), "law_ethics");
    CHECK_TEXT(pp_slug(&arena, PP_V("  core functions (category II) ")),
               "core_functions_category_ii");
    CHECK_TEXT(pp_slug(&arena, PP_V("---")), "");
    CHECK(pp_slug_eq(PP_V("Law and Ethics"), PP_V("law_and_ethics")));
    CHECK(!pp_slug_eq(PP_V("Law and"), PP_V("law_and_ethics")));
    CHECK(!pp_slug_eq(PP_V("Law and Ethics too"), PP_V("law_and_ethics")));
}

static enum pp_match match(const char *pattern_text, struct pp_view text)
{
    struct pp_pattern *pattern pp_cleanup_pattern = NULL;
    struct pp_buf problem pp_cleanup_buf;
    size_t offset = 0;
    pp_buf_init(&problem, 512);
    if (!CHECK_STATUS(pp_pattern_new(pp_view_of(pattern_text), &pattern, &offset, &problem), PP_OK))
        return PP_MATCH_FAILED;
    return pp_pattern_match(pattern, text);
}

static void test_patterns(void)
{
    struct pp_pattern *pattern = NULL;
    struct pp_buf problem pp_cleanup_buf;
    struct pp_buf evil pp_cleanup_buf;
    size_t offset = 0;
    pp_buf_init(&problem, 512);
    pp_buf_init(&evil, 1 << 20);
    CHECK_INT(match("medi-?cal", PP_V("The MediCal exam")), PP_MATCH_YES);
    CHECK_INT(match("medi-?cal", PP_V("medical")), PP_MATCH_YES);
    CHECK_INT(match("^x", PP_V("yx")), PP_MATCH_NO);
    CHECK_INT(match("é", PP_V("\xc3\x89")), PP_MATCH_YES);
    CHECK_INT(match("a", PP_V("\xff\xfe a")), PP_MATCH_YES);
    CHECK_STATUS(pp_pattern_new(PP_V("(ic"), &pattern, &offset, &problem), PP_INPUT);
    CHECK_INT((int64_t)offset, 3);
    CHECK(problem.len > 0);
    CHECK(pattern == NULL);
    /* A pattern that doubles its work with every letter ends at the limit instead of at the end of
     * time. */
    pp_buf_fill(&evil, 'a', 200000);
    CHECK_INT(match("(a+)+$", PP_V("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab")), PP_MATCH_FAILED);
    pp_buf_str(&evil, "cd");
    CHECK_INT(match("(a|b|ab)*c$", pp_buf_view(&evil)), PP_MATCH_FAILED);
}

static struct pp_date_span span(const char *text)
{
    struct pp_date_span out = PP_DATE_SPAN_NONE;
    if (text)
        CHECK(pp_date_span_parse(pp_view_of(text), &out));
    return out;
}

static enum pp_in_force on(const char *from, const char *to, const char *day)
{
    pp_date date = PP_DATE_NONE;
    CHECK(pp_date_parse(pp_view_of(day), &date));
    return pp_in_force(span(from), span(to), date);
}

static void test_in_force(void)
{
    CHECK_INT(on(NULL, NULL, "2026-01-01"), PP_IN_FORCE_YES);
    CHECK_INT(on("2025-07-01", NULL, "2025-06-30"), PP_IN_FORCE_NO);
    CHECK_INT(on("2025-07-01", NULL, "2025-07-01"), PP_IN_FORCE_YES);
    CHECK_INT(on(NULL, "2025-06-30", "2025-06-30"), PP_IN_FORCE_YES);
    CHECK_INT(on(NULL, "2025-06-30", "2025-07-01"), PP_IN_FORCE_NO);
    /* Known only to the month or the year: within it, perhaps. */
    CHECK_INT(on("2025-07", NULL, "2025-07-15"), PP_IN_FORCE_PERHAPS);
    CHECK_INT(on("2025-07", NULL, "2025-08-01"), PP_IN_FORCE_YES);
    CHECK_INT(on("2022", NULL, "2021-12-31"), PP_IN_FORCE_NO);
    CHECK_INT(on("2022", NULL, "2022-06-01"), PP_IN_FORCE_PERHAPS);
    CHECK_INT(on("2017-03", "2022", "2020-01-01"), PP_IN_FORCE_YES);
    CHECK_INT(on("2017-03", "2022", "2022-01-02"), PP_IN_FORCE_PERHAPS);
    CHECK_INT(on("2017-03", "2022", "2023-01-01"), PP_IN_FORCE_NO);
}

static void find(struct pp_db *db, const char *text, const char *id, const char *message)
{
    struct pp_diags diags pp_cleanup_diags;
    struct pp_where where = {NULL, NULL};
    pp_diags_init(&diags);
    enum pp_status status = pp_where_find(db, pp_view_of(text), &where, &diags);
    CHECK_STATUS(status, message ? PP_NOTFOUND : PP_OK);
    if (status == PP_OK)
        CHECK_TEXT(where.credential ? where.credential->id : where.jurisdiction->code, id);
    else if (CHECK_INT((int64_t)diags.count, 1))
        CHECK_TEXT(diags.list[0].message, message);
}

static void test_where(void)
{
    struct pp_diags diags pp_cleanup_diags;
    struct pp_db db pp_cleanup_db;
    pp_diags_init(&diags);
    if (!CHECK_STATUS(pp_db_open(&db, NULL, &diags), PP_OK))
        return;
    find(&db, "CA", "CA", NULL);
    find(&db, "california", "CA", NULL);
    find(&db, "ca-mpss", "ca-mpss", NULL);
    find(&db, "CA-MPSS", "ca-mpss", NULL);
    find(&db, "CA/CMPSS", "ca-mpss", NULL);
    find(&db, "ca/mpss", "ca-mpss", NULL); /* also called MPSS */
    find(&db, "California/ca-mpss", "ca-mpss", NULL);
    find(&db, "SC/CPRS", "sc-cprs", NULL);
    find(&db, "SC/CPSS", NULL,
         "several credentials in South Carolina are called 'CPSS'; write one of these ids: "
         "sc-cpss-share, sc-cpss-apsc");
    find(&db, "SC/CPPS", NULL,
         "no credential 'CPPS' in South Carolina; it has sc-cpss-share, sc-cpss-apsc, sc-cprs");
    find(&db, "AK/", NULL, "no credential '' in Alaska; it has ak-psp");
    find(&db, "Calfornia", NULL,
         "unknown place or credential 'Calfornia'; did you mean 'California'?");
    find(&db, "ca-mpsss", NULL, "no credential 'ca-mpsss' in California; did you mean 'ca-mpss'?");
    find(&db, "GU/XYZ", NULL, "no credential 'XYZ': Guam certifies nobody yet");
    find(&db, "", NULL, "unknown place or credential ''; 'peerpath states' lists the places");
}

/* Two credentials that ask the same of age and schooling share these predicates; words of their own
 * they do not. */
static void test_sharing(void)
{
    struct pp_arena arena pp_cleanup_arena;
    struct pp_diags diags pp_cleanup_diags;
    struct pp_db db pp_cleanup_db;
    const struct pp_credential *all[600];
    struct pp_program program;
    size_t count = 0, requirements = 0;
    pp_arena_init(&arena, 0);
    pp_diags_init(&diags);
    if (!CHECK_STATUS(pp_db_open(&db, NULL, &diags), PP_OK))
        return;
    for (int place = 0; place < PP_PLACE_COUNT; place++) {
        const struct pp_jurisdiction *jurisdiction = NULL;
        if (!CHECK_STATUS(pp_db_get(&db, place, &jurisdiction, &diags), PP_OK))
            return;
        for (size_t i = 0; i < jurisdiction->credential_count && count < UNIT_COUNT(all); i++)
            all[count++] = &jurisdiction->credentials[i];
    }
    if (!CHECK_STATUS(
            pp_compile(all, count, NULL, pp_date_of(2026, 11, 21), PP_STAGE_KEEP, &arena, &program),
            PP_OK))
        return;
    for (size_t i = 0; i < program.predicate_count; i++)
        requirements += program.predicates[i].uses;
    CHECK(requirements > 1000);
    CHECK(program.predicate_count < requirements * 2 / 3);
    size_t ages = 0;
    for (size_t i = 0; i < program.predicate_count; i++)
        ages += program.predicates[i].requirement->kind == PP_KIND_AGE_MIN;
    CHECK(ages <= 6); /* 14, 16, 18, 21 and the like, each once */
}

static void test_wording(void)
{
    struct pp_buf text pp_cleanup_buf;
    pp_buf_init(&text, 4096);
    pp_say_amount(&text, PP_KIND_TRAINING_HOURS, 1000);
    CHECK_TEXT(pp_buf_view(&text), "1 hour");
    pp_buf_clear(&text);
    pp_say_amount(&text, PP_KIND_TRAINING_HOURS, 19500);
    CHECK_TEXT(pp_buf_view(&text), "19.5 hours");
    pp_buf_clear(&text);
    pp_say_lived(&text, 1U << PP_LIVED_MENTAL_HEALTH | 1U << PP_LIVED_SUBSTANCE_USE |
                            1U << PP_LIVED_CO_OCCURRING);
    CHECK_TEXT(pp_buf_view(&text), "a mental health condition or substance use");
    pp_buf_clear(&text);
    pp_say_area(&text, PP_V("renewal.ce_hours"));
    CHECK_TEXT(pp_buf_view(&text), "how many hours of continuing education renewal takes");
    pp_buf_clear(&text);
    pp_say_area(&text, PP_V("fees.late_renewal"));
    CHECK_TEXT(pp_buf_view(&text), "fees, late renewal");
}

static void check_mentions(struct unit_place at, const char *text, const char *wanted)
{
    struct pp_source sources[] = {{.key = PP_V("s1"), .title = PP_V("One")},
                                  {.key = PP_V("s12"), .title = PP_V("Twelve")},
                                  {.key = PP_V("s1b"), .title = PP_V("Copy")},
                                  {.key = PP_V("page"), .title = PP_V("Page")}};
    const struct pp_jurisdiction jurisdiction = {.sources = sources, .source_count = 4};
    struct pp_buf said pp_cleanup_buf;
    pp_buf_init(&said, 1024);
    pp_say_mentions(&said, &jurisdiction, pp_view_of(text));
    CHECK_TEXT_AT(at, pp_buf_view(&said), wanted);
}

#define CHECK_MENTIONS(text, wanted) check_mentions(HERE, text, wanted)

static void test_mentions(void)
{
    CHECK_MENTIONS("", "");
    CHECK_MENTIONS("s1", "\"One\"");
    CHECK_MENTIONS("by s12.", "by \"Twelve\".");
    CHECK_MENTIONS("old (s1b, s12)", "old (\"Copy\", \"Twelve\")");
    CHECK_MENTIONS("old (s1, of 2016)", "old (\"One\", of 2016)");
    CHECK_MENTIONS("(s1-s12)(s1", "(\"One\"-\"Twelve\")(\"One\"");
    CHECK_MENTIONS(
        "(s1, s1, s1, s1, s1, s1, s1, s1, s12)",
        "(\"One\", \"One\", \"One\", \"One\", \"One\", \"One\", \"One\", \"One\", \"Twelve\")");
    /* No keys: unknown, part of a word, of an address, of a name; a key that is a plain word. */
    CHECK_MENTIONS("s2 s123 s1c us1 S1 s1_x", "s2 s123 s1c us1 S1 s1_x");
    CHECK_MENTIONS("https://s1.org/s12/x page (page)", "https://s1.org/s12/x page (page)");
}

static const struct unit_test rules_list[] = {
    {"places by code and name", test_places},
    {"tiles of the map", test_tiles},
    {"slugs of topics", test_slugs},
    {"patterns and their limits", test_patterns},
    {"what is in force on a day", test_in_force},
    {"what a person may name", test_where},
    {"predicates are shared", test_sharing},
    {"words for people", test_wording},
    {"sources that a text names", test_mentions},
};
static UNIT_SUITE(rules);

int main(void)
{
    const struct unit_suite *const suites[] = {&rules};
    return unit_run(suites, UNIT_COUNT(suites));
}
