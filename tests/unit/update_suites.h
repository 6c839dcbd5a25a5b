#ifndef UPDATE_SUITES_H
#define UPDATE_SUITES_H

#include <string.h>

#include "unit.h"

extern const struct unit_suite update_sig;
extern const struct unit_suite update_manifest;
extern const struct unit_suite update_pages;

#endif
