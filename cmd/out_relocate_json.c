#include "out_relocate.h"

#include "eval/gap.h"
#include "json_parts.h"
#include "out_advice.h"
#include "out_check.h"
#include "out_rules_json.h"
#include "rules/mention.h"

static void put_from(struct pp_json *json, const struct pp_relocation *relocation)
{
    static const char *const said[] = {"profile", "asked", "some", "none"};
    static const char *const held[] = {"now", "expired", "later", "unclear"};
    const struct pp_from *from = &relocation->from;
    struct pp_buf text pp_cleanup_buf;
    pp_buf_init(&text, 1 << 16);
    pp_say_from(&text, relocation);
    pp_json_key(json, "from");
    pp_json_object(json);
    pp_json_text_or_null(json, "jurisdiction", from->jurisdiction->code);
    pp_json_text_or_null(json, "credential", from->credential ? from->credential->id : PP_V(""));
    pp_json_key(json, "said_by");
    pp_json_string(json, said[from->said]);
    pp_json_key(json, "held");
    pp_json_string(json, from->said == PP_FROM_NONE ? NULL : held[from->held]);
    pp_json_key(json, "expires");
    pp_json_date(json, from->expires);
    pp_json_text_or_null(json, "text", pp_buf_text(&text, json->buf));
    pp_json_end_object(json);
}

static void put_way(struct pp_json *json, const struct pp_jurisdiction *jurisdiction,
                    const struct pp_way *way)
{
    struct pp_hours_left hours = pp_way_hours(way);
    struct pp_cost cost;
    pp_cost_of(way, &cost);
    pp_json_object(json);
    pp_json_text_or_null(json, "route", way->route->route->name);
    pp_json_key(json, "verdict");
    pp_json_string(json, pp_word(&pp_verdict_words, (int)way->route->verdict));
    pp_json_key(json, "open");
    pp_json_bool(json, pp_way_is_open(way));
    pp_json_key(json, "whole");
    pp_json_bool(json, !way->route->hole);
    pp_json_hours(json, "hours_to_do", hours.sure);
    pp_json_hours(json, "hours_if_all_open_are_to_do", hours.all);
    pp_json_key(json, "training_without_stated_hours");
    pp_json_int(json, (int64_t)way->unmeasured);
    pp_json_key(json, "another_certification_first");
    pp_json_bool(json, way->first_sure);
    pp_json_key(json, "wait_until");
    pp_json_date(json, way->wait);
    pp_json_key(json, "things_to_do");
    pp_json_int(json, (int64_t)way->things);
    pp_json_items(json, "met", jurisdiction, &way->met);
    pp_json_items(json, "to_do_again", jurisdiction, &way->again);
    pp_json_items(json, "unmet", jurisdiction, &way->unmet);
    pp_json_items(json, "unknown", jurisdiction, &way->open);
    pp_json_cost(json, "cost", &cost);
    pp_json_end_object(json);
}

static void put_terms(struct pp_json *json, const struct pp_move *move)
{
    const struct pp_reciprocity *terms = &move->answer->credential->reciprocity;
    bool given = terms->given && terms->accepts != PP_INT_NONE;
    struct pp_buf text pp_cleanup_buf;
    pp_buf_init(&text, 1 << 16);
    pp_json_key(json, "out_of_state");
    pp_json_object(json);
    pp_json_key(json, "route_named");
    pp_json_bool(json, move->elsewhere != NULL);
    pp_json_key(json, "accepts");
    pp_json_string(json, given ? pp_word(&pp_accepts_words, terms->accepts) : "unknown");
    pp_json_key(json, "conditions");
    pp_json_array(json);
    for (size_t i = 0; i < terms->conditions.count; i++) {
        pp_buf_clear(&text);
        pp_say_mentions(&text, move->answer->jurisdiction, terms->conditions.list[i]);
        pp_json_text(json, pp_buf_text(&text, json->buf));
    }
    pp_json_end_array(json);
    pp_json_key(json, "sources");
    pp_out_sources_json(json, &terms->sources);
    pp_json_end_object(json);
}

