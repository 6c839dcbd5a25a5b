#include "base/suggest.h"
#include "context.h"
#include "read/json_write.h"
#include "text.h"

enum {
    TITLE_COLUMN = 7 /* in the list, behind the code */
};

static void put_code_json(struct pp_json *json, const struct pp_code_info *info)
{
    const struct {
        const char *key;
        const char *value;
    } fields[] = {{"code", info->code},
                  {"title", info->title},
                  {"explanation", info->explanation},
                  {"before", info->before},
                  {"after", info->after}};
    pp_json_object(json);
    for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++) {
        pp_json_key(json, fields[i].key);
        pp_json_string(json, fields[i].value[0] ? fields[i].value : NULL);
    }
    pp_json_end_object(json);
}

/* The lines of an example, each behind `margin`. */
static void put_lines(struct pp_buf *buf, const char *margin, const char *text)
{
    struct pp_view rest = pp_view_of(text);
    while (rest.len) {
        size_t len = pp_view_find(rest, '\n');
        pp_buf_str(buf, margin);
        pp_buf_add(buf, pp_view_first(rest, len));
        pp_buf_char(buf, '\n');
        rest = pp_view_from(rest, len + 1);
    }
}

static void put_example(struct pp_buf *buf, const char *label, const char *text)
{
    if (!text[0])
        return;
    pp_buf_printf(buf, "\n  %s:\n", label);
    put_lines(buf, "      ", text);
}

static void put_code_text(struct pp_buf *buf, const struct pp_code_info *info,
                          const struct pp_term *term)
{
    pp_styled(buf, term, PP_STYLE_BOLD, pp_view_of(info->code));
    pp_buf_printf(buf, "  %s\n\n  ", info->title);
    pp_wrap(buf, pp_view_of(info->explanation), 2, 2, term->width);
    put_example(buf, info->after[0] ? "Instead of" : "For example", info->before);
    put_example(buf, "Write", info->after);
}

static void put_code_markdown(struct pp_buf *buf, const struct pp_code_info *info)
{
    const char *const examples[] = {info->before, info->after};
    pp_buf_printf(buf, "## %s: %s\n\n%s\n", info->code, info->title, info->explanation);
    for (size_t i = 0; i < 2; i++) {
        if (!examples[i][0])
            continue;
        pp_buf_printf(buf, "\n%s:\n\n", i == 0 ? "Instead of" : "Write");
        put_lines(buf, "    ", examples[i]);
    }
}

static void explain_one(const struct pp_context *context, const struct pp_code_info *info)
{
    struct pp_buf *buf = &context->out->buf;
    struct pp_json json;
    switch (pp_opt_word(context->opts, PP_OPT_FORMAT)) {
    case PP_FORMAT_JSON:
        pp_json_init(&json, buf);
        put_code_json(&json, info);
        pp_buf_char(buf, '\n');
        break;
    case PP_FORMAT_MARKDOWN:
        put_code_markdown(buf, info);
        break;
    default:
        put_code_text(buf, info, context->term);
        break;
    }
}

static void list_json(struct pp_buf *buf)
{
    struct pp_json json;
    pp_json_init(&json, buf);
    pp_json_array(&json);
    for (int code = 0; code < PP_CODE_COUNT; code++)
        put_code_json(&json, pp_code_info((enum pp_code)code));
    pp_json_end_array(&json);
    pp_buf_char(buf, '\n');
}

static void explain_all(const struct pp_context *context)
{
    struct pp_buf *buf = &context->out->buf;
    int format = pp_opt_word(context->opts, PP_OPT_FORMAT);
    if (format == PP_FORMAT_JSON) {
        list_json(buf);
        return;
    }
    for (int code = 0; code < PP_CODE_COUNT; code++) {
        const struct pp_code_info *info = pp_code_info((enum pp_code)code);
        if (format == PP_FORMAT_MARKDOWN) {
            pp_buf_str(buf, code ? "\n" : "");
            put_code_markdown(buf, info);
        } else {
            pp_styled(buf, context->term, PP_STYLE_BOLD, pp_view_of(info->code));
            pp_buf_str(buf, "  ");
            pp_wrap(buf, pp_view_of(info->title), TITLE_COLUMN, TITLE_COLUMN, context->term->width);
        }
    }
}

/* The code out of what was typed or copied: "S0401", "[S0401]", "error[S0401]:". */
static struct pp_view strip_brackets(struct pp_view typed)
{
    size_t open = pp_view_find(typed, '[');
    if (open < typed.len) {
        typed = pp_view_from(typed, open + 1);
        typed = pp_view_first(typed, pp_view_find(typed, ']'));
    }
    return typed;
}

/* The nearest code; one that ends in what was typed (401, 0401) is near. */
static struct pp_view nearest_code(struct pp_view typed)
{
    struct pp_suggest suggest = pp_suggest_for(typed);
    struct pp_view longer = PP_V("");
    for (int i = 0; i < PP_CODE_COUNT; i++) {
        struct pp_view code = pp_view_of(pp_code_info((enum pp_code)i)->code);
        pp_suggest_offer(&suggest, code);
        if (typed.len > 1 && typed.len < code.len &&
            pp_view_eq(pp_view_from(code, code.len - typed.len), typed))
            longer = code;
    }
    return longer.len ? longer : pp_suggest_best(&suggest);
}

static enum pp_exit report_unknown(const struct pp_context *context, struct pp_view typed)
{
    struct pp_place nowhere = {0};
    struct pp_view best = nearest_code(typed);
    pp_report(context->diags, PP_CODE_UNKNOWN, nowhere, PP_V(""),
              "unknown diagnostic code '%.*s'" PP_DID_YOU_MEAN, PP_VARG(typed),
              PP_MEANT_OR(best, "; 'peerpath explain' lists them all"));
    return PP_EXIT_USAGE;
}

enum pp_exit pp_verb_explain(struct pp_context *context)
{
    enum pp_code code;
    if (context->opts->arg_count == 0) {
        explain_all(context);
        return PP_EXIT_YES;
    }
    struct pp_view typed = strip_brackets(pp_view_of(context->opts->args[0]));
    if (!pp_code_find(typed, &code))
        return report_unknown(context, typed);
    explain_one(context, pp_code_info(code));
    return PP_EXIT_YES;
}
