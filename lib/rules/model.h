/*
 * The rules of one jurisdiction as they were read: everything its file says, checked and typed,
 * immutable after loading. Lifetime: all of it lives in the arena that it was loaded into; texts
 * borrow from the document's tree in that same arena.
 */
#ifndef PP_RULES_MODEL_H
#define PP_RULES_MODEL_H

#include "rules/field.h"

enum pp_kind {
    PP_KIND_AGE_MIN,
    PP_KIND_AGE_MAX,
    PP_KIND_EDUCATION_MIN,
    PP_KIND_LIVED_EXPERIENCE,
    PP_KIND_RECOVERY_DURATION,
    PP_KIND_TRAINING_HOURS,
    PP_KIND_CE_HOURS,
    PP_KIND_COURSE,
    PP_KIND_EXPERIENCE_HOURS,
    PP_KIND_SUPERVISION_HOURS,
    PP_KIND_EXAM,
    PP_KIND_REFERENCES,
    PP_KIND_RESIDENCY,
    PP_KIND_EMPLOYMENT,
    PP_KIND_BACKGROUND_CHECK,
    PP_KIND_CODE_OF_ETHICS,
    PP_KIND_ORIENTATION,
    PP_KIND_INTERVIEW,
    PP_KIND_PRIOR_CREDENTIAL,
    PP_KIND_PRIOR_STATUS,
    PP_KIND_OTHER,
    PP_KIND_COUNT
};

struct pp_source {
    struct pp_view key; /* s1 */
    struct pp_view title;
    struct pp_view url;
    int publisher; /* pp_publisher_words */
    struct pp_view dated;
    const struct pp_node *node;
};

/* The sources of one fact. */
struct pp_sources {
    const struct pp_source **list;
    size_t count;
};

struct pp_credential;

/* One condition of a route. Fields that do not belong to its kind are "not given". */
struct pp_requirement {
    enum pp_kind kind;
    struct pp_view
        id; /* ca-mpss.training_hours: stable, unique for a condition within its credential */
    struct pp_view short_id;      /* the part behind the credential's id */
    int place;                    /* number of its jurisdiction */
    const struct pp_route *route; /* the one it stands in; NULL for one that is only imagined */
    int stage;                    /* enum pp_stage; never "not given" */
    struct pp_view text;          /* the value in words, of kinds whose value is words */
    pp_milli amount; /* the value, of kinds that count: years, months, hours, letters */
    int word;        /* the value, of kinds with a fixed vocabulary */
    struct pp_word_set lived;
    struct pp_view topic;
    struct pp_view topic_slug; /* the topic as it stands in field names: law_and_ethics */
    struct pp_view name;
    struct pp_view approved_by; /* code of a jurisdiction, "any", or empty */
    struct pp_view matches;
    struct pp_view provider;
    struct pp_view passing;
    struct pp_view who;
    struct pp_view disqualifies;
    struct pp_view evidence;
    struct pp_view note;
    struct pp_views source_keys;
    struct pp_sources sources;
    const struct pp_credential *named; /* of prior_credential: the one of the same jurisdiction
                                          whose id is the value; or NULL */
    struct pp_views credentials;       /* of prior_credential: ids that satisfy it */
    struct pp_views issued_in; /* of prior_credential: "another_state", "any_state", or codes */
    struct pp_word_set tracks;
    pp_milli hours;
    pp_milli training_hours_min;
    int months;
    int window_months;
    int percent;
    int pay;        /* enum pp_pay */
    int supervised; /* pp_yes_no_words */
    int waivable;
    int icrc;
    int online;      /* pp_answer_words */
    int recovery_of; /* pp_recovery_words */
    struct pp_date_span effective;
    struct pp_date_span until;
    const struct pp_node *node;
};

/* A requirement, or a choice between lists of requirements. */
struct pp_item {
    const struct pp_requirement *requirement; /* NULL for a choice */
    struct pp_alternative *options;
    size_t option_count;
    struct pp_view note; /* of a choice */
};

