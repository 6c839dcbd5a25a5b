/* check: may this person be certified, and if not, what is missing? */
#include "advise/asked.h"
#include "age.h"
#include "context.h"
#include "out_check_text.h"
#include "setup.h"

enum {
    MOST_BRIEF = 12 /* more credentials than this are a line each */
};

static enum pp_status answer(const struct pp_context *context, const struct pp_asked *asked,
                             const struct pp_profile *profile, struct pp_check *check)
{
    struct pp_answer *answers = NULL;
    struct pp_matcher matcher pp_cleanup_matcher;
    const struct pp_person person = {profile, check->as_of, check->stage, &matcher, context->arena};
    pp_matcher_init(&matcher);
    enum pp_status status = pp_asked_answers(asked, &person, &answers);
    check->answers = answers;
    check->count = asked->count;
    return pp_setup_unanswered(context, status);
}

static void print(const struct pp_context *context, const struct pp_check *check)
{
    struct pp_json json;
    switch ((enum pp_format)pp_opt_word(context->opts, PP_OPT_FORMAT)) {
    case PP_FORMAT_JSON:
        pp_json_init(&json, &context->out->buf);
        pp_out_check_json(&json, check, context->out);
        pp_buf_char(&context->out->buf, '\n');
        break;
    case PP_FORMAT_CSV:
        pp_out_check_csv(&context->out->buf, check);
        break;
    case PP_FORMAT_MARKDOWN:
        pp_out_check_markdown(&context->out->buf, check);
        break;
    case PP_FORMAT_TEXT:
    case PP_FORMAT_MAN:
    case PP_FORMAT_JSONL:
    case PP_FORMAT_SVG:
        pp_out_check_text(context->out, context->term, check);
        break;
    }
}

enum pp_exit pp_check_exit(const size_t counts[PP_VERDICT_COUNT], bool all, bool accept_likely)
{
    size_t yes = counts[PP_VERDICT_ELIGIBLE] + (accept_likely ? counts[PP_VERDICT_LIKELY] : 0);
    size_t open = counts[PP_VERDICT_UNKNOWN] + (accept_likely ? 0 : counts[PP_VERDICT_LIKELY]);
    size_t no =
        counts[PP_VERDICT_NOT_YET] + counts[PP_VERDICT_INELIGIBLE] + counts[PP_VERDICT_NOT_OFFERED];
    if (all)
        return no || yes + open == 0 ? PP_EXIT_NO : open ? PP_EXIT_UNDETERMINED : PP_EXIT_YES;
    return yes ? PP_EXIT_YES : open ? PP_EXIT_UNDETERMINED : PP_EXIT_NO;
}

enum pp_exit pp_verb_check(struct pp_context *context)
{
    struct pp_db db pp_cleanup_db;
    struct pp_selection selection;
    struct pp_profile profile;
    struct pp_asked asked = {NULL, 0};
    size_t counts[PP_VERDICT_COUNT];
    struct pp_check check = {.db = &db,
                             .as_of = pp_setup_as_of(context),
                             .stage = (enum pp_stage)pp_opt_word(context->opts, PP_OPT_STAGE)};
    enum pp_status status = pp_setup_db(context, &db);
    if (status == PP_OK)
        status = pp_setup_selection(context, &db, 0, &selection);
    if (status == PP_OK)
        status = pp_setup_profile(context, &db, &profile, &check.has_profile);
    if (status == PP_OK)
        status = pp_asked_of(selection.list, selection.count,
                             pp_opt_words(context->opts, PP_OPT_TRACK), context->arena, &asked);
    if (status == PP_NOMEM)
        (void)pp_no_memory(context->diags);
    if (status == PP_OK)
        status = answer(context, &asked, &profile, &check);
    if (status != PP_OK)
        return pp_exit_of(status, context->diags);
    check.brief = check.count > MOST_BRIEF;
    print(context, &check);
    pp_warn_age(context, asked.list, asked.count, check.as_of);
    pp_count_verdicts(&check, counts);
    return pp_check_exit(counts, pp_opt_word(context->opts, PP_OPT_REQUIRE) == PP_REQUIRE_ALL,
                         pp_opt_given(context->opts, PP_OPT_ACCEPT));
}
