/* export: the rules for other engines, as SQL, JSON or CSV. */
#include <string.h>

#include "base/file.h"
#include "batch/intake.h"
#include "batch/plan.h"
#include "credentials.h"
#include "export/sql.h"
#include "maps.h"
#include "out_export.h"
#include "out_rules_json.h"
#include "setup.h"

/* The first line of the file that --columns names. */
static enum pp_status read_header(const struct pp_context *context, const char *path,
                                  struct pp_view file, struct pp_buf *out, char *out_separator)
{
    struct pp_intake intake = {0};
    int fd pp_cleanup_fd = -1;
    enum pp_status status = PP_OK;
    if (strcmp(path, "-") != 0)
        status = pp_file_open(path, &fd, context->diags);
    if (status == PP_OK)
        status =
            pp_intake_open(&intake, fd < 0 ? STDIN_FILENO : fd, -1, file, false, context->diags);
    if (status == PP_OK)
        status = pp_intake_header(&intake, out, context->diags);
    *out_separator = intake.walk.separator;
    pp_intake_release(&intake);
    return status;
}

/* The columns that the table has, as a header: those of the file, or all that the rules can ask
 * for. */
static enum pp_status find_header(const struct pp_context *context, struct pp_batch *batch,
                                  struct pp_buf *out, char *out_separator)
{
    struct pp_flat_topics topics;
    const char *path = pp_opt_text(context->opts, PP_OPT_COLUMNS);
    if (path) {
        batch->file = strcmp(path, "-") == 0 ? PP_V("standard input") : pp_view_of(path);
        return read_header(context, path, batch->file, out, out_separator);
    }
    enum pp_status status = pp_flat_topics_find(batch->db, context->arena, &topics, context->diags);
    if (status != PP_OK)
        return status;
    const char *header = pp_sql_header(&topics, context->arena);
    if (header)
        pp_buf_str(out, header);
    return header && pp_buf_status(out) == PP_OK ? PP_OK : pp_no_memory(context->diags);
}

/* The same reading of the header as in `batch`. */
static enum pp_status write_sql(const struct pp_context *context, const struct pp_export *export)
{
    struct pp_batch batch = {.input = PP_BATCH_CSV,
                             .file = PP_V("columns"),
                             .credentials = export->credentials,
                             .credential_count = export->count,
                             .as_of = export->as_of,
                             .stage = export->stage,
                             .db = export->db};
    const char *table = pp_opt_text(context->opts, PP_OPT_TABLE);
    struct pp_batch_plan plan;
    char separator = '\0';
    struct pp_buf header pp_cleanup_buf, version pp_cleanup_buf;
    pp_buf_init(&header, PP_RECORD_LONGEST + 1);
    pp_buf_init(&version, 64);
    enum pp_status status = pp_read_maps(context, &batch);
    if (status == PP_OK)
        status = find_header(context, &batch, &header, &separator);
    if (status != PP_OK)
        return status;
    pp_say_data_version(&version, export->db);
    status = pp_batch_plan_make(&plan, &batch, pp_buf_view(&header), separator, context->diags);
    const struct pp_sql sql = {.table = pp_view_of(table ? table : "people"),
                               .columns = &plan.columns,
                               .credentials = export->credentials,
                               .credential_count = export->count,
                               .as_of = export->as_of,
                               .stage = export->stage,
                               .db = export->db,
                               .version = pp_buf_view(&version)};
    if (status == PP_OK)
        status = pp_sql_write(&sql, context->arena, &context->out->buf, context->diags);
    pp_batch_plan_release(&plan);
    return status;
}

/* What says how a table of people looks has no meaning for the rules themselves. */
static enum pp_status check_form(const struct pp_context *context, enum pp_form form)
{
    const enum pp_option_id of_sql[] = {PP_OPT_TABLE, PP_OPT_COLUMNS, PP_OPT_MAP, PP_OPT_NONE};
    const char *why = form == PP_FORM_JSON ? "'export json' writes the rules, and asks no table"
                                           : "'export csv' writes the rules, and asks no table";
    return form == PP_FORM_SQL || pp_opts_refuse(context->opts, of_sql, why, context->diags)
               ? PP_OK
               : PP_INPUT;
}

enum pp_exit pp_verb_export(struct pp_context *context)
{
    struct pp_credentials credentials = {0};
    struct pp_db db pp_cleanup_db;
    struct pp_export export = {.db = &db,
                               .as_of = pp_setup_as_of(context),
                               .stage = (enum pp_stage)pp_opt_word(context->opts, PP_OPT_STAGE)};
    int form = pp_word_find(&pp_form_words, pp_view_of(context->opts->args[0]));
    enum pp_status status = pp_setup_db(context, &db);
    if (status == PP_OK)
        status = check_form(context, (enum pp_form)form);
    if (status == PP_OK)
        status = pp_gather_credentials(context, export.db, &credentials);
    export.credentials = credentials.list;
    export.count = credentials.count;
    if (status != PP_OK)
        return pp_exit_of(status, context->diags);
    /* Data is whole unless somebody asks for less. */
    if (form != PP_FORM_SQL && !pp_opt_given(context->opts, PP_OPT_STAGE))
        export.stage = PP_STAGE_KEEP;
    switch ((enum pp_form)form) {
    case PP_FORM_SQL:
        return pp_exit_of(write_sql(context, &export), context->diags);
    case PP_FORM_JSON:
        pp_out_export_json(context->out, &export);
        break;
    case PP_FORM_CSV:
        pp_out_export_csv(context->out, &export);
        break;
    }
    return PP_EXIT_YES;
}