struct pp_alternative {
    const struct pp_requirement **list;
    size_t count;
};

struct pp_route {
    struct pp_view name;
    struct pp_item *items;
    size_t count;
    bool complete; /* the data says that the list is whole */
    const struct pp_node *node;
};

/* What was looked for and not found. */
struct pp_hole {
    struct pp_view area;  /* a kind, "fees", "renewal.fee", … */
    struct pp_view words; /* may be empty */
    bool decides;         /* perhaps a further condition: never more than "likely" */
    bool reciprocity;     /* a hole of the out-of-state route alone */
};

struct pp_holes {
    struct pp_hole *list;
    size_t count;
};

struct pp_training {
    bool given;
    struct pp_word_set delivery;
    struct pp_views providers;
    pp_milli cost_min; /* dollars, PP_MILLI_NONE when not given */
    pp_milli cost_max;
    struct pp_view evidence;
    struct pp_view note;
    struct pp_views source_keys;
    struct pp_sources sources;
    const struct pp_node *cost;
};

struct pp_topic_hours {
    struct pp_view topic;
    pp_milli hours;
};

/* How long before the end of a certification: one of the two is above 0, or neither when it is not
 * told. */
struct pp_lead {
    int days;
    int months;
};

struct pp_renewal {
    bool given;
    int every_months;
    int first_months; /* the first period, where it differs; 0: it ends on a day of the issuer's,
                         so that no length is sure */
    struct pp_lead apply; /* the application is due no later than so long before the end */
    struct pp_lead opens; /* and is taken no earlier than so long before it */
    pp_milli ce_hours;
    struct pp_topic_hours *of_which;
    size_t of_which_count;
    struct pp_views other;
    struct pp_view evidence;
    struct pp_view note;
    struct pp_views source_keys;
    struct pp_sources sources;
    const struct pp_node *topics;
};

struct pp_fee {
    int what; /* pp_fee_words */
    pp_milli usd;
    struct pp_view evidence;
    struct pp_view note;
    struct pp_views source_keys;
    struct pp_sources sources;
};

struct pp_reciprocity {
    bool given;
    int accepts; /* pp_accepts_words */
    int icrc;    /* pp_answer_words */
    struct pp_views conditions;
    struct pp_view evidence;
    struct pp_view note;
    struct pp_views source_keys;
    struct pp_sources sources;
};

struct pp_credential {
    const struct pp_jurisdiction *jurisdiction;
    struct pp_view id;
    struct pp_view title;
    struct pp_view acronym;
    struct pp_views aka;
    int track;
    int level;
    int status; /* enum pp_credential_status */
    struct pp_date_span effective;
    struct pp_date_span until;
    struct pp_view population;
    struct pp_view issuer;
    struct pp_view issuer_url;
    struct pp_view apply_url;
    int medicaid; /* pp_answer_words */
    struct pp_training training;
    struct pp_route *routes;
    size_t route_count;
    struct pp_views complete;
    struct pp_holes not_known;
    struct pp_renewal renewal;
    struct pp_fee *fees;
    size_t fee_count;
    struct pp_reciprocity reciprocity;
    struct pp_views conflicts;
    struct pp_view notes;
    const struct pp_node *node;
    /* The parts that are read by functions of their own. */
    const struct pp_node *training_node, *routes_node, *not_known_node, *renewal_node, *fees_node,
        *reciprocity_node;
};

struct pp_jurisdiction {
    int place; /* number in pp_places */
    struct pp_view file;
    struct pp_view code;
    struct pp_view name;
    int certifies; /* enum pp_certifies */
    pp_date reviewed;
    struct pp_view summary;
    struct pp_view notes;
    struct pp_holes not_known;
    struct pp_source *sources;
    size_t source_count;
    struct pp_credential *credentials;
    size_t credential_count;
    size_t requirement_count; /* in all routes of all credentials */
    int schema;
    const struct pp_node *sources_node, *credentials_node, *not_known_node, *reviewed_node,
        *code_node;
};

#endif
