#include "advise/ask_slots.h"

#include "eval/held.h"
#include "rules/alike.h"
#include "rules/slug.h"

bool pp_same_attest(const struct pp_requirement *a, const struct pp_requirement *b)
{
    if (a == b || pp_view_eq(a->id, b->id))
        return true;
    /* "the jurisdiction" means another one elsewhere; an exam is the same one everywhere. */
    return pp_measure_alike(a, b) && pp_accept_alike(a, b) &&
           (a->place == b->place || a->kind == PP_KIND_EXAM) && a->amount == b->amount &&
           pp_view_eq_fold(a->text, b->text);
}

bool pp_same_hours(const struct pp_requirement *a, const struct pp_requirement *b)
{
    bool hours = a->kind == PP_KIND_TRAINING_HOURS || a->kind == PP_KIND_CE_HOURS ||
                 a->kind == PP_KIND_EXPERIENCE_HOURS || a->kind == PP_KIND_SUPERVISION_HOURS;
    return hours && pp_measure_alike(a, b) && pp_accept_alike(a, b) && a->place == b->place;
}

struct pp_slot pp_slot_of(enum pp_ask_what what, size_t entry,
                          const struct pp_requirement *requirement)
{
    uint32_t sign = 0;
    if (what == PP_ASK_ATTEST) /* see pp_same_attest(); one id has one text and amount */
        sign = (uint32_t)requirement->text.len * 31 + (uint32_t)requirement->amount;
    return (struct pp_slot){what, sign, entry, requirement};
}

bool pp_slot_same(const struct pp_slot *a, const struct pp_slot *b)
{
    if (a->what != b->what || a->sign != b->sign || a->entry != b->entry)
        return false;
    switch (a->what) {
    case PP_ASK_AGREEMENT:
        return a->requirement->kind == b->requirement->kind;
    case PP_ASK_TRAINING_TOPIC:
    case PP_ASK_SUPERVISION_TOPIC:
        return pp_view_eq(a->requirement->topic_slug, b->requirement->topic_slug);
    case PP_ASK_ATTEST:
        return pp_same_attest(a->requirement, b->requirement);
    default:
        return true;
    }
}

bool pp_slot_in(const struct pp_slot *slot, const struct pp_slot *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (pp_slot_same(slot, &list[i]))
            return true;
    return false;
}

/* While the slots of one requirement are gathered. */
struct gathering {
    const struct pp_requirement *requirement;
    const struct pp_profile *profile;
    pp_date as_of;
    struct pp_slots *out;
};

static void add(struct gathering *all, enum pp_ask_what what, size_t entry)
{
    if (all->out->count < PP_SLOTS_MAX)
        all->out->list[all->out->count++] = pp_slot_of(what, entry, all->requirement);
}

static void add_if(struct gathering *all, bool open, enum pp_ask_what what)
{
    if (open)
        add(all, what, 0);
}

static bool has_topic(const struct pp_topic_hours *topics, size_t count, struct pp_view slug)
{
    for (size_t i = 0; i < count; i++)
        if (pp_slug_eq(topics[i].topic, slug))
            return true;
    return false;
}

static void add_training(struct gathering *all)
{
    const struct pp_requirement *asked = all->requirement;
    add_if(all, !all->profile->training_stated, PP_ASK_TRAINING);
    for (size_t i = 0; i < all->profile->training_count; i++) {
        const struct pp_training_entry *entry = &all->profile->training[i];
        if (entry->hours == PP_MILLI_NONE)
            add(all, PP_ASK_TRAINING_HOURS, i);
        if (pp_is_listed(asked) && !entry->approval_stated)
            add(all, PP_ASK_TRAINING_APPROVAL, i);
        if (asked->topic_slug.len &&
            !has_topic(entry->topics, entry->topic_count, asked->topic_slug))
            add(all, PP_ASK_TRAINING_TOPIC, i);
        if (asked->window_months != PP_INT_NONE && entry->completed == PP_DATE_NONE)
            add(all, PP_ASK_TRAINING_DATE, i);
    }
}

/* Only the person can tell, but somebody without any training has not taken this course either, nor
 * has somebody whose training others approved. */
