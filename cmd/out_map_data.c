/* The map as data: JSON and CSV. */
#include "options.h"
#include "out_check.h"
#include "out_csv.h"
#include "out_map.h"
#include "out_rules_json.h"
#include "rules/tiles.h"

/* What a credential, or a place with its best one, comes to; `part` is NULL when nothing is known.
 */
static void put_part(struct pp_json *json, const struct pp_map *map,
                     const struct pp_figure_part *part)
{
    if (map->by == PP_BY_VERDICT) {
        pp_json_key(json, "verdict");
        pp_json_string(
            json, pp_word(&pp_verdict_words, (int)(part ? part->verdict : PP_VERDICT_NOT_OFFERED)));
        return;
    }
    pp_json_amount_or_null(json, "least", part ? part->least : PP_MILLI_NONE);
    pp_json_amount_or_null(json, "most", part ? part->most : PP_MILLI_NONE);
    if (map->by != PP_BY_CE_HOURS)
        return;
    pp_json_key(json, "months");
    if (part && part->months != PP_INT_NONE)
        pp_json_int(json, part->months);
    else
        pp_json_null(json);
}

static void put_credential(struct pp_json *json, const struct pp_map *map,
                           const struct pp_figure_part *part)
{
    const struct pp_credential *credential = part->credential;
    pp_json_object(json);
    pp_json_key(json, "credential");
    pp_json_text(json, credential->id);
    pp_json_key(json, "title");
    pp_json_text(json, credential->title);
    pp_json_word(json, "track", &pp_track_words, credential->track);
    pp_json_word(json, "level", &pp_level_words, credential->level);
    pp_json_word(json, "status", &pp_status_words, credential->status);
    put_part(json, map, part);
    if (part->sources) {
        pp_json_key(json, "sources");
        pp_out_sources_json(json, part->sources);
    }
    pp_json_end_object(json);
}

static void put_class(struct pp_json *json, int class)
{
    pp_json_key(json, "class");
    if (class == PP_FIGURE_NO_CLASS)
        pp_json_null(json);
    else
        pp_json_int(json, class);
}

static void put_tile(struct pp_json *json, int place)
{
    struct pp_tile tile;
    if (!pp_tile_of(place, &tile))
        return;
    pp_json_key(json, "row");
    pp_json_int(json, tile.row);
    pp_json_key(json, "column");
    pp_json_int(json, tile.column);
}

static const char *answer_of(const struct pp_figure *figure)
{
    return figure->best ? "known" : figure->count ? "unknown" : "none";
}

static void put_figure(struct pp_json *json, const struct pp_map *map,
                       const struct pp_figure *figure)
{
    pp_json_object(json);
    pp_json_key(json, "jurisdiction");
    pp_json_text(json, figure->jurisdiction->code);
    pp_json_key(json, "name");
    pp_json_text(json, figure->jurisdiction->name);
    put_tile(json, figure->jurisdiction->place);
    if (map->by != PP_BY_VERDICT) {
        pp_json_key(json, "answer");
        pp_json_string(json, answer_of(figure));
    }
    put_part(json, map, figure->best);
    if (map->by != PP_BY_VERDICT) {
        pp_json_key(json, "more");
        pp_json_bool(json, figure->more);
        pp_json_key(json, "open");
        pp_json_bool(json, figure->open);
        put_class(json, figure->class);
    }
    pp_json_key(json, "credential");
    if (figure->best)
        pp_json_text(json, figure->best->credential->id);
    else
        pp_json_null(json);
    pp_json_key(json, "credentials");
    pp_json_array(json);
    for (size_t i = 0; i < figure->count; i++)
        put_credential(json, map, &figure->parts[i]);
    pp_json_end_array(json);
    pp_json_key(json, "reviewed");
    pp_json_date(json, figure->jurisdiction->reviewed);
    pp_json_end_object(json);
}

/* The steps: from above `over` up to and with `to`. */
static void put_classes(struct pp_json *json, const struct pp_map *map)
{
    const int *steps = pp_figure_steps(map->by);
    pp_json_key(json, "classes");
    pp_json_array(json);
    for (int i = 0; i < PP_FIGURE_STEPS; i++) {
        pp_json_object(json);
        pp_json_key(json, "over");
        if (i)
            pp_json_int(json, steps[i - 1]);
        else
            pp_json_null(json);
        pp_json_key(json, "to");
        if (i < PP_FIGURE_STEPS - 1)
            pp_json_int(json, steps[i]);
        else
            pp_json_null(json);
        pp_json_end_object(json);
    }
    pp_json_end_array(json);
}

void pp_out_map_json(struct pp_json *json, const struct pp_map *map)
{
    static const char *const units[PP_BY_COUNT] = {
        [PP_BY_TRAINING_HOURS] = "hours",
        [PP_BY_CE_HOURS] = "hours a period; classes: hours a year",
        [PP_BY_FEE] = "dollars",
    };
    pp_json_object(json);
    pp_out_head_json(json, map->db, map->as_of);
    pp_json_key(json, "by");
    pp_json_string(json, pp_word(&pp_by_words, (int)map->by));
    if (map->by == PP_BY_VERDICT) {
        pp_json_word(json, "stage", &pp_stage_words, (int)map->stage);
    } else {
        pp_json_key(json, "unit");
        pp_json_string(json, units[map->by]);
        put_classes(json, map);
    }
    pp_json_key(json, "tracks");
    pp_json_words(json, &pp_track_words, map->tracks);
    pp_json_key(json, "results");
    pp_json_array(json);
    for (size_t i = 0; i < map->count; i++)
        put_figure(json, map, &map->figures[i]);
    pp_json_end_array(json);
    pp_json_end_object(json);
}

static void csv_amount(struct pp_buf *buf, pp_milli amount)
{
    if (amount != PP_MILLI_NONE)
        pp_milli_format(buf, amount);
    pp_buf_char(buf, ',');
}

static void csv_yes_no(struct pp_buf *buf, bool yes)
{
    pp_buf_str(buf, yes ? "yes," : "no,");
}

void pp_out_map_csv(struct pp_buf *buf, const struct pp_map *map)
{
    bool verdict = map->by == PP_BY_VERDICT;
    pp_buf_printf(buf, "jurisdiction,name,by,%s,credential,reviewed\n",
                  verdict ? "verdict" : "answer,least,most,months,more,open");
    for (size_t i = 0; i < map->count; i++) {
        const struct pp_figure *figure = &map->figures[i];
        const struct pp_figure_part *best = figure->best;
        pp_csv_cell(buf, figure->jurisdiction->code);
        pp_buf_char(buf, ',');
        pp_csv_cell(buf, figure->jurisdiction->name);
        pp_buf_printf(buf, ",%s,", pp_word(&pp_by_words, (int)map->by));
        if (verdict) {
            pp_buf_printf(buf, "%s,", pp_word(&pp_verdict_words, figure->class));
        } else {
            pp_buf_printf(buf, "%s,", answer_of(figure));
            csv_amount(buf, best ? best->least : PP_MILLI_NONE);
            csv_amount(buf, best ? best->most : PP_MILLI_NONE);
            if (best && best->months != PP_INT_NONE)
                pp_buf_int(buf, best->months);
            pp_buf_char(buf, ',');
            csv_yes_no(buf, figure->more);
            csv_yes_no(buf, figure->open);
        }
        if (best)
            pp_csv_cell(buf, best->credential->id);
        pp_buf_char(buf, ',');
        pp_date_format(buf, figure->jurisdiction->reviewed);
        pp_buf_char(buf, '\n');
    }
}
