/* Courses, exams, orientations and credentials: requirements that a name in a profile may satisfy.
 */
#include "eval/held.h"

/* Does a name that a person wrote mean this requirement? NO only when a pattern says so. */
static enum pp_match means(const struct pp_requirement *requirement, struct pp_view name,
                           struct pp_matcher *matcher)
{
    if (pp_view_eq_fold(name, requirement->text))
        return PP_MATCH_YES;
    if (requirement->matches.len == 0)
        return PP_MATCH_FAILED;
    return pp_matcher_match(matcher, requirement->matches, name);
}

static bool is_approved_elsewhere(const struct pp_requirement *requirement,
                                  const struct pp_training_entry *entry)
{
    if (!entry->approval_stated || !pp_is_listed(requirement))
        return false;
    int wanted = pp_place_find(requirement->approved_by);
    for (size_t i = 0; i < entry->approved_by.count; i++)
        if (pp_place_find(entry->approved_by.list[i]) == wanted)
            return false;
    return true;
}

/* Is this entry the course, as far as its name tells? NO also while it is to come, and where it is
 * approved by others alone. */
static enum pp_match is_course(const struct pp_requirement *course,
                               const struct pp_training_entry *entry, pp_date as_of,
                               struct pp_matcher *matcher)
{
    if ((entry->completed != PP_DATE_NONE && entry->completed > as_of) ||
        is_approved_elsewhere(course, entry))
        return PP_MATCH_NO;
    return entry->name.len ? means(course, entry->name, matcher) : PP_MATCH_FAILED;
}

/* Does another entry than this one bring a course, hours included? */
static bool is_brought(const struct pp_requirement *course, const struct pp_profile *profile,
                       const struct pp_training_entry *but, pp_date as_of,
                       struct pp_matcher *matcher)
{
    for (size_t i = 0; i < profile->training_count; i++) {
        const struct pp_training_entry *entry = &profile->training[i];
        if (entry != but && entry->hours != PP_MILLI_NONE && entry->hours >= course->hours &&
            is_course(course, entry, as_of, matcher) == PP_MATCH_YES)
            return true;
    }
    return false;
}

/*
 * One entry whose name means several courses that a route asks for beside each other must have the
 * hours of all of them, unless other entries bring the others: the same hours count once.
 */
static bool is_enough(const struct pp_requirement *requirement, const struct pp_profile *profile,
                      const struct pp_training_entry *entry, pp_date as_of,
                      struct pp_matcher *matcher)
{
    const struct pp_route *route = requirement->route;
    pp_milli needed = requirement->hours;
    for (size_t i = 0; route && i < route->count; i++) {
        const struct pp_requirement *other = route->items[i].requirement;
        if (other && other != requirement && other->kind == PP_KIND_COURSE &&
            other->hours != PP_MILLI_NONE &&
            is_course(other, entry, as_of, matcher) == PP_MATCH_YES &&
            !is_brought(other, profile, entry, as_of, matcher))
            needed += other->hours;
    }
    return entry->hours >= needed;
}

/* A course, or an orientation: the latter is often not thought of as training, so its absence from
 * the list says nothing. */
