/* What a site asks of programs that read it: robots.txt (RFC 9309). */
#ifndef PP_UPDATE_ROBOTS_H
#define PP_UPDATE_ROBOTS_H

#include "base/view.h"

/*
 * May `agent` read `path` ("/rules?id=1"), by the text of the site's robots.txt? The group that
 * names the agent counts, else the one for all (*); of its rules the longest that fits, and Allow
 * where two are as long.
 */
bool pp_robots_allow(struct pp_view robots, const char *agent, struct pp_view path);

#endif