static void put_loss(struct pp_json *json, const struct pp_loss *loss, const struct pp_from *from)
{
    static const char *const words[] = {"hours", "exam", "certification"};
    struct pp_buf text pp_cleanup_buf;
    pp_buf_init(&text, 1 << 16);
    pp_say_loss(&text, loss, from);
    pp_json_object(json);
    pp_json_key(json, "what");
    pp_json_string(json, words[loss->what]);
    pp_json_key(json, "hours");
    if (loss->amount == PP_MILLI_NONE)
        pp_json_null(json);
    else
        pp_json_milli(json, loss->amount);
    pp_json_key(json, "why");
    pp_json_string(json, pp_loss_word(loss->why));
    pp_json_key(json, "reasons");
    pp_json_array(json);
    for (int why = 0; why < PP_LOSS_WHY_COUNT; why++)
        if (loss->reasons & 1U << why)
            pp_json_string(json, pp_loss_word((enum pp_loss_why)why));
    pp_json_end_array(json);
    pp_json_text_or_null(json, "requirement", loss->requirement ? loss->requirement->id : PP_V(""));
    pp_json_text_or_null(json, "text", pp_buf_text(&text, json->buf));
    pp_json_end_object(json);
}

static void put_move(struct pp_json *json, const struct pp_move *move, const struct pp_from *from)
{
    const struct pp_credential *credential = move->answer->credential;
    struct pp_buf text pp_cleanup_buf;
    pp_buf_init(&text, 4096);
    pp_say_shorter(&text, move);
    pp_json_object(json);
    pp_json_text_or_null(json, "credential", credential->id);
    pp_json_text_or_null(json, "title", credential->title);
    pp_json_word(json, "track", &pp_track_words, credential->track);
    pp_json_key(json, "serves");
    pp_json_words(json, &pp_track_words, pp_tracks_served(credential));
    pp_json_key(json, "verdict");
    pp_json_string(json, pp_word(&pp_verdict_words, (int)move->answer->verdict));
    pp_json_text_or_null(json, "route",
                         move->answer->best ? move->answer->best->route->name : PP_V(""));
    pp_json_text_or_null(json, "shortest_way",
                         move->best ? move->best->route->route->name : PP_V(""));
    put_terms(json, move);
    pp_json_key(json, "ways");
    pp_json_array(json);
    for (size_t i = 0; i < move->way_count; i++)
        put_way(json, move->answer->jurisdiction, &move->ways[i]);
    pp_json_end_array(json);
    pp_json_key(json, "lost");
    pp_json_array(json);
    for (size_t i = 0; i < move->losses.count; i++)
        put_loss(json, &move->losses.list[i], from);
    pp_json_end_array(json);
    pp_json_key(json, "shorter");
    pp_json_string(json, pp_shorter_word(move->shorter));
    pp_json_text_or_null(json, "shorter_text", pp_buf_text(&text, json->buf));
    pp_json_key(json, "questions");
    pp_json_array(json);
    for (size_t i = 0; i < move->answer->question_count; i++) {
        pp_buf_clear(&text);
        pp_say_open_question(&text, &move->answer->questions[i]);
        pp_json_text(json, pp_buf_text(&text, json->buf));
    }
    pp_json_end_array(json);
    pp_json_end_object(json);
}

static void put_target(struct pp_json *json, const struct pp_relocation *relocation, size_t number)
{
    const struct pp_target *target = &relocation->targets[number];
    pp_json_object(json);
    pp_json_text_or_null(json, "jurisdiction", target->jurisdiction->code);
    pp_json_text_or_null(json, "name", target->jurisdiction->name);
    pp_json_key(json, "rank");
    if (relocation->ranked)
        pp_json_int(json, (int64_t)number + 1);
    else
        pp_json_null(json);
    pp_json_key(json, "verdict");
    pp_json_string(json, pp_word(&pp_verdict_words, (int)target->verdict));
    pp_json_text_or_null(json, "credential",
                         target->count ? target->moves[0].answer->credential->id : PP_V(""));
    pp_json_key(json, "common_track");
    pp_json_bool(json, !target->other_tracks);
    pp_json_key(json, "reviewed");
    pp_json_date(json, target->jurisdiction->reviewed);
    pp_json_key(json, "credentials");
    pp_json_array(json);
    for (size_t i = 0; i < target->count; i++)
        put_move(json, &target->moves[i], &relocation->from);
    pp_json_end_array(json);
    pp_json_end_object(json);
}

void pp_out_relocate_json(struct pp_json *json, const struct pp_relocation *relocation,
                          struct pp_out *out)
{
    pp_json_object(json);
    pp_out_head_json(json, relocation->db, relocation->as_of);
    pp_json_key(json, "stage");
    pp_json_string(json, pp_word(&pp_stage_words, (int)relocation->stage));
    put_from(json, relocation);
    pp_json_key(json, "targets");
    pp_json_array(json);
    for (size_t i = 0; i < relocation->count; i++) {
        put_target(json, relocation, i);
        pp_out_step(out);
    }
    pp_json_end_array(json);
    pp_json_end_object(json);
}
