#ifndef API_SUITES_H
#define API_SUITES_H

#include "unit.h"

extern const struct unit_suite api_choices;

#endif
