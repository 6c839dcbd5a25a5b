#include "eval/profile_flat_row.h"

#include <string.h>

const struct pp_field *pp_flat_field(struct pp_fields fields, const char *name)
{
    for (size_t i = 0; i < fields.count; i++)
        if (strcmp(fields.list[i].name, name) == 0)
            return &fields.list[i];
    return NULL;
}

struct pp_node pp_flat_node(const struct pp_flat_row *row, size_t column, struct pp_view text)
{
    return (struct pp_node){
        .type = PP_SCALAR, .line = row->number, .col = (uint32_t)column + 1, .text = text};
}

static void fault_at(struct pp_flat_row *row, enum pp_flat_kind kind, enum pp_code code,
                     const char *words)
{
    size_t column = row->said[kind] - 1;
    struct pp_node node = pp_flat_node(row, column, PP_V(""));
    struct pp_path path = {NULL, row->columns->list[column].title, 0};
    pp_fault(&row->reader, code, &node, &path, "%s", words);
}

struct pp_view pp_flat_word(struct pp_flat_row *row, struct pp_view text)
{
    char *word = pp_arena_alloc(row->reader.arena, text.len + 1);
    for (size_t i = 0; word && i < text.len; i++)
        word[i] = text.ptr[i] == ' ' ? '_' : pp_lower(text.ptr[i]);
    return (struct pp_view){word, word ? text.len : 0};
}

/* Read the cell as a field of a profile, under the column's own name. */
static bool read_cell(struct pp_flat_row *row, size_t column, const struct pp_field *field,
                      void *out)
{
    struct pp_node node = pp_flat_node(row, column, pp_view_trim(row->cells[column]));
    struct pp_path path = {NULL, row->columns->list[column].title, 0};
    if (field->type == PP_FIELD_WORD) {
        node.text = pp_flat_word(row, node.text);
        if (!node.text.ptr)
            return pp_no_memory(row->reader.diags) == PP_OK;
    }
    return pp_read_field(&row->reader, &node, &path, field, out);
}

static bool read_own(struct pp_flat_row *row, size_t column, const char *name)
{
    return read_cell(row, column, pp_flat_field(pp_profile_fields, name), &row->profile);
}

/* An amount of hours, by the rules of the nested form. */
static bool read_hours(struct pp_flat_row *row, size_t column, pp_milli *out)
{
    struct pp_field hours = *pp_flat_field(pp_training_entry_fields, "hours");
    hours.offset = 0;
    return read_cell(row, column, &hours, out);
}

static bool read_topic(struct pp_flat_row *row, size_t column, struct pp_topic_hours **topics,
                       size_t *count)
{
    if (!*topics)
        *topics = PP_NEW_N(row->reader.arena, struct pp_topic_hours, row->columns->count);
    if (!*topics)
        return pp_no_memory(row->reader.diags) == PP_OK;
    struct pp_topic_hours *topic = &(*topics)[*count];
    topic->topic = row->columns->list[column].sub;
    if (!read_hours(row, column, &topic->hours))
        return false;
    (*count)++;
    return true;
}

static bool read_attest(struct pp_flat_row *row, size_t column)
{
    struct pp_profile *profile = &row->profile;
    struct pp_field answer = {.type = PP_FIELD_WORD, .words = &pp_yes_no_words};
    int word = PP_INT_NONE;
    if (!profile->attests)
        profile->attests = PP_NEW_N(row->reader.arena, struct pp_attest, row->columns->count);
    if (!profile->attests)
        return pp_no_memory(row->reader.diags) == PP_OK;
    if (!read_cell(row, column, &answer, &word))
        return false;
    profile->attests[profile->attest_count++] =
        (struct pp_attest){row->columns->list[column].sub, word == 0, NULL};
    return true;
}

/* The fields whose columns have the name of a field of the nested form. */
static bool read_plain(struct pp_flat_row *row, size_t column, enum pp_flat_kind kind)
{
    return read_own(row, column, pp_flat_names[kind]);
}

