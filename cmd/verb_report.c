/* report: a page to look at, to print and to hand over. */
#include <string.h>

#include "age.h"
#include "base/file.h"
#include "report.h"
#include "setup.h"

enum {
    MOST_PAGE = 64 << 20,
    FILE_MODE = 0600 /* it tells about a person */
};

/* Write the page where it was asked for: a file is replaced as a whole or left as it was. */
static enum pp_status put(const struct pp_context *context, const struct pp_report *report)
{
    const char *path = pp_opt_text(context->opts, PP_OPT_OUT);
    struct pp_buf buf pp_cleanup_buf;
    pp_buf_init(&buf, MOST_PAGE);
    if (!path || strcmp(path, "-") == 0) {
        pp_report_write(&context->out->buf, report);
        return PP_OK;
    }
    pp_report_write(&buf, report);
    if (pp_buf_status(&buf) == PP_NOMEM)
        return pp_no_memory(context->diags);
    if (pp_buf_status(&buf) != PP_OK) {
        struct pp_place nowhere = {0};
        pp_report(context->diags, PP_LIMIT_REACHED, nowhere, PP_V(""),
                  "the page is larger than %d MiB: name fewer places", MOST_PAGE >> 20);
        return PP_LIMIT;
    }
    return pp_file_replace(path, pp_buf_view(&buf), FILE_MODE, context->diags);
}

static enum pp_exit run(const struct pp_context *context, struct pp_report_frame *frame,
                        const struct pp_profile *profile, bool has_profile)
{
    struct pp_matcher matcher pp_cleanup_matcher;
    struct pp_report report;
    const struct pp_person person = {profile, frame->as_of, frame->stage, &matcher, context->arena};
    pp_matcher_init(&matcher);
    enum pp_status status = pp_setup_unanswered(
        context, pp_report_make(frame, &person, has_profile, PP_V(""), &report));
    if (status == PP_OK)
        status = put(context, &report);
    if (status == PP_OK)
        pp_warn_age(context, frame->asked->list, frame->asked->count, frame->as_of);
    return pp_exit_of(status, context->diags);
}

enum pp_exit pp_verb_report(struct pp_context *context)
{
    struct pp_db db pp_cleanup_db;
    struct pp_selection selection;
    struct pp_profile profile;
    struct pp_asked asked = {NULL, 0};
    struct pp_report_frame frame = {.asked = &asked,
                                    .all = pp_opt_given(context->opts, PP_OPT_ALL)};
    bool has_profile = false;
    enum pp_status status = pp_setup_db(context, &db);
    enum pp_status options = pp_report_frame_of(context, &db, &frame);
    if (status == PP_OK)
        status = options;
    if (status == PP_OK)
        status = pp_setup_selection(context, &db, 0, &selection);
    if (status == PP_OK)
        status = pp_setup_profile(context, &db, &profile, &has_profile);
    if (status == PP_OK)
        status = pp_asked_of(selection.list, selection.count,
                             pp_opt_words(context->opts, PP_OPT_TRACK), context->arena, &asked);
    if (status == PP_NOMEM)
        (void)pp_no_memory(context->diags);
    if (status != PP_OK)
        return pp_exit_of(status, context->diags);
    return run(context, &frame, &profile, has_profile);
}
