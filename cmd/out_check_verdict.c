/* A verdict as a sentence. */
#include "eval/gap.h"
#include "out_check_text.h"
#include "rules/wording.h"
#include "text.h"

const char *pp_stage_purpose(enum pp_stage stage)
{
    static const char *const purposes[] = {
        [PP_STAGE_TRAIN] = "to enter the training",
        [PP_STAGE_APPLY] = "to apply",
        [PP_STAGE_CERTIFY] = "to be certified",
        [PP_STAGE_KEEP] = "to be certified and to keep it",
    };
    return purposes[stage];
}

const char *pp_verdict_name(enum pp_verdict verdict)
{
    static const char *const names[PP_VERDICT_COUNT] = {
        [PP_VERDICT_ELIGIBLE] = "yes",
        [PP_VERDICT_LIKELY] = "likely",
        [PP_VERDICT_UNKNOWN] = "not known yet",
        [PP_VERDICT_NOT_YET] = "not yet",
        [PP_VERDICT_INELIGIBLE] = "not by these rules",
        [PP_VERDICT_NOT_OFFERED] = "not offered",
    };
    return (size_t)verdict < PP_VERDICT_COUNT ? names[verdict] : "";
}

int pp_verdict_style(enum pp_verdict verdict)
{
    switch (verdict) {
    case PP_VERDICT_ELIGIBLE:
    case PP_VERDICT_LIKELY:
        return PP_STYLE_GREEN;
    case PP_VERDICT_UNKNOWN:
    case PP_VERDICT_NOT_YET:
        return PP_STYLE_YELLOW;
    case PP_VERDICT_INELIGIBLE:
    case PP_VERDICT_NOT_OFFERED:
    case PP_VERDICT_COUNT:
        break;
    }
    return PP_STYLE_RED;
}

/* The unmet items of the best route: how many, and the first. */
static size_t count_unmet(const struct pp_answer *answer, const struct pp_item_answer **out_first)
{
    size_t count = 0;
    *out_first = NULL;
    for (size_t i = 0; answer->best && i < answer->best->count; i++) {
        const struct pp_item_answer *item = &answer->best->items[i];
        if (item->later || item->state != PP_STATE_UNMET)
            continue;
        if (!*out_first)
            *out_first = item;
        count++;
    }
    return count;
}

/* What neither doing nor waiting closes; NULL where every option of a choice is closed. */
static const struct pp_requirement *find_closed(const struct pp_route_answer *route)
{
    for (size_t i = 0; i < route->count; i++) {
        const struct pp_item_answer *item = &route->items[i];
        if (!item->later && item->state == PP_STATE_UNMET && item->requirement &&
            item->outcome.closes == PP_CLOSES_NEVER)
            return item->requirement;
    }
    return NULL;
}

const struct pp_route_answer *pp_closed_standard(const struct pp_answer *answer)
{
    for (size_t r = 0; answer->best && r < answer->route_count; r++)
        if (&answer->routes[r] != answer->best &&
            answer->routes[r].verdict == PP_VERDICT_INELIGIBLE &&
            pp_view_is(answer->routes[r].route->name, "standard"))
            return &answer->routes[r];
    return NULL;
}

/* Does a route besides the best one still lead there? */
static bool is_another_open(const struct pp_answer *answer)
{
    for (size_t r = 0; r < answer->route_count; r++)
        if (&answer->routes[r] != answer->best && !answer->routes[r].empty &&
            answer->routes[r].verdict < PP_VERDICT_INELIGIBLE)
            return true;
    return false;
}

/* ", and only by the route for people certified elsewhere; the standard route is closed to you" */
static void say_only_way(struct pp_buf *buf, const struct pp_answer *answer)
{
    const struct pp_route_answer *closed = pp_closed_standard(answer);
    if (!closed)
        return;
    if (is_another_open(answer)) {
        pp_buf_str(buf, ", and not by the standard route, which is closed to you");
    } else {
        pp_buf_str(buf, pp_view_is(answer->best->route->name, "reciprocity")
                            ? ", and only by the route "
                            : ", and only by the ");
        pp_say_route(buf, answer->best->route->name);
        pp_buf_str(buf, "; the standard route is closed to you");
    }
    if (find_closed(closed)) {
        pp_buf_str(buf, ", as it asks for: ");
        pp_say_requirement(buf, find_closed(closed));
    }
}

