#include "eval/profile_write.h"

#include "base/escape.h"
#include "base/file.h"

enum {
    MOST_BYTES = 1 << 20,
    FILE_MODE = 0600
};

/* In quotes whatever it looks like, so that no text is taken for a null, a list or a comment. */
static void put_quoted(struct pp_buf *buf, struct pp_view text)
{
    pp_buf_char(buf, '"');
    while (text.len) {
        uint32_t code_point = 0;
        size_t len = pp_utf8_next(text, &code_point);
        if (len == 0 || pp_utf8_is_unsafe(code_point)) {
            pp_buf_printf(buf, "\\U%08x", len ? code_point : 0xfffdU);
            len = len ? len : 1;
        } else {
            if (text.ptr[0] == '"' || text.ptr[0] == '\\')
                pp_buf_char(buf, '\\');
            pp_buf_add(buf, pp_view_first(text, len));
        }
        text = pp_view_from(text, len);
    }
    pp_buf_char(buf, '"');
}

/* A topic or an id as a key: plain where it can only be a text. */
static void put_key(struct pp_buf *buf, struct pp_view text)
{
    bool plain = text.len > 0 && text.ptr[0] >= 'a' && text.ptr[0] <= 'z';
    for (size_t i = 0; i < text.len; i++)
        plain &= (text.ptr[i] >= 'a' && text.ptr[i] <= 'z') || pp_is_digit(text.ptr[i]) ||
                 text.ptr[i] == '_' || text.ptr[i] == '.' || text.ptr[i] == '-';
    if (plain && !pp_view_is(text, "null"))
        pp_buf_add(buf, text);
    else
        put_quoted(buf, text);
}

/* The parts of one entry, "{name: …, hours: …}": the first has no comma before it. */
struct entry {
    struct pp_buf *buf;
    bool begun;
};

static void key(struct entry *entry, const char *name)
{
    pp_buf_printf(entry->buf, "%s%s: ", entry->begun ? ", " : "", name);
    entry->begun = true;
}

static void put_text(struct entry *entry, const char *name, struct pp_view text)
{
    if (!text.len)
        return;
    key(entry, name);
    put_quoted(entry->buf, text);
}

static void put_amount(struct entry *entry, const char *name, pp_milli amount)
{
    if (amount == PP_MILLI_NONE)
        return;
    key(entry, name);
    pp_milli_format(entry->buf, amount);
}

static void put_date(struct entry *entry, const char *name, pp_date date)
{
    if (date == PP_DATE_NONE)
        return;
    key(entry, name);
    pp_date_format(entry->buf, date);
}

static void put_word(struct entry *entry, const char *name, const struct pp_words *words, int word)
{
    if (word == PP_INT_NONE)
        return;
    key(entry, name);
    pp_buf_str(entry->buf, pp_word(words, word));
}

static void put_topics(struct entry *entry, const char *name, const struct pp_topic_hours *topics,
                       size_t count)
{
    if (!count)
        return;
    key(entry, name);
    for (size_t i = 0; i < count; i++) {
        pp_buf_str(entry->buf, i ? ", " : "{");
        put_key(entry->buf, topics[i].topic);
        pp_buf_str(entry->buf, ": ");
        pp_milli_format(entry->buf, topics[i].hours);
    }
    pp_buf_char(entry->buf, '}');
}

static void put_codes(struct entry *entry, const char *name, const struct pp_views *codes)
{
    key(entry, name);
    pp_buf_char(entry->buf, '[');
    for (size_t i = 0; i < codes->count; i++) {
        int place = pp_place_find(codes->list[i]);
        pp_buf_printf(entry->buf, "%s%s", i ? ", " : "", place < 0 ? "" : pp_places[place].code);
    }
    pp_buf_char(entry->buf, ']');
}

static void put_training(struct entry *entry, const struct pp_profile *profile, size_t i)
{
    const struct pp_training_entry *training = &profile->training[i];
    put_text(entry, "name", training->name);
    put_amount(entry, "hours", training->hours);
    put_date(entry, "completed", training->completed);
    put_text(entry, "provider", training->provider);
    if (training->approval_stated)
        put_codes(entry, "approved_by", &training->approved_by);
    put_topics(entry, "topics", training->topics, training->topic_count);
}