static void evaluate_course(const struct pp_requirement *requirement,
                            const struct pp_profile *profile, pp_date as_of,
                            struct pp_matcher *matcher, struct pp_outcome *out)
{
    bool open = !profile->training_stated || requirement->kind == PP_KIND_ORIENTATION;
    bool confirmed_at_best =
        false; /* a match that the issuer must confirm; another may do better */
    for (size_t i = 0; i < profile->training_count; i++) {
        const struct pp_training_entry *entry = &profile->training[i];
        enum pp_match match = is_course(requirement, entry, as_of, matcher);
        if (match == PP_MATCH_NO)
            continue;
        open |= match == PP_MATCH_FAILED;
        if (match != PP_MATCH_YES)
            continue;
        bool measured = requirement->hours != PP_MILLI_NONE;
        if (measured && entry->hours != PP_MILLI_NONE && entry->hours < requirement->hours) {
            if (confirmed_at_best)
                continue;
            if (out->have == PP_MILLI_NONE || entry->hours > out->have)
                out->have = entry->hours;
            out->missing = requirement->hours - out->have;
            continue;
        }
        if (measured && entry->hours != PP_MILLI_NONE &&
            !is_enough(requirement, profile, entry, as_of, matcher)) {
            open = true; /* it is one of the courses, and nobody says which */
            continue;
        }
        out->state = PP_STATE_MET;
        out->have = out->missing = PP_MILLI_NONE;
        out->confirm = (measured && entry->hours == PP_MILLI_NONE) ||
                       (pp_is_listed(requirement) && !entry->approval_stated);
        if (!out->confirm)
            return;
        confirmed_at_best = true;
    }
    if (confirmed_at_best)
        return;
    if (!open)
        out->state = PP_STATE_UNMET;
    else
        out->have = out->missing = PP_MILLI_NONE;
}

static void evaluate_exam(const struct pp_requirement *requirement,
                          const struct pp_profile *profile, pp_date as_of,
                          struct pp_matcher *matcher, struct pp_outcome *out)
{
    bool open = !profile->exams_stated;
    for (size_t i = 0; i < profile->exam_count; i++) {
        const struct pp_exam_entry *entry = &profile->exams[i];
        if (entry->passed != PP_DATE_NONE && entry->passed > as_of)
            continue;
        enum pp_match match = means(requirement, entry->name, matcher);
        if (match == PP_MATCH_YES) {
            out->state = PP_STATE_MET;
            return;
        }
        open |= match == PP_MATCH_FAILED;
    }
    if (!open)
        out->state = PP_STATE_UNMET;
}

static enum pp_state known_if(bool met)
{
    return met ? PP_STATE_MET : PP_STATE_UNMET;
}

static void evaluate_credential(const struct pp_requirement *requirement,
                                const struct pp_profile *profile, pp_date as_of,
                                struct pp_matcher *matcher, struct pp_outcome *out)
{
    bool open = !profile->certifications_stated;
    for (size_t i = 0; i < profile->certification_count; i++) {
        const struct pp_certification *held = &profile->certifications[i];
        enum pp_state current = pp_held_on(held, as_of);
        if (current == PP_STATE_UNMET)
            continue;
        enum pp_state state = pp_held_satisfies(requirement, held, matcher);
        if (state == PP_STATE_MET && current == PP_STATE_MET) {
            out->state = PP_STATE_MET;
            out->unsure = NULL;
            return;
        }
        if (state == PP_STATE_MET && !out->unsure)
            out->unsure = held;
        open |= state != PP_STATE_UNMET;
    }
    if (!open)
        out->state = PP_STATE_UNMET;
}

/* A status that is also a lived experience (veteran) is known from there; others only the person
 * can tell. */
static void evaluate_status(const struct pp_requirement *requirement,
                            const struct pp_profile *profile, struct pp_outcome *out)
{
    int word = pp_word_find(&pp_lived_words, requirement->text);
    if (word >= 0 && profile->lived.given)
        out->state = known_if(profile->lived.bits & 1U << word);
}

void pp_evaluate_named(const struct pp_requirement *requirement, const struct pp_profile *profile,
                       pp_date as_of, struct pp_matcher *matcher, struct pp_outcome *out)
{
    if (requirement->kind == PP_KIND_EXAM)
        evaluate_exam(requirement, profile, as_of, matcher, out);
    else if (requirement->kind == PP_KIND_PRIOR_CREDENTIAL)
        evaluate_credential(requirement, profile, as_of, matcher, out);
    else if (requirement->kind == PP_KIND_PRIOR_STATUS)
        evaluate_status(requirement, profile, out);
    else
        evaluate_course(requirement, profile, as_of, matcher, out);
}
