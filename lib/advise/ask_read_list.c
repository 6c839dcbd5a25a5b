#include "advise/ask_read_list.h"

#include "rules/where.h"

enum {
    MOST_NAMES = 100,
    LONGEST_TOPIC = 200
};

static enum pp_status read_lived(const struct pp_reply *reply)
{
    static const char which[] =
        "Please give the numbers of all that are true of you, such as 1 3, or 0 for none.";
    struct pp_view rest = reply->text, part;
    uint32_t bits = 0, number;
    size_t count = 0;
    for (; !pp_says_none(reply->text) && pp_next_part(&rest, true, &part); count++) {
        int word = pp_word_find(&pp_lived_words, part);
        if (pp_uint_parse(part, &number) && number >= 1 && number <= pp_lived_words.count)
            word = (int)number - 1;
        if (word < 0)
            return pp_reply_refuse(reply, which);
        bits |= 1U << word;
    }
    if (!count && !pp_says_none(reply->text))
        return pp_reply_refuse(reply, which);
    pp_draft_set_lived(reply->draft, bits);
    return PP_OK;
}

static bool read_hours(struct pp_view text, pp_milli *out)
{
    pp_milli hours;
    if (!pp_read_number(text, &hours) || !pp_fields_take(pp_ce_entry_fields, "hours", hours))
        return false;
    *out = hours;
    return true;
}

/* A number like 000 is the end of one that was cut in two. */
static bool is_cut(struct pp_view part)
{
    return part.len > 1 && part.ptr[0] == '0' && pp_is_digit(part.ptr[1]);
}

/* The hours of each course, job or piece of continuing education: "46", "46 20", "0". */
static enum pp_status read_each(const struct pp_reply *reply)
{
    static const char how[] =
        "Please give hours as numbers, such as 46, or 46 20 for two, or 0 for none.";
    struct pp_view rest = reply->text, part;
    pp_milli list[PP_DRAFT_ROOM];
    size_t count = 0, parts = 0;
    bool cut = pp_has_thousands(reply->text);
    for (; !cut && !pp_says_none(reply->text) && pp_next_part(&rest, true, &part); parts++) {
        if (count == PP_DRAFT_ROOM)
            return pp_reply_refuse(reply,
                                   "That is more than 8 numbers. Please add some of them up.");
        if (!read_hours(part, &list[count]))
            return pp_reply_refuse(reply, how);
        count += list[count] > 0;
        cut = is_cut(part);
    }
    if (cut) /* one number or two? */
        return pp_reply_refuse(reply, "Please write a large number in one piece and without a "
                                      "comma, such as 1000, and put blanks between the hours of "
                                      "several, such as 46 20.");
    if (!parts && !pp_says_none(reply->text))
        return pp_reply_refuse(reply, how);
    reply->draft->training_stated |= reply->slot->what == PP_ASK_TRAINING;
    reply->draft->experience_stated |= reply->slot->what == PP_ASK_WORK;
    reply->draft->ce_stated |= reply->slot->what == PP_ASK_CE;
    for (size_t i = 0; i < count; i++) {
        if (reply->slot->what == PP_ASK_TRAINING)
            pp_draft_add_training(reply->draft)->hours = list[i];
        else if (reply->slot->what == PP_ASK_WORK)
            pp_draft_add_work(reply->draft)->hours = list[i];
        else
            pp_draft_add_ce(reply->draft)->hours = list[i];
    }
    return PP_OK;
}

/* Hours of one entry; no fewer than its topics come to. */
static enum pp_status read_entry_hours(const struct pp_reply *reply, pp_milli *hours,
                                       const struct pp_topic_hours *topics, size_t count)
{
    pp_milli sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += topics[i].hours;
    if (!pp_says_none(reply->text) && !read_hours(reply->text, hours))
        return pp_reply_refuse(reply, "Please give the hours as a number, such as 46.");
    if (pp_says_none(reply->text))
        *hours = 0;
    return *hours >= sum ? PP_OK : pp_reply_refuse(reply, "That is less than its topics come to.");
}

static enum pp_status read_topic(const struct pp_reply *reply, pp_milli whole,
                                 struct pp_topic_hours **topics, size_t *count)
{
    const struct pp_requirement *asked = reply->slot->requirement;
    pp_milli left = pp_draft_left(whole, *topics, *count);
    pp_milli hours = 0;
    if (!pp_says_none(reply->text) && !read_hours(reply->text, &hours))
        return pp_reply_refuse(reply,
                               "Please give the hours as a number, such as 6, or 0 for none.");
    if (left != PP_MILLI_NONE && hours > left)
        return pp_reply_refuse(reply, "That is more hours than are left beside the other topics.");
    bool good = pp_draft_set_topic(topics, count, asked->topic, asked->topic_slug, hours,
                                   reply->interview->arena);
    return good ? PP_OK : PP_NOMEM;
}

/* The list becomes whole, so it takes the states by name: a yes or no would answer for those that
 * nobody asked about, too. */
