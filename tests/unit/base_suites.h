/* The suites of base_test, one a file. */
#ifndef BASE_SUITES_H
#define BASE_SUITES_H

#include "unit.h"

extern const struct unit_suite memory_suite;
extern const struct unit_suite number_suite;
extern const struct unit_suite date_suite;
extern const struct unit_suite text_suite;
extern const struct unit_suite diag_suite;
extern const struct unit_suite file_suite;

#endif
