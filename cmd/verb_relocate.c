/* relocate: what becomes of a certification in another state? */
#include "context.h"
#include "out_check.h"
#include "out_relocate.h"
#include "setup.h"

static const struct pp_place nowhere;

/* The places of all --to options, each a list with commas. */
struct destinations {
    struct pp_where *list;
    size_t count;
};

static size_t count_parts(const struct pp_context *context)
{
    size_t count = 0;
    for (size_t i = 0; i < context->opts->given_count; i++) {
        const struct pp_given *given = &context->opts->given[i];
        if (given->id != PP_OPT_TO)
            continue;
        count++;
        for (const char *c = given->text; *c; c++)
            count += *c == ',';
    }
    return count;
}

/* The national certifications go wherever one lives: nobody moves there. */
static bool is_national(const struct pp_jurisdiction *jurisdiction)
{
    return pp_view_is(jurisdiction->code, "US");
}

static bool is_there(const struct destinations *to, const struct pp_where *where)
{
    for (size_t i = 0; i < to->count; i++)
        if (to->list[i].jurisdiction == where->jurisdiction &&
            to->list[i].credential == where->credential)
            return true;
    return false;
}

static enum pp_status find_one(const struct pp_context *context, struct pp_db *db,
                               struct pp_view name, const struct pp_where *from,
                               struct destinations *to)
{
    struct pp_where where;
    if (!name.len) {
        pp_report(context->diags, PP_OPTION_VALUE, nowhere, PP_V(""),
                  "'--to' has an empty place between two commas");
        return PP_INPUT;
    }
    enum pp_status status = pp_where_find(db, name, &where, context->diags);
    if (status != PP_OK)
        return status;
    if (where.jurisdiction == from->jurisdiction) {
        pp_report(context->diags, PP_OPTIONS_CROSSED, nowhere, PP_V(""),
                  "'--from' and '--to' both name %.*s; for its rules use 'peerpath check %.*s'",
                  PP_VARG(where.jurisdiction->name), PP_VARG(where.jurisdiction->code));
        return PP_INPUT;
    }
    if (is_national(where.jurisdiction)) {
        pp_report(
            context->diags, PP_OPTION_VALUE, nowhere, PP_V(""),
            "'%.*s' for option '--to' is no place to move to; for the national certifications "
            "use 'peerpath ncps'",
            PP_VARG(name));
        return PP_INPUT;
    }
    if (!is_there(to, &where))
        to->list[to->count++] = where;
    return PP_OK;
}

static enum pp_status find_named(const struct pp_context *context, struct pp_db *db,
                                 const struct pp_where *from, struct destinations *to)
{
    enum pp_status worst = PP_OK;
    for (size_t i = 0; i < context->opts->given_count; i++) {
        const struct pp_given *given = &context->opts->given[i];
        if (given->id != PP_OPT_TO)
            continue;
        struct pp_view rest = pp_view_of(given->text);
        for (bool more = true; more;) {
            size_t comma = pp_view_find(rest, ',');
            struct pp_view name = pp_view_trim(pp_view_first(rest, comma));
            enum pp_status status = find_one(context, db, name, from, to);
            worst = status == PP_OK ? worst : status;
            more = comma < rest.len;
            rest = pp_view_from(rest, more ? comma + 1 : comma);
        }
    }
    return worst;
}

/* Every state and territory but the one to leave; the national certifications are no place. */
static enum pp_status find_all(const struct pp_context *context, struct pp_db *db,
                               const struct pp_where *from, struct destinations *to)
{
    struct pp_selection all;
    enum pp_status status = pp_setup_selection(context, db, 0, &all);
    for (size_t i = 0; status == PP_OK && i < all.count; i++)
        if (all.list[i].jurisdiction != from->jurisdiction &&
            !is_national(all.list[i].jurisdiction))
            to->list[to->count++] = all.list[i];
    return status;
}

static enum pp_status find_places(const struct pp_context *context, struct pp_db *db,
                                  struct pp_where *from, struct destinations *to)
{
    const char *text = pp_opt_text(context->opts, PP_OPT_FROM);
    bool all = pp_opt_given(context->opts, PP_OPT_ALL);
    if (!text || all == pp_opt_given(context->opts, PP_OPT_TO)) {
        pp_report(context->diags, text && all ? PP_OPTIONS_CROSSED : PP_ARGUMENT_MISSING, nowhere,
                  PP_V(""), "%s",
                  !text ? "'relocate' needs option '--from'; see 'peerpath help relocate'"
                  : all
                      ? "'--to' and '--all' exclude each other"
                      : "'relocate' needs option '--to' or '--all'; see 'peerpath help relocate'");
        return PP_INPUT;
    }
    enum pp_status status = pp_where_find(db, pp_view_of(text), from, context->diags);
    if (status != PP_OK)
        return status;
    to->list = PP_NEW_N(context->arena, struct pp_where,
                        all ? (size_t)PP_PLACE_COUNT : count_parts(context));
    if (!to->list)
        return pp_no_memory(context->diags);
    return all ? find_all(context, db, from, to) : find_named(context, db, from, to);
}