static void add_course(struct gathering *all)
{
    const struct pp_profile *profile = all->profile;
    bool course = all->requirement->kind == PP_KIND_COURSE;
    add_if(all, course && !profile->training_stated, PP_ASK_TRAINING);
    add(all, PP_ASK_ATTEST, 0);
    for (size_t i = 0; i < profile->training_count; i++)
        if (pp_is_listed(all->requirement) && !profile->training[i].approval_stated)
            add(all, PP_ASK_TRAINING_APPROVAL, i);
}

static void add_work(struct gathering *all)
{
    const struct pp_requirement *asked = all->requirement;
    bool of_pay = asked->pay == PP_PAY_PAID || asked->pay == PP_PAY_VOLUNTEER;
    add_if(all, !all->profile->experience_stated, PP_ASK_WORK);
    for (size_t i = 0; i < all->profile->experience_count; i++) {
        const struct pp_experience_entry *entry = &all->profile->experience[i];
        if (entry->hours == PP_MILLI_NONE)
            add(all, PP_ASK_WORK_HOURS, i);
        if (of_pay && entry->pay == PP_INT_NONE && entry->paid_hours == PP_MILLI_NONE)
            add(all, PP_ASK_WORK_PAY, i);
        if (asked->supervised == 0 && entry->supervised == PP_INT_NONE &&
            entry->supervised_hours == PP_MILLI_NONE)
            add(all, PP_ASK_WORK_SUPERVISED, i);
        if (asked->window_months != PP_INT_NONE && entry->from == PP_DATE_NONE)
            add(all, PP_ASK_WORK_FROM, i);
        if (asked->window_months != PP_INT_NONE && entry->to == PP_DATE_NONE)
            add(all, PP_ASK_WORK_TO, i);
    }
}

static void add_supervision(struct gathering *all)
{
    const struct pp_requirement *asked = all->requirement;
    add_if(all, !all->profile->experience_stated, PP_ASK_WORK);
    for (size_t i = 0; i < all->profile->experience_count; i++) {
        const struct pp_experience_entry *entry = &all->profile->experience[i];
        if (entry->supervision_hours == PP_MILLI_NONE)
            add(all, PP_ASK_SUPERVISION, i);
        if (asked->topic_slug.len &&
            !has_topic(entry->topics, entry->topic_count, asked->topic_slug))
            add(all, PP_ASK_SUPERVISION_TOPIC, i);
    }
}

static void add_ce(struct gathering *all)
{
    add_if(all, !all->profile->ce_stated, PP_ASK_CE);
    for (size_t i = 0; i < all->profile->ce_count; i++) {
        if (all->requirement->topic_slug.len && all->profile->ce[i].topic.len == 0)
            add(all, PP_ASK_CE_TOPIC, i);
        if (all->requirement->window_months != PP_INT_NONE &&
            all->profile->ce[i].completed == PP_DATE_NONE)
            add(all, PP_ASK_CE_DATE, i);
    }
}

static void add_credential(struct gathering *all)
{
    const struct pp_profile *profile = all->profile;
    add_if(all, !profile->certifications_stated, PP_ASK_CERTIFICATIONS);
    for (size_t i = 0; i < profile->certification_count; i++)
        if (pp_held_on(&profile->certifications[i], all->as_of) == PP_STATE_UNKNOWN)
            add(all, PP_ASK_CERTIFIED_TO, i);
}

static void add_residency(struct gathering *all)
{
    int word = all->requirement->word;
    add_if(all, word != PP_RESIDENCY_WORK && all->profile->lives_place < 0, PP_ASK_LIVES_IN);
    if (word != PP_RESIDENCY_LIVE && all->profile->works_place < 0)
        add(all, PP_ASK_WORKS_IN, 1);
}

/* How long one's own experience lasted can be told by the time in recovery, else only by the
 * person. */
static void add_lived(struct gathering *all)
{
    const uint32_t own =
        1U << PP_LIVED_MENTAL_HEALTH | 1U << PP_LIVED_SUBSTANCE_USE | 1U << PP_LIVED_CO_OCCURRING;
    const struct pp_profile *profile = all->profile;
    bool recovery =
        profile->recovery_since != PP_DATE_NONE || profile->recovery_months != PP_MILLI_NONE;
    bool tells = all->requirement->months != PP_INT_NONE &&
                 all->requirement->lived.bits & profile->lived.bits & own;
    add_if(all, !profile->lived.given, PP_ASK_LIVED);
    add_if(all, profile->lived.given && tells && !recovery, PP_ASK_RECOVERY);
}

