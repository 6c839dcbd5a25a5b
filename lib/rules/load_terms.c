/* Training, renewal, fees, reciprocity and what is not known: the parts of a credential around its
 * routes. */
#include "base/suggest.h"
#include "rules/lead.h"
#include "rules/load.h"

#define TRAIN(field) offsetof(struct pp_training, field)
#define RENEW(field) offsetof(struct pp_renewal, field)
#define FEE(field)   offsetof(struct pp_fee, field)
#define REC(field)   offsetof(struct pp_reciprocity, field)

enum {
    MOST_DOLLARS = 100000,
    MOST_MONTHS = 240,
    MOST_LEAD_DAYS = 365,
    MOST_LEAD_MONTHS = 12,
    MOST_HOURS = 2000
};

static const struct pp_field training_table[] = {
    {.name = "delivery",
     .type = PP_FIELD_WORDS,
     .offset = TRAIN(delivery),
     .required = true,
     .words = &pp_delivery_words},
    {.name = "providers", .type = PP_FIELD_TEXTS, .offset = TRAIN(providers)},
    {.name = "cost_usd", .type = PP_FIELD_NODE, .offset = TRAIN(cost), .schema = "cost"},
    {.name = "evidence", .type = PP_FIELD_TEXT, .offset = TRAIN(evidence)},
    {.name = "note", .type = PP_FIELD_TEXT, .offset = TRAIN(note)},
    {.name = "source", .type = PP_FIELD_KEYS, .offset = TRAIN(source_keys), .required = true},
};

static const struct pp_field renewal_table[] = {
    {.name = "every_months",
     .type = PP_FIELD_COUNT,
     .offset = RENEW(every_months),
     .min = 1,
     .max = MOST_MONTHS},
    {.name = "first_months",
     .type = PP_FIELD_COUNT,
     .offset = RENEW(first_months),
     .min = 0,
     .max = MOST_MONTHS},
    {.name = "apply_days_before",
     .type = PP_FIELD_COUNT,
     .offset = RENEW(apply.days),
     .min = 1,
     .max = MOST_LEAD_DAYS},
    {.name = "apply_months_before",
     .type = PP_FIELD_COUNT,
     .offset = RENEW(apply.months),
     .min = 1,
     .max = MOST_LEAD_MONTHS},
    {.name = "opens_days_before",
     .type = PP_FIELD_COUNT,
     .offset = RENEW(opens.days),
     .min = 1,
     .max = MOST_LEAD_DAYS},
    {.name = "opens_months_before",
     .type = PP_FIELD_COUNT,
     .offset = RENEW(opens.months),
     .min = 1,
     .max = MOST_LEAD_MONTHS},
    {.name = "ce_hours", .type = PP_FIELD_AMOUNT, .offset = RENEW(ce_hours), .max = MOST_HOURS},
    {.name = "of_which", .type = PP_FIELD_NODE, .offset = RENEW(topics), .schema = "topics"},
    {.name = "other", .type = PP_FIELD_TEXTS, .offset = RENEW(other)},
    {.name = "evidence", .type = PP_FIELD_TEXT, .offset = RENEW(evidence)},
    {.name = "note", .type = PP_FIELD_TEXT, .offset = RENEW(note)},
    {.name = "source", .type = PP_FIELD_KEYS, .offset = RENEW(source_keys), .required = true},
};

static const struct pp_field fee_table[] = {
    {.name = "what",
     .type = PP_FIELD_WORD,
     .offset = FEE(what),
     .required = true,
     .words = &pp_fee_words},
    {.name = "usd",
     .type = PP_FIELD_AMOUNT,
     .offset = FEE(usd),
     .required = true,
     .max = MOST_DOLLARS},
    {.name = "evidence", .type = PP_FIELD_TEXT, .offset = FEE(evidence)},
    {.name = "note", .type = PP_FIELD_TEXT, .offset = FEE(note)},
    {.name = "source", .type = PP_FIELD_KEYS, .offset = FEE(source_keys), .required = true},
};

static const struct pp_field reciprocity_table[] = {
    {.name = "accepts", .type = PP_FIELD_WORD, .offset = REC(accepts), .words = &pp_accepts_words},
    {.name = "icrc", .type = PP_FIELD_WORD, .offset = REC(icrc), .words = &pp_answer_words},
    {.name = "conditions", .type = PP_FIELD_TEXTS, .offset = REC(conditions)},
    {.name = "evidence", .type = PP_FIELD_TEXT, .offset = REC(evidence)},
    {.name = "note", .type = PP_FIELD_TEXT, .offset = REC(note)},
    {.name = "source", .type = PP_FIELD_KEYS, .offset = REC(source_keys)},
};

