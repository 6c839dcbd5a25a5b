#include "out_check.h"

#include "eval/gap.h"
#include "json_parts.h"
#include "out_rules_json.h"
#include "rules/kinds.h"
#include "rules/route.h"
#include "rules/wording.h"

enum {
    MOST_TEXT = 1 << 16
};

static const char *state_name(enum pp_state state)
{
    return state == PP_STATE_MET ? "met" : state == PP_STATE_UNMET ? "unmet" : "unknown";
}

static void put_question(struct pp_json *json, const struct pp_open_question *question)
{
    struct pp_buf text pp_cleanup_buf;
    pp_buf_init(&text, MOST_TEXT);
    pp_say_open_question(&text, question);
    pp_json_text(json, pp_buf_text(&text, json->buf));
}

static void put_said(struct pp_json *json, const struct pp_requirement *requirement)
{
    struct pp_buf text pp_cleanup_buf;
    pp_buf_init(&text, MOST_TEXT);
    pp_say_requirement(&text, requirement);
    pp_json_key(json, "text");
    pp_json_text(json, pp_buf_text(&text, json->buf));
}

static void put_required(struct pp_json *json, const struct pp_requirement *requirement)
{
    pp_json_key(json, "required");
    if (requirement->amount != PP_MILLI_NONE) {
        pp_json_milli(json, requirement->amount);
    } else if (requirement->kind == PP_KIND_LIVED_EXPERIENCE) {
        pp_json_array(json);
        for (size_t i = 0; i < pp_lived_words.count; i++)
            if (requirement->lived.bits & 1U << i)
                pp_json_string(json, pp_lived_words.list[i]);
        pp_json_end_array(json);
    } else if (requirement->word != PP_INT_NONE) {
        pp_json_string(json, pp_word(pp_kinds[requirement->kind].value.words, requirement->word));
    } else {
        pp_json_text(json, requirement->text);
    }
}

static void put_closes(struct pp_json *json, const struct pp_item_answer *item)
{
    static const char *const words[] = {"by_doing", "by_waiting", "never"};
    bool unmet = item->state == PP_STATE_UNMET;
    pp_json_key(json, "closes");
    pp_json_string(json, unmet ? words[item->outcome.closes] : NULL);
    pp_json_key(json, "on");
    pp_json_date(json, unmet ? item->outcome.on : PP_DATE_NONE);
}

void pp_out_requirement_json(struct pp_json *json, const struct pp_jurisdiction *jurisdiction,
                             const struct pp_item_answer *item)
{
    const struct pp_requirement *requirement = item->requirement;
    pp_json_object(json);
    pp_json_key(json, "id");
    pp_json_text(json, requirement->id);
    pp_json_key(json, "kind");
    pp_json_string(json, pp_kinds[requirement->kind].name);
    pp_json_key(json, "stage");
    pp_json_string(json, pp_word(&pp_stage_words, requirement->stage));
    pp_json_key(json, "state");
    pp_json_string(json, state_name(item->state));
    put_required(json, requirement);
    pp_json_amount_or_null(json, "have", item->outcome.have);
    pp_json_amount_or_null(json, "missing", item->outcome.missing);
    pp_json_key(json, "missing_at_least");
    pp_json_bool(json, item->outcome.at_least);
    pp_json_key(json, "unit");
    pp_json_string(json, pp_kinds[requirement->kind].unit);
    put_closes(json, item);
    pp_json_key(json, "to_confirm");
    pp_json_bool(json, item->outcome.confirm);
    put_said(json, requirement);
    pp_json_key(json, "evidence");
    pp_json_text(json, requirement->evidence);
    pp_out_text_json(json, "note", jurisdiction, requirement->note);
    pp_json_key(json, "sources");
    pp_out_sources_json(json, &requirement->sources);
    pp_json_end_object(json);
}

void pp_out_item_json(struct pp_json *json, const struct pp_jurisdiction *jurisdiction,
                      const struct pp_item_answer *item)
{
    if (item->requirement) {
        pp_out_requirement_json(json, jurisdiction, item);
        return;
    }
    pp_json_object(json);
    pp_json_key(json, "any_of");
    pp_json_array(json);
    for (size_t o = 0; o < item->option_count; o++) {
        pp_json_array(json);
        for (size_t i = 0; i < item->options[o].count; i++)
            pp_out_requirement_json(json, jurisdiction, &item->options[o].items[i]);
        pp_json_end_array(json);
    }
    pp_json_end_array(json);
    pp_json_key(json, "state");
    pp_json_string(json, state_name(item->state));
    pp_out_text_json(json, "note", jurisdiction, item->note);
    pp_json_end_object(json);
}