static void put_experience(struct entry *entry, const struct pp_profile *profile, size_t i)
{
    const struct pp_experience_entry *work = &profile->experience[i];
    put_text(entry, "role", work->role);
    put_amount(entry, "hours", work->hours);
    put_date(entry, "from", work->from);
    put_date(entry, "to", work->to);
    put_word(entry, "pay", &pp_pay_words, work->pay);
    put_word(entry, "supervised", &pp_yes_no_words, work->supervised);
    put_amount(entry, "supervision_hours", work->supervision_hours);
    put_topics(entry, "supervision_topics", work->topics, work->topic_count);
}

static void put_exam(struct entry *entry, const struct pp_profile *profile, size_t i)
{
    put_text(entry, "name", profile->exams[i].name);
    put_date(entry, "passed", profile->exams[i].passed);
}

static void put_certification(struct entry *entry, const struct pp_profile *profile, size_t i)
{
    const struct pp_certification *held = &profile->certifications[i];
    if (held->id.len) {
        key(entry, "credential");
        pp_buf_add(entry->buf, held->id);
    }
    put_text(entry, "name", held->name);
    int place = held->jurisdiction.len ? pp_place_find(held->jurisdiction) : -1;
    if (place >= 0) {
        key(entry, "jurisdiction");
        pp_buf_str(entry->buf, pp_places[place].code);
    }
    put_date(entry, "issued", held->issued);
    put_date(entry, "expires", held->expires);
}

static void put_ce(struct entry *entry, const struct pp_profile *profile, size_t i)
{
    put_amount(entry, "hours", profile->ce[i].hours);
    put_text(entry, "topic", profile->ce[i].topic);
    put_date(entry, "completed", profile->ce[i].completed);
}

/* A list of entries, a line each; an empty one says "none". */
static void put_list(struct pp_buf *buf, const char *name, bool stated, size_t count,
                     const struct pp_profile *profile,
                     void (*put)(struct entry *entry, const struct pp_profile *profile, size_t i))
{
    if (!stated)
        return;
    pp_buf_printf(buf, "%s:%s\n", name, count ? "" : " []");
    for (size_t i = 0; i < count; i++) {
        struct entry entry = {buf, false};
        pp_buf_str(buf, "  - {");
        put(&entry, profile, i);
        pp_buf_str(buf, "}\n");
    }
}

static void put_lived(struct pp_buf *buf, const struct pp_word_set *lived)
{
    bool begun = false;
    if (!lived->given)
        return;
    pp_buf_str(buf, "lived_experience: [");
    for (size_t i = 0; i < pp_lived_words.count; i++) {
        if (!(lived->bits & 1U << i))
            continue;
        pp_buf_printf(buf, "%s%s", begun ? ", " : "", pp_lived_words.list[i]);
        begun = true;
    }
    pp_buf_str(buf, "]\n");
}

/* One fact a line. */
static void put_facts(struct pp_buf *buf, const struct pp_profile *profile, bool after_lived)
{
    const struct {
        const char *name;
        pp_date date;
        pp_milli amount;
        int word;
        const struct pp_words *words;
        int place;
        bool after_lived;
    } facts[] = {
        {"born", profile->born, PP_MILLI_NONE, -1, NULL, -1, false},
        {"age", PP_DATE_NONE, profile->age, -1, NULL, -1, false},
        {"lives_in", PP_DATE_NONE, PP_MILLI_NONE, -1, NULL, profile->lives_place, false},
        {"works_in", PP_DATE_NONE, PP_MILLI_NONE, -1, NULL, profile->works_place, false},
        {"education", PP_DATE_NONE, PP_MILLI_NONE, profile->education, &pp_education_words, -1,
         false},
        {"recovery_since", profile->recovery_since, PP_MILLI_NONE, -1, NULL, -1, true},
        {"recovery_months", PP_DATE_NONE, profile->recovery_months, -1, NULL, -1, true},
        {"references", PP_DATE_NONE, profile->references, -1, NULL, -1, true},
        {"background_check", PP_DATE_NONE, PP_MILLI_NONE, profile->background_check,
         &pp_record_words, -1, true},
    };
    for (size_t i = 0; i < sizeof(facts) / sizeof(facts[0]); i++) {
        struct entry line = {buf, false};
        if (facts[i].after_lived != after_lived)
            continue;
        put_date(&line, facts[i].name, facts[i].date);
        put_amount(&line, facts[i].name, facts[i].amount);
        put_word(&line, facts[i].name, facts[i].words, facts[i].word);
        if (facts[i].place >= 0 && facts[i].place < PP_PLACE_COUNT) {
            key(&line, facts[i].name);
            pp_buf_str(buf, pp_places[facts[i].place].code);
        }
        if (line.begun)
            pp_buf_char(buf, '\n');
    }
}

