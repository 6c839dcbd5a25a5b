#include "advise/ask_fill.h"

/* May this slot still be answered, as far as is known? */
static bool can(const struct pp_fill *fill, const struct pp_requirement *requirement,
                enum pp_ask_what what, size_t entry)
{
    struct pp_slot slot = pp_slot_of(what, entry, requirement);
    struct pp_slots open;
    uint64_t bit = (uint64_t)1 << (entry < 63 ? entry : 63);
    if (fill->family != PP_FAMILY_NONE && pp_slot_family(what) == fill->family &&
        !(fill->entries & bit))
        return false;
    if (pp_slot_in(&slot, fill->closed, fill->closed_count) ||
        (fill->fixed && pp_slot_same(&slot, fill->fixed)))
        return false;
    pp_slots_open(requirement, fill->base, fill->as_of, &open);
    return pp_slot_in(&slot, open.list, open.count);
}

static pp_milli larger(pp_milli a, pp_milli b)
{
    return a == PP_MILLI_NONE || b > a ? b : a;
}

/* One imagined course serves all requirements. */
static void imagine_training(struct pp_fill *fill, const struct pp_requirement *asked)
{
    struct pp_profile *draft = fill->draft;
    struct pp_training_entry *entry =
        draft->training_count ? &draft->training[0] : pp_draft_add_training(draft);
    entry->approval_stated = true;
    entry->completed = fill->as_of;
    entry->hours = larger(entry->hours, asked->amount);
    if (pp_is_listed(asked))
        pp_fill_check(fill, pp_draft_approve(entry, asked->approved_by, fill->arena));
    if (!asked->topic_slug.len)
        return;
    pp_fill_check(fill, pp_draft_set_topic(&entry->topics, &entry->topic_count, asked->topic,
                                           asked->topic_slug, asked->amount, fill->arena));
    pp_milli topics = 0;
    for (size_t i = 0; i < entry->topic_count; i++)
        topics += entry->topics[i].hours;
    entry->hours = larger(entry->hours, topics);
}

/* A course that only the person can tell of is at least not ruled out: by there being no training,
 * or only such as others approved. */
static void best_course(struct pp_fill *fill, const struct pp_requirement *asked)
{
    struct pp_profile *draft = fill->draft;
    if (!fill->base->training_stated) {
        if (!can(fill, asked, PP_ASK_TRAINING, 0))
            return;
        struct pp_training_entry *entry =
            draft->training_count ? &draft->training[0] : pp_draft_add_training(draft);
        entry->approval_stated = true;
        entry->completed = fill->as_of;
        entry->hours = larger(entry->hours, PP_MILLI);
        if (pp_is_listed(asked))
            pp_fill_check(fill, pp_draft_approve(entry, asked->approved_by, fill->arena));
        return;
    }
    for (size_t i = 0; i < fill->base->training_count; i++)
        if (can(fill, asked, PP_ASK_TRAINING_APPROVAL, i))
            pp_fill_check(fill,
                          pp_draft_approve(&draft->training[i], asked->approved_by, fill->arena));
}

static void best_topic(struct pp_fill *fill, const struct pp_requirement *asked, pp_milli hours,
                       struct pp_topic_hours **topics, size_t *count)
{
    pp_milli left = pp_draft_left(hours, *topics, *count);
    pp_milli part = left != PP_MILLI_NONE && left < asked->amount ? left : asked->amount;
    pp_fill_check(fill, pp_draft_set_topic(topics, count, asked->topic, asked->topic_slug, part,
                                           fill->arena));
}

static void best_training(struct pp_fill *fill, const struct pp_requirement *asked)
{
    if (!fill->base->training_stated) {
        if (can(fill, asked, PP_ASK_TRAINING, 0))
            imagine_training(fill, asked);
        return;
    }
    for (size_t i = 0; i < fill->base->training_count; i++) {
        struct pp_training_entry *entry = &fill->draft->training[i];
        if (can(fill, asked, PP_ASK_TRAINING_HOURS, i))
            entry->hours = larger(entry->hours, asked->amount);
        if (can(fill, asked, PP_ASK_TRAINING_APPROVAL, i))
            pp_fill_check(fill, pp_draft_approve(entry, asked->approved_by, fill->arena));
        if (can(fill, asked, PP_ASK_TRAINING_TOPIC, i))
            best_topic(fill, asked, entry->hours, &entry->topics, &entry->topic_count);
        if (can(fill, asked, PP_ASK_TRAINING_DATE, i))
            entry->completed = fill->as_of;
    }
}

