/* The data built into the program: written by embed.c at build time out of states/. */
#ifndef PP_RULES_BUILTIN_H
#define PP_RULES_BUILTIN_H

#include "base/date.h"
#include "base/view.h"
#include "rules/places.h"

/* The frozen tree of each jurisdiction's file by its number; empty where there is none. */
extern const struct pp_view pp_builtin[PP_PLACE_COUNT];
/* The newest date of review among them. */
extern const pp_date pp_builtin_reviewed;

#endif
