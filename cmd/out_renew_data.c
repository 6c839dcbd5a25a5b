/* The answer of `renew` for programs: JSON and CSV. */
#include "json_parts.h"
#include "out_check.h"
#include "out_csv.h"
#include "out_renew.h"
#include "out_renew_words.h"
#include "out_rules_json.h"
#include "rules/wording.h"

enum {
    MOST_CELL = 1 << 16
};

static const char *const states[] = {"met", "unmet", "unknown"};

static void put_milli(struct pp_json *json, const char *key, pp_milli amount)
{
    pp_json_key(json, key);
    if (amount == PP_MILLI_NONE || amount == PP_RANGE_OPEN)
        pp_json_null(json);
    else
        pp_json_milli(json, amount);
}

static void put_name(struct pp_json *json, const struct pp_renewal_advice *advice)
{
    const struct pp_credential *credential = advice->credential;
    const struct pp_view nothing = {"", 0};
    pp_json_key(json, "jurisdiction");
    if (credential)
        pp_json_text(json, credential->jurisdiction->code);
    else if (advice->held->jurisdiction.len)
        pp_json_text(json, advice->held->jurisdiction);
    else
        pp_json_null(json);
    pp_json_key(json, "credential");
    if (credential)
        pp_json_text(json, credential->id);
    else
        pp_json_null(json);
    pp_json_pair(json, "title", credential ? credential->title : advice->held->name);
    pp_json_pair(json, "issuer", credential ? credential->issuer : nothing);
    pp_json_pair(json, "issuer_url", credential ? credential->issuer_url : nothing);
    pp_json_key(json, "reviewed");
    pp_json_date(json, credential ? credential->jurisdiction->reviewed : PP_DATE_NONE);
}

static void put_needs(struct pp_json *json, const struct pp_renewal_advice *advice)
{
    pp_json_key(json, "ce");
    pp_json_array(json);
    for (size_t i = 0; i < advice->need_count; i++) {
        const struct pp_ce_need *need = &advice->needs[i];
        bool known = advice->ce_stated && advice->held;
        pp_json_object(json);
        pp_json_key(json, "topic");
        if (need->topic.len)
            pp_json_text(json, need->topic);
        else
            pp_json_null(json);
        put_milli(json, "asked", need->asked);
        put_milli(json, "done", known ? need->done.low : PP_MILLI_NONE);
        put_milli(json, "may_count", known ? need->done.high - need->done.low : PP_MILLI_NONE);
        put_milli(json, "missing", advice->held ? need->missing : PP_MILLI_NONE);
        pp_json_key(json, "state");
        pp_json_string(json, states[advice->held ? need->state : PP_STATE_UNKNOWN]);
        pp_json_end_object(json);
    }
    pp_json_end_array(json);
    put_milli(json, "undated_hours", advice->undated);
    put_milli(json, "perhaps_early_hours", advice->perhaps_early);
    put_milli(json, "early_hours", advice->early);
    put_milli(json, "late_hours", advice->late);
    put_milli(json, "later_hours", advice->to_come);
}

static void put_keeps(struct pp_json *json, const struct pp_renewal_advice *advice)
{
    pp_json_key(json, "keep");
    pp_json_array(json);
    for (size_t i = 0; i < advice->keep_count; i++) {
        struct pp_buf text pp_cleanup_buf;
        pp_buf_init(&text, MOST_CELL);
        pp_say_requirement(&text, advice->keeps[i]);
        pp_json_object(json);
        pp_json_pair(json, "id", advice->keeps[i]->id);
        pp_json_pair(json, "text", pp_buf_text(&text, json->buf));
        pp_json_key(json, "state");
        pp_json_string(json, states[advice->keep_outcomes[i].state]);
        pp_json_key(json, "ended");
        pp_json_date(json, advice->keep_ends[i]);
        pp_json_end_object(json);
    }
    pp_json_end_array(json);
}

/* What was looked for and not found about renewal. */
static void put_holes(struct pp_json *json, const struct pp_renewal_advice *advice)
{
    const struct pp_holes *holes = &advice->credential->not_known;
    pp_json_key(json, "not_known");
    pp_json_array(json);
    for (size_t i = 0; i < holes->count; i++) {
        struct pp_buf text pp_cleanup_buf;
        pp_buf_init(&text, MOST_CELL);
        if (!pp_is_renewal_hole(&holes->list[i]))
            continue;
        pp_say_renewal_hole(&text, advice->credential->jurisdiction, &holes->list[i]);
        pp_json_text(json, pp_buf_text(&text, json->buf));
    }
    pp_json_end_array(json);
}

static void put_terms(struct pp_json *json, const struct pp_renewal_advice *advice)
{
    const struct pp_renewal *renewal = &advice->credential->renewal;
    const struct pp_jurisdiction *jurisdiction = advice->credential->jurisdiction;
    pp_out_fees_json(json, "fees", advice->credential, "renewal");
    pp_out_fees_json(json, "other_fees", advice->credential, "other");
    pp_json_key(json, "period_months");
    if (renewal->given && renewal->every_months != PP_INT_NONE)
        pp_json_int(json, renewal->every_months);
    else
        pp_json_null(json);
    if (renewal->given) {
        pp_out_leads_json(json, renewal);
        pp_out_texts_json(json, "other", jurisdiction, &renewal->other);
        pp_out_text_json(json, "note", jurisdiction, renewal->note);
        pp_json_key(json, "sources");
        pp_out_sources_json(json, &renewal->sources);
    }
    put_holes(json, advice);
}

