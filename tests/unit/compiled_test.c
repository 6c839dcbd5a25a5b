/*
 * The compiled form against the plain tree walk: random rules and random people (fixed seed, so
 * that a failure can be repeated), and the real rules with random people.
 */
#include "eval/verdict.h"
#include "reference.h"
#include "rules/db.h"
#include "rules/kinds.h"
#include "unit.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>

enum {
    ROUNDS = 4000,
    CREDENTIALS = 6,
    PEOPLE = 8,
    PAIRS = 40000, /* of conditions that differ in one thing */
    REAL_PEOPLE = 150
};

static uint64_t next_random(uint64_t *seed)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 7;
    *seed ^= *seed << 17;
    return *seed;
}

static int below(uint64_t *seed, int limit)
{
    return (int)(next_random(seed) % (uint64_t)limit);
}

static bool one_in(uint64_t *seed, int n)
{
    return below(seed, n) == 0;
}

static struct pp_date_span random_span(uint64_t *seed)
{
    static const char *const spans[] = {"2024", "2025-07", "2025-07-01", "2026-11", "2026-11-21"};
    struct pp_date_span span = PP_DATE_SPAN_NONE;
    if (one_in(seed, 6))
        (void)pp_date_span_parse(pp_view_of(spans[below(seed, 5)]), &span);
    return span;
}

static const struct pp_requirement *random_requirement(uint64_t *seed, struct pp_arena *arena)
{
    struct pp_requirement *r = PP_NEW(arena, struct pp_requirement);
    static const char *const texts[] = {"first", "second", "IC&RC Peer Recovery", "or-pss"};
    if (!r)
        return NULL;
    *r = (struct pp_requirement){
        .kind = (enum pp_kind)below(seed, PP_KIND_COUNT),
        .place = below(seed, 3),
        .stage = below(seed, 4),
        .amount = (pp_milli)(below(seed, 6) * 10) * PP_MILLI,
        .word = below(seed, 2),
        .lived = {(uint32_t)below(seed, 256), true},
        .hours = one_in(seed, 3) ? 20 * PP_MILLI : PP_MILLI_NONE,
        .training_hours_min = one_in(seed, 2) ? 40 * PP_MILLI : PP_MILLI_NONE,
        .months = one_in(seed, 3) ? 12 : PP_INT_NONE,
        .window_months = one_in(seed, 3) ? 24 : PP_INT_NONE,
        .pay = below(seed, 4) - 1,
        .supervised = below(seed, 3) - 1,
        .icrc = PP_INT_NONE,
        .text = pp_view_of(texts[below(seed, 4)]),
        .topic_slug = one_in(seed, 3) ? PP_V("ethics") : PP_V(""),
        .approved_by = one_in(seed, 2)   ? PP_V("")
                       : one_in(seed, 2) ? PP_V("CA")
                                         : PP_V("any"),
        .percent = one_in(seed, 2) ? 51 : PP_INT_NONE,
        .matches = one_in(seed, 2) ? PP_V("peer") : PP_V(""),
        .name = one_in(seed, 2)   ? PP_V("")
                : one_in(seed, 2) ? PP_V("peer")
                                  : PP_V("first"),
        .effective = random_span(seed),
        .until = random_span(seed),
    };
    char *id = pp_arena_printf(arena, "ca-x.%s%d", pp_kinds[r->kind].name, below(seed, 3));
    r->id = pp_view_of(id);
    return id ? r : NULL;
}

static bool random_item(uint64_t *seed, struct pp_arena *arena, struct pp_item *item)
{
    *item = (struct pp_item){0};
    if (!one_in(seed, 4)) {
        item->requirement = random_requirement(seed, arena);
        return item->requirement != NULL;
    }
    item->option_count = (size_t)(2 + below(seed, 2));
    item->options = PP_NEW_N(arena, struct pp_alternative, item->option_count);
    for (size_t o = 0; item->options && o < item->option_count; o++) {
        struct pp_alternative *option = &item->options[o];
        option->count = (size_t)(1 + below(seed, 2));
        option->list = PP_NEW_N(arena, const struct pp_requirement *, option->count);
        for (size_t i = 0; option->list && i < option->count; i++) {
            option->list[i] = random_requirement(seed, arena);
            if (!option->list[i])
                return false;
        }
    }
    return item->options != NULL;
}

