/* What only a look at several files, or at a whole file, can tell. Everything within a value is
 * checked while loading. */
#ifndef PP_RULES_LINT_H
#define PP_RULES_LINT_H

#include "rules/db.h"

/*
 * Check one loaded jurisdiction: the file's name, dates in the future of `today`, sources that
 * nothing cites (a warning).
 */
void pp_lint_jurisdiction(const struct pp_jurisdiction *jurisdiction, pp_date today,
                          struct pp_diags *diags);
/* Check the credentials that requirements of `jurisdiction` refer to; those of other jurisdictions
 * are looked up in `db`. */
void pp_lint_references(const struct pp_jurisdiction *jurisdiction, struct pp_db *db,
                        struct pp_diags *diags);

#endif