static void say_not_yet(struct pp_buf *buf, const struct pp_answer *answer)
{
    const struct pp_item_answer *first;
    size_t count = count_unmet(answer, &first);
    pp_buf_str(buf, "Not yet");
    say_only_way(buf, answer);
    pp_buf_str(buf, ". ");
    if (count == 1 && first->requirement) {
        pp_buf_str(buf, "One thing is missing: ");
        pp_say_gap(buf, first->requirement, &first->outcome);
        pp_buf_char(buf, '.');
    } else {
        pp_buf_printf(buf, count == 1 ? "%zu thing is missing." : "%zu things are missing.", count);
    }
}

static void say_ineligible(struct pp_buf *buf, const struct pp_answer *answer)
{
    pp_buf_str(buf, "Not by these rules. They ask for something that neither doing nor waiting can "
                    "change: ");
    const struct pp_requirement *closed = answer->best ? find_closed(answer->best) : NULL;
    if (closed)
        pp_say_requirement(buf, closed);
    else
        pp_buf_str(buf, "every option it leaves");
    pp_buf_char(buf, '.');
}

void pp_say_not_offered(struct pp_buf *buf, pp_date as_of,
                        const struct pp_jurisdiction *jurisdiction,
                        const struct pp_credential *credential)
{
    if (!credential) {
        pp_buf_add(buf, jurisdiction->name);
        pp_buf_str(buf, jurisdiction->certifies == PP_CERTIFIES_IN_PROCESS
                            ? " has no certification yet; one is being prepared."
                            : " certifies nobody as far as the sources tell.");
        return;
    }
    pp_buf_str(buf, "Not offered on ");
    pp_date_format(buf, as_of);
    if (credential->status == PP_STATUS_PLANNED)
        pp_buf_str(buf, ": it is planned");
    else if (credential->status == PP_STATUS_RETIRED)
        pp_buf_str(buf, ": it is no longer issued");
    if (credential->effective.first != PP_DATE_NONE && as_of < credential->effective.first) {
        pp_buf_str(buf, "; it begins ");
        pp_date_span_format(buf, credential->effective);
    } else if (credential->until.first != PP_DATE_NONE && as_of > credential->until.last) {
        pp_buf_str(buf, "; it ended ");
        pp_date_span_format(buf, credential->until);
    }
    pp_buf_char(buf, '.');
}

/* Unknown, and no question would help. */
static void say_nothing_to_ask(struct pp_buf *buf, const struct pp_answer *answer,
                               const char *purpose)
{
    bool told = false;
    for (size_t i = 0; i < answer->credential->route_count; i++)
        told |= answer->credential->routes[i].count > 0;
    if (answer->best && !answer->best->empty)
        pp_buf_str(buf, "What is open only the issuer can tell.");
    else if (told)
        pp_buf_printf(buf, "The sources tell of nothing that is asked %s on that day.", purpose);
    else
        pp_buf_printf(buf, "The sources do not tell what is asked %s.", purpose);
}

/* How many points of the rules are not known: kinds of conditions that may or may not be asked. */
static size_t count_holes(const struct pp_answer *answer)
{
    size_t count = 0;
    for (size_t i = 0; i < answer->credential->not_known.count; i++)
        count += answer->credential->not_known.list[i].decides;
    return count;
}

void pp_say_verdict(struct pp_buf *buf, const struct pp_check *check,
                    const struct pp_answer *answer)
{
    const char *purpose = pp_stage_purpose(check->stage);
    switch (answer->verdict) {
    case PP_VERDICT_ELIGIBLE:
        pp_buf_printf(buf, "Yes. You meet everything that is asked %s.", purpose);
        break;
    case PP_VERDICT_LIKELY:
        pp_buf_printf(buf, "Likely. You meet everything that is known to be asked %s", purpose);
        if (count_holes(answer) > 1)
            pp_buf_printf(buf, ", but %zu points of the rules are not known", count_holes(answer));
        pp_buf_str(buf, ". The issuer must confirm it.");
        break;
    case PP_VERDICT_UNKNOWN:
        pp_buf_str(buf, "Not known yet");
        say_only_way(buf, answer);
        pp_buf_str(buf, ". ");
        if (answer->question_count == 1)
            pp_buf_str(buf, "One answer would decide it.");
        else if (answer->question_count)
            pp_buf_printf(buf, "%zu answers would decide it.", answer->question_count);
        else
            say_nothing_to_ask(buf, answer, purpose);
        break;
    case PP_VERDICT_NOT_YET:
        say_not_yet(buf, answer);
        break;
    case PP_VERDICT_INELIGIBLE:
        say_ineligible(buf, answer);
        break;
    case PP_VERDICT_NOT_OFFERED:
    case PP_VERDICT_COUNT:
        pp_say_not_offered(buf, check->as_of, answer->jurisdiction, answer->credential);
        break;
    }
}