static struct pp_credential *random_credential(uint64_t *seed, struct pp_arena *arena)
{
    struct pp_credential *credential = PP_NEW(arena, struct pp_credential);
    struct pp_hole *hole = PP_NEW(arena, struct pp_hole);
    if (!credential || !hole)
        return NULL;
    *hole = (struct pp_hole){.area = PP_V("exam"), .decides = one_in(seed, 2), .reciprocity = true};
    credential->not_known = (struct pp_holes){hole, (size_t)below(seed, 2)};
    credential->id = PP_V("ca-x");
    credential->status = below(seed, 4);
    credential->effective = random_span(seed);
    credential->until = random_span(seed);
    credential->route_count = (size_t)(1 + below(seed, 2));
    credential->routes = PP_NEW_N(arena, struct pp_route, credential->route_count);
    for (size_t r = 0; credential->routes && r < credential->route_count; r++) {
        struct pp_route *route = &credential->routes[r];
        route->name = r ? PP_V("reciprocity") : PP_V("standard");
        route->complete = one_in(seed, 2);
        route->count = (size_t)below(seed, 5);
        route->items = PP_NEW_N(arena, struct pp_item, route->count + 1);
        for (size_t i = 0; route->items && i < route->count; i++)
            if (!random_item(seed, arena, &route->items[i]))
                return NULL;
    }
    return credential->routes ? credential : NULL;
}

static pp_milli random_amount(uint64_t *seed)
{
    return one_in(seed, 5) ? PP_MILLI_NONE : (pp_milli)(below(seed, 9) * 10) * PP_MILLI;
}

static pp_date random_date(uint64_t *seed)
{
    return one_in(seed, 3) ? PP_DATE_NONE
                           : pp_date_of(2020 + below(seed, 8), 1 + below(seed, 12), 28);
}

/* Lists of at most two entries, so that every branch of the sums and names is met often. */
static bool random_profile(uint64_t *seed, struct pp_arena *arena, struct pp_profile *profile)
{
    pp_profile_init(profile);
    profile->training = PP_NEW_N(arena, struct pp_training_entry, 2);
    profile->experience = PP_NEW_N(arena, struct pp_experience_entry, 2);
    profile->exams = PP_NEW_N(arena, struct pp_exam_entry, 1);
    profile->ce = PP_NEW_N(arena, struct pp_ce_entry, 1);
    profile->attests = PP_NEW_N(arena, struct pp_attest, 2);
    struct pp_view *codes = PP_NEW(arena, struct pp_view);
    struct pp_topic_hours *topics = PP_NEW(arena, struct pp_topic_hours);
    if (!profile->training || !profile->experience || !profile->exams || !profile->ce ||
        !profile->attests || !codes || !topics)
        return false;
    *codes = one_in(seed, 2) ? PP_V("CA") : PP_V("OR");
    *topics = (struct pp_topic_hours){PP_V("Ethics"), 10 * PP_MILLI};
    profile->age = one_in(seed, 3) ? PP_MILLI_NONE : below(seed, 60) * PP_MILLI;
    profile->lives_place = below(seed, 4) - 1;
    profile->works_place = below(seed, 4) - 1;
    profile->education = below(seed, 6) - 1;
    profile->lived = (struct pp_word_set){(uint32_t)below(seed, 256), !one_in(seed, 3)};
    profile->recovery_months = random_amount(seed);
    profile->references = random_amount(seed);
    profile->background_check = below(seed, 3) - 1;
    profile->training_stated = !one_in(seed, 4);
    profile->experience_stated = !one_in(seed, 4);
    profile->exams_stated = !one_in(seed, 3);
    profile->certifications_stated = one_in(seed, 2);
    profile->ce_stated = !one_in(seed, 3);
    profile->training_count = profile->training_stated ? (size_t)below(seed, 3) : 0;
    profile->experience_count = profile->experience_stated ? (size_t)below(seed, 3) : 0;
    profile->exam_count = profile->exams_stated ? (size_t)below(seed, 2) : 0;
    profile->ce_count = profile->ce_stated ? (size_t)below(seed, 2) : 0;
    for (size_t i = 0; i < 2; i++) {
        profile->training[i] = (struct pp_training_entry){
            .name = one_in(seed, 3)   ? PP_V("")
                    : one_in(seed, 2) ? PP_V("Peer")
                                      : PP_V("first"),
            .hours = random_amount(seed),
            .completed = random_date(seed),
            .approved_by = {codes, 1},
            .approval_stated = one_in(seed, 2),
            .topics = topics,
            .topic_count = one_in(seed, 2),
        };
        profile->experience[i] = (struct pp_experience_entry){
            .hours = random_amount(seed),
            .from = random_date(seed),
            .to = random_date(seed),
            .pay = below(seed, 3) - 1,
            .supervised = below(seed, 3) - 1,
            .paid_hours = one_in(seed, 4) ? 20 * PP_MILLI : PP_MILLI_NONE,
            .supervised_hours = one_in(seed, 4) ? 20 * PP_MILLI : PP_MILLI_NONE,
            .supervision_hours = random_amount(seed),
        };
    }
    profile->exams[0] = (struct pp_exam_entry){PP_V("IC&RC Peer Recovery"), random_date(seed)};
    profile->ce[0] = (struct pp_ce_entry){
        20 * PP_MILLI, one_in(seed, 2) ? PP_V("ethics") : PP_V(""), random_date(seed)};
    profile->attests[0] = (struct pp_attest){PP_V("code_of_ethics"), one_in(seed, 2), NULL};
    profile->attests[1] = (struct pp_attest){PP_V("ca-x.other1"), one_in(seed, 2), NULL};
    profile->attest_count = (size_t)below(seed, 3);
    return true;
}

