/* compare: certifications side by side. */
#include "context.h"
#include "out_compare.h"
#include "setup.h"

static const struct pp_place nowhere;

static void print(const struct pp_context *context, struct pp_db *db,
                  const struct pp_comparison *comparison)
{
    struct pp_json json;
    switch ((enum pp_format)pp_opt_word(context->opts, PP_OPT_FORMAT)) {
    case PP_FORMAT_JSON:
        pp_json_init(&json, &context->out->buf);
        pp_out_compare_json(&json, db, comparison);
        pp_buf_char(&context->out->buf, '\n');
        break;
    case PP_FORMAT_CSV:
        pp_out_compare_csv(&context->out->buf, comparison);
        break;
    case PP_FORMAT_MARKDOWN:
        pp_out_compare_markdown(context->out, context->term, comparison);
        break;
    case PP_FORMAT_TEXT:
    case PP_FORMAT_MAN:
    case PP_FORMAT_JSONL:
    case PP_FORMAT_SVG:
        pp_out_compare_text(context->out, context->term, comparison);
        break;
    }
}

/* At least two columns, one of them with something in it. */
static enum pp_status check_columns(const struct pp_context *context,
                                    const struct pp_comparison *comparison)
{
    if (comparison->column_count < 2) {
        pp_report(context->diags, PP_ARGUMENT_MISSING, nowhere, PP_V(""),
                  "all arguments name the same thing: there is nothing to compare it with; see "
                  "'peerpath help compare'");
        return PP_INPUT;
    }
    for (size_t i = 0; i < comparison->column_count; i++)
        if (comparison->columns[i].credential)
            return PP_OK;
    pp_report(context->diags, PP_PLACE_UNKNOWN, nowhere, PP_V(""),
              "none of these has such a certification: there is nothing to compare");
    return PP_INPUT;
}

enum pp_exit pp_verb_compare(struct pp_context *context)
{
    struct pp_db db pp_cleanup_db;
    struct pp_selection selection;
    struct pp_comparison comparison;
    enum pp_status status = pp_setup_db(context, &db);
    if (status == PP_OK)
        status = pp_setup_selection(context, &db, 0, &selection);
    if (status == PP_OK) {
        status = pp_compare_columns(selection.list, selection.count,
                                    pp_opt_words(context->opts, PP_OPT_TRACK),
                                    pp_setup_as_of(context), context->arena, &comparison);
        if (status == PP_LIMIT)
            pp_report(context->diags, PP_LIMIT_REACHED, nowhere, PP_V(""),
                      "%zu places to compare, and at most %d fit", selection.count,
                      PP_COMPARE_MOST);
    }
    if (status == PP_OK)
        status = check_columns(context, &comparison);
    if (status == PP_OK)
        status = pp_compare_rows(context->arena, &comparison);
    if (status == PP_NOMEM)
        (void)pp_no_memory(context->diags);
    if (status != PP_OK)
        return pp_exit_of(status, context->diags);
    print(context, &db, &comparison);
    return PP_EXIT_YES;
}
