#include "advise/ask_read_list.h"

#include "rules/where.h"

enum {
    MOST_NAMES = 100,
    LONGEST_TOPIC = 200
};

struct answer {
    struct pp_interview *interview;
    const struct pp_slot *slot;
    struct pp_view text;
    struct pp_profile *draft;
    struct pp_buf *problem;
};

static enum pp_status refuse(const struct answer *answer, const char *sentence)
{
    pp_buf_clear(answer->problem);
    pp_buf_str(answer->problem, sentence);
    return PP_INPUT;
}

static bool says_none(struct pp_view text)
{
    return pp_view_is(text, "0") || pp_view_eq_fold(text, PP_V("none")) ||
           pp_view_eq_fold(text, PP_V("no")) || pp_view_eq_fold(text, PP_V("n"));
}

/* The next part between commas, semicolons, plus signs and (if asked) blanks; false at the end. */
static bool next_part(struct pp_view *rest, bool at_blanks, struct pp_view *out)
{
    while (rest->len) {
        size_t len = 0;
        while (len < rest->len && rest->ptr[len] != ',' && rest->ptr[len] != ';' &&
               rest->ptr[len] != '+' && !(at_blanks && pp_is_space(rest->ptr[len])))
            len++;
        *out = pp_view_trim(pp_view_first(*rest, len));
        *rest = pp_view_from(*rest, len < rest->len ? len + 1 : len);
        if (out->len)
            return true;
    }
    return false;
}

static enum pp_status read_lived(const struct answer *answer)
{
    struct pp_view rest = answer->text, part;
    uint32_t bits = 0, number;
    while (!says_none(answer->text) && next_part(&rest, true, &part)) {
        int word = pp_word_find(&pp_lived_words, part);
        if (pp_uint_parse(part, &number) && number >= 1 && number <= pp_lived_words.count)
            word = (int)number - 1;
        if (word < 0)
            return refuse(answer, "Please give the numbers of all that are true of you, such as "
                                  "1 3, or 0 for none.");
        bits |= 1U << word;
    }
    pp_draft_set_lived(answer->draft, bits);
    return PP_OK;
}

static bool read_hours(struct pp_view text, pp_milli *out)
{
    pp_milli hours;
    if (!pp_milli_parse(text, &hours) || !pp_fields_take(pp_ce_entry_fields, "hours", hours))
        return false;
    *out = hours;
    return true;
}

/* The hours of each course, job or piece of continuing education: "46", "46 20", "0". */
static enum pp_status read_each(const struct answer *answer)
{
    struct pp_view rest = answer->text, part;
    pp_milli list[PP_DRAFT_ROOM];
    size_t count = 0;
    while (!says_none(answer->text) && next_part(&rest, true, &part)) {
        if (count == PP_DRAFT_ROOM)
            return refuse(answer, "That is more than 8 numbers. Please add some of them up.");
        if (!read_hours(part, &list[count]))
            return refuse(answer, "Please give hours as numbers, such as 46, or 46 20 for two, or "
                                  "0 for none.");
        count += list[count] > 0;
    }
    answer->draft->training_stated |= answer->slot->what == PP_ASK_TRAINING;
    answer->draft->experience_stated |= answer->slot->what == PP_ASK_WORK;
    answer->draft->ce_stated |= answer->slot->what == PP_ASK_CE;
    for (size_t i = 0; i < count; i++) {
        if (answer->slot->what == PP_ASK_TRAINING)
            pp_draft_add_training(answer->draft)->hours = list[i];
        else if (answer->slot->what == PP_ASK_WORK)
            pp_draft_add_work(answer->draft)->hours = list[i];
        else
            pp_draft_add_ce(answer->draft)->hours = list[i];
    }
    return PP_OK;
}

/* Hours of one entry; no fewer than its topics come to. */
static enum pp_status read_entry_hours(const struct answer *answer, pp_milli *hours,
                                       const struct pp_topic_hours *topics, size_t count)
{
    pp_milli sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += topics[i].hours;
    if (!says_none(answer->text) && !read_hours(answer->text, hours))
        return refuse(answer, "Please give the hours as a number, such as 46.");
    if (says_none(answer->text))
        *hours = 0;
    return *hours >= sum ? PP_OK : refuse(answer, "That is less than its topics come to.");
}

static enum pp_status read_topic(const struct answer *answer, pp_milli whole,
                                 struct pp_topic_hours **topics, size_t *count)
{
    const struct pp_requirement *asked = answer->slot->requirement;
    pp_milli left = pp_draft_left(whole, *topics, *count);
    pp_milli hours = 0;
    if (!says_none(answer->text) && !read_hours(answer->text, &hours))
        return refuse(answer, "Please give the hours as a number, such as 6, or 0 for none.");
    if (left != PP_MILLI_NONE && hours > left)
        return refuse(answer, "That is more hours than are left beside the other topics.");
    bool good = pp_draft_set_topic(topics, count, asked->topic, asked->topic_slug, hours,
                                   answer->interview->arena);
    return good ? PP_OK : PP_NOMEM;
}