static void put_advice(struct pp_json *json, const struct pp_renewal_advice *advice)
{
    const struct pp_certification *held = advice->held;
    pp_json_object(json);
    put_name(json, advice);
    pp_json_key(json, "standing");
    pp_json_string(json, pp_word(&pp_standing_words, (int)advice->standing));
    pp_json_day(json, "issued", held ? held->issued : PP_DATE_NONE);
    pp_json_day(json, "expires", advice->deadline);
    pp_json_key(json, "days");
    if (advice->deadline == PP_DATE_NONE)
        pp_json_null(json);
    else
        pp_json_int(json, advice->days);
    pp_json_day(json, "apply_by", advice->apply_by);
    pp_json_key(json, "apply_days");
    if (advice->apply_by == PP_DATE_NONE)
        pp_json_null(json);
    else
        pp_json_int(json, advice->apply_days);
    pp_json_day(json, "opens", advice->opens);
    pp_json_day(json, "first_period_ended", advice->first_end);
    pp_json_day(json, "supposed_end", advice->supposed);
    pp_json_day(json, "period_begins", advice->period_begins);
    pp_json_day(json, "period_ends", advice->period_ends);
    pp_json_key(json, "ce_stated");
    pp_json_bool(json, advice->ce_stated);
    put_needs(json, advice);
    if (advice->credential) {
        put_terms(json, advice);
        put_keeps(json, advice);
    }
    pp_json_end_object(json);
}

void pp_out_renew_json(struct pp_json *json, struct pp_db *db, const struct pp_renewals *renewals)
{
    pp_json_object(json);
    pp_out_head_json(json, db, renewals->as_of);
    pp_json_key(json, "renewals");
    pp_json_array(json);
    for (size_t i = 0; i < renewals->count; i++)
        put_advice(json, &renewals->list[i]);
    pp_json_end_array(json);
    pp_json_key(json, "issue_nothing");
    pp_json_array(json);
    for (size_t i = 0; i < renewals->empty_count; i++)
        pp_json_text(json, renewals->empty[i]->code);
    pp_json_end_array(json);
    pp_json_end_object(json);
}

/* An amount and the comma behind it; nothing stands for "not known". */
static void csv_amount(struct pp_buf *buf, pp_milli amount)
{
    if (amount != PP_MILLI_NONE && amount != PP_RANGE_OPEN)
        pp_milli_format(buf, amount);
    pp_buf_char(buf, ',');
}

static void csv_needs(struct pp_buf *buf, const struct pp_renewal_advice *advice)
{
    struct pp_buf topics pp_cleanup_buf;
    const struct pp_ce_need *all = advice->need_count ? &advice->needs[0] : NULL;
    bool known = all && advice->ce_stated && advice->held;
    pp_buf_init(&topics, MOST_CELL);
    csv_amount(buf, all ? all->asked : PP_MILLI_NONE);
    csv_amount(buf, known ? all->done.low : PP_MILLI_NONE);
    csv_amount(buf, known ? all->missing : PP_MILLI_NONE);
    pp_buf_printf(buf, "%s,", known ? states[all->state] : "unknown");
    for (size_t i = 1; known && i < advice->need_count; i++) {
        if (advice->needs[i].state != PP_STATE_UNMET)
            continue;
        pp_buf_str(&topics, topics.len ? ";" : "");
        pp_buf_add(&topics, advice->needs[i].topic);
        pp_buf_char(&topics, ':');
        pp_milli_format(&topics, advice->needs[i].missing);
    }
    pp_csv_cell(buf, pp_buf_text(&topics, buf));
    pp_buf_char(buf, ',');
}

void pp_out_renew_csv(struct pp_buf *buf, const struct pp_renewals *renewals)
{
    pp_buf_str(buf, "jurisdiction,credential,title,standing,expires,days,apply_by,ce_hours,ce_done,"
                    "ce_missing,ce_state,topics_missing,reviewed\n");
    for (size_t i = 0; i < renewals->count; i++) {
        const struct pp_renewal_advice *advice = &renewals->list[i];
        const struct pp_credential *credential = advice->credential;
        pp_csv_cell(buf, credential ? credential->jurisdiction->code : advice->held->jurisdiction);
        pp_buf_char(buf, ',');
        pp_csv_cell(buf, credential ? credential->id : pp_view_of(""));
        pp_buf_char(buf, ',');
        pp_csv_cell(buf, credential ? credential->title : advice->held->name);
        pp_buf_printf(buf, ",%s,", pp_word(&pp_standing_words, (int)advice->standing));
        if (advice->deadline != PP_DATE_NONE) {
            pp_date_format(buf, advice->deadline);
            pp_buf_printf(buf, ",%d,", advice->days);
        } else {
            pp_buf_str(buf, ",,");
        }
        if (advice->apply_by != PP_DATE_NONE)
            pp_date_format(buf, advice->apply_by);
        pp_buf_char(buf, ',');
        csv_needs(buf, advice);
        if (credential)
            pp_date_format(buf, credential->jurisdiction->reviewed);
        pp_buf_char(buf, '\n');
    }
}
