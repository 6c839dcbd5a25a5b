/*
 * Interviews: no question is asked that could not change a verdict, none is left out that could,
 * and the verdict at the end is that of `check` on the profile that was written. People are made up
 * from a fixed seed, so that a failure can be repeated. Whether a question can change a verdict is
 * found out by trying: people who differ in that one answer finish the interview.
 *
 * usage: advise_ask_test [STEP [FIRST]]: every STEP-th credential of the data from number FIRST on
 */
#include "advise_ask_people.h"
#include "eval/profile_write.h"
#include "read/tree.h"

#include <stdio.h>
#include <stdlib.h>

enum {
    PEOPLE = 7,      /* who are interviewed about each credential */
    WILD_TRIES = 4,  /* answers to one question of those that answer anything */
    TRIES = 10,      /* people made up to show that a question matters */
    ORDERS = 2000,   /* and ways to look for one who shows it */
    AFTER = 60,      /* people made up to show that nothing was left out */
    CREDENTIALS = 4, /* at most, in one interview */
    MOST_SLOTS = 256,
    OTHERS = 6 /* people whose questions may be spoiled, too */
};

/* An older profile that leaves much open: an interview begins with what it says. */
static const char older[] =
    "training: [{name: Core training, hours: 40, approved_by: [OR]}, {hours: 60}, {name: x}]\n"
    "experience: [{role: peer, hours: 600}, {pay: paid, from: 2020-01-01}]\n"
    "exams: [{name: IC&RC Peer Recovery}]\n"
    "certifications: [{credential: or-pss}]\n"
    "continuing_education: [{hours: 10}]\n"
    "recovery_since: 2021-03-01\n";

struct run {
    struct pp_db *db;
    pp_date as_of;
    enum pp_stage stage;
    size_t questions;
    size_t interviews;
    size_t failures;
};

static uint64_t next_random(uint64_t *seed)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 7;
    *seed ^= *seed << 17;
    return *seed;
}

static struct person random_person(uint64_t *seed)
{
    static const unsigned best[] = {100, 97, 90, 75, 50, 20, 0};
    static const unsigned unknown[] = {0, 10, 50};
    return (struct person){.seed = next_random(seed),
                           .best = best[next_random(seed) % 7],
                           .unknown = unknown[next_random(seed) % 3]};
}

static bool same_verdicts(const enum pp_verdict *a, const enum pp_verdict *b, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (a[i] != b[i])
            return false;
    return true;
}

/* Does this person's answer to the question decide something? Tried with every kind of answer. */
static bool decides(const struct person *person, const struct pp_interview *interview,
                    const struct pp_slot *slot)
{
    enum pp_verdict first[CREDENTIALS], other[CREDENTIALS];
    struct person twin = *person;
    twin.fixed = slot;
    twin.fixed_answer = 0;
    if (!person_finishes(&twin, interview, first))
        return false;
    for (twin.fixed_answer = 1; twin.fixed_answer < PERSON_ANSWERS; twin.fixed_answer++)
        if (person_finishes(&twin, interview, other) &&
            !same_verdicts(first, other, interview->asked_count))
            return true;
    return false;
}

/* Add the questions that come up when this person finishes the interview. */
static size_t gather(const struct person *person, const struct pp_interview *interview,
                     struct pp_slot *all, size_t count)
{
    struct pp_interview copy;
    struct pp_arena arena pp_cleanup_arena;
    struct pp_question question;
    char text[64];
    pp_arena_init(&arena, 0);
    person_copy(interview, &copy, &arena);
    while (count < MOST_SLOTS && pp_interview_next(&copy, &question) == PP_OK) {
        struct pp_buf problem pp_cleanup_buf;
        pp_buf_init(&problem, 1024);
        if (!pp_slot_in(&question.slot, all, count))
            all[count++] = question.slot;
        person_says(person, &copy, &question, text);
        if (pp_interview_answer(&copy, &question, pp_view_of(text), &problem) != PP_OK &&
            pp_interview_answer(&copy, &question, PP_V("?"), &problem) != PP_OK)
            break;
    }
    pp_interview_release(&copy);
    return count;
}

static bool none_worse(const enum pp_verdict *verdicts, const enum pp_verdict *first,
                       enum pp_verdict level, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (verdicts[i] > first[i] && verdicts[i] > level)
            return false;
    return true;
}

/*
 * Somebody for whom the question decides, found from somebody who answers everything well: answers
 * are spoiled one after the other as long as no verdict gets worse than some level.
 */
