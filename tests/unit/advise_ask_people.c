#include "advise_ask_people.h"

#include "eval/profile_write.h"

#include <stdio.h>
#include <string.h>

static uint64_t mix(uint64_t hash, uint64_t value)
{
    hash = (hash ^ value) * 0x9e3779b97f4a7c15U;
    return hash ^ (hash >> 29);
}

/* Tells one question from another, in every interview alike. */
static uint64_t number_of(const struct pp_slot *slot)
{
    uint64_t hash = mix((uint64_t)slot->what + 1, slot->entry);
    struct pp_view words = {"", 0};
    if (slot->what == PP_ASK_ATTEST)
        words = slot->requirement->text.len ? slot->requirement->text : slot->requirement->id;
    else if (slot->what == PP_ASK_TRAINING_TOPIC || slot->what == PP_ASK_SUPERVISION_TOPIC)
        words = slot->requirement->topic_slug;
    else if (slot->what == PP_ASK_AGREEMENT)
        hash = mix(hash, (uint64_t)slot->requirement->kind);
    for (size_t i = 0; i < words.len; i++)
        hash = mix(hash, (unsigned char)words.ptr[i]);
    return hash;
}

/* The kind of answer: 0 the best, PERSON_ANSWERS - 1 none, between them worse and worse. */
static unsigned kind_of_answer(const struct person *person, const struct pp_slot *slot,
                               uint64_t hash)
{
    if (person->fixed && pp_slot_same(person->fixed, slot))
        return person->fixed_answer;
    if (pp_slot_in(slot, person->bad, person->bad_count))
        return person->mild ? 1 + (unsigned)((hash >> 16) % (PERSON_ANSWERS - 2))
                            : PERSON_ANSWERS - 2;
    if (hash % 100 < person->best)
        return 0;
    if ((hash >> 8) % 100 < person->unknown)
        return PERSON_ANSWERS - 1;
    return 1 + (unsigned)((hash >> 16) % (PERSON_ANSWERS - 2));
}

/* What the requirements of a kind ask, at most: enough for all of them. */
static long most_asked(const struct pp_interview *interview, enum pp_kind kind)
{
    pp_milli most = 0;
    for (size_t i = 0; i < interview->scope.count; i++)
        if (interview->scope.list[i]->kind == kind && interview->scope.list[i]->amount > most)
            most = interview->scope.list[i]->amount;
    return (long)((most + PP_MILLI - 1) / PP_MILLI);
}

static void say_number(char text[64], unsigned kind, long most)
{
    static const long parts[] = {100, 99, 50, 10, 0};
    (void)snprintf(text, 64, "%ld", kind == 1 && most > 0 ? most - 1 : most * parts[kind] / 100);
}

static void say_hours(char text[64], const struct pp_interview *interview, enum pp_kind kind,
                      unsigned answer, uint64_t hash)
{
    long most = 3 * most_asked(interview, kind) + 10;
    if (answer == 0 && hash & 1U << 20)
        (void)snprintf(text, 64, "%ld %ld", most, most);
    else if (answer == PERSON_ANSWERS - 2)
        (void)snprintf(text, 64, "%s", hash & 1U << 21 ? "0" : "1");
    else
        say_number(text, answer, answer == 0 ? most : most_asked(interview, kind));
}

static void say_lived(char text[64], unsigned answer, uint64_t hash)
{
    size_t len = 0;
    unsigned bits = answer == 0 ? 0xffU : (unsigned)(hash >> 24) & 0xffU;
    if (answer == PERSON_ANSWERS - 2)
        bits = 0;
    for (unsigned i = 0; i < 8; i++) {
        if (!(bits & 1U << i))
            continue;
        text[len++] = (char)('1' + i);
        text[len++] = ' ';
    }
    if (len == 0)
        text[len++] = '0';
    text[len] = '\0';
}

/* Enough of one topic, unless the other topics leave less. */
static void say_topic(char text[64], pp_milli hours, const struct pp_topic_hours *topics,
                      size_t count, pp_milli asked, unsigned answer)
{
    pp_milli left = pp_draft_left(hours, topics, count);
    pp_milli said = answer == 0 ? asked : answer == PERSON_ANSWERS - 2 ? 0 : asked / 2;
    if (left != PP_MILLI_NONE && said > left)
        said = left;
    struct pp_buf buf pp_cleanup_buf;
    pp_buf_init(&buf, 64);
    pp_milli_format(&buf, said);
    (void)snprintf(text, 64, "%s", buf.data ? buf.data : "0");
}

