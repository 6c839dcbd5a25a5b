#include "out_rules_json.h"

#include "rules/mention.h"

void pp_out_sources_json(struct pp_json *json, const struct pp_sources *sources)
{
    pp_json_array(json);
    for (size_t i = 0; i < sources->count; i++) {
        pp_json_object(json);
        pp_json_pair(json, "url", sources->list[i]->url);
        pp_json_word(json, "publisher", &pp_publisher_words, sources->list[i]->publisher);
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
        pp_json_text(json, pp_buf_text(&text, json->buf));
    }
    pp_json_end_array(json);
}

static void put_training(struct pp_json *json, const struct pp_training *training)
{
    pp_json_key(json, "training");
    pp_json_object(json);
    pp_json_key(json, "delivery");
    pp_json_words(json, &pp_delivery_words, training->delivery.bits);
    pp_json_list(json, "providers", &training->providers);
    if (training->cost_min != PP_MILLI_NONE)
        pp_json_range(json, "cost_usd", training->cost_min, training->cost_max);
    pp_json_pair(json, "evidence", training->evidence);
    pp_json_pair(json, "note", training->note);
    pp_json_source(json, &training->source_keys);
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

/* Nothing is written for what is not told. */
void pp_out_leads_json(struct pp_json *json, const struct pp_renewal *renewal)
{
    pp_json_count(json, "apply_days_before", renewal->apply.days);
    pp_json_count(json, "apply_months_before", renewal->apply.months);
    pp_json_count(json, "opens_days_before", renewal->opens.days);
    pp_json_count(json, "opens_months_before", renewal->opens.months);
}

static void put_renewal(struct pp_json *json, const struct pp_credential *credential)
{
    const struct pp_renewal *renewal = &credential->renewal;
    pp_json_key(json, "renewal");
    pp_json_object(json);
    pp_json_count(json, "period_months", renewal->every_months);
    pp_json_count(json, "first_months", renewal->first_months);
    pp_out_leads_json(json, renewal);
    pp_json_amount(json, "ce_hours", renewal->ce_hours);
    pp_json_key(json, "ce_breakdown");
    pp_json_array(json);
    for (size_t i = 0; i < renewal->of_which_count; i++) {
        pp_json_object(json);
        pp_json_pair(json, "topic", renewal->of_which[i].topic);
        pp_json_amount(json, "hours", renewal->of_which[i].hours);
        pp_json_end_object(json);
    }
    pp_json_end_array(json);
    pp_json_amount(json, "fee_usd", renewal_fee(credential));
    pp_json_list(json, "other", &renewal->other);
    pp_json_pair(json, "evidence", renewal->evidence);
    pp_json_pair(json, "note", renewal->note);
    pp_json_source(json, &renewal->source_keys);
    pp_json_end_object(json);
}

static void put_fees(struct pp_json *json, const struct pp_credential *credential)
{
    pp_json_key(json, "fees");
    pp_json_array(json);
    for (size_t i = 0; i < credential->fee_count; i++) {
        const struct pp_fee *fee = &credential->fees[i];
        pp_json_object(json);
        pp_json_word(json, "what", &pp_fee_words, fee->what);
        pp_json_amount(json, "usd", fee->usd);
        pp_json_pair(json, "evidence", fee->evidence);
        pp_json_pair(json, "note", fee->note);
        pp_json_source(json, &fee->source_keys);
        pp_json_end_object(json);
    }
    pp_json_end_array(json);
}

static void put_reciprocity(struct pp_json *json, const struct pp_reciprocity *reciprocity)
{
    pp_json_key(json, "reciprocity");
    pp_json_object(json);
    pp_json_word(json, "accepts", &pp_accepts_words, reciprocity->accepts);
    pp_json_word(json, "icrc", &pp_answer_words, reciprocity->icrc);
    pp_json_list(json, "conditions", &reciprocity->conditions);
    pp_json_pair(json, "evidence", reciprocity->evidence);
    pp_json_pair(json, "note", reciprocity->note);
    pp_json_source(json, &reciprocity->source_keys);
    pp_json_end_object(json);
}

static void put_credential(struct pp_json *json, const struct pp_credential *credential)
{
    pp_json_object(json);
    pp_json_pair(json, "id", credential->id);
    pp_json_pair(json, "title", credential->title);
    pp_json_pair(json, "acronym", credential->acronym);
    pp_json_list(json, "aka", &credential->aka);
    pp_json_word(json, "track", &pp_track_words, credential->track);
    pp_json_word(json, "level", &pp_level_words, credential->level);
    pp_json_word(json, "status", &pp_status_words, credential->status);
    pp_json_span(json, "effective", credential->effective);
    pp_json_span(json, "until", credential->until);
    pp_json_pair(json, "population", credential->population);
    pp_json_pair(json, "issuer", credential->issuer);
    pp_json_pair(json, "issuer_url", credential->issuer_url);
    pp_json_pair(json, "apply_url", credential->apply_url);
    pp_json_word(json, "medicaid", &pp_answer_words, credential->medicaid);
    if (credential->training.given)
        put_training(json, &credential->training);
    pp_json_key(json, "routes");
    pp_json_object(json);
    for (size_t i = 0; i < credential->route_count; i++) {
        struct pp_buf name pp_cleanup_buf;
        pp_buf_init(&name, 1024);
        pp_buf_add(&name, credential->routes[i].name);
        pp_json_key(json, pp_buf_text(&name, json->buf).ptr);
        pp_out_route_json(json, &credential->routes[i]);
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
    pp_json_word(json, "certifies", &pp_certifies_words, jurisdiction->certifies);
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
        pp_json_key(json, pp_buf_text(&key, json->buf).ptr);
        pp_json_object(json);
        pp_json_pair(json, "title", source->title);
        pp_json_pair(json, "url", source->url);
        pp_json_word(json, "publisher", &pp_publisher_words, source->publisher);
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

static void put_said(struct pp_json *json, const struct pp_jurisdiction *jurisdiction,
                     struct pp_view text)
{
    struct pp_buf said pp_cleanup_buf;
    pp_buf_init(&said, 1 << 16);
    pp_say_mentions(&said, jurisdiction, text);
    pp_json_text(json, pp_buf_text(&said, json->buf));
}

void pp_out_text_json(struct pp_json *json, const char *key,
                      const struct pp_jurisdiction *jurisdiction, struct pp_view text)
{
    if (!text.len)
        return;
    pp_json_key(json, key);
    put_said(json, jurisdiction, text);
}

void pp_out_texts_json(struct pp_json *json, const char *key,
                       const struct pp_jurisdiction *jurisdiction, const struct pp_views *texts)
{
    pp_json_key(json, key);
    pp_json_array(json);
    for (size_t i = 0; i < texts->count; i++)
        put_said(json, jurisdiction, texts->list[i]);
    pp_json_end_array(json);
}

void pp_out_fees_json(struct pp_json *json, const char *key, const struct pp_credential *credential,
                      const char *what)
{
    pp_json_key(json, key);
    pp_json_array(json);
    for (size_t i = 0; i < credential->fee_count; i++) {
        const struct pp_fee *fee = &credential->fees[i];
        if (!pp_view_is(pp_view_of(what), pp_word(&pp_fee_words, fee->what)))
            continue;
        pp_json_object(json);
        pp_json_amount_or_null(json, "usd", fee->usd);
        pp_out_text_json(json, "note", credential->jurisdiction, fee->note);
        pp_json_key(json, "sources");
        pp_out_sources_json(json, &fee->sources);
        pp_json_end_object(json);
    }
    pp_json_end_array(json);
}