static enum pp_status answer(const struct pp_context *context, const struct pp_person *person,
                             const struct destinations *to, struct pp_relocation *relocation)
{
    struct pp_target *targets = PP_NEW_N(context->arena, struct pp_target, to->count + 1);
    if (!targets)
        return PP_NOMEM;
    for (size_t i = 0; i < to->count; i++) {
        enum pp_status status =
            pp_relocate_to(person, &relocation->from, &to->list[i],
                           pp_opt_words(context->opts, PP_OPT_TRACK), &targets[i]);
        if (status != PP_OK)
            return status;
    }
    relocation->targets = targets;
    relocation->count = to->count;
    if (relocation->ranked)
        pp_relocate_rank(targets, to->count);
    return PP_OK;
}

static void print(const struct pp_context *context, const struct pp_relocation *relocation)
{
    enum pp_format format = (enum pp_format)pp_opt_word(context->opts, PP_OPT_FORMAT);
    struct pp_json json;
    struct pp_doc doc pp_cleanup_doc;
    pp_doc_init(&doc, context->out, context->term, format == PP_FORMAT_MARKDOWN);
    if (format == PP_FORMAT_JSON) {
        pp_json_init(&json, &context->out->buf);
        pp_out_relocate_json(&json, relocation, context->out);
        pp_buf_char(&context->out->buf, '\n');
    } else if (format == PP_FORMAT_CSV) {
        pp_out_relocate_csv(context->out, relocation);
    } else if (relocation->ranked) {
        pp_out_relocate_ranking(&doc, relocation);
    } else {
        pp_out_relocate_doc(&doc, relocation);
    }
}

/* As `check`, with one verdict a target: that of its best certification. */
static enum pp_exit exit_of(const struct pp_context *context,
                            const struct pp_relocation *relocation)
{
    size_t counts[PP_VERDICT_COUNT] = {0};
    for (size_t i = 0; i < relocation->count; i++)
        counts[relocation->targets[i].verdict]++;
    return pp_check_exit(counts, pp_opt_word(context->opts, PP_OPT_REQUIRE) == PP_REQUIRE_ALL,
                         pp_opt_given(context->opts, PP_OPT_ACCEPT));
}

static enum pp_exit run(struct pp_context *context, struct pp_db *db, struct pp_matcher *matcher)
{
    struct pp_profile profile, brought;
    struct destinations to = {NULL, 0};
    struct pp_where from;
    bool given;
    struct pp_relocation relocation = {.db = db,
                                       .as_of = pp_setup_as_of(context),
                                       .stage =
                                           (enum pp_stage)pp_opt_word(context->opts, PP_OPT_STAGE),
                                       .ranked = pp_opt_given(context->opts, PP_OPT_ALL)};
    enum pp_status status = find_places(context, db, &from, &to);
    if (status == PP_OK)
        status = pp_setup_profile(context, db, &profile, &given);
    if (status == PP_OK)
        status = pp_relocate_from(&from, &profile, relocation.as_of, context->arena, &brought,
                                  &relocation.from, context->diags);
    struct pp_person person = {&brought, relocation.as_of, relocation.stage, matcher,
                               context->arena};
    if (status == PP_OK)
        status = pp_setup_unanswered(context, answer(context, &person, &to, &relocation));
    if (status == PP_NOMEM)
        (void)pp_no_memory(context->diags);
    if (status != PP_OK)
        return pp_exit_of(status, context->diags);
    print(context, &relocation);
    return exit_of(context, &relocation);
}

enum pp_exit pp_verb_relocate(struct pp_context *context)
{
    struct pp_db db pp_cleanup_db;
    struct pp_matcher matcher pp_cleanup_matcher;
    pp_matcher_init(&matcher);
    enum pp_status status = pp_setup_db(context, &db);
    if (status != PP_OK)
        return pp_exit_of(status, context->diags);
    return run(context, &db, &matcher);
}