/* All states whose lists of approved training are asked for. */
static void say_lists(char text[64], const struct pp_interview *interview)
{
    size_t len = 0;
    for (size_t i = 0; i < interview->scope.count && len < 60; i++) {
        struct pp_view list = interview->scope.list[i]->approved_by;
        if (pp_place_find(list) < 0)
            continue;
        len += (size_t)snprintf(text + len, 64 - len, "%.*s ", PP_VARG(list));
    }
}

static void say_of_entry(char text[64], const struct pp_interview *interview,
                         const struct pp_slot *slot, unsigned answer)
{
    const struct pp_profile *profile = &interview->profile;
    const struct pp_training_entry *course = &profile->training[slot->entry];
    const struct pp_experience_entry *job = &profile->experience[slot->entry];
    pp_milli asked = slot->requirement->amount;
    bool good = answer < 2;
    switch (slot->what) {
    case PP_ASK_TRAINING_APPROVAL:
        (void)snprintf(text, 64, "%s", answer == 2 ? "GU" : "none");
        if (good)
            say_lists(text, interview);
        break;
    case PP_ASK_TRAINING_TOPIC:
        say_topic(text, course->hours, course->topics, course->topic_count, asked, answer);
        break;
    case PP_ASK_SUPERVISION_TOPIC:
        say_topic(text, job->supervision_hours, job->topics, job->topic_count, asked, answer);
        break;
    case PP_ASK_WORK_PAY:
        (void)snprintf(text, 64, "%s", good ? "paid" : "volunteer");
        break;
    case PP_ASK_WORK_SUPERVISED:
        (void)snprintf(text, 64, "%s", good ? "yes" : "no");
        break;
    case PP_ASK_WORK_FROM:
        (void)snprintf(text, 64, "%s",
                       good          ? "2026-10-01"
                       : answer == 2 ? "2023-05-01"
                                     : "1999-01-01");
        break;
    case PP_ASK_WORK_TO:
        (void)snprintf(text, 64, "%s", good ? "now" : answer == 2 ? "2026-10-02" : "1999-06-01");
        break;
    case PP_ASK_CE_TOPIC:
        (void)snprintf(text, 64, "%.*s", good ? (int)slot->requirement->topic.len : 5,
                       good ? slot->requirement->topic.ptr : "other");
        break;
    default: /* days */
        (void)snprintf(text, 64, "%s",
                       good          ? "2026-11-01"
                       : answer == 2 ? "2022-06-30"
                                     : "1999-01-01");
        break;
    }
}

void person_says(const struct person *person, const struct pp_interview *interview,
                 const struct pp_question *question, char text[64])
{
    static const int ages[] = {25, 17, 18, 70, 12};
    const struct pp_slot *slot = &question->slot;
    uint64_t hash = mix(person->seed, number_of(slot));
    unsigned answer = kind_of_answer(person, slot, mix(hash, 7));
    const char *code = pp_places[slot->requirement->place].code;
    if (answer == PERSON_ANSWERS - 1) {
        (void)snprintf(text, 64, "?");
        return;
    }
    switch (slot->what) {
    case PP_ASK_AGE:
        (void)snprintf(text, 64, "%d", ages[answer]);
        break;
    case PP_ASK_EDUCATION:
        (void)snprintf(text, 64, "%u", 5 - answer);
        break;
    case PP_ASK_LIVED:
        say_lived(text, answer, hash);
        break;
    case PP_ASK_RECOVERY:
        say_number(text, answer, most_asked(interview, PP_KIND_RECOVERY_DURATION) + 60);
        (void)snprintf(text + strlen(text), 64 - strlen(text), " months");
        break;
    case PP_ASK_LIVES_IN:
    case PP_ASK_WORKS_IN:
        (void)snprintf(text, 64, "%s",
                       answer < 2                                     ? code
                       : answer == 2 && slot->what == PP_ASK_WORKS_IN ? "none"
                                                                      : "GU");
        break;
    case PP_ASK_REFERENCES:
        say_number(text, answer, most_asked(interview, PP_KIND_REFERENCES));
        break;
    case PP_ASK_CERTIFICATIONS:
        (void)snprintf(text, 64, "%s",
                       answer == 0   ? "\"another one\""
                       : answer == 1 ? "or-pss, ga-cps-mh"
                                     : "none");
        break;
    case PP_ASK_TRAINING:
    case PP_ASK_TRAINING_HOURS:
        say_hours(text, interview, PP_KIND_TRAINING_HOURS, answer, hash);
        break;
    case PP_ASK_WORK:
    case PP_ASK_WORK_HOURS:
        say_hours(text, interview, PP_KIND_EXPERIENCE_HOURS, answer, hash);
        break;
    case PP_ASK_CE:
        say_hours(text, interview, PP_KIND_CE_HOURS, answer, hash);
        break;
    case PP_ASK_SUPERVISION:
        say_number(text, answer, most_asked(interview, PP_KIND_SUPERVISION_HOURS) * 3);
        break;
    case PP_ASK_BACKGROUND:
    case PP_ASK_AGREEMENT:
    case PP_ASK_ATTEST:
        (void)snprintf(text, 64, "%s", answer < 2 ? "yes" : "no");
        break;
    default:
        say_of_entry(text, interview, slot, answer);
        break;
    }
}

