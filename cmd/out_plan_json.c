#include "out_plan.h"

#include "json_parts.h"
#include "out_advice.h"
#include "out_check.h"
#include "out_rules_json.h"

/* `number` counts the steps to go, from 1; applying is none of them. */
static void put_step(struct pp_json *json, const struct pp_planning *planning,
                     const struct pp_step *step, int64_t number)
{
    static const char *const words[] = {"wait", "learn", "work", "do", "apply"};
    struct pp_buf text pp_cleanup_buf;
    pp_buf_init(&text, 1 << 16);
    pp_say_step(&text, planning, step);
    pp_json_object(json);
    pp_json_key(json, "step");
    if (step->what == PP_STEP_APPLY)
        pp_json_null(json);
    else
        pp_json_int(json, number);
    pp_json_key(json, "what");
    pp_json_string(json, words[step->what]);
    pp_json_key(json, "stage");
    pp_json_string(json, pp_word(&pp_stage_words, step->stage));
    pp_json_text_or_null(json, "text", pp_buf_text(&text, json->buf));
    pp_json_hours(json, "hours", step->hours);
    pp_json_key(json, "part_of_a_total");
    pp_json_bool(json, step->part);
    const struct pp_item_answer *choice =
        step->item ? pp_way_choice_of(planning->plan.way, step->item) : NULL;
    pp_json_key(json, "one_of");
    pp_json_int(json, choice ? (int64_t)choice->option_count : 1);
    pp_json_day(json, "from", step->from);
    pp_json_day(json, "to", step->to);
    pp_json_text_or_null(json, "first",
                         step->item && step->first ? step->item->requirement->text : PP_V(""));
    pp_json_key(json, "requirement");
    if (step->item)
        pp_out_requirement_json(json, planning->jurisdiction, step->item);
    else
        pp_json_null(json);
    pp_json_end_object(json);
}

static void put_proofs(struct pp_json *json, const struct pp_way *way)
{
    const struct pp_items *lists[] = {&way->met, &way->unmet, &way->open};
    struct pp_buf text pp_cleanup_buf;
    pp_buf_init(&text, 1 << 16);
    for (size_t l = 0; l < 3; l++) {
        for (size_t i = 0; i < lists[l]->count; i++) {
            const struct pp_requirement *requirement = lists[l]->list[i]->requirement;
            pp_buf_clear(&text);
            pp_say_proof(&text, requirement);
            struct pp_view said = pp_buf_text(&text, json->buf);
            if (requirement->stage > (int)PP_STAGE_APPLY || !said.len)
                continue;
            pp_json_object(json);
            pp_json_text_or_null(json, "for", requirement->id);
            pp_json_text_or_null(json, "text", said);
            pp_json_end_object(json);
        }
    }
}

static void put_training(struct pp_json *json, const struct pp_training *training)
{
    pp_json_key(json, "training");
    pp_json_object(json);
    pp_json_key(json, "delivery");
    pp_json_words(json, &pp_delivery_words, training->delivery.bits);
    pp_json_list(json, "providers", &training->providers);
    pp_json_key(json, "sources");
    pp_out_sources_json(json, &training->sources);
    pp_json_end_object(json);
}

/* What the sum leaves out: fees that may apply, and what another certification costs. */
static void put_not_counted(struct pp_json *json, const struct pp_planning *planning)
{
    pp_out_fees_json(json, "fees_that_may_apply", planning->credential, "other");
    pp_json_key(json, "cost_not_counted");
    pp_json_array(json);
    for (size_t i = 0; i < planning->plan.count; i++)
        if (planning->plan.steps[i].first)
            pp_json_text(json, planning->plan.steps[i].item->requirement->text);
    pp_json_end_array(json);
}

/* The routes that the plan does not take, and how far each is met. */
static void put_other_routes(struct pp_json *json, const struct pp_roadmap *plan)
{
    pp_json_key(json, "other_routes");
    pp_json_array(json);
    for (size_t i = 0; i < plan->way_count; i++) {
        const struct pp_way *way = &plan->ways[i];
        if (way == plan->way)
            continue;
        pp_json_object(json);
        pp_json_text_or_null(json, "route", way->route->route->name);
        pp_json_key(json, "open");
        pp_json_bool(json, pp_way_is_open(way));
        pp_json_size(json, "met", way->met.count);
        pp_json_size(json, "asked", way->met.count + way->unmet.count + way->open.count);
        pp_json_end_object(json);
    }
    pp_json_end_array(json);
}

/* The place's other certifications that are issued on the day. */
static void put_others(struct pp_json *json, const struct pp_planning *planning)
{
    const struct pp_jurisdiction *jurisdiction = planning->jurisdiction;
    pp_json_key(json, "others");
    pp_json_array(json);
    for (size_t i = 0; i < jurisdiction->credential_count; i++) {
        const struct pp_credential *other = &jurisdiction->credentials[i];
        if (other != planning->credential &&
            pp_credential_offered(other, planning->as_of) != PP_IN_FORCE_NO)
            pp_json_text(json, other->id);
    }
    pp_json_end_array(json);
}