static enum pp_status read_approval(const struct answer *answer)
{
    struct pp_training_entry *entry = &answer->draft->training[answer->slot->entry];
    struct pp_arena *arena = answer->interview->arena;
    struct pp_view rest = answer->text, part;
    entry->approval_stated = true;
    if (says_none(answer->text))
        return PP_OK;
    if (pp_view_eq_fold(answer->text, PP_V("yes")) || pp_view_eq_fold(answer->text, PP_V("y")))
        return pp_draft_approve(entry, answer->slot->requirement->approved_by, arena) ? PP_OK
                                                                                      : PP_NOMEM;
    while (next_part(&rest, pp_place_find(answer->text) < 0, &part)) {
        int place = pp_place_find(part);
        if (place < 0)
            return refuse(answer, "Please give the codes of the states, such as CA OR, or none.");
        if (!pp_draft_approve(entry, pp_view_of(pp_places[place].code), arena))
            return PP_NOMEM;
    }
    return PP_OK;
}

/* A credential by its id or short name, or any other name in quotes. */
static enum pp_status read_certification(const struct answer *answer, struct pp_view text,
                                         struct pp_certification *out)
{
    struct pp_diags diags pp_cleanup_diags;
    struct pp_where where;
    pp_diags_init(&diags);
    *out = (struct pp_certification){.issued = PP_DATE_NONE, .expires = PP_DATE_NONE};
    if (text.len > 2 && text.ptr[0] == '"' && text.ptr[text.len - 1] == '"') {
        struct pp_view name = pp_view_trim(pp_view_first(pp_view_from(text, 1), text.len - 2));
        if (!name.len)
            return refuse(answer, "Please put the name of the certification between the quotes.");
        out->name = pp_arena_copy(answer->interview->arena, name);
        return out->name.ptr ? PP_OK : PP_NOMEM;
    }
    enum pp_status status = pp_where_find(answer->interview->db, text, &where, &diags);
    if (status == PP_NOMEM)
        return status;
    if (status == PP_OK && where.credential) {
        out->credential = where.credential;
        out->id = where.credential->id;
        return PP_OK;
    }
    (void)refuse(answer, "Please give ids such as or-pss, with commas between them; put the name "
                         "of any other certification in \"quotes\".");
    if (status == PP_OK)
        pp_buf_str(answer->problem, " A state alone does not say which of its certifications.");
    else if (diags.count)
        pp_buf_printf(answer->problem, " (%.*s)", PP_VARG(diags.list[0].message));
    return PP_INPUT;
}

static enum pp_status read_certifications(const struct answer *answer)
{
    struct pp_profile *draft = answer->draft;
    struct pp_view rest = answer->text, part;
    draft->certifications_stated = true;
    draft->certification_count = 0;
    if (says_none(answer->text))
        return PP_OK;
    draft->certifications = PP_NEW_N(answer->interview->arena, struct pp_certification, MOST_NAMES);
    if (!draft->certifications)
        return PP_NOMEM;
    while (next_part(&rest, false, &part)) {
        if (draft->certification_count == MOST_NAMES)
            return refuse(answer, "Please give no more than 100 certifications.");
        enum pp_status status =
            read_certification(answer, part, &draft->certifications[draft->certification_count]);
        if (status != PP_OK)
            return status;
        draft->certification_count++;
    }
    return PP_OK;
}

static enum pp_status read_ce_topic(const struct answer *answer)
{
    if (answer->text.len > LONGEST_TOPIC)
        return refuse(answer, "Please give the topic in a few words.");
    struct pp_view topic = pp_arena_copy(answer->interview->arena, answer->text);
    answer->draft->ce[answer->slot->entry].topic = topic;
    return topic.ptr ? PP_OK : PP_NOMEM;
}

enum pp_status pp_ask_read_list(struct pp_interview *interview, const struct pp_slot *slot,
                                struct pp_view text, struct pp_profile *draft,
                                struct pp_buf *problem)
{
    const struct answer answer = {interview, slot, text, draft, problem};
    struct pp_training_entry *training = &draft->training[slot->entry];
    struct pp_experience_entry *work = &draft->experience[slot->entry];
    switch (slot->what) {
    case PP_ASK_LIVED:
        return read_lived(&answer);
    case PP_ASK_CERTIFICATIONS:
        return read_certifications(&answer);
    case PP_ASK_TRAINING_HOURS:
        return read_entry_hours(&answer, &training->hours, training->topics, training->topic_count);
    case PP_ASK_TRAINING_APPROVAL:
        return read_approval(&answer);
    case PP_ASK_TRAINING_TOPIC:
        return read_topic(&answer, training->hours, &training->topics, &training->topic_count);
    case PP_ASK_WORK_HOURS:
        return read_entry_hours(&answer, &work->hours, NULL, 0);
    case PP_ASK_SUPERVISION:
        return read_entry_hours(&answer, &work->supervision_hours, work->topics, work->topic_count);
    case PP_ASK_SUPERVISION_TOPIC:
        return read_topic(&answer, work->supervision_hours, &work->topics, &work->topic_count);
    case PP_ASK_CE_TOPIC:
        return read_ce_topic(&answer);
    default:
        return read_each(&answer);
    }
}