/* Compare all verdicts of one person; the number of disagreements, or -1 without memory. */
static int disagreements(const struct pp_credential *const *credentials, size_t count,
                         const struct pp_profile *profile, pp_date as_of, enum pp_stage stage,
                         size_t seen[PP_VERDICT_COUNT])
{
    struct pp_arena arena pp_cleanup_arena;
    struct pp_matcher matcher pp_cleanup_matcher;
    struct pp_program program;
    struct pp_bits bits;
    int bad = 0;
    pp_arena_init(&arena, 0);
    pp_matcher_init(&matcher);
    struct pp_views attests = pp_profile_attests(profile, &arena);
    if (pp_compile(credentials, count, &attests, as_of, stage, &arena, &program) != PP_OK ||
        !pp_bits_init(&bits, &program, &arena))
        return -1;
    pp_bits_fill(&bits, &program, profile, &matcher);
    for (size_t i = 0; i < count; i++) {
        const struct pp_compiled_route *route;
        enum pp_verdict compiled =
            pp_credential_verdict(&program, &program.credentials[i], &bits, &route);
        enum pp_verdict plain =
            pp_reference_verdict(credentials[i], profile, as_of, stage, &matcher);
        seen[compiled]++;
        if (compiled == plain)
            continue;
        bad++;
        printf("    %.*s: compiled says %s, the tree walk %s\n", PP_VARG(credentials[i]->id),
               pp_word(&pp_verdict_words, (int)compiled), pp_word(&pp_verdict_words, (int)plain));
    }
    return bad;
}

static bool random_rules_agree(size_t seen[PP_VERDICT_COUNT])
{
    uint64_t seed = 20261121;
    for (int round = 0; round < ROUNDS; round++) {
        struct pp_arena arena pp_cleanup_arena;
        const struct pp_credential *credentials[CREDENTIALS];
        pp_arena_init(&arena, 0);
        for (size_t i = 0; i < CREDENTIALS; i++) {
            credentials[i] = random_credential(&seed, &arena);
            if (!credentials[i])
                return false;
        }
        for (int person = 0; person < PEOPLE; person++) {
            struct pp_profile profile;
            pp_date as_of = pp_date_of(2024 + below(&seed, 3), 1 + below(&seed, 12), 21);
            enum pp_stage stage = (enum pp_stage)below(&seed, 4);
            if (!random_profile(&seed, &arena, &profile) ||
                disagreements(credentials, CREDENTIALS, &profile, as_of, stage, seen) != 0) {
                printf("    in round %d, person %d\n", round, person);
                return false;
            }
        }
    }
    return true;
}