static void put_assumptions(struct pp_json *json, const struct pp_planning *planning)
{
    struct pp_buf text pp_cleanup_buf;
    pp_buf_init(&text, 4096);
    pp_json_key(json, "assumptions");
    pp_json_array(json);
    for (size_t i = 0; pp_say_assumption(&text, planning, i); i++) {
        pp_json_text(json, pp_buf_text(&text, json->buf));
        pp_buf_clear(&text);
    }
    pp_json_end_array(json);
}

/* What closes each route, as the text has it under "not open to you". */
static void put_bars(struct pp_json *json, const struct pp_planning *planning)
{
    const struct pp_roadmap *plan = &planning->plan;
    pp_json_key(json, "closed_by");
    pp_json_array(json);
    for (size_t w = 0; w < plan->way_count; w++) {
        const struct pp_way *way = &plan->ways[w];
        for (size_t i = 0; i < way->unmet.count; i++) {
            if (!pp_way_is_closed_by(way, way->unmet.list[i]))
                continue;
            pp_json_object(json);
            pp_json_text_or_null(json, "route", way->route->route->name);
            pp_json_key(json, "requirement");
            pp_out_requirement_json(json, planning->jurisdiction, way->unmet.list[i]);
            pp_json_end_object(json);
        }
    }
    pp_json_end_array(json);
    pp_json_text_or_null(json, "no_plan_for", plan->dead_end ? plan->dead_end->id : PP_V(""));
}

static bool is_planned(const struct pp_roadmap *plan)
{
    return plan->state == PP_ROADMAP_READY || plan->state == PP_ROADMAP_STEPS;
}

/* The answer about certification, but of a route that says nothing up to applying: as `check`. */
static enum pp_verdict verdict_of(const struct pp_roadmap *plan)
{
    return plan->state == PP_ROADMAP_EMPTY ? PP_VERDICT_UNKNOWN
           : plan->answer                  ? plan->answer->verdict
                                           : PP_VERDICT_NOT_OFFERED;
}

static void put_plan(struct pp_json *json, const struct pp_planning *planning)
{
    const struct pp_roadmap *plan = &planning->plan;
    pp_json_key(json, "verdict");
    pp_json_string(json, pp_word(&pp_verdict_words, (int)verdict_of(plan)));
    pp_json_text_or_null(json, "route",
                         is_planned(plan) ? plan->way->route->route->name : PP_V(""));
    pp_json_key(json, "hours_per_week");
    pp_json_int(json, plan->pace);
    pp_json_hours(json, "training_hours", plan->training);
    pp_json_hours(json, "work_hours", plan->work);
    pp_json_key(json, "training_without_stated_hours");
    pp_json_int(json, is_planned(plan) ? (int64_t)plan->way->unmeasured : 0);
    pp_json_day(json, "apply_on", plan->apply_on);
    pp_json_day(json, "earliest", plan->earliest);
    pp_json_key(json, "no_date");
    pp_json_string(json, pp_no_date_word(plan));
    pp_json_key(json, "least_hours_per_week");
    if (plan->least_pace)
        pp_json_int(json, plan->least_pace);
    else
        pp_json_null(json);
    pp_json_key(json, "steps");
    pp_json_array(json);
    int64_t number = 1;
    for (size_t i = 0; i < plan->count; i++) {
        put_step(json, planning, &plan->steps[i], number);
        number += plan->steps[i].what != PP_STEP_APPLY;
    }
    pp_json_end_array(json);
    if (plan->state == PP_ROADMAP_BARRED)
        put_bars(json, planning);
    if (!is_planned(plan))
        return;
    put_training(json, &planning->credential->training);
    pp_json_cost(json, "cost", &plan->cost);
    put_not_counted(json, planning);
    pp_json_key(json, "bring");
    pp_json_array(json);
    put_proofs(json, plan->way);
    pp_json_end_array(json);
    put_assumptions(json, planning);
    put_other_routes(json, plan);
}

void pp_out_plan_json(struct pp_json *json, const struct pp_planning *planning)
{
    static const char *const states[] = {"ready", "steps", "barred", "not_offered", "not_known"};
    const struct pp_credential *credential = planning->credential;
    struct pp_buf text pp_cleanup_buf;
    pp_buf_init(&text, 4096);
    pp_say_plan(&text, planning);
    pp_json_object(json);
    pp_out_head_json(json, planning->db, planning->as_of);
    pp_json_text_or_null(json, "jurisdiction", planning->jurisdiction->code);
    pp_json_text_or_null(json, "credential", credential ? credential->id : PP_V(""));
    pp_json_text_or_null(json, "title", credential ? credential->title : PP_V(""));
    pp_json_text_or_null(json, "issuer", credential ? credential->issuer : PP_V(""));
    pp_json_text_or_null(json, "issuer_url", credential ? credential->issuer_url : PP_V(""));
    put_others(json, planning);
    pp_json_key(json, "reviewed");
    pp_json_date(json, planning->jurisdiction->reviewed);
    pp_json_state(json, "held", planning->held);
    pp_json_day(json, "expired_on", planning->lapsed);
    pp_json_key(json, "state");
    pp_json_string(json, states[planning->plan.state]);
    pp_json_text_or_null(json, "text", pp_buf_text(&text, json->buf));
    put_plan(json, planning);
    pp_json_end_object(json);
}
