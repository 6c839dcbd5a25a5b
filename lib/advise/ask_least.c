/* Imagined answers: the least that can be said. */
#include "advise/ask_fill.h"

bool pp_fill_has_other(const struct pp_slot *slot)
{
    return slot->what == PP_ASK_AGE || slot->what == PP_ASK_WORK_PAY;
}

static void least_training(struct pp_fill *fill, const struct pp_slot *slot)
{
    struct pp_training_entry *entry = &fill->draft->training[slot->entry];
    const struct pp_requirement *asked = slot->requirement;
    if (slot->what == PP_ASK_TRAINING_HOURS)
        entry->hours = 0;
    else if (slot->what == PP_ASK_TRAINING_APPROVAL)
        entry->approval_stated = true;
    else if (slot->what == PP_ASK_TRAINING_DATE)
        entry->completed = pp_date_add_months(fill->as_of, -PP_CENTURY);
    else
        pp_fill_check(fill, pp_draft_set_topic(&entry->topics, &entry->topic_count, asked->topic,
                                               asked->topic_slug, 0, fill->arena));
}

static void least_work(struct pp_fill *fill, const struct pp_slot *slot, enum pp_least least)
{
    struct pp_experience_entry *entry = &fill->draft->experience[slot->entry];
    const struct pp_requirement *asked = slot->requirement;
    pp_date long_ago = pp_date_add_months(fill->as_of, -PP_CENTURY);
    switch (slot->what) {
    case PP_ASK_WORK_HOURS:
        entry->hours = 0;
        break;
    case PP_ASK_WORK_PAY:
        entry->pay = least == PP_LEAST_OTHER ? PP_PAY_PAID : PP_PAY_VOLUNTEER;
        break;
    case PP_ASK_WORK_SUPERVISED:
        entry->supervised = 1;
        break;
    case PP_ASK_WORK_FROM:
        entry->from = long_ago;
        break;
    case PP_ASK_WORK_TO:
        entry->to = entry->from != PP_DATE_NONE && entry->from > long_ago ? entry->from : long_ago;
        break;
    case PP_ASK_SUPERVISION:
        entry->supervision_hours = 0;
        for (size_t i = 0; i < entry->topic_count; i++)
            entry->supervision_hours += entry->topics[i].hours;
        break;
    default:
        pp_fill_check(fill, pp_draft_set_topic(&entry->topics, &entry->topic_count, asked->topic,
                                               asked->topic_slug, 0, fill->arena));
        break;
    }
}

void pp_fill_least(struct pp_fill *fill, const struct pp_slot *slot, enum pp_least least)
{
    struct pp_profile *draft = fill->draft;
    switch (slot->what) {
    case PP_ASK_AGE:
        draft->age = (least == PP_LEAST_OTHER) != fill->old ? (pp_milli)PP_OLD_AGE * PP_MILLI : 0;
        break;
    case PP_ASK_EDUCATION:
        draft->education = PP_EDUCATION_NONE;
        break;
    case PP_ASK_LIVED:
        draft->lived = (struct pp_word_set){0, true};
        break;
    case PP_ASK_RECOVERY:
        draft->recovery_months = 0;
        break;
    case PP_ASK_LIVES_IN:
        draft->lives_place = fill->elsewhere;
        break;
    case PP_ASK_WORKS_IN:
        draft->works_place = fill->elsewhere;
        break;
    case PP_ASK_REFERENCES:
        draft->references = 0;
        break;
    case PP_ASK_BACKGROUND:
        draft->background_check = 1;
        break;
    case PP_ASK_AGREEMENT:
        pp_draft_attest_name(draft, pp_view_of(pp_kinds[slot->requirement->kind].name), false);
        break;
    case PP_ASK_CERTIFICATIONS:
        draft->certifications_stated = true;
        break;
    case PP_ASK_CERTIFIED_TO:
        draft->certifications[slot->entry].expires = draft->certifications[slot->entry].issued;
        break;
    case PP_ASK_TRAINING:
        draft->training_stated = true;
        break;
    case PP_ASK_WORK:
        draft->experience_stated = true;
        break;
    case PP_ASK_CE:
        draft->ce_stated = true;
        break;
    case PP_ASK_CE_TOPIC:
        draft->ce[slot->entry].topic = PP_V("something else");
        break;
    case PP_ASK_CE_DATE:
        draft->ce[slot->entry].completed = pp_date_add_months(fill->as_of, -PP_CENTURY);
        break;
    case PP_ASK_ATTEST:
        pp_draft_attest(draft, slot->requirement, fill->scope,
                        (struct pp_closed){fill->closed, fill->closed_count}, false);
        break;
    case PP_ASK_TRAINING_HOURS:
    case PP_ASK_TRAINING_APPROVAL:
    case PP_ASK_TRAINING_TOPIC:
    case PP_ASK_TRAINING_DATE:
        least_training(fill, slot);
        break;
    case PP_ASK_WORK_HOURS:
    case PP_ASK_WORK_PAY:
    case PP_ASK_WORK_SUPERVISED:
    case PP_ASK_WORK_FROM:
    case PP_ASK_WORK_TO:
    case PP_ASK_SUPERVISION:
    case PP_ASK_SUPERVISION_TOPIC:
        least_work(fill, slot, least);
        break;
    case PP_ASK_WHAT_COUNT:
        break;
    }
}