static bool read_column(struct pp_flat_row *row, size_t column)
{
    enum pp_flat_kind kind = row->columns->list[column].kind;
    switch (kind) {
    case PP_FLAT_ID:
    case PP_FLAT_BORN:
    case PP_FLAT_AGE:
    case PP_FLAT_LIVES_IN:
    case PP_FLAT_WORKS_IN:
    case PP_FLAT_EDUCATION:
    case PP_FLAT_RECOVERY_SINCE:
    case PP_FLAT_RECOVERY_MONTHS:
    case PP_FLAT_REFERENCES:
    case PP_FLAT_BACKGROUND_CHECK:
        return read_plain(row, column, kind);
    case PP_FLAT_LIVED_EXPERIENCE:
        return pp_flat_read_lived(row, column);
    case PP_FLAT_TRAINING_HOURS:
        return read_hours(row, column, &row->training->hours);
    case PP_FLAT_TRAINING_TOPIC:
        return read_topic(row, column, &row->training->topics, &row->training->topic_count);
    case PP_FLAT_TRAINING_APPROVED_BY:
        return pp_flat_read_approved(row, column);
    case PP_FLAT_EXPERIENCE_HOURS:
        return read_hours(row, column, &row->experience->hours);
    case PP_FLAT_EXPERIENCE_PAID:
        return read_hours(row, column, &row->experience->paid_hours);
    case PP_FLAT_EXPERIENCE_SUPERVISED:
        return read_hours(row, column, &row->experience->supervised_hours);
    case PP_FLAT_SUPERVISION_HOURS:
        return read_hours(row, column, &row->experience->supervision_hours);
    case PP_FLAT_SUPERVISION_TOPIC:
        return read_topic(row, column, &row->experience->topics, &row->experience->topic_count);
    case PP_FLAT_EXAMS:
        return pp_flat_read_exams(row, column);
    case PP_FLAT_CERTIFICATIONS:
        return pp_flat_read_certifications(row, column);
    case PP_FLAT_CE_HOURS:
        return read_hours(row, column, &row->ce->hours);
    case PP_FLAT_CE_TOPIC:
        return read_topic(row, column, &row->ce->topics, &row->ce->topic_count);
    case PP_FLAT_ATTEST:
        return read_attest(row, column);
    case PP_FLAT_KIND_COUNT:
        break;
    }
    return false;
}

static void check_parts(struct pp_flat_row *row, enum pp_flat_kind kind, pp_milli whole,
                        const struct pp_topic_hours *topics, size_t count)
{
    pp_milli sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += topics[i].hours;
    if (whole != PP_MILLI_NONE && sum > whole)
        fault_at(row, kind, PP_PROFILE_CROSSED, "the topics add up to more hours than the whole");
}

static void check_part(struct pp_flat_row *row, enum pp_flat_kind kind, pp_milli part)
{
    if (part != PP_MILLI_NONE && row->experience->hours != PP_MILLI_NONE &&
        part > row->experience->hours)
        fault_at(row, kind, PP_PROFILE_CROSSED, "the part is more than all hours of experience");
}

static void check_past(struct pp_flat_row *row, enum pp_flat_kind kind, const char *key,
                       pp_date date)
{
    const struct pp_ymd latest = pp_date_ymd(row->columns->latest);
    char words[64];
    if (date == PP_DATE_NONE || date <= row->columns->latest)
        return;
    (void)snprintf(words, sizeof(words), "'%s' lies after " PP_YMD, key, PP_YMD_ARG(latest));
    fault_at(row, kind, PP_DATE_FUTURE, words);
}

