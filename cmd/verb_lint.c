/* lint: the mistakes of rules and profiles. */
#include <sys/stat.h>

#include "context.h"
#include "eval/lint_file.h"
#include "eval/profile_schema.h"
#include "out_diag.h"
#include "rules/schema.h"
#include "setup.h"

static enum pp_exit print_schema(const struct pp_context *context)
{
    struct pp_json json;
    pp_json_init(&json, &context->out->buf);
    json.indented = true;
    if (pp_opt_word(context->opts, PP_OPT_SCHEMA) == PP_SCHEMA_STATE)
        pp_schema_state(&json);
    else
        pp_schema_profile(&json);
    pp_buf_char(&context->out->buf, '\n');
    return PP_EXIT_YES;
}

static bool is_folder(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

static enum pp_status lint_all(const struct pp_context *context, struct pp_lint *lint)
{
    const struct pp_opts *opts = context->opts;
    enum pp_status worst = PP_OK;
    if (opts->arg_count == 0)
        return pp_lint_db(lint, context->diags);
    for (size_t i = 0; i < opts->arg_count; i++) {
        enum pp_status status = is_folder(opts->args[i])
                                    ? pp_lint_folder(lint, opts->args[i], context->diags)
                                    : pp_lint_file(lint, opts->args[i], context->diags);
        if (status != PP_OK)
            worst = status;
    }
    return worst;
}

/* "57 files checked: no mistakes, 1 warning." Of one file with mistakes the messages say it all. */
static void print_summary(const struct pp_context *context, const struct pp_lint *lint)
{
    struct pp_buf *buf = &context->out->buf;
    size_t errors = context->diags->errors;
    size_t warnings = 0;
    for (size_t i = 0; i < context->diags->count; i++)
        warnings += context->diags->list[i].severity == PP_WARNING;
    pp_buf_printf(buf, "%zu file%s checked: ", lint->files, lint->files == 1 ? "" : "s");
    if (errors)
        pp_buf_printf(buf, "%zu mistake%s", errors, errors == 1 ? "" : "s");
    else
        pp_buf_str(buf, "no mistakes");
    if (warnings)
        pp_buf_printf(buf, ", %zu warning%s", warnings, warnings == 1 ? "" : "s");
    pp_buf_str(buf, ".\n");
}

static enum pp_exit lint_and_print(struct pp_context *context)
{
    struct pp_db db pp_cleanup_db;
    struct pp_json json;
    enum pp_status opened = pp_setup_db(context, &db);
    if (opened != PP_OK)
        return pp_exit_of(opened, context->diags);
    struct pp_lint lint = {.db = &db, .arena = context->arena, .today = pp_setup_as_of(context)};
    enum pp_status status = lint_all(context, &lint);
    bool faults = context->diags->errors > 0;
    if (pp_opt_word(context->opts, PP_OPT_FORMAT) == PP_FORMAT_JSON) {
        pp_json_init(&json, &context->out->buf);
        pp_out_diags_json(&json, context->diags);
        pp_buf_char(&context->out->buf, '\n');
        if (!context->diags->no_memory)
            pp_diags_release(
                context->diags); /* the findings are the result: not a second time on stderr */
    } else if (!faults || lint.files > 1) {
        print_summary(context, &lint);
    }
    if (status != PP_OK)
        return pp_exit_of(status, context->diags);
    return faults ? PP_EXIT_NO : PP_EXIT_YES;
}

enum pp_exit pp_verb_lint(struct pp_context *context)
{
    return pp_opt_given(context->opts, PP_OPT_SCHEMA) ? print_schema(context)
                                                      : lint_and_print(context);
}