const struct pp_fields pp_training_fields = PP_FIELDS_OF(training_table);
const struct pp_fields pp_renewal_fields = PP_FIELDS_OF(renewal_table);
const struct pp_fields pp_fee_fields = PP_FIELDS_OF(fee_table);
const struct pp_fields pp_reciprocity_fields = PP_FIELDS_OF(reciprocity_table);

/* The first two are holes in the list of requirements; the others do not decide whether somebody
 * may apply. */
enum {
    DECIDING_AREAS = 2
};
static const char *const areas[] = {"requirements", "status",   "fees",  "renewal", "reciprocity",
                                    "medicaid",     "training", "level", "issuer",  "detail"};
const struct pp_words pp_area_words = {areas, sizeof(areas) / sizeof(areas[0])};

static struct pp_view nearest_area(struct pp_view typed)
{
    struct pp_suggest suggest = pp_suggest_for(typed);
    for (size_t i = 0; i < pp_area_words.count; i++)
        pp_suggest_offer(&suggest, pp_view_of(pp_area_words.list[i]));
    pp_kinds_offer(&suggest);
    return pp_suggest_best(&suggest);
}

static void load_hole(const struct pp_reader *reader, const struct pp_node *node,
                      const struct pp_path *path, struct pp_hole *out)
{
    const struct pp_node *area = node;
    if (node->type == PP_MAP && node->count == 1) {
        area = &node->pairs[0].key;
        struct pp_path at = {path, area->text, 0};
        struct pp_field words = {.name = "words", .type = PP_FIELD_TEXT};
        (void)pp_read_field(reader, &node->pairs[0].value, &at, &words, &out->words);
    } else if (node->type != PP_SCALAR) {
        pp_fault(reader, PP_WRONG_TYPE, node, path,
                 "an entry of 'not_known' must be an area or 'area: words', not %s",
                 pp_node_type_name(node));
        return;
    }
    out->area = pp_view_trim(area->text);
    size_t point = pp_view_find(out->area, '.');
    struct pp_view first = pp_view_first(out->area, point);
    int kind = pp_kind_find(first);
    int word = pp_word_find(&pp_area_words, first);
    if (kind < 0 && word < 0) {
        struct pp_view near = nearest_area(first);
        pp_fault(reader, PP_AREA_UNKNOWN, area, path,
                 "unknown area '%.*s' under 'not_known'" PP_DID_YOU_MEAN, PP_VARG(first),
                 PP_MEANT(near));
    }
    bool part_only = point < out->area.len;
    out->decides = !part_only && (kind >= 0 || (word >= 0 && word < DECIDING_AREAS));
    out->reciprocity = pp_view_is(first, "reciprocity");
}

bool pp_load_holes(const struct pp_reader *reader, const struct pp_node *node,
                   const struct pp_path *path, struct pp_holes *out)
{
    if (!node || !pp_expect_list(reader, node, path))
        return true;
    out->list = PP_NEW_N(reader->arena, struct pp_hole, node->count);
    if (!out->list)
        return false;
    for (uint32_t i = 0; i < node->count; i++) {
        struct pp_path at = {path, {"", 0}, (int)i};
        load_hole(reader, &node->items[i], &at, &out->list[out->count++]);
    }
    return true;
}

static void load_cost(const struct pp_reader *reader, const struct pp_path *path,
                      struct pp_training *training)
{
    struct pp_path at = {path, PP_V("cost_usd"), 0};
    const struct pp_node *node = training->cost;
    struct pp_field amount = {.name = "cost_usd", .type = PP_FIELD_AMOUNT, .max = MOST_DOLLARS};
    training->cost_min = training->cost_max = PP_MILLI_NONE;
    if (!node)
        return;
    if (node->type != PP_LIST || node->count != 2) {
        pp_fault(reader, PP_WRONG_TYPE, node, &at, "'cost_usd' must be [lowest, highest]");
        return;
    }
    if (pp_read_field(reader, &node->items[0], &at, &amount, &training->cost_min) &&
        pp_read_field(reader, &node->items[1], &at, &amount, &training->cost_max) &&
        training->cost_min > training->cost_max)
        pp_fault(reader, PP_COST_CROSSED, node, &at, "the lowest cost is above the highest");
}

static bool load_topics(const struct pp_reader *reader, const struct pp_path *path,
                        struct pp_renewal *renewal)
{
    struct pp_path at = {path, PP_V("of_which"), 0};
    const struct pp_node *node = renewal->topics;
    struct pp_field amount = {.name = "hours", .type = PP_FIELD_AMOUNT, .max = MOST_HOURS};
    if (!node)
        return true;
    if (node->type != PP_MAP) {
        pp_fault(reader, PP_WRONG_TYPE, node, &at, "'of_which' must be a mapping, not %s",
                 pp_node_type_name(node));
        return true;
    }
    renewal->of_which = PP_NEW_N(reader->arena, struct pp_topic_hours, node->count);
    if (!renewal->of_which)
        return false;
    for (uint32_t i = 0; i < node->count; i++) {
        struct pp_path topic = {&at, node->pairs[i].key.text, 0};
        struct pp_topic_hours *entry = &renewal->of_which[renewal->of_which_count];
        entry->topic = node->pairs[i].key.text;
        if (pp_read_field(reader, &node->pairs[i].value, &topic, &amount, &entry->hours))
            renewal->of_which_count++;
    }
    return true;
}