/* Give a condition one thing of another. */
static void vary(uint64_t *seed, struct pp_requirement *r, const struct pp_requirement *other)
{
#define PART(name)                                                                                 \
    {                                                                                              \
        offsetof(struct pp_requirement, name), sizeof(other->name)                                 \
    }
    static const struct {
        size_t offset;
        size_t size;
    } parts[] = {PART(amount),     PART(word),       PART(lived),       PART(months),
                 PART(pay),        PART(supervised), PART(topic_slug),  PART(window_months),
                 PART(matches),    PART(name),       PART(approved_by), PART(training_hours_min),
                 PART(place),      PART(hours),      PART(text),        PART(percent),
                 PART(recovery_of)};
#undef PART
    size_t i = (size_t)below(seed, UNIT_COUNT(parts));
    memcpy((char *)r + parts[i].offset, (const char *)other + parts[i].offset, parts[i].size);
}

/* Two conditions that differ in one thing, each the only one of its credential: shared, if they are
 * taken for the same, they would get one answer. */
static bool pairs_agree(void)
{
    uint64_t seed = 76;
    for (int round = 0; round < PAIRS; round++) {
        struct pp_arena arena pp_cleanup_arena;
        struct pp_profile profile;
        size_t seen[PP_VERDICT_COUNT] = {0};
        pp_arena_init(&arena, 0);
        const struct pp_requirement *first = random_requirement(&seed, &arena);
        const struct pp_requirement *other = random_requirement(&seed, &arena);
        if (!first || !other || !random_profile(&seed, &arena, &profile))
            return false;
        struct pp_requirement both[2] = {*first, *first};
        struct pp_item items[2] = {{.requirement = &both[0]}, {.requirement = &both[1]}};
        struct pp_route routes[2];
        struct pp_credential credentials[2];
        const struct pp_credential *list[2] = {&credentials[0], &credentials[1]};
        vary(&seed, &both[1], other);
        for (int i = 0; i < 2; i++) {
            both[i].effective = both[i].until = PP_DATE_SPAN_NONE;
            routes[i] = (struct pp_route){
                .name = PP_V("standard"), .items = &items[i], .count = 1, .complete = true};
            credentials[i] = (struct pp_credential){.id = PP_V("ca-x"),
                                                    .effective = PP_DATE_SPAN_NONE,
                                                    .until = PP_DATE_SPAN_NONE,
                                                    .routes = &routes[i],
                                                    .route_count = 1};
        }
        if (disagreements(list, 2, &profile, pp_date_of(2026, 11, 21), PP_STAGE_KEEP, seen) != 0) {
            printf("    in pair %d: %s\n", round, pp_kinds[first->kind].name);
            return false;
        }
    }
    return true;
}

static bool real_rules_agree(void)
{
    struct pp_diags diags pp_cleanup_diags;
    struct pp_db db pp_cleanup_db;
    const struct pp_credential *credentials[512];
    size_t count = 0, seen[PP_VERDICT_COUNT] = {0};
    uint64_t seed = 57;
    pp_diags_init(&diags);
    if (pp_db_open(&db, NULL, &diags) != PP_OK)
        return false;
    for (int place = 0; place < PP_PLACE_COUNT; place++) {
        const struct pp_jurisdiction *jurisdiction = NULL;
        if (pp_db_get(&db, place, &jurisdiction, &diags) != PP_OK)
            return false;
        for (size_t i = 0; i < jurisdiction->credential_count && count < 512; i++)
            credentials[count++] = &jurisdiction->credentials[i];
    }
    for (int person = 0; person < REAL_PEOPLE; person++) {
        struct pp_arena arena pp_cleanup_arena;
        struct pp_profile profile;
        pp_arena_init(&arena, 0);
        if (!random_profile(&seed, &arena, &profile) ||
            disagreements(credentials, count, &profile, pp_date_of(2026, 11, 21),
                          (enum pp_stage)below(&seed, 4), seen) != 0)
            return false;
    }
    return count > 100;
}

int main(void)
{
    size_t seen[PP_VERDICT_COUNT] = {0};
    bool agree = random_rules_agree(seen);
    bool pairs = pairs_agree();
    bool real = real_rules_agree();
    bool every = true;
    for (size_t i = 0; i < PP_VERDICT_COUNT; i++)
        every &= seen[i] > 100;
    printf("%s compiled form agrees with the tree walk on random rules\n", agree ? "ok" : "not ok");
    printf("%s conditions that differ in one thing are not taken for the same\n",
           pairs ? "ok" : "not ok");
    printf("%s compiled form agrees with the tree walk on the real rules\n",
           real ? "ok" : "not ok");
    printf("%s the random rules bring about every verdict\n", every ? "ok" : "not ok");
    return agree && pairs && real && every ? 0 : 1;
}
