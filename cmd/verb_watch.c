/* watch: do the pages that the rules cite still say what the rules say? */
#include "base/user.h"
#include "environ.h"
#include "out_watch.h"
#include "progress.h"
#include "setup.h"

enum {
    SECONDS = 60,
    PAUSE = 2
};

static void print(const struct pp_context *context, const struct pp_facts *facts,
                  const struct pp_watch *watch)
{
    struct pp_json json;
    struct pp_doc doc pp_cleanup_doc;
    int format = pp_opt_word(context->opts, PP_OPT_FORMAT);
    pp_doc_init(&doc, context->out, context->term, format == PP_FORMAT_MARKDOWN);
    if (format == PP_FORMAT_JSON) {
        pp_json_init(&json, &context->out->buf);
        pp_out_watch_json(&json, facts, watch, context->out);
        pp_buf_char(&context->out->buf, '\n');
    } else {
        pp_out_watch(&doc, facts, watch);
    }
}

static enum pp_status select_places(const struct pp_context *context, struct pp_db *db,
                                    struct pp_selection *out)
{
    enum pp_status status = pp_setup_db(context, db);
    if (status != PP_OK)
        return status;
    return context->opts->arg_count ? pp_setup_selection(context, db, 0, out)
                                    : pp_setup_everything(context, db, out);
}

enum pp_exit pp_verb_watch(struct pp_context *context)
{
    struct pp_db db pp_cleanup_db = {0};
    struct pp_selection selection;
    struct pp_facts facts;
    struct pp_watch watch;
    struct pp_tally tally = pp_tally_of(context, "pages");
    struct pp_watch_options options = {
        .cache = pp_user_path(context->arena, PP_ENV_CACHE, ".cache", PP_CACHE_PATH),
        .ca_file = pp_variable(PP_ENV_CA),
        .seconds = pp_opt_number(context->opts, PP_OPT_TIMEOUT, SECONDS),
        .pause = pp_opt_number(context->opts, PP_OPT_PAUSE, PAUSE),
        .progress = pp_tally_show,
        .user = &tally};
    enum pp_status status = select_places(context, &db, &selection);
    if (status == PP_OK &&
        pp_facts_list(selection.list, selection.count, context->arena, &facts) != PP_OK)
        status = pp_no_memory(context->diags);
    if (status == PP_OK)
        status = pp_watch_run(&options, &facts, context->arena, &watch, context->diags);
    if (status != PP_OK)
        return pp_exit_of(status, context->diags);
    print(context, &facts, &watch);
    return pp_watch_count(&facts, PP_FACT_GONE) ? PP_EXIT_NO : PP_EXIT_YES;
}
