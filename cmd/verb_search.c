/* search: where do these words stand in the rules? */
#include "context.h"
#include "out_rules_json.h"
#include "rules/mention.h"
#include "rules/search.h"
#include "setup.h"
#include "text.h"

enum {
    MOST_TEXT = 1 << 20
};

struct print {
    const struct pp_context *context;
    struct pp_json *json; /* NULL: text */
    size_t count;
};

static void print_text(const struct pp_context *context, const struct pp_found *place)
{
    struct pp_buf *buf = &context->out->buf;
    struct pp_buf text pp_cleanup_buf;
    pp_buf_init(&text, MOST_TEXT);
    struct pp_view where = place->credential ? place->credential->id : place->jurisdiction->code;
    pp_styled(buf, context->term, PP_STYLE_BOLD, where);
    pp_buf_printf(buf, " %s:", place->field);
    struct pp_wrapper wrapper =
        pp_wrap_begin(buf, where.len + pp_view_of(place->field).len + 2, 4, context->term->width);
    wrapper.begun = true;
    pp_say_mentions(&text, place->jurisdiction, place->text);
    pp_wrap_text(&wrapper, pp_buf_text(&text, buf));
    pp_wrap_end(&wrapper);
}

static void print_json(struct pp_json *json, const struct pp_found *place)
{
    pp_json_object(json);
    pp_json_pair(json, "jurisdiction", place->jurisdiction->code);
    pp_json_key(json, "credential");
    if (place->credential)
        pp_json_text(json, place->credential->id);
    else
        pp_json_null(json);
    pp_json_pair(json, "field", pp_view_of(place->field));
    pp_json_pair(json, "text", place->text);
    pp_json_end_object(json);
}

static bool print_one(void *user, const struct pp_found *place)
{
    struct print *print = user;
    print->count++;
    if (print->json)
        print_json(print->json, place);
    else
        print_text(print->context, place);
    pp_out_step(print->context->out);
    return !pp_out_gone(print->context->out);
}

static enum pp_status compile(const struct pp_context *context, struct pp_pattern **out)
{
    static const struct pp_place nowhere = {{"", 0}, 0, 0};
    struct pp_buf problem pp_cleanup_buf;
    size_t offset = 0;
    pp_buf_init(&problem, 512);
    if (!*context->opts->args[0]) {
        pp_report(context->diags, PP_PATTERN_UNUSABLE, nowhere, PP_V(""),
                  "the pattern is empty; name a word to look for");
        return PP_INPUT;
    }
    enum pp_status status =
        pp_pattern_new(pp_view_of(context->opts->args[0]), out, &offset, &problem);
    if (status == PP_NOMEM)
        return pp_no_memory(context->diags);
    struct pp_view words = pp_buf_view(&problem);
    if (status != PP_OK)
        pp_report(context->diags, PP_PATTERN_UNUSABLE, nowhere, PP_V(""),
                  "pattern is not usable at character %zu: %.*s", offset + 1, PP_VARG(words));
    return status;
}

static enum pp_status search_all(const struct pp_context *context, const struct pp_selection *all,
                                 struct pp_pattern *pattern, struct print *print)
{
    static const struct pp_place nowhere = {{"", 0}, 0, 0};
    for (size_t i = 0; i < all->count; i++) {
        enum pp_status status = pp_search(all->list[i].jurisdiction, pattern, print_one, print);
        if (status == PP_LIMIT)
            pp_report(context->diags, PP_LIMIT_REACHED, nowhere, PP_V(""),
                      "the pattern takes too long to match; make it simpler");
        if (status != PP_OK)
            return status == PP_NOMEM ? pp_no_memory(context->diags) : status;
    }
    return PP_OK;
}

enum pp_exit pp_verb_search(struct pp_context *context)
{
    struct pp_db db pp_cleanup_db;
    struct pp_pattern *pattern pp_cleanup_pattern = NULL;
    struct pp_selection all;
    struct pp_json json;
    struct print print = {.context = context};
    enum pp_status status = pp_setup_db(context, &db);
    if (status == PP_OK && compile(context, &pattern) != PP_OK)
        return PP_EXIT_USAGE;
    if (status == PP_OK)
        status = pp_setup_everything(context, &db, &all);
    if (status != PP_OK)
        return pp_exit_of(status, context->diags);
    if (pp_opt_word(context->opts, PP_OPT_FORMAT) == PP_FORMAT_JSON) {
        pp_json_init(&json, &context->out->buf);
        print.json = &json;
        pp_json_object(&json);
        pp_json_key(&json, "found");
        pp_json_array(&json);
    }
    status = search_all(context, &all, pattern, &print);
    if (print.json) {
        pp_json_end_array(&json);
        pp_json_end_object(&json);
        pp_buf_char(&context->out->buf, '\n');
    }
    if (status != PP_OK)
        return pp_exit_of(status, context->diags);
    if (!print.count && !print.json)
        pp_buf_str(&context->out->buf, "Nothing found.\n");
    return print.count ? PP_EXIT_YES : PP_EXIT_NO;
}
