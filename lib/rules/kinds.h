/* The kinds of requirements: what their value is, which keys they take, when they must hold. One
 * row a kind. */
#ifndef PP_RULES_KINDS_H
#define PP_RULES_KINDS_H

#include "base/suggest.h"
#include "rules/model.h"

/* How an unmet requirement closes. */
enum pp_closes {
    PP_CLOSES_BY_DOING,
    PP_CLOSES_BY_WAITING,
    PP_CLOSES_NEVER
};

struct pp_kind_info {
    const char *name;
    struct pp_field value; /* how its value is read into a struct pp_requirement */
    const char *unit;      /* "hours", or NULL */
    enum pp_stage stage;   /* where the data gives none */
    enum pp_closes closes;
    const char *summary; /* a line for people who write the data */
};

extern const struct pp_kind_info pp_kinds[PP_KIND_COUNT];

/* The number of a kind by its name, or -1. */
int pp_kind_find(struct pp_view name);
/* Offer the names of all kinds. */
void pp_kinds_offer(struct pp_suggest *suggest);

/* The keys besides the value that a requirement may have, whatever its kind. */
extern const struct pp_fields pp_requirement_fields;
/* May requirements of this kind have the key? Only for names in pp_requirement_fields. */
bool pp_kind_takes(enum pp_kind kind, struct pp_view key);

/* Does only training count that is on a state's own list of approved training? */
bool pp_is_listed(const struct pp_requirement *requirement);

/*
 * The name of the course that the hours of training must be those of, where neither a pattern nor a
 * list of approved training tells that course from others: whether training under another name is
 * that course, only the issuer can say. Empty where the requirement names none, or where a pattern
 * or a list decides. Borrows from the requirement.
 */
struct pp_view pp_course_to_confirm(const struct pp_requirement *requirement);

#endif