/* An imagined job of this pay: work that is paid and work that is not are two jobs. */
static struct pp_experience_entry *imagine_job(struct pp_fill *fill, int pay)
{
    struct pp_profile *draft = fill->draft;
    bool told = pay == PP_PAY_PAID || pay == PP_PAY_VOLUNTEER;
    for (size_t i = 0; i < draft->experience_count; i++) {
        struct pp_experience_entry *entry = &draft->experience[i];
        if (!told || entry->pay == PP_INT_NONE || entry->pay == pay) {
            entry->pay = told ? pay : entry->pay;
            return entry;
        }
    }
    struct pp_experience_entry *entry = pp_draft_add_work(draft);
    entry->hours = 0;
    entry->from = entry->to = fill->as_of;
    entry->pay = told ? pay : PP_INT_NONE;
    return entry;
}

static void best_work(struct pp_fill *fill, const struct pp_requirement *asked)
{
    if (!fill->base->experience_stated) {
        if (!can(fill, asked, PP_ASK_WORK, 0))
            return;
        struct pp_experience_entry *entry = imagine_job(fill, asked->pay);
        entry->hours = larger(entry->hours, asked->amount);
        entry->supervised = asked->supervised == 0 ? 0 : entry->supervised;
        return;
    }
    for (size_t i = 0; i < fill->base->experience_count; i++) {
        struct pp_experience_entry *entry = &fill->draft->experience[i];
        if (can(fill, asked, PP_ASK_WORK_HOURS, i))
            entry->hours = larger(entry->hours, asked->amount);
        if (can(fill, asked, PP_ASK_WORK_PAY, i))
            entry->pay = asked->pay;
        if (can(fill, asked, PP_ASK_WORK_SUPERVISED, i))
            entry->supervised = 0;
        if (can(fill, asked, PP_ASK_WORK_FROM, i))
            entry->from = entry->to != PP_DATE_NONE ? entry->to : fill->as_of;
        if (can(fill, asked, PP_ASK_WORK_TO, i))
            entry->to = fill->as_of;
    }
}

static void best_supervision(struct pp_fill *fill, const struct pp_requirement *asked)
{
    if (!fill->base->experience_stated) {
        if (!can(fill, asked, PP_ASK_WORK, 0))
            return;
        struct pp_experience_entry *entry = imagine_job(fill, PP_INT_NONE);
        entry->supervision_hours = larger(entry->supervision_hours, asked->amount);
        if (asked->topic_slug.len)
            pp_fill_check(fill,
                          pp_draft_set_topic(&entry->topics, &entry->topic_count, asked->topic,
                                             asked->topic_slug, asked->amount, fill->arena));
        pp_milli topics = 0;
        for (size_t i = 0; i < entry->topic_count; i++)
            topics += entry->topics[i].hours;
        entry->supervision_hours = larger(entry->supervision_hours, topics);
        return;
    }
    for (size_t i = 0; i < fill->base->experience_count; i++) {
        struct pp_experience_entry *entry = &fill->draft->experience[i];
        if (can(fill, asked, PP_ASK_SUPERVISION, i))
            entry->supervision_hours = larger(entry->supervision_hours, asked->amount);
        if (can(fill, asked, PP_ASK_SUPERVISION_TOPIC, i))
            best_topic(fill, asked, entry->supervision_hours, &entry->topics, &entry->topic_count);
    }
}

static void best_ce(struct pp_fill *fill, const struct pp_requirement *asked)
{
    if (!fill->base->ce_stated) {
        /* One entry a requirement: the same hours may then count twice, which no person's do, but
         * too many hours hide nothing that is asked for. */
        if (!can(fill, asked, PP_ASK_CE, 0) || fill->draft->ce_count >= PP_DRAFT_ROOM)
            return;
        struct pp_ce_entry *entry = pp_draft_add_ce(fill->draft);
        *entry = (struct pp_ce_entry){asked->amount, asked->topic, fill->as_of};
        return;
    }
    for (size_t i = 0; i < fill->base->ce_count; i++) {
        if (can(fill, asked, PP_ASK_CE_TOPIC, i))
            fill->draft->ce[i].topic = asked->topic;
        if (can(fill, asked, PP_ASK_CE_DATE, i))
            fill->draft->ce[i].completed = fill->as_of;
    }
}

/* The first kind of experience that is asked for, unless one of them is there already. */
static void best_lived(struct pp_fill *fill, uint32_t wanted)
{
    if (fill->draft->lived.given && fill->draft->lived.bits & wanted)
        return;
    uint32_t bits = fill->draft->lived.given ? fill->draft->lived.bits : 0;
    pp_draft_set_lived(fill->draft, bits | (wanted & (~wanted + 1)));
}

