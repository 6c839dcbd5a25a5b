/*
 * Patterns of the data as something that SQL can say. A pattern is rewritten as a choice between
 * sequences of literal texts; patterns beyond that are refused, never approximated.
 */
#ifndef PP_EXPORT_SQL_PATTERN_H
#define PP_EXPORT_SQL_PATTERN_H

#include "base/arena.h"

enum {
    PP_SQL_SEQUENCES_MAX = 256, /* of one part of a pattern */
    PP_SQL_PARTS_MAX = 8,
    PP_SQL_PAD = 24 /* the longest text that may be forbidden before another */
};

/* A text that must stand somewhere: small letters, '\1' for any one character. */
struct pp_sql_segment {
    struct pp_view text;
    struct pp_view not_behind; /* must not stand right before it, or empty */
    bool begins;               /* at the beginning of a word */
    bool ends;                 /* at the end of a word */
};

/* Segments one behind the other, with anything between them. */
struct pp_sql_sequence {
    struct pp_sql_segment *list;
    size_t count;
};

/* A choice between sequences: one of them must be there, or none of them may. */
struct pp_sql_part {
    bool absent;
    struct pp_sql_sequence *list;
    size_t count;
};

/* All parts must hold. */
struct pp_sql_pattern {
    struct pp_sql_part parts[PP_SQL_PARTS_MAX];
    size_t count;
};

/*
 * Rewrite a pattern. Returns PP_OK; PP_INPUT with *out_why a constant phrase about what SQL cannot
 * say; PP_NOMEM. Lifetime: *out lives in `arena`.
 */
enum pp_status pp_sql_pattern_read(struct pp_view pattern, struct pp_arena *arena,
                                   struct pp_sql_pattern *out, const char **out_why) PP_MUST_CHECK;

#endif
