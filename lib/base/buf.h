/*
 * A growable byte buffer with a ceiling. Appends never fail one by one: the first failure sticks,
 * later appends do nothing, and pp_buf_status() tells at the end. So a writer checks once instead
 * of at every comma.
 */
#ifndef PP_BASE_BUF_H
#define PP_BASE_BUF_H

#include <stdint.h>

#include "base/cleanup.h"
#include "base/status.h"
#include "base/view.h"

struct pp_buf {
    char *data; /* terminated whenever it is not NULL */
    size_t len;
    size_t cap;
    size_t max; /* the ceiling in bytes */
    enum pp_status status;
};

/* An empty buffer that may hold `max` bytes. Allocates nothing. */
void pp_buf_init(struct pp_buf *buf, size_t max);
/* Free the contents. The buffer is as after pp_buf_init() with the same ceiling. */
void pp_buf_release(struct pp_buf *buf);
/* Empty it but keep its memory; forgets a failure. */
void pp_buf_clear(struct pp_buf *buf);
/* PP_OK, or the first failure: PP_NOMEM, or PP_LIMIT when the ceiling was reached. */
enum pp_status pp_buf_status(const struct pp_buf *buf);
/* What was written so far. Lifetime: until the next append, clear or release. */
struct pp_view pp_buf_view(const struct pp_buf *buf);

/*
 * What was written into a scratch buffer, on its way into `owner`: a failure of the scratch buffer
 * becomes one of its owner's, so that a text cut short is never taken for a whole one. Lifetime: as
 * pp_buf_view().
 */
struct pp_view pp_buf_text(const struct pp_buf *scratch, struct pp_buf *owner);

void pp_buf_add(struct pp_buf *buf, struct pp_view view);
void pp_buf_str(struct pp_buf *buf, const char *text);
void pp_buf_char(struct pp_buf *buf, char c);
void pp_buf_fill(struct pp_buf *buf, char c, size_t count);
void pp_buf_int(struct pp_buf *buf, int64_t value);
/* The C locale's formatting of integers and strings only: no %f, whose point depends on the locale.
 */
void pp_buf_printf(struct pp_buf *buf, const char *format, ...) PP_PRINTF(2, 3);

#define pp_cleanup_buf PP_CLEANUP(pp_buf_release)

#endif
