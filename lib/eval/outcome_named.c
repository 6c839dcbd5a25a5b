/* Courses, exams, orientations and credentials: requirements that a name in a profile may satisfy.
 */
#include "eval/outcome.h"

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
    if (!entry->approval_stated || requirement->approved_by.len == 0 ||
        pp_view_is(requirement->approved_by, "any"))
        return false;
    int wanted = pp_place_find(requirement->approved_by);
    for (size_t i = 0; i < entry->approved_by.count; i++)
        if (pp_place_find(entry->approved_by.list[i]) == wanted)
            return false;
    return true;
}

/* A course, or an orientation: the latter is often not thought of as training, so its absence from
 * the list says nothing. */
static void evaluate_course(const struct pp_requirement *requirement,
                            const struct pp_profile *profile, pp_date as_of,
                            struct pp_matcher *matcher, struct pp_outcome *out)
{
    bool open = !profile->training_stated || requirement->kind == PP_KIND_ORIENTATION;
    for (size_t i = 0; i < profile->training_count; i++) {
        const struct pp_training_entry *entry = &profile->training[i];
        if (entry->completed != PP_DATE_NONE && entry->completed > as_of)
            continue;
        enum pp_match match =
            entry->name.len ? means(requirement, entry->name, matcher) : PP_MATCH_FAILED;
        if (match == PP_MATCH_NO || is_approved_elsewhere(requirement, entry))
            continue;
        open |= match == PP_MATCH_FAILED;
        if (match != PP_MATCH_YES)
            continue;
        if (requirement->hours != PP_MILLI_NONE && entry->hours != PP_MILLI_NONE &&
            entry->hours < requirement->hours) {
            out->have = entry->hours;
            out->missing = requirement->hours - entry->hours;
            continue;
        }
        out->state = PP_STATE_MET;
        out->have = out->missing = PP_MILLI_NONE;
        out->confirm = requirement->approved_by.len &&
                       !pp_view_is(requirement->approved_by, "any") && !entry->approval_stated;
        return;
    }
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

/* Is the credential held on that day? */
static bool is_current(const struct pp_certification *held, pp_date as_of)
{
    return !(held->issued != PP_DATE_NONE && held->issued > as_of) &&
           !(held->expires != PP_DATE_NONE && held->expires < as_of);
}

static enum pp_state both(enum pp_state a, enum pp_state b)
{
    if (a == PP_STATE_UNMET || b == PP_STATE_UNMET)
        return PP_STATE_UNMET;
    return a == PP_STATE_MET && b == PP_STATE_MET ? PP_STATE_MET : PP_STATE_UNKNOWN;
}

static enum pp_state known_if(bool met)
{
    return met ? PP_STATE_MET : PP_STATE_UNMET;
}

static int place_of(const struct pp_certification *held)
{
    if (held->credential)
        return held->credential->jurisdiction->place;
    return held->jurisdiction.len ? pp_place_find(held->jurisdiction) : -1;
}

static enum pp_state issued_there(const struct pp_requirement *requirement,
                                  const struct pp_certification *held)
{
    static const struct pp_view national = {"US", 2};
    int place = place_of(held);
    if (place < 0)
        return PP_STATE_UNKNOWN;
    bool state = place != pp_place_find(national);
    for (size_t i = 0; i < requirement->issued_in.count; i++) {
        struct pp_view where = requirement->issued_in.list[i];
        if ((pp_view_is(where, "any_state") && state) ||
            (pp_view_is(where, "another_state") && state && place != requirement->place) ||
            pp_place_find(where) == place)
            return PP_STATE_MET;
    }
    return PP_STATE_UNMET;
}

/*
 * The hours of training that a credential itself asks for, as far as its data tells: the least that
 * its standard route demands without a choice.
 */
static pp_milli hours_asked(const struct pp_credential *credential, bool *out_whole)
{
    pp_milli total = 0, courses = 0;
    *out_whole = false;
    for (size_t r = 0; r < credential->route_count; r++) {
        const struct pp_route *route = &credential->routes[r];
        if (!pp_view_is(route->name, "standard"))
            continue;
        *out_whole = route->complete;
        for (size_t i = 0; i < route->count; i++) {
            const struct pp_requirement *asked = route->items[i].requirement;
            if (!asked || asked->stage == PP_STAGE_KEEP)
                continue;
            if (asked->kind == PP_KIND_TRAINING_HOURS && asked->amount > total)
                total = asked->amount;
            if (asked->kind == PP_KIND_COURSE && asked->hours != PP_MILLI_NONE)
                courses += asked->hours;
        }
    }
    return total > courses ? total : courses;
}

static enum pp_state asked_enough(const struct pp_requirement *requirement,
                                  const struct pp_certification *held)
{
    bool whole;
    if (!held->credential)
        return PP_STATE_UNKNOWN;
    if (hours_asked(held->credential, &whole) >= requirement->training_hours_min)
        return PP_STATE_MET;
    return whole ? PP_STATE_UNMET : PP_STATE_UNKNOWN;
}

static enum pp_state is_icrc(const struct pp_certification *held)
{
    if (!held->credential || !held->credential->reciprocity.given)
        return PP_STATE_UNKNOWN;
    switch (held->credential->reciprocity.icrc) {
    case PP_ANSWER_YES:
        return PP_STATE_MET;
    case PP_ANSWER_NO:
        return PP_STATE_UNMET;
    default:
        return PP_STATE_UNKNOWN;
    }
}

static enum pp_state is_one_of(const struct pp_views *ids, const struct pp_certification *held)
{
    if (!held->credential)
        return PP_STATE_UNKNOWN;
    for (size_t i = 0; i < ids->count; i++)
        if (pp_view_eq(ids->list[i], held->credential->id))
            return PP_STATE_MET;
    return PP_STATE_UNMET;
}

static enum pp_state name_matches(const struct pp_requirement *requirement,
                                  const struct pp_certification *held, struct pp_matcher *matcher)
{
    struct pp_view name = held->credential ? held->credential->title : held->name;
    enum pp_match match = pp_matcher_match(matcher, requirement->matches, name);
    return match == PP_MATCH_FAILED ? PP_STATE_UNKNOWN : known_if(match == PP_MATCH_YES);
}

/* All keys that the requirement gives must hold for one credential; without any key nothing can be
 * told. */
static enum pp_state satisfies(const struct pp_requirement *requirement,
                               const struct pp_certification *held, struct pp_matcher *matcher)
{
    enum pp_state state = PP_STATE_MET;
    bool told = false;
    if (pp_place_of_credential(requirement->text) >= 0 &&
        pp_view_find(requirement->text, ' ') == requirement->text.len) {
        struct pp_views one = {(struct pp_view *)&requirement->text, 1};
        state = both(state, is_one_of(&one, held));
        told = true;
    }
    if (requirement->credentials.count) {
        state = both(state, is_one_of(&requirement->credentials, held));
        told = true;
    }
    if (requirement->issued_in.count) {
        state = both(state, issued_there(requirement, held));
        told = true;
    }
    if (requirement->icrc == 0) {
        state = both(state, is_icrc(held));
        told = true;
    }
    if (requirement->training_hours_min != PP_MILLI_NONE) {
        state = both(state, asked_enough(requirement, held));
        told = true;
    }
    if (requirement->tracks.given) {
        state =
            both(state, held->credential
                            ? known_if(requirement->tracks.bits & (1U << held->credential->track))
                            : PP_STATE_UNKNOWN);
        told = true;
    }
    if (requirement->matches.len) {
        state = both(state, name_matches(requirement, held, matcher));
        told = true;
    }
    return told ? state : PP_STATE_UNKNOWN;
}

static void evaluate_credential(const struct pp_requirement *requirement,
                                const struct pp_profile *profile, pp_date as_of,
                                struct pp_matcher *matcher, struct pp_outcome *out)
{
    bool open = !profile->certifications_stated;
    for (size_t i = 0; i < profile->certification_count; i++) {
        const struct pp_certification *held = &profile->certifications[i];
        if (!is_current(held, as_of))
            continue;
        enum pp_state state = satisfies(requirement, held, matcher);
        if (state == PP_STATE_MET) {
            out->state = PP_STATE_MET;
            return;
        }
        open |= state == PP_STATE_UNKNOWN;
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
