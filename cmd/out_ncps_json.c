/* The answer of `ncps` as JSON. */
#include "json_parts.h"
#include "out_check.h"
#include "out_ncps.h"
#include "out_rules_json.h"
#include "rules/wording.h"

enum {
    MOST_TEXT = 1 << 16
};

static const char *const states[] = {"met", "unmet", "unknown"};

static void put_answer(struct pp_json *json, const struct pp_answer *answer)
{
    pp_json_pair(json, "jurisdiction", answer->jurisdiction->code);
    pp_json_pair(json, "credential", answer->credential->id);
    pp_json_pair(json, "title", answer->credential->title);
    pp_json_key(json, "verdict");
    pp_json_string(json, pp_word(&pp_verdict_words, (int)answer->verdict));
}

static void put_national(struct pp_json *json, const struct pp_national *national)
{
    const struct pp_route_answer *best = national->answer.best;
    pp_json_object(json);
    put_answer(json, &national->answer);
    pp_json_state(json, "held", national->answer.held);
    pp_json_key(json, "retired");
    pp_json_bool(json, national->retired);
    pp_json_key(json, "as_of");
    pp_json_date(json, national->as_of);
    pp_json_key(json, "route");
    if (best)
        pp_json_text(json, best->route->name);
    else
        pp_json_null(json);
    pp_json_key(json, "reviewed");
    pp_json_date(json, national->answer.jurisdiction->reviewed);
    pp_json_key(json, "requirements");
    pp_json_array(json);
    for (size_t i = 0; best && i < best->count; i++)
        if (!best->items[i].later)
            pp_out_item_json(json, national->answer.jurisdiction, &best->items[i]);
    pp_json_end_array(json);
    pp_json_end_object(json);
}

static void put_stand_in(struct pp_json *json, const struct pp_stand_in *entry)
{
    pp_json_object(json);
    pp_json_key(json, "credential");
    if (entry->credential)
        pp_json_text(json, entry->credential->id);
    else
        pp_json_null(json);
    if (entry->held && !entry->credential)
        pp_json_pair(json, "name", entry->held->name);
    pp_json_key(json, "state");
    pp_json_string(json, states[entry->state]);
    if (entry->held) {
        pp_json_state(json, "current", entry->current);
    }
    if (entry->credential) {
        pp_json_key(json, "hours_least");
        pp_json_milli(json, entry->hours.least);
        pp_json_key(json, "hours_most");
        if (entry->hours.most == PP_MILLI_NONE)
            pp_json_null(json);
        else
            pp_json_milli(json, entry->hours.most);
    }
    pp_json_end_object(json);
}

static void put_list(struct pp_json *json, const char *key, const struct pp_stand_in *list,
                     size_t count)
{
    pp_json_key(json, key);
    pp_json_array(json);
    for (size_t i = 0; i < count; i++)
        put_stand_in(json, &list[i]);
    pp_json_end_array(json);
}

static void put_rule(struct pp_json *json, const struct pp_hours_rule *rule)
{
    struct pp_buf text pp_cleanup_buf;
    pp_buf_init(&text, MOST_TEXT);
    pp_say_requirement(&text, rule->requirement);
    pp_json_object(json);
    pp_json_pair(json, "credential", rule->national->id);
    pp_json_pair(json, "requirement", rule->requirement->id);
    pp_json_pair(json, "text", pp_buf_text(&text, json->buf));
    pp_json_key(json, "sources");
    pp_out_sources_json(json, &rule->requirement->sources);
    pp_json_key(json, "hours");
    pp_json_milli(json, rule->requirement->training_hours_min);
    put_list(json, "held", rule->held, rule->held_count);
    put_list(json, "all", rule->all, rule->all_count);
    pp_json_key(json, "as_of");
    pp_json_date(json, rule->as_of);
    pp_json_end_object(json);
}

void pp_out_ncps_json(struct pp_json *json, const struct pp_ncps_page *page)
{
    const struct pp_ncps *ncps = page->ncps;
    pp_json_object(json);
    pp_out_head_json(json, page->db, ncps->as_of);
    pp_json_key(json, "stage");
    pp_json_string(json, pp_word(&pp_stage_words, (int)page->stage));
    pp_json_key(json, "national");
    pp_json_array(json);
    for (size_t i = 0; i < ncps->national_count; i++)
        put_national(json, &ncps->nationals[i]);
    pp_json_end_array(json);
    pp_json_key(json, "hours_rules");
    pp_json_array(json);
    for (size_t i = 0; i < ncps->rule_count; i++)
        put_rule(json, &ncps->rules[i]);
    pp_json_end_array(json);
    pp_json_key(json, "icrc");
    pp_json_array(json);
    for (size_t i = 0; i < ncps->board_count; i++) {
        pp_json_object(json);
        put_answer(json, &ncps->boards[i].answer);
        pp_json_key(json, "near");
        pp_json_bool(json, ncps->boards[i].near);
        pp_json_state(json, "held", ncps->boards[i].answer.held);
        pp_json_end_object(json);
    }
    pp_json_end_array(json);
    pp_json_end_object(json);
}
