/* renew: what keeping a certification takes, and by when. */
#include "advise/ics.h"
#include "base/file.h"
#include "context.h"
#include "out_renew.h"
#include "setup.h"

enum {
    MOST_CALENDAR = 4 << 20,
    FILE_MODE = 0600 /* which certifications somebody holds is nobody else's business */
};

static const struct pp_place nowhere;

/* Write the calendar to its file, or to stdout for "-". */
static enum pp_exit write_calendar(const struct pp_context *context,
                                   const struct pp_renewals *renewals, struct pp_view person)
{
    const char *path = pp_opt_text(context->opts, PP_OPT_ICS);
    struct pp_buf text pp_cleanup_buf;
    pp_buf_init(&text, MOST_CALENDAR);
    size_t events = pp_ics_write(&text, renewals, person);
    if (pp_buf_status(&text) == PP_NOMEM)
        return pp_exit_of(pp_no_memory(context->diags), context->diags);
    if (pp_buf_status(&text) != PP_OK) {
        pp_report(context->diags, PP_LIMIT_REACHED, nowhere, PP_V(""),
                  "cannot write the calendar: it is larger than %d MiB", MOST_CALENDAR >> 20);
        return PP_EXIT_DATA;
    }
    if (events == 0) {
        pp_warn(context->diags, PP_NO_DEADLINE, nowhere, PP_V(""),
                "no calendar was written: the profile states no 'expires' that is still to come");
        return PP_EXIT_NO;
    }
    if (path[0] == '-' && path[1] == '\0') {
        pp_buf_add(&context->out->buf, pp_buf_view(&text));
        return PP_EXIT_YES;
    }
    return pp_exit_of(pp_file_replace(path, pp_buf_view(&text), FILE_MODE, context->diags),
                      context->diags);
}

static void print(const struct pp_context *context, struct pp_db *db,
                  const struct pp_renewals *renewals)
{
    struct pp_json json;
    struct pp_doc doc pp_cleanup_doc;
    enum pp_format format = (enum pp_format)pp_opt_word(context->opts, PP_OPT_FORMAT);
    pp_doc_init(&doc, context->out, context->term, format == PP_FORMAT_MARKDOWN);
    if (format == PP_FORMAT_JSON) {
        pp_json_init(&json, &context->out->buf);
        pp_out_renew_json(&json, db, renewals);
        pp_buf_char(&context->out->buf, '\n');
    } else if (format == PP_FORMAT_CSV) {
        pp_out_renew_csv(&context->out->buf, renewals);
    } else {
        pp_out_renew(&doc, renewals);
    }
}

/* No place that was asked about goes by in silence. */
static void warn_of_empty(const struct pp_context *context, const struct pp_renewals *renewals)
{
    for (size_t i = 0; i < renewals->empty_count; i++)
        pp_warn(context->diags, PP_NO_DEADLINE, nowhere, PP_V(""),
                "nothing to renew: %.*s issues no certification on this day",
                PP_VARG(renewals->empty[i]->name));
}

/* With nothing to advise on: say why, and what would help. */
static enum pp_exit say_nothing(const struct pp_context *context, const struct pp_selection *places,
                                const struct pp_profile *profile, bool has_profile)
{
    if (places->count)
        return PP_EXIT_NO; /* warn_of_empty() names them */
    if (!has_profile) {
        pp_report(context->diags, PP_ARGUMENT_MISSING, nowhere, PP_V(""),
                  "name a place, or give a profile that lists your certifications");
        return PP_EXIT_USAGE;
    }
    pp_warn(context->diags, PP_NO_DEADLINE, nowhere, PP_V(""),
            profile->certifications_stated
                ? "nothing to renew: the profile says that no certification is held"
                : "nothing to renew: the profile does not say which 'certifications' are held");
    return profile->certifications_stated ? PP_EXIT_NO : PP_EXIT_UNDETERMINED;
}

enum pp_exit pp_verb_renew(struct pp_context *context)
{
    struct pp_db db pp_cleanup_db;
    struct pp_selection places;
    struct pp_profile profile;
    struct pp_renewals renewals;
    struct pp_matcher matcher pp_cleanup_matcher;
    bool has_profile = false;
    const char *ics = pp_opt_text(context->opts, PP_OPT_ICS);
    bool only_calendar = ics && ics[0] == '-' && ics[1] == '\0';
    pp_matcher_init(&matcher);
    enum pp_status status = pp_setup_db(context, &db);
    if (status == PP_OK)
        status = pp_setup_selection(context, &db, 0, &places);
    if (status == PP_OK)
        status = pp_setup_profile(context, &db, &profile, &has_profile);
    if (status != PP_OK)
        return pp_exit_of(status, context->diags);
    status = pp_setup_unanswered(context, pp_renewals_make(&profile, places.list, places.count,
                                                           pp_setup_as_of(context), &matcher,
                                                           context->arena, &renewals));
    if (status != PP_OK)
        return pp_exit_of(status, context->diags);
    warn_of_empty(context, &renewals);
    if (renewals.count == 0)
        return say_nothing(context, &places, &profile, has_profile);
    if (!only_calendar)
        print(context, &db, &renewals);
    return ics ? write_calendar(context, &renewals, profile.id) : PP_EXIT_YES;
}