static enum pp_status read_approval(const struct pp_reply *reply)
{
    static const char which[] = "Please give the codes of all states that did, such as CA OR, or "
                                "none.";
    struct pp_training_entry *entry = &reply->draft->training[reply->slot->entry];
    struct pp_view rest = reply->text, part;
    bool none = pp_says_none(reply->text);
    size_t count = 0;
    if (pp_says_yes_or_no(reply->text) >= 0)
        return pp_reply_refuse(reply, which);
    entry->approval_stated = true;
    for (; !none && pp_next_part(&rest, pp_place_find(reply->text) < 0, &part); count++) {
        int place = pp_place_find(part);
        if (place < 0)
            return pp_reply_refuse(reply, which);
        if (!pp_draft_approve(entry, pp_view_of(pp_places[place].code), reply->interview->arena))
            return PP_NOMEM;
    }
    return none || count ? PP_OK : pp_reply_refuse(reply, which);
}

static const char how_certified[] =
    "Please give ids such as or-pss, with commas between them; put the "
    "name of any other certification in \"quotes\".";

/* A credential by its id or short name, or any other name in quotes. */
static enum pp_status read_certification(const struct pp_reply *reply, struct pp_view text,
                                         struct pp_certification *out)
{
    struct pp_diags diags pp_cleanup_diags;
    struct pp_where where;
    pp_diags_init(&diags);
    *out = (struct pp_certification){.issued = PP_DATE_NONE, .expires = PP_DATE_NONE};
    if (text.len > 2 && text.ptr[0] == '"' && text.ptr[text.len - 1] == '"') {
        struct pp_view name = pp_view_trim(pp_view_first(pp_view_from(text, 1), text.len - 2));
        if (!name.len)
            return pp_reply_refuse(reply,
                                   "Please put the name of the certification between the quotes.");
        out->name = pp_arena_copy(reply->interview->arena, name);
        return out->name.ptr ? PP_OK : PP_NOMEM;
    }
    enum pp_status status = pp_where_find(reply->interview->db, text, &where, &diags);
    if (status == PP_NOMEM)
        return status;
    if (status == PP_OK && where.credential) {
        out->credential = where.credential;
        out->id = where.credential->id;
        return PP_OK;
    }
    (void)pp_reply_refuse(reply, how_certified);
    if (status == PP_OK)
        pp_buf_str(reply->problem, " A state alone does not say which of its certifications.");
    else if (diags.count)
        pp_buf_printf(reply->problem, " (%.*s)", PP_VARG(diags.list[0].message));
    return PP_INPUT;
}

static enum pp_status read_certifications(const struct pp_reply *reply)
{
    struct pp_profile *draft = reply->draft;
    struct pp_view rest = reply->text, part;
    draft->certifications_stated = true;
    draft->certification_count = 0;
    if (pp_says_none(reply->text))
        return PP_OK;
    draft->certifications = PP_NEW_N(reply->interview->arena, struct pp_certification, MOST_NAMES);
    if (!draft->certifications)
        return PP_NOMEM;
    while (pp_next_part(&rest, false, &part)) {
        if (draft->certification_count == MOST_NAMES)
            return pp_reply_refuse(reply, "Please give no more than 100 certifications.");
        enum pp_status status =
            read_certification(reply, part, &draft->certifications[draft->certification_count]);
        if (status != PP_OK)
            return status;
        draft->certification_count++;
    }
    return draft->certification_count ? PP_OK : pp_reply_refuse(reply, how_certified);
}

/* Any words, but not what answers another question. */
static enum pp_status read_ce_topic(const struct pp_reply *reply)
{
    struct pp_view text = reply->text;
    bool words = !pp_says_none(text) && pp_says_yes_or_no(text) < 0;
    size_t at = 0;
    while (at < text.len && !pp_is_letter(text.ptr[at]) && (unsigned char)text.ptr[at] < 0x80)
        at++;
    if (!words || at == text.len || text.len > LONGEST_TOPIC)
        return pp_reply_refuse(reply, "Please give the topic in a few words, such as ethics.");
    struct pp_view topic = pp_arena_copy(reply->interview->arena, text);
    reply->draft->ce[reply->slot->entry].topic = topic;
    return topic.ptr ? PP_OK : PP_NOMEM;
}

enum pp_status pp_ask_read_list(const struct pp_reply *reply)
{
    struct pp_training_entry *training = &reply->draft->training[reply->slot->entry];
    struct pp_experience_entry *work = &reply->draft->experience[reply->slot->entry];
    switch (reply->slot->what) {
    case PP_ASK_LIVED:
        return read_lived(reply);
    case PP_ASK_CERTIFICATIONS:
        return read_certifications(reply);
    case PP_ASK_TRAINING_HOURS:
        return read_entry_hours(reply, &training->hours, training->topics, training->topic_count);
    case PP_ASK_TRAINING_APPROVAL:
        return read_approval(reply);
    case PP_ASK_TRAINING_TOPIC:
        return read_topic(reply, training->hours, &training->topics, &training->topic_count);
    case PP_ASK_WORK_HOURS:
        return read_entry_hours(reply, &work->hours, NULL, 0);
    case PP_ASK_SUPERVISION:
        return read_entry_hours(reply, &work->supervision_hours, work->topics, work->topic_count);
    case PP_ASK_SUPERVISION_TOPIC:
        return read_topic(reply, work->supervision_hours, &work->topics, &work->topic_count);
    case PP_ASK_CE_TOPIC:
        return read_ce_topic(reply);
    default:
        return read_each(reply);
    }
}
