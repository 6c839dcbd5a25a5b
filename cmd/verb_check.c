/* check: may this person be certified, and if not, what is missing? */
#include "age.h"
#include "context.h"
#include "out_check_text.h"
#include "setup.h"

enum {
    MOST_BRIEF = 12 /* more credentials than this are a line each */
};

/* What to answer for, in the order asked: credentials, and jurisdictions that have none (credential
 * NULL). */
struct asked {
    struct pp_where *list;
    size_t count;
};

static void add(struct asked *asked, struct pp_where where)
{
    for (size_t i = 0; i < asked->count; i++)
        if (asked->list[i].jurisdiction == where.jurisdiction &&
            asked->list[i].credential == where.credential)
            return;
    asked->list[asked->count++] = where;
}

static enum pp_status gather(const struct pp_context *context, const struct pp_selection *selection,
                             struct asked *out)
{
    uint32_t tracks = pp_opt_words(context->opts, PP_OPT_TRACK);
    size_t room = selection->count;
    for (size_t i = 0; i < selection->count; i++)
        room += selection->list[i].jurisdiction->credential_count;
    out->list = PP_NEW_N(context->arena, struct pp_where, room + 1);
    if (!out->list)
        return pp_no_memory(context->diags);
    for (size_t i = 0; i < selection->count; i++) {
        const struct pp_where *where = &selection->list[i];
        const struct pp_jurisdiction *jurisdiction = where->jurisdiction;
        if (jurisdiction->credential_count == 0)
            add(out, *where);
        for (size_t c = 0; c < jurisdiction->credential_count; c++) {
            const struct pp_credential *credential = &jurisdiction->credentials[c];
            if ((!where->credential || where->credential == credential) &&
                tracks & 1U << credential->track)
                add(out, (struct pp_where){jurisdiction, credential});
        }
    }
    return PP_OK;
}

static enum pp_status compile(const struct pp_context *context, const struct asked *asked,
                              const struct pp_profile *profile, const struct pp_check *check,
                              struct pp_program *program)
{
    struct pp_views attests = pp_profile_attests(profile, context->arena);
    const struct pp_credential **credentials =
        PP_NEW_N(context->arena, const struct pp_credential *, asked->count + 1);
    size_t count = 0;
    if (!credentials || (profile->attest_count && !attests.list))
        return pp_no_memory(context->diags);
    for (size_t i = 0; i < asked->count; i++)
        if (asked->list[i].credential)
            credentials[count++] = asked->list[i].credential;
    enum pp_status status = pp_compile(credentials, count, &attests, check->as_of, check->stage,
                                       context->arena, program);
    return status == PP_NOMEM ? pp_no_memory(context->diags) : status;
}

static enum pp_status answer_all(const struct pp_context *context, const struct asked *asked,
                                 const struct pp_profile *profile, struct pp_check *check)
{
    struct pp_program program;
    struct pp_bits bits;
    struct pp_matcher matcher pp_cleanup_matcher;
    pp_matcher_init(&matcher);
    struct pp_answer *answers = PP_NEW_N(context->arena, struct pp_answer, asked->count + 1);
    enum pp_status status = compile(context, asked, profile, check, &program);
    if (status != PP_OK)
        return status;
    if (!answers || !pp_bits_init(&bits, &program, context->arena))
        return pp_no_memory(context->diags);
    pp_bits_fill(&bits, &program, profile, &matcher);
    size_t compiled = 0;
    for (size_t i = 0; i < asked->count; i++) {
        if (!asked->list[i].credential)
            answers[i] = (struct pp_answer){.jurisdiction = asked->list[i].jurisdiction,
                                            .verdict = PP_VERDICT_NOT_OFFERED};
        else if (pp_answer_make(&program, &program.credentials[compiled++], profile, &bits,
                                &matcher, context->arena, &answers[i]) != PP_OK)
            return pp_no_memory(context->diags);
    }
    if (pp_answer_questions(answers, asked->count, context->arena) != PP_OK)
        return pp_no_memory(context->diags);
    check->answers = answers;
    check->count = asked->count;
    return PP_OK;
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
    struct asked asked = {0};
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
        status = gather(context, &selection, &asked);
    if (status == PP_OK)
        status = answer_all(context, &asked, &profile, &check);
    if (status != PP_OK)
        return pp_exit_of(status, context->diags);
    check.brief = check.count > MOST_BRIEF;
    print(context, &check);
    pp_warn_age(context, asked.list, asked.count, check.as_of);
    pp_count_verdicts(&check, counts);
    return pp_check_exit(counts, pp_opt_word(context->opts, PP_OPT_REQUIRE) == PP_REQUIRE_ALL,
                         pp_opt_given(context->opts, PP_OPT_ACCEPT));
}