static bool found_by_spoiling(const struct pp_interview *interview, const struct pp_slot *slot,
                              enum pp_verdict level, unsigned answer, bool by_id_first,
                              uint64_t *seed)
{
    struct pp_slot all[MOST_SLOTS], bad[MOST_SLOTS];
    enum pp_verdict first[CREDENTIALS], now[CREDENTIALS];
    struct person person = {.seed = next_random(seed), .best = 100, .fixed = slot, .bad = bad};
    size_t count = 0;
    person.mild = next_random(seed) % 2 == 0;
    for (unsigned i = PERSON_ANSWERS; i-- > 0;) {
        person.fixed_answer = i;
        count = gather(&person, interview, all, count);
    }
    for (unsigned i = 0; i < OTHERS; i++) { /* other answers open other questions */
        struct person other = random_person(seed);
        count = gather(&other, interview, all, count);
    }
    person.fixed_answer = answer;
    if (!person_finishes(&person, interview, first))
        return false;
    for (size_t i = 0; i < count; i++) {
        size_t other = i + next_random(seed) % (count - i);
        struct pp_slot swapped = all[i];
        all[i] = all[other];
        all[other] = swapped;
    }
    /* What other routes live on goes first: else those keep the level whatever else is spoiled. */
    for (size_t i = 1, front = 0; by_id_first && i < count; i++)
        if (all[i].what == PP_ASK_ATTEST || all[i].what == PP_ASK_CERTIFICATIONS) {
            struct pp_slot swapped = all[i];
            all[i] = all[front];
            all[front++] = swapped;
        }
    for (size_t i = 0; i < count; i++) {
        if (pp_slot_same(&all[i], slot))
            continue;
        bad[person.bad_count++] = all[i];
        if (!person_finishes(&person, interview, now) ||
            !none_worse(now, first, level, interview->asked_count))
            person.bad_count--;
    }
    return decides(&person, interview, slot);
}

static bool can_matter(const struct pp_interview *interview, const struct pp_slot *slot,
                       uint64_t *seed)
{
    for (int i = 0; i < TRIES; i++) {
        struct person person = random_person(seed);
        if (decides(&person, interview, slot))
            return true;
    }
    for (unsigned i = 0; i < ORDERS; i++)
        if (found_by_spoiling(interview, slot, (enum pp_verdict)(i % PP_VERDICT_INELIGIBLE),
                              i / PP_VERDICT_INELIGIBLE % (PERSON_ANSWERS - 1), i % 2 == 0, seed))
            return true;
    return false;
}

static void fail(struct run *run, const struct pp_interview *interview, const char *what,
                 const struct pp_slot *slot)
{
    printf("%.*s: %s", PP_VARG(interview->asked[0].credential->id), what);
    if (slot)
        printf(" (question %d for %.*s)", (int)slot->what, PP_VARG(slot->requirement->id));
    printf("\n");
    run->failures++;
}

static void check_end(struct run *run, struct pp_interview *interview, uint64_t *seed)
{
    enum pp_verdict ours[CREDENTIALS], theirs[CREDENTIALS];
    for (size_t i = 0; i < interview->asked_count; i++)
        ours[i] = pp_interview_verdict(interview, i);
    if (!person_check_says(interview, run->db, theirs))
        fail(run, interview, "the profile cannot be read back", NULL);
    else if (!same_verdicts(ours, theirs, interview->asked_count))
        fail(run, interview, "check says something else of the profile", NULL);
    for (int i = 0; i < AFTER; i++) {
        struct person person = random_person(seed);
        if (person_finishes(&person, interview, theirs) &&
            !same_verdicts(ours, theirs, interview->asked_count)) {
            fail(run, interview, "a question that matters was not asked", NULL);
            return;
        }
    }
}

/* What is known before an interview: nothing, or what the older profile says. */
static bool make_known(struct run *run, bool some, struct pp_arena *arena, struct pp_profile *out)
{
    struct pp_diags diags pp_cleanup_diags;
    const struct pp_node *root;
    pp_diags_init(&diags);
    pp_profile_init(out);
    return !some || (pp_read_text(pp_view_of(older), PP_V("older"), &pp_read_limits_default, arena,
                                  &root, &diags) == PP_OK &&
                     pp_profile_read(root, PP_V("older"), arena, out, &diags) == PP_OK &&
                     pp_profile_resolve(out, run->db, arena, &diags) == PP_OK);
}

