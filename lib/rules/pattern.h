/* Patterns over foreign text: PCRE2 under match, depth and heap limits. The only file that includes
 * pcre2.h is pattern.c. */
#ifndef PP_RULES_PATTERN_H
#define PP_RULES_PATTERN_H

#include "base/buf.h"
#include "base/status.h"
#include "base/view.h"

struct pp_pattern; /* a compiled pattern with its limits */

enum {
    PP_PATTERN_LONGEST = 500
}; /* bytes of a pattern */

enum pp_match {
    PP_MATCH_NO,
    PP_MATCH_YES,
    PP_MATCH_FAILED
}; /* FAILED: past a limit, or no memory */

/*
 * Compile a pattern: matched anywhere, upper and lower case alike, as UTF-8.
 * Returns PP_OK; PP_INPUT with PCRE2's own words appended to *problem and the byte position in
 * *out_offset; PP_NOMEM.
 */
enum pp_status pp_pattern_new(struct pp_view text, struct pp_pattern **out_pattern,
                              size_t *out_offset, struct pp_buf *problem) PP_MUST_CHECK;
void pp_pattern_free(struct pp_pattern *pattern);

/* Does the pattern match somewhere in the text? */
enum pp_match pp_pattern_match(struct pp_pattern *pattern, struct pp_view text);

#define pp_cleanup_pattern PP_CLEANUP(pp_pattern_cleanup_)
static inline void pp_pattern_cleanup_(struct pp_pattern **pattern)
{
    pp_pattern_free(*pattern);
}

#endif