static void put_route(struct pp_json *json, const struct pp_credential *credential,
                      const struct pp_route_answer *route)
{
    pp_json_object(json);
    pp_json_key(json, "route");
    pp_json_text(json, route->route->name);
    pp_json_key(json, "verdict");
    pp_json_string(json, pp_word(&pp_verdict_words, (int)route->verdict));
    pp_json_key(json, "complete");
    pp_json_bool(json, route->route->complete);
    pp_json_key(json, "not_known");
    pp_json_array(json);
    for (size_t i = 0; i < credential->not_known.count; i++) {
        const struct pp_hole *hole = &credential->not_known.list[i];
        if (pp_hole_matters(hole, route->route))
            pp_json_text(json, hole->area);
    }
    pp_json_end_array(json);
    pp_json_key(json, "requirements");
    pp_json_array(json);
    for (size_t i = 0; i < route->count; i++)
        pp_out_item_json(json, credential->jurisdiction, &route->items[i]);
    pp_json_end_array(json);
    pp_json_end_object(json);
}

static void put_answer(struct pp_json *json, const struct pp_answer *answer)
{
    const struct pp_view nothing = {"", 0};
    const struct pp_credential *credential = answer->credential;
    pp_json_object(json);
    pp_json_key(json, "jurisdiction");
    pp_json_text(json, answer->jurisdiction->code);
    pp_json_text_or_null(json, "credential", credential ? credential->id : nothing);
    pp_json_text_or_null(json, "title", credential ? credential->title : nothing);
    pp_json_text_or_null(json, "acronym", credential ? credential->acronym : nothing);
    pp_json_key(json, "track");
    pp_json_string(json, credential ? pp_word(&pp_track_words, credential->track) : NULL);
    pp_json_key(json, "status");
    pp_json_string(json, credential ? pp_word(&pp_status_words, credential->status) : NULL);
    pp_json_key(json, "verdict");
    pp_json_string(json, pp_word(&pp_verdict_words, (int)answer->verdict));
    pp_json_key(json, "route");
    if (answer->best)
        pp_json_text(json, answer->best->route->name);
    else
        pp_json_null(json);
    pp_json_state(json, "held", credential ? answer->held : PP_STATE_UNKNOWN);
    pp_json_key(json, "reviewed");
    pp_json_date(json, answer->jurisdiction->reviewed);
    pp_json_key(json, "routes");
    pp_json_array(json);
    for (size_t i = 0; i < answer->route_count; i++)
        put_route(json, credential, &answer->routes[i]);
    pp_json_end_array(json);
    pp_json_key(json, "questions");
    pp_json_array(json);
    for (size_t i = 0; i < answer->question_count; i++)
        put_question(json, &answer->questions[i]);
    pp_json_end_array(json);
    pp_json_end_object(json);
}

void pp_count_verdicts(const struct pp_check *check, size_t counts[PP_VERDICT_COUNT])
{
    for (size_t i = 0; i < PP_VERDICT_COUNT; i++)
        counts[i] = 0;
    for (size_t i = 0; i < check->count; i++)
        counts[check->answers[i].verdict]++;
}

void pp_out_head_json(struct pp_json *json, struct pp_db *db, pp_date as_of)
{
    struct pp_buf version pp_cleanup_buf;
    pp_buf_init(&version, 64);
    pp_say_data_version(&version, db);
    pp_json_key(json, "peerpath");
    pp_json_string(json, PP_VERSION);
    pp_json_key(json, "data");
    pp_json_object(json);
    pp_json_pair(json, "origin", pp_db_origin(db));
    pp_json_pair(json, "version", pp_buf_text(&version, json->buf));
    pp_json_end_object(json);
    pp_json_key(json, "as_of");
    pp_json_date(json, as_of);
}

void pp_out_check_json(struct pp_json *json, const struct pp_check *check, struct pp_out *out)
{
    size_t counts[PP_VERDICT_COUNT];
    pp_json_object(json);
    pp_out_head_json(json, check->db, check->as_of);
    pp_json_key(json, "stage");
    pp_json_string(json, pp_word(&pp_stage_words, (int)check->stage));
    pp_json_key(json, "results");
    pp_json_array(json);
    for (size_t i = 0; i < check->count; i++) {
        put_answer(json, &check->answers[i]);
        pp_out_step(out);
    }
    pp_json_end_array(json);
    pp_json_key(json, "summary");
    pp_json_object(json);
    pp_count_verdicts(check, counts);
    for (size_t i = 0; i < PP_VERDICT_COUNT; i++) {
        pp_json_key(json, pp_word(&pp_verdict_words, (int)i));
        pp_json_int(json, (int64_t)counts[i]);
    }
    pp_json_end_object(json);
    pp_json_end_object(json);
}
