/* map: the states as a grid of tiles, by the answer for a person or by what certification takes. */
#include "age.h"
#include "base/file.h"
#include "context.h"
#include "out_map.h"
#include "setup.h"

enum {
    MOST_RESULT = 8 << 20,
    PUBLIC_MODE = 0644,
    PRIVATE_MODE = 0600 /* what somebody may do is nobody else's business */
};

static const struct pp_place nowhere;

/* What certification asks of most newcomers is told by these; others are there for some. */
static const uint32_t adult_tracks =
    1U << PP_TRACK_MENTAL_HEALTH | 1U << PP_TRACK_SUBSTANCE_USE | 1U << PP_TRACK_INTEGRATED;

/* The form of the result: --format, else by the name of the file, else text. */
static enum pp_format format_of(const struct pp_context *context, const char *path)
{
    static const struct {
        const char *end;
        enum pp_format format;
    } ends[] = {{".svg", PP_FORMAT_SVG}, {".json", PP_FORMAT_JSON}, {".csv", PP_FORMAT_CSV}};
    struct pp_view name = pp_view_of(path ? path : "");
    for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++) {
        size_t len = pp_view_of(ends[i].end).len;
        if (!pp_opt_given(context->opts, PP_OPT_FORMAT) && name.len > len &&
            pp_view_is(pp_view_from(name, name.len - len), ends[i].end))
            return ends[i].format;
    }
    return (enum pp_format)pp_opt_word(context->opts, PP_OPT_FORMAT);
}

static void write_map(struct pp_buf *buf, const struct pp_term *term, const struct pp_map *map,
                      enum pp_format format)
{
    struct pp_json json;
    if (format == PP_FORMAT_JSON) {
        pp_json_init(&json, buf);
        pp_out_map_json(&json, map);
        pp_buf_char(buf, '\n');
    } else if (format == PP_FORMAT_CSV) {
        pp_out_map_csv(buf, map);
    } else if (format == PP_FORMAT_SVG) {
        pp_out_map_svg(buf, map);
    } else {
        pp_out_map_text(buf, term, map);
    }
}

static enum pp_status write_file(const struct pp_context *context, const struct pp_map *map,
                                 enum pp_format format, const char *path)
{
    static const struct pp_term file = {.width = PP_TERM_WIDTH};
    struct pp_buf buf pp_cleanup_buf;
    pp_buf_init(&buf, MOST_RESULT);
    write_map(&buf, &file, map, format);
    if (pp_buf_status(&buf) == PP_NOMEM)
        return pp_no_memory(context->diags);
    if (pp_buf_status(&buf) != PP_OK) {
        pp_report(context->diags, PP_LIMIT_REACHED, nowhere, PP_V(""),
                  "cannot write the map: it is larger than %d MiB", MOST_RESULT >> 20);
        return PP_LIMIT;
    }
    return pp_file_replace(path, pp_buf_view(&buf),
                           map->by == PP_BY_VERDICT ? PRIVATE_MODE : PUBLIC_MODE, context->diags);
}

/* To stdout, or into the file that --out names. */
static enum pp_status put(const struct pp_context *context, const struct pp_map *map)
{
    const char *path = pp_opt_text(context->opts, PP_OPT_OUT);
    enum pp_format format = format_of(context, path);
    if (path)
        return write_file(context, map, format, path);
    write_map(&context->out->buf, context->term, map, format);
    return PP_OK;
}

/* What to show, and whether what else was given goes with it. */
static enum pp_status choose(const struct pp_context *context, bool has_profile, struct pp_map *map)
{
    const struct pp_opts *opts = context->opts;
    int by = pp_opt_word(opts, PP_OPT_BY);
    map->by = by >= 0 ? (enum pp_figure_by)by : has_profile ? PP_BY_VERDICT : PP_BY_TRAINING_HOURS;
    map->adults = map->by != PP_BY_VERDICT && !pp_opt_given(opts, PP_OPT_TRACK);
    map->tracks = map->adults ? adult_tracks : pp_opt_words(opts, PP_OPT_TRACK);
    if (map->by == PP_BY_VERDICT && !has_profile) {
        pp_report(context->diags, PP_ARGUMENT_MISSING, nowhere, PP_V(""),
                  "'--by verdict' answers for a person: give a profile with --profile; 'peerpath "
                  "ask --all -o profile.yaml' makes one");
        return PP_INPUT;
    }
    for (size_t i = 0; map->by != PP_BY_VERDICT && i < opts->given_count; i++)
        if (opts->given[i].id == PP_OPT_PROFILE || opts->given[i].id == PP_OPT_STAGE) {
            pp_report(context->diags, PP_OPTIONS_CROSSED, nowhere, PP_V(""),
                      "option '--%s' goes only with '--by verdict': hours and fees are the same "
                      "for everybody",
                      pp_options[opts->given[i].id].name);
            return PP_INPUT;
        }
    return PP_OK;
}

enum pp_exit pp_verb_map(struct pp_context *context)
{
    struct pp_db db pp_cleanup_db;
    struct pp_selection all;
    struct pp_profile profile;
    struct pp_matcher matcher pp_cleanup_matcher;
    bool has_profile = false;
    struct pp_map map = {.db = &db,
                         .as_of = pp_setup_as_of(context),
                         .stage = (enum pp_stage)pp_opt_word(context->opts, PP_OPT_STAGE)};
    pp_matcher_init(&matcher);
    enum pp_status status = pp_setup_db(context, &db);
    if (status == PP_OK)
        status = pp_setup_everything(context, &db, &all);
    if (status == PP_OK)
        status = pp_setup_profile(context, &db, &profile, &has_profile);
    if (status != PP_OK)
        return pp_exit_of(status, context->diags);
    if (choose(context, has_profile, &map) != PP_OK)
        return PP_EXIT_USAGE;
    struct pp_figure *figures = PP_NEW_N(context->arena, struct pp_figure, all.count + 1);
    const struct pp_person person = {&profile, map.as_of, map.stage, &matcher, context->arena};
    status = figures ? pp_figures_make(&person, all.list, all.count, map.by, map.tracks, figures)
                     : PP_NOMEM;
    map.figures = figures;
    map.count = all.count;
    if (status == PP_OK)
        status = put(context, &map);
    else
        status = pp_setup_unanswered(context, status);
    if (status != PP_OK)
        return pp_exit_of(status, context->diags);
    pp_warn_age(context, all.list, all.count, map.as_of);
    return PP_EXIT_YES;
}
