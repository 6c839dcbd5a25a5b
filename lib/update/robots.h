/* What a site asks of programs that read it: robots.txt (RFC 9309). */
#ifndef PP_UPDATE_ROBOTS_H
#define PP_UPDATE_ROBOTS_H

#include "base/view.h"

enum {
    PP_ROBOTS_MAX = 512 << 10 /* bytes; RFC 9309: at least 500 KiB must be read */
};

struct pp_robots_answer {
    bool allow;     /* the page may be read */
    unsigned pause; /* seconds to wait between two requests; 0: it says nothing */
};

/*
 * What does the text of a site's robots.txt say to `agent` of `path` ("/rules?id=1")? The group
 * that names the agent counts, else the one for all (*); of its rules the longest that fits, and
 * Allow where two are as long. Crawl-delay is no part of the standard, but many sites ask for it. A
 * byte order mark at the beginning is no part of the text.
 */
struct pp_robots_answer pp_robots_ask(struct pp_view robots, const char *agent,
                                      struct pp_view path);

#endif
