/*
 * What the readers ask of every text before they look at its form, and how a byte's place in it is
 * found.
 */
#ifndef PP_READ_SOURCE_H
#define PP_READ_SOURCE_H

#include "read/tree.h"

/* The text without a byte order mark. Lifetime: that of the text. */
struct pp_view pp_source_body(struct pp_view text);

/*
 * Check that a text is within the limit and is UTF-8 without NUL bytes. Returns PP_OK, or PP_LIMIT
 * or PP_INPUT with the first fault reported. `text` stands without its byte order mark.
 */
enum pp_status pp_source_check(struct pp_view text, struct pp_view file,
                               const struct pp_read_limits *limits,
                               struct pp_diags *diags) PP_MUST_CHECK;

/* The place of byte `at`. Reads the text from its beginning: for faults, not for every value. */
struct pp_place pp_source_place(struct pp_view text, struct pp_view file, size_t at);

/* The beginning of a text for a message: some 80 bytes at most, cut between characters. */
struct pp_view pp_source_brief(struct pp_view text);

#endif