/* An application is due so many days or so many months before the end, and not before it opens. */
static void check_leads(const struct pp_reader *reader, const struct pp_path *path,
                        const struct pp_node *node, const struct pp_renewal *renewal)
{
    const pp_date end = pp_date_of(2026, 12, 31); /* any day on which a month is at its longest */
    const struct pp_node *apply_months = pp_node_get(node, "apply_months_before");
    const struct pp_node *opens_months = pp_node_get(node, "opens_months_before");
    if (renewal->apply.days > 0 && renewal->apply.months > 0)
        pp_fault(reader, PP_RENEWAL_CROSSED, apply_months, path,
                 "'apply_days_before' and 'apply_months_before' are both given; keep one");
    if (renewal->opens.days > 0 && renewal->opens.months > 0)
        pp_fault(reader, PP_RENEWAL_CROSSED, opens_months, path,
                 "'opens_days_before' and 'opens_months_before' are both given; keep one");
    if (!pp_lead_given(renewal->apply) || !pp_lead_given(renewal->opens) ||
        pp_lead_day(renewal->opens, end) < pp_lead_day(renewal->apply, end))
        return;
    const struct pp_node *opens_days = pp_node_get(node, "opens_days_before");
    pp_fault(reader, PP_RENEWAL_CROSSED, opens_days ? opens_days : opens_months, path,
             "the application is due before it opens");
}

static bool load_fees(const struct pp_load_scope *scope, const struct pp_path *path)
{
    struct pp_credential *credential = scope->credential;
    const struct pp_node *node = credential->fees_node;
    struct pp_path list = {path, PP_V("fees"), 0};
    if (!node || !pp_expect_list(scope->reader, node, &list))
        return true;
    credential->fees = PP_NEW_N(scope->reader->arena, struct pp_fee, node->count);
    if (!credential->fees)
        return false;
    for (uint32_t i = 0; i < node->count; i++) {
        struct pp_path at = {&list, {"", 0}, (int)i};
        struct pp_fee *fee = &credential->fees[credential->fee_count++];
        if (pp_read_fields(scope->reader, &node->items[i], &at, pp_fee_fields, fee, NULL) &&
            !pp_load_sources(scope, &fee->source_keys, &node->items[i], &at, &fee->sources))
            return false;
    }
    return !scope->reader->diags->no_memory;
}

bool pp_load_terms(const struct pp_load_scope *scope, const struct pp_path *path)
{
    struct pp_credential *credential = scope->credential;
    const struct pp_reader *reader = scope->reader;
    struct pp_training *training = &credential->training;
    struct pp_renewal *renewal = &credential->renewal;
    struct pp_reciprocity *reciprocity = &credential->reciprocity;
    struct pp_path train_at = {path, PP_V("training"), 0};
    struct pp_path renew_at = {path, PP_V("renewal"), 0};
    struct pp_path rec_at = {path, PP_V("reciprocity"), 0};
    training->cost_min = training->cost_max = PP_MILLI_NONE;
    if (credential->training_node && pp_read_fields(reader, credential->training_node, &train_at,
                                                    pp_training_fields, training, NULL)) {
        training->given = true;
        load_cost(reader, &train_at, training);
        if (!pp_load_sources(scope, &training->source_keys, credential->training_node, &train_at,
                             &training->sources))
            return false;
    }
    if (credential->renewal_node && pp_read_fields(reader, credential->renewal_node, &renew_at,
                                                   pp_renewal_fields, renewal, NULL)) {
        renewal->given = true;
        check_leads(reader, &renew_at, credential->renewal_node, renewal);
        if (!load_topics(reader, &renew_at, renewal) ||
            !pp_load_sources(scope, &renewal->source_keys, credential->renewal_node, &renew_at,
                             &renewal->sources))
            return false;
    }
    if (credential->reciprocity_node &&
        pp_read_fields(reader, credential->reciprocity_node, &rec_at, pp_reciprocity_fields,
                       reciprocity, NULL)) {
        reciprocity->given = true;
        if (!pp_load_sources(scope, &reciprocity->source_keys, credential->reciprocity_node,
                             &rec_at, &reciprocity->sources))
            return false;
    }
    return load_fees(scope, path) && !reader->diags->no_memory;
}
