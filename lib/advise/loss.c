#include "advise/loss.h"

#include "advise/hours.h"

const char *pp_loss_word(enum pp_loss_why why)
{
    static const char *const words[PP_LOSS_WHY_COUNT] = {
        [PP_LOSS_OTHER_LIST] = "other_list",
        [PP_LOSS_TOO_OLD] = "too_old",
        [PP_LOSS_NOT_SUPERVISED] = "not_supervised",
        [PP_LOSS_OTHER_PAY] = "other_pay",
        [PP_LOSS_OTHER_NAME] = "other_name",
        [PP_LOSS_SEVERAL] = "several",
        [PP_LOSS_OTHER_EXAM] = "other_exam",
        [PP_LOSS_NOT_ACCEPTED] = "not_accepted",
        [PP_LOSS_NO_ROUTE] = "no_route",
    };
    return words[why];
}

void pp_losses_add(struct pp_losses *losses, struct pp_loss loss)
{
    losses->list[losses->count++] = loss;
}

/* A requirement that nobody's own answer decides, for asking "what if". */
static struct pp_requirement what_if(const struct pp_requirement *requirement)
{
    struct pp_requirement copy = *requirement;
    copy.id = PP_V("");
    return copy;
}

/* The hours that certainly count: those that meet a requirement of nothing. */
static pp_milli at_least(const struct pp_person *person, struct pp_requirement requirement)
{
    struct pp_outcome outcome;
    requirement.amount = 0;
    pp_evaluate(&requirement, person->profile, person->as_of, person->matcher, &outcome);
    return outcome.state == PP_STATE_MET && !outcome.confirm && outcome.have != PP_MILLI_NONE
               ? outcome.have
               : 0;
}

/* The most hours that can count; PP_MILLI_MAX when no bound is known. */
static pp_milli at_most(const struct pp_person *person, struct pp_requirement requirement)
{
    struct pp_outcome outcome;
    requirement.amount = PP_MILLI_MAX;
    pp_evaluate(&requirement, person->profile, person->as_of, person->matcher, &outcome);
    return outcome.state == PP_STATE_UNMET ? outcome.have : PP_MILLI_MAX;
}

/* Take one condition away, and with a list or a pattern the name of the course that it stands for;
 * false when the requirement does not have it. */
static bool relax(struct pp_requirement *requirement, enum pp_loss_why why)
{
    struct pp_requirement before = *requirement;
    switch (why) {
    case PP_LOSS_OTHER_LIST:
        requirement->approved_by = requirement->name = PP_V("");
        return before.approved_by.len && !pp_view_is(before.approved_by, "any");
    case PP_LOSS_TOO_OLD:
        requirement->window_months = PP_INT_NONE;
        return before.window_months != PP_INT_NONE;
    case PP_LOSS_NOT_SUPERVISED:
        requirement->supervised = PP_INT_NONE;
        return before.supervised == 0;
    case PP_LOSS_OTHER_PAY:
        requirement->pay = PP_INT_NONE;
        return before.pay == PP_PAY_PAID || before.pay == PP_PAY_VOLUNTEER;
    case PP_LOSS_OTHER_NAME:
        requirement->matches = requirement->name = PP_V("");
        return before.matches.len != 0;
    default:
        return false;
    }
}

/* The conditions without which, all others being gone, fewer than all hours would count. */
static uint32_t reasons_of(const struct pp_person *person, struct pp_requirement bare, pp_milli all)
{
    uint32_t reasons = 0;
    for (int kept = 0; kept < PP_LOSS_SEVERAL; kept++) {
        struct pp_requirement only = bare;
        for (int why = 0; why < PP_LOSS_SEVERAL; why++)
            if (why != kept)
                (void)relax(&only, (enum pp_loss_why)why);
        if (at_least(person, only) < all)
            reasons |= 1U << kept;
    }
    return reasons;
}

static void lose_hours(const struct pp_person *person, const struct pp_requirement *asked,
                       struct pp_losses *losses)
{
    struct pp_requirement bare = what_if(asked);
    pp_milli counted = at_most(person, bare);
    if (counted == PP_MILLI_MAX)
        return;
    struct pp_requirement free_of_all = bare;
    for (int why = 0; why < PP_LOSS_SEVERAL; why++)
        (void)relax(&free_of_all, (enum pp_loss_why)why);
    pp_milli lost = at_least(person, free_of_all) - counted;
    if (lost <= 0)
        return;
    struct pp_loss loss = {.what = PP_LOSS_HOURS,
                           .why = PP_LOSS_SEVERAL,
                           .reasons = reasons_of(person, bare, counted + lost),
                           .amount = lost,
                           .requirement = asked};
    for (int why = 0; why < PP_LOSS_SEVERAL; why++) {
        struct pp_requirement without = bare;
        if (relax(&without, (enum pp_loss_why)why) && at_least(person, without) - counted >= lost) {
            loss.why = (enum pp_loss_why)why;
            loss.reasons = 1U << why;
            break;
        }
    }
    pp_losses_add(losses, loss);
}

