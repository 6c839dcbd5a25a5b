#include "out_rules_json.h"

#include "rules/kinds.h"

void pp_json_pair(struct pp_json *json, const char *key, struct pp_view text)
{
    if (!text.len)
        return;
    pp_json_key(json, key);
    pp_json_text(json, text);
}

void pp_json_list(struct pp_json *json, const char *key, const struct pp_views *texts)
{
    pp_json_key(json, key);
    pp_json_array(json);
    for (size_t i = 0; i < texts->count; i++)
        pp_json_text(json, texts->list[i]);
    pp_json_end_array(json);
}

static void put_word(struct pp_json *json, const char *key, const struct pp_words *words, int word)
{
    if (word == PP_INT_NONE)
        return;
    pp_json_key(json, key);
    pp_json_string(json, pp_word(words, word));
}

/* yes and no as JSON's own true and false. */
static void put_yes_no(struct pp_json *json, const char *key, int word)
{
    if (word == PP_INT_NONE)
        return;
    pp_json_key(json, key);
    pp_json_bool(json, word == 0);
}

static void put_words(struct pp_json *json, const struct pp_words *words, uint32_t bits)
{
    pp_json_array(json);
    for (size_t i = 0; i < words->count; i++)
        if (bits & 1U << i)
            pp_json_string(json, words->list[i]);
    pp_json_end_array(json);
}

static void put_amount(struct pp_json *json, const char *key, pp_milli amount)
{
    if (amount == PP_MILLI_NONE)
        return;
    pp_json_key(json, key);
    pp_json_milli(json, amount);
}

static void put_count(struct pp_json *json, const char *key, int count)
{
    if (count == PP_INT_NONE)
        return;
    pp_json_key(json, key);
    pp_json_int(json, count);
}

static void put_span(struct pp_json *json, const char *key, struct pp_date_span span)
{
    struct pp_buf text pp_cleanup_buf;
    pp_buf_init(&text, 32);
    if (span.first == PP_DATE_NONE)
        return;
    pp_date_span_format(&text, span);
    pp_json_pair(json, key, pp_buf_view(&text));
}

void pp_json_date(struct pp_json *json, pp_date date)
{
    struct pp_buf text pp_cleanup_buf;
    pp_buf_init(&text, 32);
    if (date == PP_DATE_NONE) {
        pp_json_null(json);
        return;
    }
    pp_date_format(&text, date);
    pp_json_text(json, pp_buf_view(&text));
}

void pp_say_data_version(struct pp_buf *buf, struct pp_db *db)
{
    pp_date reviewed = pp_db_reviewed(db);
    if (reviewed == PP_DATE_NONE) {
        pp_buf_str(buf, "unknown");
        return;
    }
    struct pp_ymd ymd = pp_date_ymd(reviewed);
    pp_buf_printf(buf, "%04d.%02d.%02d", ymd.year, ymd.month, ymd.day);
}

void pp_out_sources_json(struct pp_json *json, const struct pp_sources *sources)
{
    pp_json_array(json);
    for (size_t i = 0; i < sources->count; i++) {
        pp_json_object(json);
        pp_json_pair(json, "url", sources->list[i]->url);
        put_word(json, "publisher", &pp_publisher_words, sources->list[i]->publisher);
        pp_json_end_object(json);
    }
    pp_json_end_array(json);
}

static void put_source_keys(struct pp_json *json, const struct pp_views *keys)
{
    if (!keys->count)
        return;
    if (keys->count > 1) {
        pp_json_list(json, "source", keys);
        return;
    }
    pp_json_pair(json, "source", keys->list[0]);
}

