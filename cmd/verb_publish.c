/* publish: a folder of rules as a published database. */
#include <string.h>
#include <time.h>

#include "context.h"
#include "keys.h"
#include "setup.h"
#include "text.h"
#include "update/publish.h"

enum {
    LONGEST_LINE = 8192
};

static void print(const struct pp_context *context, const struct pp_publish_options *options,
                  const struct pp_publish *done)
{
    struct pp_buf line pp_cleanup_buf;
    struct pp_public_key key;
    pp_buf_init(&line, LONGEST_LINE);
    pp_buf_printf(&line, "Version %u is in %s: %zu file%s ", (unsigned)done->version, options->to,
                  done->files, done->files == 1 ? "" : "s");
    if (pp_opt_given(context->opts, PP_OPT_STATES))
        pp_buf_printf(&line, "copied from %s", options->from);
    else
        pp_buf_str(&line, "that lay there");
    pp_buf_str(&line, ", to be used until ");
    pp_date_format(&line, done->expires);
    pp_buf_char(&line, '.');
    if (options->key) {
        key = pp_public_half(options->key);
        pp_buf_str(&line, " It is signed. Readers verify it with the public key ");
        pp_public_key_format(&line, &key);
        pp_buf_str(&line, ". Copy the folder to any web host.");
    } else {
        pp_buf_printf(
            &line, " Sign it before you copy it to a web host: minisign -Sm %s/" PP_MANIFEST_FILE,
            options->to);
    }
    pp_wrap(&context->out->buf, pp_buf_text(&line, &context->out->buf), 0, 0, context->term->width);
}

static enum pp_status gather(const struct pp_context *context, struct pp_publish_options *out)
{
    struct pp_views texts = {NULL, 0};
    const struct pp_opts *opts = context->opts;
    /* $PEERPATH_STATES says which rules to use, not which to publish: what lies in the folder could
     * be written over by it. */
    const char *states = pp_opt_text(opts, PP_OPT_STATES);
    out->to = opts->args[0];
    out->from = states ? states : out->to;
    out->today = pp_setup_as_of(context);
    out->expires = pp_opt_date(opts, PP_OPT_EXPIRES, out->today + PP_PUBLISH_DAYS);
    out->now = (int64_t)time(NULL);
    texts.list = PP_NEW_N(context->arena, struct pp_view, opts->given_count + 1);
    if (!texts.list)
        return pp_no_memory(context->diags);
    for (size_t i = 0; i < opts->given_count; i++)
        if (opts->given[i].id == PP_OPT_KEY)
            texts.list[texts.count++] = pp_view_of(opts->given[i].text);
    if (out->expires < out->today) {
        pp_report(context->diags, PP_OPTION_CHOICE, (struct pp_place){0}, PP_V(""),
                  "--expires lies in the past");
        return PP_INPUT;
    }
    return pp_keys_read(context, &texts, &out->next);
}

enum pp_exit pp_verb_publish(struct pp_context *context)
{
    struct pp_publish_options options = {0};
    struct pp_publish done;
    struct pp_secret_key secret pp_cleanup_secret_key = {0};
    const char *key = pp_opt_text(context->opts, PP_OPT_SIGN);
    if (!pp_sig_init())
        return pp_exit_of(pp_no_memory(context->diags), context->diags);
    enum pp_status status = gather(context, &options);
    if (status == PP_OK && key)
        status = pp_keys_read_secret(context, key, &secret);
    if (status == PP_OK && key)
        options.key = &secret;
    if (status == PP_OK)
        status = pp_publish_run(&options, &done, context->diags);
    if (status != PP_OK)
        return pp_exit_of(status, context->diags);
    print(context, &options, &done);
    return PP_EXIT_YES;
}