void person_copy(const struct pp_interview *interview, struct pp_interview *out,
                 struct pp_arena *arena)
{
    *out = *interview;
    pp_arena_init(&out->scratch, 0);
    pp_arena_init(&out->ways, 0);
    out->arena = arena;
    out->everything = true;
    out->trusting = true;
    out->closed_room = out->closed_count; /* what is added goes into arrays of the copy's own */
    out->turn_room = out->turn_count;
}

bool person_finishes(const struct person *person, const struct pp_interview *interview,
                     enum pp_verdict *out_verdicts)
{
    struct pp_interview copy;
    struct pp_arena arena pp_cleanup_arena;
    struct pp_question question;
    enum pp_status status = PP_OK;
    char text[64];
    pp_arena_init(&arena, 0);
    person_copy(interview, &copy, &arena);
    while (status == PP_OK && (status = pp_interview_next(&copy, &question)) == PP_OK) {
        struct pp_buf problem pp_cleanup_buf;
        pp_buf_init(&problem, 1024);
        person_says(person, &copy, &question, text);
        status = pp_interview_answer(&copy, &question, pp_view_of(text), &problem);
        if (status == PP_INPUT) { /* such as two topics that leave no hours: no answer, then */
            status = pp_interview_answer(&copy, &question, PP_V("?"), &problem);
        }
    }
    for (size_t i = 0; i < copy.asked_count; i++)
        out_verdicts[i] = pp_interview_verdict(&copy, i);
    pp_interview_release(&copy);
    return status == PP_NOTFOUND;
}

/* Read back what was written, as pp_setup_profile() does. */
static bool read_back(struct pp_view text, pp_date as_of, struct pp_db *db, struct pp_arena *arena,
                      struct pp_profile *out)
{
    struct pp_diags diags pp_cleanup_diags;
    pp_date today = pp_date_today();
    pp_diags_init(&diags);
    if (pp_profile_parse(text, PP_V("written"), arena, out, &diags) == PP_OK &&
        pp_profile_resolve(out, db, arena, &diags) == PP_OK &&
        pp_profile_check_dates(out, as_of > today ? as_of : today, &diags) == PP_OK)
        return true;
    printf("%.*s%.*s\n", PP_VARG(text), diags.count ? (int)diags.list[0].message.len : 0,
           diags.count ? diags.list[0].message.ptr : "");
    return false;
}

bool person_check_says(const struct pp_interview *interview, struct pp_db *db,
                       enum pp_verdict *out_verdicts)
{
    struct pp_arena arena pp_cleanup_arena;
    struct pp_matcher matcher pp_cleanup_matcher;
    struct pp_buf text pp_cleanup_buf;
    struct pp_profile profile;
    pp_arena_init(&arena, 0);
    pp_matcher_init(&matcher);
    pp_buf_init(&text, 1 << 20);
    pp_profile_write(&text, &interview->profile);
    if (!read_back(pp_buf_view(&text), interview->as_of, db, &arena, &profile))
        return false;
    struct pp_views attests = pp_profile_attests(&profile, &arena);
    for (size_t i = 0; i < interview->asked_count; i++) {
        const struct pp_compiled_route *best;
        struct pp_program program;
        struct pp_bits bits;
        if (pp_compile(&interview->asked[i].credential, 1, &attests, interview->as_of,
                       interview->stage, &arena, &program) != PP_OK ||
            !pp_bits_init(&bits, &program, &arena))
            return false;
        pp_bits_fill(&bits, &program, &profile, &matcher);
        out_verdicts[i] = pp_credential_verdict(&program, &program.credentials[0], &bits, &best);
    }
    return true;
}

size_t person_credentials(struct pp_db *db, const struct pp_credential **out, size_t room)
{
    struct pp_diags diags pp_cleanup_diags;
    size_t count = 0;
    pp_diags_init(&diags);
    for (int place = 0; place < PP_PLACE_COUNT; place++) {
        const struct pp_jurisdiction *jurisdiction;
        if (pp_db_get(db, place, &jurisdiction, &diags) != PP_OK)
            continue;
        for (size_t i = 0; i < jurisdiction->credential_count && count < room; i++)
            out[count++] = &jurisdiction->credentials[i];
    }
    return count;
}
