/* The requirements of a route as JSON, in the dossiers' words. */
#include "out_rules_json.h"

#include "rules/kinds.h"

static void put_value(struct pp_json *json, const struct pp_requirement *requirement)
{
    pp_json_key(json, "value");
    switch (requirement->kind) {
    case PP_KIND_LIVED_EXPERIENCE:
        pp_json_words(json, &pp_lived_words, requirement->lived.bits);
        return;
    case PP_KIND_EDUCATION_MIN:
        pp_json_string(json, pp_word(&pp_education_words, requirement->word));
        return;
    case PP_KIND_RESIDENCY:
        pp_json_string(json, pp_word(&pp_residency_words, requirement->word));
        return;
    case PP_KIND_BACKGROUND_CHECK:
        pp_json_string(json, pp_word(&pp_background_words, requirement->word));
        return;
    case PP_KIND_CODE_OF_ETHICS:
    case PP_KIND_INTERVIEW:
        pp_json_bool(json, requirement->word == 0);
        return;
    default:
        break;
    }
    if (requirement->amount != PP_MILLI_NONE)
        pp_json_milli(json, requirement->amount);
    else
        pp_json_text(json, requirement->text);
}

void pp_out_requirement_keys(struct pp_json *json, const struct pp_requirement *requirement)
{
    const char *unit = pp_kinds[requirement->kind].unit;
    pp_json_key(json, "kind");
    pp_json_string(json, pp_kinds[requirement->kind].name);
    put_value(json, requirement);
    if (unit)
        pp_json_pair(json, "unit", pp_view_of(unit));
    pp_json_pair(json, "id", requirement->id);
    pp_json_word(json, "stage", &pp_stage_words, requirement->stage);
    pp_json_pair(json, "topic", requirement->topic);
    pp_json_pair(json, "name", requirement->name);
    pp_json_pair(json, "approved_by", requirement->approved_by);
    pp_json_pair(json, "matches", requirement->matches);
    pp_json_word(json, "online", &pp_answer_words, requirement->online);
    pp_json_amount(json, "hours", requirement->hours);
    pp_json_count(json, "months", requirement->months);
    pp_json_count(json, "window_months", requirement->window_months);
    pp_json_word(json, "of", &pp_recovery_words, requirement->recovery_of);
    pp_json_word(json, "pay", &pp_pay_words, requirement->pay);
    pp_json_yes_no(json, "supervised", requirement->supervised);
    pp_json_yes_no(json, "waivable", requirement->waivable);
    pp_json_pair(json, "provider", requirement->provider);
    pp_json_pair(json, "passing", requirement->passing);
    pp_json_yes_no(json, "icrc", requirement->icrc);
    pp_json_pair(json, "who", requirement->who);
    pp_json_count(json, "percent", requirement->percent);
    pp_json_pair(json, "disqualifies", requirement->disqualifies);
    if (requirement->credentials.count)
        pp_json_list(json, "credentials", &requirement->credentials);
    if (requirement->issued_in.count)
        pp_json_list(json, "issued_in", &requirement->issued_in);
    pp_json_amount(json, "training_hours_min", requirement->training_hours_min);
    if (requirement->tracks.given) {
        pp_json_key(json, "track");
        pp_json_words(json, &pp_track_words, requirement->tracks.bits);
    }
    pp_json_span(json, "effective", requirement->effective);
    pp_json_span(json, "until", requirement->until);
    pp_json_pair(json, "evidence", requirement->evidence);
    pp_json_pair(json, "note", requirement->note);
    pp_json_source(json, &requirement->source_keys);
}

static void put_requirement(struct pp_json *json, const struct pp_requirement *requirement)
{
    pp_json_object(json);
    pp_out_requirement_keys(json, requirement);
    pp_json_end_object(json);
}

void pp_out_route_json(struct pp_json *json, const struct pp_route *route)
{
    pp_json_array(json);
    for (size_t i = 0; i < route->count; i++) {
        const struct pp_item *item = &route->items[i];
        if (item->requirement) {
            put_requirement(json, item->requirement);
            continue;
        }
        pp_json_object(json);
        pp_json_key(json, "any_of");
        pp_json_array(json);
        for (size_t o = 0; o < item->option_count; o++) {
            pp_json_array(json);
            for (size_t k = 0; k < item->options[o].count; k++)
                put_requirement(json, item->options[o].list[k]);
            pp_json_end_array(json);
        }
        pp_json_end_array(json);
        pp_json_pair(json, "note", item->note);
        pp_json_end_object(json);
    }
    pp_json_end_array(json);
}