/* Statements that cannot both be true, as pp_profile_read() has them. */
static void check_row(struct pp_flat_row *row)
{
    const struct pp_profile *profile = &row->profile;
    if (profile->born != PP_DATE_NONE && profile->age != PP_MILLI_NONE)
        fault_at(row, PP_FLAT_AGE, PP_PROFILE_TWICE, "'age' and 'born' are both given; keep one");
    if (profile->recovery_since != PP_DATE_NONE && profile->recovery_months != PP_MILLI_NONE)
        fault_at(row, PP_FLAT_RECOVERY_MONTHS, PP_PROFILE_TWICE,
                 "'recovery_months' and 'recovery_since' are both given; keep one");
    check_past(row, PP_FLAT_BORN, "born", profile->born);
    check_past(row, PP_FLAT_RECOVERY_SINCE, "recovery_since", profile->recovery_since);
    check_parts(row, PP_FLAT_TRAINING_TOPIC, row->training->hours, row->training->topics,
                row->training->topic_count);
    check_parts(row, PP_FLAT_SUPERVISION_TOPIC, row->experience->supervision_hours,
                row->experience->topics, row->experience->topic_count);
    check_parts(row, PP_FLAT_CE_TOPIC, row->ce->hours, row->ce->topics, row->ce->topic_count);
    check_part(row, PP_FLAT_EXPERIENCE_PAID, row->experience->paid_hours);
    check_part(row, PP_FLAT_EXPERIENCE_SUPERVISED, row->experience->supervised_hours);
}

/* The one entry of each list: there when anything was said of it. */
static void add_entries(struct pp_flat_row *row)
{
    struct pp_profile *profile = &row->profile;
    const size_t *said = row->said;
    profile->training = row->training;
    profile->training_stated = said[PP_FLAT_TRAINING_HOURS] || said[PP_FLAT_TRAINING_TOPIC] ||
                               said[PP_FLAT_TRAINING_APPROVED_BY];
    profile->training_count = profile->training_stated;
    profile->experience = row->experience;
    profile->experience_stated = said[PP_FLAT_EXPERIENCE_HOURS] || said[PP_FLAT_EXPERIENCE_PAID] ||
                                 said[PP_FLAT_EXPERIENCE_SUPERVISED] ||
                                 said[PP_FLAT_SUPERVISION_HOURS] || said[PP_FLAT_SUPERVISION_TOPIC];
    profile->experience_count = profile->experience_stated;
    profile->ce = row->ce;
    profile->ce_stated = said[PP_FLAT_CE_HOURS] || said[PP_FLAT_CE_TOPIC];
    profile->ce_count = profile->ce_stated;
    profile->lives_place = profile->lives_in.len ? pp_place_find(profile->lives_in) : -1;
    profile->works_place = profile->works_in.len ? pp_place_find(profile->works_in) : -1;
}

/* Entries of which nothing is known. */
static bool init_row(struct pp_flat_row *row)
{
    pp_profile_init(&row->profile);
    row->profile.file = row->columns->file;
    row->training = PP_NEW(row->reader.arena, struct pp_training_entry);
    row->experience = PP_NEW(row->reader.arena, struct pp_experience_entry);
    row->ce = PP_NEW(row->reader.arena, struct pp_ce_entry);
    if (!row->training || !row->experience || !row->ce)
        return false;
    *row->training = (struct pp_training_entry){.hours = PP_MILLI_NONE, .completed = PP_DATE_NONE};
    *row->experience = PP_EXPERIENCE_UNTOLD;
    *row->ce = (struct pp_ce_entry){.hours = PP_MILLI_NONE, .completed = PP_DATE_NONE};
    return true;
}

enum pp_status pp_profile_flat(const struct pp_flat_columns *columns, const struct pp_view *cells,
                               uint32_t row, struct pp_db *db, struct pp_arena *arena,
                               struct pp_profile *out, struct pp_diags *diags)
{
    struct pp_flat_row reading = {
        .reader = {.file = columns->file, .arena = arena, .diags = diags},
        .columns = columns,
        .cells = cells,
        .number = row,
    };
    size_t errors = diags->errors;
    if (!init_row(&reading))
        return pp_no_memory(diags);
    for (size_t i = 0; i < columns->count; i++) {
        const struct pp_flat_column *column = &columns->list[i];
        if (!column->ignored && pp_view_trim(cells[i]).len && read_column(&reading, i))
            reading.said[column->kind] = i + 1;
    }
    if (diags->errors == errors)
        check_row(&reading);
    add_entries(&reading);
    enum pp_status status = diags->no_memory          ? PP_NOMEM
                            : diags->errors == errors ? PP_OK
                                                      : PP_INPUT;
    if (status == PP_OK && reading.profile.certification_count)
        status = pp_profile_resolve(&reading.profile, db, arena, diags);
    if (status == PP_OK)
        *out = reading.profile;
    return status;
}
