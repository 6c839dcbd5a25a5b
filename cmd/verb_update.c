/* update: take over a published database, or go back to the one before. */
#include "base/user.h"
#include "context.h"
#include "environ.h"
#include "json_parts.h"
#include "keys.h"
#include "progress.h"
#include "settings.h"
#include "setup.h"
#include "text.h"
#include "update/update.h"

enum {
    SECONDS = 60,
    LONGEST_LINE = 8192
};

static const char *const outcome_names[] = {
    [PP_UPDATE_NONE] = "unchanged",
    [PP_UPDATE_AVAILABLE] = "available",
    [PP_UPDATE_DONE] = "updated",
    [PP_UPDATE_ROLLED_BACK] = "rolled_back",
};

static void say_version(struct pp_buf *line, const struct pp_update *update)
{
    pp_buf_printf(line, "version %u of ", (unsigned)update->version);
    pp_date_format(line, update->published);
}

/* The folder of rules that the other commands use in place of any update, or NULL. */
static const char *instead(const struct pp_update *update)
{
    return update->outcome == PP_UPDATE_AVAILABLE ? NULL : pp_variable(PP_ENV_STATES);
}

static void say_text(struct pp_buf *line, const struct pp_update *update)
{
    const char *folder = instead(update);
    switch (update->outcome) {
    case PP_UPDATE_NONE:
        pp_buf_str(line, "The rules are up to date: ");
        say_version(line, update);
        break;
    case PP_UPDATE_AVAILABLE:
        pp_buf_str(line, update->version == update->old_version
                             ? "The rules in use are damaged. On the server is "
                             : "There are newer rules: ");
        say_version(line, update);
        pp_buf_str(line, ". 'peerpath update' takes them over");
        break;
    case PP_UPDATE_DONE:
        pp_buf_str(line, "The rules are now ");
        say_version(line, update);
        pp_buf_printf(line, ": %zu of %zu files were fetched", update->fetched, update->files);
        if (update->old_version && update->old_version != update->version)
            pp_buf_printf(line, ". 'peerpath update --rollback' goes back to version %u",
                          (unsigned)update->old_version);
        break;
    case PP_UPDATE_ROLLED_BACK:
        pp_buf_str(line, "The rules are again ");
        say_version(line, update);
        pp_buf_str(line, ". The next 'peerpath update' takes the newest version again");
        break;
    }
    pp_buf_str(line, ". They may be used until ");
    pp_date_format(line, update->expires);
    pp_buf_char(line, '.');
    if (folder)
        pp_buf_printf(line,
                      " But while " PP_ENV_STATES " is set, other commands use the rules in %s.",
                      folder);
}

static void print_json(struct pp_buf *buf, const struct pp_update *update)
{
    struct pp_json json;
    pp_json_init(&json, buf);
    pp_json_object(&json);
    pp_json_pair(&json, "outcome", pp_view_of(outcome_names[update->outcome]));
    pp_json_size(&json, "version", update->version);
    pp_json_key(&json, "previous_version");
    if (update->old_version)
        pp_json_int(&json, update->old_version);
    else
        pp_json_null(&json);
    pp_json_key(&json, "overruled_by");
    if (instead(update))
        pp_json_text(&json, pp_view_of(instead(update)));
    else
        pp_json_null(&json);
    pp_json_day(&json, "published", update->published);
    pp_json_day(&json, "expires", update->expires);
    pp_json_size(&json, "files", update->files);
    pp_json_size(&json, "fetched", update->fetched);
    pp_json_size(&json, "bytes", update->bytes);
    pp_json_end_object(&json);
    pp_buf_char(buf, '\n');
}

static enum pp_exit print(const struct pp_context *context, const struct pp_update *update)
{
    struct pp_buf line pp_cleanup_buf;
    struct pp_buf *buf = &context->out->buf;
    pp_buf_init(&line, LONGEST_LINE);
    if (pp_opt_word(context->opts, PP_OPT_FORMAT) == PP_FORMAT_JSON) {
        print_json(buf, update);
    } else {
        say_text(&line, update);
        pp_wrap(buf, pp_buf_text(&line, buf), 0, 0, context->term->width);
    }
    return update->outcome == PP_UPDATE_AVAILABLE ? PP_EXIT_NO : PP_EXIT_YES;
}

static enum pp_status missing(const struct pp_context *context, enum pp_code code, const char *what)
{
    pp_report(context->diags, code, (struct pp_place){0}, PP_V(""), "%s", what);
    return PP_INPUT;
}

/* Everything that comes from options, variables and settings. */
static enum pp_status gather(const struct pp_context *context, struct pp_update_options *out)
{
    struct pp_update_settings settings;
    enum pp_status status = pp_update_settings(context, &settings);
    if (status != PP_OK)
        return status;
    if (!settings.source)
        return missing(context, PP_UPDATE_SOURCE,
                       "nothing says where to update from: write 'source:' into " PP_CONFIG_PATH
                       " in your settings folder, give --source, or set " PP_ENV_SOURCE);
    if (!settings.keys.count)
        return missing(context, PP_UPDATE_KEY,
                       "nothing says whose signature counts: write 'key:' into " PP_CONFIG_PATH
                       " in your settings folder, give --key, or set " PP_ENV_KEY);
    out->source = settings.source;
    out->seconds = pp_opt_number(context->opts, PP_OPT_TIMEOUT, SECONDS);
    out->ca_file = pp_variable(PP_ENV_CA);
    /* A day in the past would make rules fresh that have expired. */
    out->today = pp_setup_latest_day(context);
    out->check_only = pp_opt_given(context->opts, PP_OPT_CHECK);
    return pp_keys_read(context, &settings.keys, &out->pins);
}

/* What is asked for: an update from somewhere, or the way back, which needs to know nothing more.
 */
static enum pp_status prepare(const struct pp_context *context, struct pp_update_options *out)
{
    const enum pp_option_id others[] = {PP_OPT_CHECK, PP_OPT_SOURCE, PP_OPT_KEY, PP_OPT_TIMEOUT,
                                        PP_OPT_NONE};
    if (!pp_opt_given(context->opts, PP_OPT_ROLLBACK))
        return gather(context, out);
    bool alone =
        pp_opts_refuse(context->opts, others,
                       "option '--rollback' goes back without asking a server", context->diags);
    return alone ? PP_OK : PP_INPUT;
}

static enum pp_status run(const struct pp_context *context, const struct pp_update_options *options,
                          struct pp_update *update)
{
    if (pp_opt_given(context->opts, PP_OPT_ROLLBACK))
        return pp_update_rollback(options->store, update, context->diags);
    return pp_update_run(options, update, context->diags);
}

enum pp_exit pp_verb_update(struct pp_context *context)
{
    struct pp_update update = {0};
    struct pp_tally tally = pp_tally_of(context, "files");
    struct pp_update_options options = {
        .store = pp_store_path(context->arena), .progress = pp_tally_show, .user = &tally};
    if (!options.store) {
        pp_report(context->diags, PP_FILE_MISSING, (struct pp_place){0}, PP_V(""),
                  "there is no home folder to keep the update in: set " PP_ENV_DATA);
        return PP_EXIT_SYSTEM;
    }
    enum pp_status status = prepare(context, &options);
    if (status != PP_OK)
        return pp_exit_of(status, context->diags);
    if (run(context, &options, &update) == PP_OK)
        return print(context, &update);
    pp_report(context->diags, PP_UPDATE_KEPT, (struct pp_place){0}, PP_V(""),
              "nothing was changed: the rules in use stay as they are");
    return PP_EXIT_SYSTEM;
}