static bool is_approved(const struct pp_training_entry *entry, int place)
{
    for (size_t i = 0; i < entry->approved_by.count; i++)
        if (pp_place_find(entry->approved_by.list[i]) == place)
            return true;
    return false;
}

/* Training approved elsewhere does nothing for a course that must be on the state's own list. */
static void lose_to_course(const struct pp_person *person, const struct pp_requirement *asked,
                           struct pp_losses *losses)
{
    pp_milli lost = 0;
    if (!pp_is_listed(asked))
        return;
    for (size_t i = 0; i < losses->count; i++)
        if (losses->list[i].requirement->kind == PP_KIND_TRAINING_HOURS ||
            losses->list[i].requirement->kind == PP_KIND_COURSE)
            return; /* the same hours are not lost twice */
    for (size_t i = 0; i < person->profile->training_count; i++) {
        const struct pp_training_entry *entry = &person->profile->training[i];
        bool done = entry->completed == PP_DATE_NONE || entry->completed <= person->as_of;
        if (done && entry->approval_stated && entry->hours != PP_MILLI_NONE &&
            !is_approved(entry, pp_place_find(asked->approved_by)))
            lost += entry->hours;
    }
    if (lost)
        pp_losses_add(losses, (struct pp_loss){.what = PP_LOSS_HOURS,
                                               .why = PP_LOSS_OTHER_LIST,
                                               .reasons = 1U << PP_LOSS_OTHER_LIST,
                                               .amount = lost,
                                               .requirement = asked});
}

static bool is_done(const struct pp_exam_entry *exam, pp_date as_of)
{
    return exam->passed == PP_DATE_NONE || exam->passed <= as_of;
}

/* The state of an exam requirement for somebody who passed this exam alone. */
static enum pp_state satisfies(const struct pp_person *person, struct pp_exam_entry *exam,
                               const struct pp_requirement *asked)
{
    struct pp_profile profile = *person->profile;
    struct pp_requirement bare = what_if(asked);
    struct pp_outcome outcome;
    profile.exams = exam;
    profile.exam_count = 1;
    pp_evaluate(&bare, &profile, person->as_of, person->matcher, &outcome);
    return outcome.state;
}

/* An exam is lost when the way asks for exams and this is certainly none of them. */
static void lose_exam(const struct pp_person *person, const struct pp_way *way,
                      struct pp_exam_entry *exam, struct pp_losses *losses)
{
    const struct pp_requirement *asked = NULL;
    const struct pp_items *lists[] = {&way->met, &way->unmet, &way->open};
    for (size_t l = 0; l < 3; l++) {
        for (size_t i = 0; i < lists[l]->count; i++) {
            const struct pp_requirement *requirement = lists[l]->list[i]->requirement;
            if (requirement->kind != PP_KIND_EXAM)
                continue;
            if (satisfies(person, exam, requirement) != PP_STATE_UNMET)
                return;
            asked = requirement;
        }
    }
    if (asked)
        pp_losses_add(losses, (struct pp_loss){.what = PP_LOSS_EXAM,
                                               .why = PP_LOSS_OTHER_EXAM,
                                               .reasons = 1U << PP_LOSS_OTHER_EXAM,
                                               .amount = PP_MILLI_NONE,
                                               .name = exam->name,
                                               .requirement = asked});
}

static bool is_hours(const struct pp_requirement *requirement)
{
    return (requirement->kind == PP_KIND_TRAINING_HOURS ||
            requirement->kind == PP_KIND_EXPERIENCE_HOURS ||
            requirement->kind == PP_KIND_SUPERVISION_HOURS) &&
           !requirement->topic.len;
}

enum pp_status pp_losses_of(const struct pp_person *person, const struct pp_way *way,
                            struct pp_losses *out)
{
    const struct pp_items *lists[] = {&way->unmet, &way->open};
    size_t room = way->unmet.count + way->open.count + person->profile->exam_count + 1;
    struct pp_losses losses = {PP_NEW_N(person->arena, struct pp_loss, room), 0};
    if (!losses.list)
        return PP_NOMEM;
    for (size_t l = 0; l < 2; l++)
        for (size_t i = 0; i < lists[l]->count; i++)
            if (is_hours(lists[l]->list[i]->requirement))
                lose_hours(person, lists[l]->list[i]->requirement, &losses);
    for (size_t i = 0; i < way->unmet.count; i++)
        if (way->unmet.list[i]->requirement->kind == PP_KIND_COURSE)
            lose_to_course(person, way->unmet.list[i]->requirement, &losses);
    for (size_t i = 0; i < person->profile->exam_count; i++)
        if (is_done(&person->profile->exams[i], person->as_of))
            lose_exam(person, way, &person->profile->exams[i], &losses);
    *out = losses;
    return person->matcher->no_memory ? PP_NOMEM : PP_OK;
}