/* Give any answers until one is taken. Those that are refused must change nothing. */
static bool answered_wildly(struct run *run, struct pp_interview *interview,
                            const struct pp_question *question, uint64_t *seed)
{
    for (int i = 0; i < WILD_TRIES; i++) {
        struct pp_buf problem pp_cleanup_buf, before pp_cleanup_buf, after pp_cleanup_buf;
        pp_buf_init(&problem, 1 << 16);
        pp_buf_init(&before, 1 << 20);
        pp_buf_init(&after, 1 << 20);
        pp_profile_write(&before, &interview->profile);
        if (pp_interview_answer(interview, question, pp_view_of(person_nonsense(seed)), &problem) ==
            PP_OK)
            return true;
        pp_profile_write(&after, &interview->profile);
        if (!problem.len || !pp_view_eq(pp_buf_view(&before), pp_buf_view(&after)))
            fail(run, interview, "a refused answer was not told, or was taken", &question->slot);
    }
    return false;
}

static void interview_one(struct run *run, const struct pp_credential *const *credentials,
                          size_t count, const struct person *person, bool knows_some,
                          uint64_t *seed)
{
    struct pp_arena arena pp_cleanup_arena;
    struct pp_matcher matcher pp_cleanup_matcher;
    struct pp_interview interview pp_cleanup_interview;
    struct pp_profile known;
    struct pp_question question;
    enum pp_status status;
    char text[64];
    pp_arena_init(&arena, 0);
    pp_matcher_init(&matcher);
    interview = (struct pp_interview){0};
    if (!make_known(run, knows_some, &arena, &known) ||
        pp_interview_begin(&interview, credentials, count, &known, run->as_of, run->stage, run->db,
                           &matcher, &arena) != PP_OK) {
        fail(run, &interview, "cannot begin", NULL);
        return;
    }
    run->interviews++;
    while ((status = pp_interview_next(&interview, &question)) == PP_OK) {
        struct pp_buf problem pp_cleanup_buf;
        pp_buf_init(&problem, 1024);
        run->questions++;
        /* About several, it is the same search one by one. */
        if (count == 1 && !can_matter(&interview, &question.slot, seed))
            fail(run, &interview, "a question was asked that does not matter", &question.slot);
        /* Not always: most nonsense that is taken ends an interview. */
        if (person->wild && next_random(seed) % 3 == 0 &&
            answered_wildly(run, &interview, &question, seed))
            continue;
        person_says(person, &interview, &question, text);
        if (pp_interview_answer(&interview, &question, pp_view_of(text), &problem) != PP_OK &&
            pp_interview_answer(&interview, &question, PP_V("?"), &problem) != PP_OK) {
            fail(run, &interview, "an answer was refused", &question.slot);
            return;
        }
    }
    if (status != PP_NOTFOUND)
        fail(run, &interview, "it did not end", NULL);
    check_end(run, &interview, seed);
}

int main(int argc, char **argv)
{
    static const struct person people[PEOPLE] = {{.seed = 1, .best = 100},
                                                 {.seed = 2, .best = 0},
                                                 {.seed = 3, .best = 70, .unknown = 20},
                                                 {.seed = 4, .best = 40, .unknown = 60},
                                                 {.seed = 5, .best = 92},
                                                 {.seed = 6, .best = 92, .wild = true},
                                                 {.seed = 7, .best = 50, .wild = true}};
    const struct pp_credential *all[512];
    struct pp_diags diags pp_cleanup_diags;
    struct pp_db db pp_cleanup_db;
    size_t step = argc > 1 ? (size_t)atoi(argv[1]) : 6;
    size_t begin = argc > 2 ? (size_t)atoi(argv[2]) : 0;
    uint64_t seed = 20261121;
    pp_diags_init(&diags);
    if (step == 0 || pp_db_open(&db, NULL, &diags) != PP_OK)
        return 1;
    struct run run = {.db = &db, .as_of = pp_date_of(2026, 11, 21), .stage = PP_STAGE_APPLY};
    size_t count = person_credentials(&db, all, 512);
    for (size_t i = begin; i < count; i += step) {
        for (int p = 0; p < PEOPLE; p++) {
            run.stage = p >= 4 ? PP_STAGE_CERTIFY : PP_STAGE_APPLY;
            interview_one(&run, &all[i], 1, &people[p], false, &seed);
        }
        interview_one(&run, &all[i], 1, &people[0], true, &seed);
        /* And about several at once. */
        run.stage = PP_STAGE_APPLY;
        if (i + CREDENTIALS <= count)
            interview_one(&run, &all[i], CREDENTIALS, &people[2 + i % 5], false, &seed);
    }
    printf("%s interviews: %zu, questions: %zu, failures: %zu\n", run.failures ? "not ok" : "ok",
           run.interviews, run.questions, run.failures);
    return run.failures || run.questions == 0;
}
