#include "rules/alike.h"

#include "rules/kinds.h"

/* Paid or volunteer is as good as not said. */
static int pay_of(const struct pp_requirement *requirement)
{
    return requirement->pay == PP_PAY_EITHER ? PP_INT_NONE : requirement->pay;
}

bool pp_measure_alike(const struct pp_requirement *a, const struct pp_requirement *b)
{
    return a->kind == b->kind && a->word == b->word && a->lived.bits == b->lived.bits &&
           a->months == b->months && a->window_months == b->window_months &&
           a->recovery_of == b->recovery_of && a->percent == b->percent && pay_of(a) == pay_of(b) &&
           (a->supervised == 0) == (b->supervised == 0) &&
           pp_view_eq(a->topic_slug, b->topic_slug) && pp_view_eq(a->approved_by, b->approved_by) &&
           pp_view_eq(a->matches, b->matches) &&
           pp_view_eq_fold(pp_course_to_confirm(a), pp_course_to_confirm(b));
}

bool pp_accept_alike(const struct pp_requirement *a, const struct pp_requirement *b)
{
    return a->hours == b->hours && a->icrc == b->icrc &&
           a->training_hours_min == b->training_hours_min && a->tracks.given == b->tracks.given &&
           a->tracks.bits == b->tracks.bits && pp_views_eq(&a->credentials, &b->credentials) &&
           pp_views_eq(&a->issued_in, &b->issued_in);
}