enum pp_slot_family pp_slot_family(enum pp_ask_what what)
{
    switch (what) {
    case PP_ASK_LIVES_IN:
    case PP_ASK_WORKS_IN:
        return PP_FAMILY_PLACES;
    case PP_ASK_CERTIFIED_TO:
        return PP_FAMILY_CERTIFICATIONS;
    case PP_ASK_TRAINING_HOURS:
    case PP_ASK_TRAINING_APPROVAL:
    case PP_ASK_TRAINING_TOPIC:
    case PP_ASK_TRAINING_DATE:
        return PP_FAMILY_TRAINING;
    case PP_ASK_WORK_HOURS:
    case PP_ASK_WORK_PAY:
    case PP_ASK_WORK_SUPERVISED:
    case PP_ASK_WORK_FROM:
    case PP_ASK_WORK_TO:
    case PP_ASK_SUPERVISION:
    case PP_ASK_SUPERVISION_TOPIC:
        return PP_FAMILY_WORK;
    case PP_ASK_CE_TOPIC:
    case PP_ASK_CE_DATE:
        return PP_FAMILY_CE;
    default:
        return PP_FAMILY_NONE;
    }
}

void pp_slots_open(const struct pp_requirement *requirement, const struct pp_profile *profile,
                   pp_date as_of, struct pp_slots *out)
{
    struct gathering all = {requirement, profile, as_of, out};
    out->count = 0;
    switch (requirement->kind) {
    case PP_KIND_AGE_MIN:
    case PP_KIND_AGE_MAX:
        add_if(&all, profile->born == PP_DATE_NONE && profile->age == PP_MILLI_NONE, PP_ASK_AGE);
        break;
    case PP_KIND_EDUCATION_MIN:
        add_if(&all, profile->education == PP_INT_NONE, PP_ASK_EDUCATION);
        break;
    case PP_KIND_LIVED_EXPERIENCE:
        add_lived(&all);
        break;
    case PP_KIND_RECOVERY_DURATION:
        add_if(&all,
               profile->recovery_since == PP_DATE_NONE && profile->recovery_months == PP_MILLI_NONE,
               PP_ASK_RECOVERY);
        break;
    case PP_KIND_TRAINING_HOURS:
        add_training(&all);
        break;
    case PP_KIND_CE_HOURS:
        add_ce(&all);
        break;
    case PP_KIND_EXPERIENCE_HOURS:
        add_work(&all);
        break;
    case PP_KIND_SUPERVISION_HOURS:
        add_supervision(&all);
        break;
    case PP_KIND_REFERENCES:
        add_if(&all, profile->references == PP_MILLI_NONE, PP_ASK_REFERENCES);
        break;
    case PP_KIND_RESIDENCY:
        add_residency(&all);
        break;
    case PP_KIND_BACKGROUND_CHECK:
        add_if(&all, profile->background_check == PP_INT_NONE, PP_ASK_BACKGROUND);
        break;
    case PP_KIND_CODE_OF_ETHICS:
    case PP_KIND_INTERVIEW:
        add(&all, PP_ASK_AGREEMENT, 0);
        break;
    case PP_KIND_PRIOR_CREDENTIAL:
        add_credential(&all);
        break;
    case PP_KIND_PRIOR_STATUS:
        if (pp_word_find(&pp_lived_words, requirement->text) >= 0)
            add_if(&all, !profile->lived.given, PP_ASK_LIVED);
        else
            add(&all, PP_ASK_ATTEST, 0);
        break;
    case PP_KIND_COURSE:
    case PP_KIND_ORIENTATION:
        add_course(&all);
        break;
    case PP_KIND_EXAM:
    case PP_KIND_EMPLOYMENT:
    case PP_KIND_OTHER:
        add(&all, PP_ASK_ATTEST, 0);
        break;
    case PP_KIND_COUNT:
        break;
    }
}

bool pp_may_attest(const struct pp_requirement *requirement)
{
    switch (requirement->kind) {
    case PP_KIND_LIVED_EXPERIENCE: /* for its length in months */
    case PP_KIND_TRAINING_HOURS:
    case PP_KIND_CE_HOURS:
    case PP_KIND_EXPERIENCE_HOURS:
    case PP_KIND_SUPERVISION_HOURS:
    case PP_KIND_PRIOR_CREDENTIAL:
        return true;
    default:
        return false;
    }
}
