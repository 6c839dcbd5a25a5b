#ifndef EVAL_SUITES_H
#define EVAL_SUITES_H

#include "unit.h"

extern const struct unit_suite eval_persons;
extern const struct unit_suite eval_hours;
extern const struct unit_suite eval_names;
extern const struct unit_suite eval_profile_write;

/*
 * One requirement of California (YAML) held against one profile (YAML) on a day, and what must come
 * of it: "met", "met, to be confirmed", "unmet", "unknown"; behind "unmet" the amount missing
 * ("34", "at least 34") and the day ("on 2027-01-31", "by 2027-01-31").
 */
void check_outcome(struct unit_place at, const char *requirement, const char *profile,
                   const char *as_of, const char *wanted);

struct outcome_row {
    const char *requirement;
    const char *profile;
    const char *as_of; /* NULL: 2026-11-21 */
    const char *wanted;
};

/* All rows of a table. */
void check_rows(struct unit_place at, const struct outcome_row *rows, size_t count);

#endif