static void put_value(struct pp_json *json, const struct pp_requirement *requirement)
{
    pp_json_key(json, "value");
    switch (requirement->kind) {
    case PP_KIND_LIVED_EXPERIENCE:
        put_words(json, &pp_lived_words, requirement->lived.bits);
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

static void put_requirement(struct pp_json *json, const struct pp_requirement *requirement)
{
    const char *unit = pp_kinds[requirement->kind].unit;
    pp_json_object(json);
    pp_json_key(json, "kind");
    pp_json_string(json, pp_kinds[requirement->kind].name);
    put_value(json, requirement);
    if (unit)
        pp_json_pair(json, "unit", pp_view_of(unit));
    pp_json_pair(json, "id", requirement->id);
    put_word(json, "stage", &pp_stage_words, requirement->stage);
    pp_json_pair(json, "topic", requirement->topic);
    pp_json_pair(json, "name", requirement->name);
    pp_json_pair(json, "approved_by", requirement->approved_by);
    pp_json_pair(json, "matches", requirement->matches);
    put_word(json, "online", &pp_answer_words, requirement->online);
    put_amount(json, "hours", requirement->hours);
    put_count(json, "months", requirement->months);
    put_count(json, "window_months", requirement->window_months);
    put_word(json, "of", &pp_recovery_words, requirement->recovery_of);
    put_word(json, "pay", &pp_pay_words, requirement->pay);
    put_yes_no(json, "supervised", requirement->supervised);
    put_yes_no(json, "waivable", requirement->waivable);
    pp_json_pair(json, "provider", requirement->provider);
    pp_json_pair(json, "passing", requirement->passing);
    put_yes_no(json, "icrc", requirement->icrc);
    pp_json_pair(json, "who", requirement->who);
    put_count(json, "percent", requirement->percent);
    pp_json_pair(json, "disqualifies", requirement->disqualifies);
    if (requirement->credentials.count)
        pp_json_list(json, "credentials", &requirement->credentials);
    if (requirement->issued_in.count)
        pp_json_list(json, "issued_in", &requirement->issued_in);
    put_amount(json, "training_hours_min", requirement->training_hours_min);
    if (requirement->tracks.given) {
        pp_json_key(json, "track");
        put_words(json, &pp_track_words, requirement->tracks.bits);
    }
    put_span(json, "effective", requirement->effective);
    put_span(json, "until", requirement->until);
    pp_json_pair(json, "evidence", requirement->evidence);
    pp_json_pair(json, "note", requirement->note);
    put_source_keys(json, &requirement->source_keys);
    pp_json_end_object(json);
}

static void put_route(struct pp_json *json, const struct pp_route *route)
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

static void put_holes(struct pp_json *json, const struct pp_holes *holes)
{
    pp_json_key(json, "not_known");
    pp_json_array(json);
    for (size_t i = 0; i < holes->count; i++) {
        struct pp_buf text pp_cleanup_buf;
        pp_buf_init(&text, 1 << 16);
        pp_buf_add(&text, holes->list[i].area);
        if (holes->list[i].words.len) {
            pp_buf_str(&text, ": ");
            pp_buf_add(&text, holes->list[i].words);
        }
        pp_json_text(json, pp_buf_view(&text));
    }
    pp_json_end_array(json);
}

static void put_training(struct pp_json *json, const struct pp_training *training)
{
    pp_json_key(json, "training");
    pp_json_object(json);
    pp_json_key(json, "delivery");
    put_words(json, &pp_delivery_words, training->delivery.bits);
    pp_json_list(json, "providers", &training->providers);
    if (training->cost_min != PP_MILLI_NONE) {
        pp_json_key(json, "cost_usd");
        pp_json_array(json);
        pp_json_milli(json, training->cost_min);
        pp_json_milli(json, training->cost_max);
        pp_json_end_array(json);
    }
    pp_json_pair(json, "evidence", training->evidence);
    pp_json_pair(json, "note", training->note);
    put_source_keys(json, &training->source_keys);
    pp_json_end_object(json);
}

/* The fee for renewing, when exactly one is known. */
static pp_milli renewal_fee(const struct pp_credential *credential)
{
    pp_milli fee = PP_MILLI_NONE;
    for (size_t i = 0; i < credential->fee_count; i++) {
        if (!pp_view_is(PP_V("renewal"), pp_word(&pp_fee_words, credential->fees[i].what)))
            continue;
        if (fee != PP_MILLI_NONE)
            return PP_MILLI_NONE;
        fee = credential->fees[i].usd;
    }
    return fee;
}

static void put_renewal(struct pp_json *json, const struct pp_credential *credential)
{
    const struct pp_renewal *renewal = &credential->renewal;
    pp_json_key(json, "renewal");
    pp_json_object(json);
    put_count(json, "period_months", renewal->every_months);
    put_amount(json, "ce_hours", renewal->ce_hours);
    pp_json_key(json, "ce_breakdown");
    pp_json_array(json);
    for (size_t i = 0; i < renewal->of_which_count; i++) {
        pp_json_object(json);
        pp_json_pair(json, "topic", renewal->of_which[i].topic);
        put_amount(json, "hours", renewal->of_which[i].hours);
        pp_json_end_object(json);
    }
    pp_json_end_array(json);
    put_amount(json, "fee_usd", renewal_fee(credential));
    pp_json_list(json, "other", &renewal->other);
    pp_json_pair(json, "evidence", renewal->evidence);
    pp_json_pair(json, "note", renewal->note);
    put_source_keys(json, &renewal->source_keys);
    pp_json_end_object(json);
}

static void put_fees(struct pp_json *json, const struct pp_credential *credential)
{
    pp_json_key(json, "fees");
    pp_json_array(json);
    for (size_t i = 0; i < credential->fee_count; i++) {
        const struct pp_fee *fee = &credential->fees[i];
        pp_json_object(json);
        put_word(json, "what", &pp_fee_words, fee->what);
        put_amount(json, "usd", fee->usd);
        pp_json_pair(json, "evidence", fee->evidence);
        pp_json_pair(json, "note", fee->note);
        put_source_keys(json, &fee->source_keys);
        pp_json_end_object(json);
    }
    pp_json_end_array(json);
}

static void put_reciprocity(struct pp_json *json, const struct pp_reciprocity *reciprocity)
{
    pp_json_key(json, "reciprocity");
    pp_json_object(json);
    put_word(json, "accepts", &pp_accepts_words, reciprocity->accepts);
    put_word(json, "icrc", &pp_answer_words, reciprocity->icrc);
    pp_json_list(json, "conditions", &reciprocity->conditions);
    pp_json_pair(json, "evidence", reciprocity->evidence);
    pp_json_pair(json, "note", reciprocity->note);
    put_source_keys(json, &reciprocity->source_keys);
    pp_json_end_object(json);
}

static void put_credential(struct pp_json *json, const struct pp_credential *credential)
{
    pp_json_object(json);
    pp_json_pair(json, "id", credential->id);
    pp_json_pair(json, "title", credential->title);
    pp_json_pair(json, "acronym", credential->acronym);
    pp_json_list(json, "aka", &credential->aka);
    put_word(json, "track", &pp_track_words, credential->track);
    put_word(json, "level", &pp_level_words, credential->level);
    put_word(json, "status", &pp_status_words, credential->status);
    put_span(json, "effective", credential->effective);
    put_span(json, "until", credential->until);
    pp_json_pair(json, "population", credential->population);
    pp_json_pair(json, "issuer", credential->issuer);
    pp_json_pair(json, "issuer_url", credential->issuer_url);
    pp_json_pair(json, "apply_url", credential->apply_url);
    put_word(json, "medicaid", &pp_answer_words, credential->medicaid);
    if (credential->training.given)
        put_training(json, &credential->training);
    pp_json_key(json, "routes");
    pp_json_object(json);
    for (size_t i = 0; i < credential->route_count; i++) {
        struct pp_buf name pp_cleanup_buf;
        pp_buf_init(&name, 1024);
        pp_buf_add(&name, credential->routes[i].name);
        pp_json_key(json, name.data ? name.data : "");
        put_route(json, &credential->routes[i]);
    }
    pp_json_end_object(json);
    pp_json_list(json, "complete", &credential->complete);
    put_holes(json, &credential->not_known);
    if (credential->renewal.given)
        put_renewal(json, credential);
    put_fees(json, credential);
    if (credential->reciprocity.given)
        put_reciprocity(json, &credential->reciprocity);
    pp_json_list(json, "conflicts", &credential->conflicts);
    pp_json_pair(json, "notes", credential->notes);
    pp_json_end_object(json);
}

void pp_out_jurisdiction_json(struct pp_json *json, const struct pp_jurisdiction *jurisdiction,
                              const struct pp_credential *only)
{
    pp_json_object(json);
    pp_json_pair(json, "jurisdiction", jurisdiction->code);
    pp_json_pair(json, "name", jurisdiction->name);
    put_word(json, "certifies", &pp_certifies_words, jurisdiction->certifies);
    pp_json_key(json, "reviewed");
    pp_json_date(json, jurisdiction->reviewed);
    pp_json_pair(json, "summary", jurisdiction->summary);
    pp_json_pair(json, "notes", jurisdiction->notes);
    put_holes(json, &jurisdiction->not_known);
    pp_json_key(json, "sources");
    pp_json_object(json);
    for (size_t i = 0; i < jurisdiction->source_count; i++) {
        const struct pp_source *source = &jurisdiction->sources[i];
        struct pp_buf key pp_cleanup_buf;
        pp_buf_init(&key, 1024);
        pp_buf_add(&key, source->key);
        pp_json_key(json, key.data ? key.data : "");
        pp_json_object(json);
        pp_json_pair(json, "title", source->title);
        pp_json_pair(json, "url", source->url);
        put_word(json, "publisher", &pp_publisher_words, source->publisher);
        pp_json_pair(json, "dated", source->dated);
        pp_json_end_object(json);
    }
    pp_json_end_object(json);
    pp_json_key(json, "credentials");
    pp_json_array(json);
    for (size_t i = 0; i < jurisdiction->credential_count; i++)
        if (!only || only == &jurisdiction->credentials[i])
            put_credential(json, &jurisdiction->credentials[i]);
    pp_json_end_array(json);
    pp_json_end_object(json);
}
