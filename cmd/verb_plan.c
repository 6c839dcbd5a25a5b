/* plan: the steps from today to certified. */
#include "context.h"
#include "eval/held.h"
#include "out_plan.h"
#include "setup.h"

static size_t offered(const struct pp_jurisdiction *jurisdiction, pp_date as_of)
{
    size_t count = 0;
    for (size_t i = 0; i < jurisdiction->credential_count; i++)
        count += pp_credential_offered(&jurisdiction->credentials[i], as_of) != PP_IN_FORCE_NO;
    return count;
}

/* The last day of a certification for this credential that expired before the day. */
static pp_date lapsed_on(const struct pp_profile *profile, const struct pp_credential *credential,
                         pp_date as_of)
{
    pp_date last = PP_DATE_NONE; /* lies before every date */
    for (size_t i = 0; i < profile->certification_count; i++) {
        const struct pp_certification *entry = &profile->certifications[i];
        if (entry->credential == credential && entry->expires < as_of && entry->expires > last)
            last = entry->expires;
    }
    return last;
}

static enum pp_status make(const struct pp_context *context, const struct pp_where *where,
                           const struct pp_person *person, unsigned pace,
                           struct pp_planning *planning)
{
    planning->plan = (struct pp_roadmap){.state = PP_ROADMAP_NOWHERE,
                                         .pace = pace,
                                         .apply_on = PP_DATE_NONE,
                                         .earliest = PP_DATE_NONE};
    planning->jurisdiction = where->jurisdiction;
    planning->held = PP_STATE_UNMET;
    planning->lapsed = PP_DATE_NONE;
    enum pp_status status = pp_roadmap_choose(
        person, where, pp_opt_words(context->opts, PP_OPT_TRACK), &planning->credential);
    if (status != PP_OK || !planning->credential)
        return status;
    planning->held =
        pp_holds(person->profile, planning->credential, person->as_of, &planning->certification);
    if (planning->held == PP_STATE_UNMET)
        planning->lapsed = lapsed_on(person->profile, planning->credential, person->as_of);
    planning->chosen = !where->credential && offered(where->jurisdiction, person->as_of) > 1;
    return pp_roadmap_make(person, planning->credential, pace, &planning->plan);
}

static void print(const struct pp_context *context, const struct pp_planning *planning)
{
    enum pp_format format = (enum pp_format)pp_opt_word(context->opts, PP_OPT_FORMAT);
    struct pp_json json;
    struct pp_doc doc pp_cleanup_doc;
    pp_doc_init(&doc, context->out, context->term, format == PP_FORMAT_MARKDOWN);
    if (format == PP_FORMAT_JSON) {
        pp_json_init(&json, &context->out->buf);
        pp_out_plan_json(&json, planning);
        pp_buf_char(&context->out->buf, '\n');
    } else {
        pp_out_plan_doc(&doc, planning);
    }
}

static enum pp_exit exit_of(enum pp_roadmap_state state)
{
    switch (state) {
    case PP_ROADMAP_READY:
    case PP_ROADMAP_STEPS:
        return PP_EXIT_YES;
    case PP_ROADMAP_EMPTY:
        return PP_EXIT_UNDETERMINED;
    case PP_ROADMAP_BARRED:
    case PP_ROADMAP_NOWHERE:
        break;
    }
    return PP_EXIT_NO;
}

static enum pp_exit run(struct pp_context *context, struct pp_db *db, struct pp_matcher *matcher)
{
    struct pp_selection selection;
    struct pp_profile profile;
    struct pp_planning planning = {.db = db, .as_of = pp_setup_as_of(context)};
    unsigned pace = pp_setup_pace(context);
    enum pp_status status = pp_setup_selection(context, db, 0, &selection);
    if (status == PP_OK)
        status = pp_setup_profile(context, db, &profile, &planning.has_profile);
    struct pp_person person = {&profile, planning.as_of, PP_STAGE_CERTIFY, matcher, context->arena};
    if (status == PP_OK)
        status = pp_setup_unanswered(context,
                                     make(context, &selection.list[0], &person, pace, &planning));
    if (status != PP_OK)
        return pp_exit_of(status, context->diags);
    print(context, &planning);
    return exit_of(planning.plan.state);
}

enum pp_exit pp_verb_plan(struct pp_context *context)
{
    struct pp_db db pp_cleanup_db;
    struct pp_matcher matcher pp_cleanup_matcher;
    pp_matcher_init(&matcher);
    enum pp_status status = pp_setup_db(context, &db);
    if (status != PP_OK)
        return pp_exit_of(status, context->diags);
    return run(context, &db, &matcher);
}
