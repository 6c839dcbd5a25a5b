/* ncps: the national credentials, and which state credentials count for them. */
#include "context.h"
#include "out_ncps.h"
#include "setup.h"

enum pp_exit pp_verb_ncps(struct pp_context *context)
{
    struct pp_db db pp_cleanup_db;
    struct pp_profile profile;
    struct pp_ncps ncps;
    struct pp_json json;
    struct pp_doc doc pp_cleanup_doc;
    struct pp_matcher matcher pp_cleanup_matcher;
    struct pp_ncps_page page = {
        .db = &db,
        .ncps = &ncps,
        .profile = &profile,
        .stage = (enum pp_stage)pp_opt_word(context->opts, PP_OPT_STAGE),
    };
    struct pp_person person = {
        .profile = &profile,
        .as_of = pp_setup_as_of(context),
        .stage = page.stage,
        .matcher = &matcher,
        .arena = context->arena,
    };
    enum pp_format format = (enum pp_format)pp_opt_word(context->opts, PP_OPT_FORMAT);
    pp_matcher_init(&matcher);
    pp_doc_init(&doc, context->out, context->term, format == PP_FORMAT_MARKDOWN);
    enum pp_status status = pp_setup_db(context, &db);
    if (status == PP_OK)
        status = pp_setup_profile(context, &db, &profile, &page.has_profile);
    if (status == PP_OK)
        status = pp_ncps_make(&person, &db, &ncps, context->diags);
    if (status == PP_NOTFOUND) {
        struct pp_place place = {.file = pp_db_origin(&db)};
        pp_report(context->diags, PP_FOLDER_EMPTY, place, PP_V(""),
                  "no national certifications in the folder: it holds no file US.yaml");
    }
    if (status != PP_OK)
        return pp_exit_of(status, context->diags);
    if (format == PP_FORMAT_JSON) {
        pp_json_init(&json, &context->out->buf);
        pp_out_ncps_json(&json, &page);
        pp_buf_char(&context->out->buf, '\n');
    } else {
        pp_out_ncps(&doc, &page);
    }
    return PP_EXIT_YES;
}