void pp_profile_write(struct pp_buf *buf, const struct pp_profile *profile)
{
    struct entry id = {buf, false};
    pp_buf_str(buf, "# A profile for peerpath. What is not written here counts as unknown.\n"
                    "profile: 1\n");
    put_text(&id, "id", profile->id);
    pp_buf_str(buf, id.begun ? "\n" : "");
    put_facts(buf, profile, false);
    put_lived(buf, &profile->lived);
    put_facts(buf, profile, true);
    put_list(buf, "training", profile->training_stated, profile->training_count, profile,
             put_training);
    put_list(buf, "experience", profile->experience_stated, profile->experience_count, profile,
             put_experience);
    put_list(buf, "exams", profile->exams_stated, profile->exam_count, profile, put_exam);
    put_list(buf, "certifications", profile->certifications_stated, profile->certification_count,
             profile, put_certification);
    put_list(buf, "continuing_education", profile->ce_stated, profile->ce_count, profile, put_ce);
    for (size_t i = 0; i < profile->attest_count; i++) {
        pp_buf_str(buf, i ? "  " : "attests:\n  ");
        put_key(buf, profile->attests[i].id);
        pp_buf_str(buf, profile->attests[i].yes ? ": yes\n" : ": no\n");
    }
}

/* Write it as it goes to a file, or report why it does not. */
static enum pp_status write_checked(struct pp_buf *text, const struct pp_profile *profile,
                                    struct pp_place place, struct pp_diags *diags)
{
    pp_profile_write(text, profile);
    enum pp_status status = pp_buf_status(text);
    if (status == PP_NOMEM)
        return pp_no_memory(diags);
    if (status != PP_OK)
        pp_report(diags, PP_LIMIT_REACHED, place, PP_V(""),
                  "cannot write the profile: it is larger than %d KiB", MOST_BYTES >> 10);
    return status;
}

enum pp_status pp_profile_check_written(const struct pp_profile *profile, struct pp_db *db,
                                        pp_date latest, struct pp_diags *diags)
{
    struct pp_arena arena pp_cleanup_arena;
    struct pp_buf text pp_cleanup_buf;
    struct pp_profile read;
    const struct pp_place nowhere = {0};
    pp_arena_init(&arena, 0);
    pp_buf_init(&text, MOST_BYTES);
    enum pp_status status = write_checked(&text, profile, nowhere, diags);
    if (status == PP_OK)
        status = pp_profile_parse(pp_buf_view(&text), PP_V("profile"), &arena, &read, diags);
    if (status == PP_OK)
        status = pp_profile_resolve(&read, db, &arena, diags);
    if (status == PP_OK)
        status = pp_profile_check_dates(&read, latest, diags);
    return status;
}

enum pp_status pp_profile_save(const char *path, const struct pp_profile *profile,
                               struct pp_diags *diags)
{
    struct pp_buf text pp_cleanup_buf;
    struct pp_place place = {.file = pp_view_of(path)};
    pp_buf_init(&text, MOST_BYTES);
    enum pp_status status = write_checked(&text, profile, place, diags);
    if (status != PP_OK)
        return status;
    return pp_file_replace(path, pp_buf_view(&text), FILE_MODE, diags);
}