static void best_age(struct pp_fill *fill, const struct pp_requirement *asked)
{
    struct pp_profile *draft = fill->draft;
    if (!can(fill, asked, PP_ASK_AGE, 0))
        return;
    if (asked->kind == PP_KIND_AGE_MIN)
        draft->age = larger(draft->age, asked->amount);
    else if (draft->age == PP_MILLI_NONE)
        draft->age = asked->amount;
}

static void best_residency(struct pp_fill *fill, const struct pp_requirement *asked)
{
    bool lives = can(fill, asked, PP_ASK_LIVES_IN, 0);
    if (lives)
        fill->draft->lives_place = asked->place;
    if (can(fill, asked, PP_ASK_WORKS_IN, 1) &&
        !(lives && asked->word == PP_RESIDENCY_LIVE_OR_WORK))
        fill->draft->works_place = asked->place;
}

/* A credential that the data does not have leaves it to the person to say whether it counts. */
static void best_credential(struct pp_fill *fill, const struct pp_requirement *asked)
{
    struct pp_profile *draft = fill->draft;
    for (size_t i = 0; i < fill->base->certification_count; i++)
        if (can(fill, asked, PP_ASK_CERTIFIED_TO, i))
            draft->certifications[i].expires = fill->as_of;
    if (!can(fill, asked, PP_ASK_CERTIFICATIONS, 0) || draft->certifications_stated)
        return;
    draft->certifications = PP_NEW(fill->arena, struct pp_certification);
    pp_fill_check(fill, draft->certifications != NULL);
    if (!draft->certifications)
        return;
    *draft->certifications = (struct pp_certification){
        .name = PP_V("another one"), .issued = PP_DATE_NONE, .expires = PP_DATE_NONE};
    draft->certification_count = 1;
    draft->certifications_stated = true;
}

void pp_fill_best(struct pp_fill *fill, const struct pp_requirement *asked)
{
    struct pp_profile *draft = fill->draft;
    switch (asked->kind) {
    case PP_KIND_AGE_MIN:
    case PP_KIND_AGE_MAX:
        best_age(fill, asked);
        break;
    case PP_KIND_EDUCATION_MIN:
        if (can(fill, asked, PP_ASK_EDUCATION, 0) && draft->education < asked->word)
            draft->education = asked->word;
        break;
    case PP_KIND_LIVED_EXPERIENCE:
        if (can(fill, asked, PP_ASK_LIVED, 0))
            best_lived(fill, asked->lived.bits);
        if (asked->months != PP_INT_NONE && can(fill, asked, PP_ASK_RECOVERY, 0))
            draft->recovery_months =
                larger(draft->recovery_months, (pp_milli)asked->months * PP_MILLI);
        break;
    case PP_KIND_PRIOR_STATUS:
        if (can(fill, asked, PP_ASK_LIVED, 0))
            best_lived(fill, 1U << (unsigned)pp_word_find(&pp_lived_words, asked->text));
        break;
    case PP_KIND_RECOVERY_DURATION:
        if (can(fill, asked, PP_ASK_RECOVERY, 0))
            draft->recovery_months = larger(draft->recovery_months, asked->amount);
        break;
    case PP_KIND_REFERENCES:
        if (can(fill, asked, PP_ASK_REFERENCES, 0))
            draft->references = larger(draft->references, asked->amount);
        break;
    case PP_KIND_RESIDENCY:
        best_residency(fill, asked);
        break;
    case PP_KIND_BACKGROUND_CHECK:
        if (can(fill, asked, PP_ASK_BACKGROUND, 0))
            draft->background_check = 0;
        break;
    case PP_KIND_CODE_OF_ETHICS:
    case PP_KIND_INTERVIEW:
        if (can(fill, asked, PP_ASK_AGREEMENT, 0))
            pp_draft_attest_name(draft, pp_view_of(pp_kinds[asked->kind].name), true);
        break;
    case PP_KIND_TRAINING_HOURS:
        best_training(fill, asked);
        break;
    case PP_KIND_COURSE:
    case PP_KIND_ORIENTATION:
        best_course(fill, asked);
        break;
    case PP_KIND_PRIOR_CREDENTIAL:
        best_credential(fill, asked);
        break;
    case PP_KIND_EXPERIENCE_HOURS:
        best_work(fill, asked);
        break;
    case PP_KIND_SUPERVISION_HOURS:
        best_supervision(fill, asked);
        break;
    case PP_KIND_CE_HOURS:
        best_ce(fill, asked);
        break;
    default: /* what only the person can tell is answered by id, where nothing else decides it */
        break;
    }
}
