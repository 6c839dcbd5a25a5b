/*
 * The result on its way to stdout: gathered in a buffer, written in pieces, and checked to the
 * last byte.
 */
#ifndef PP_CMD_OUT_H
#define PP_CMD_OUT_H

#include "base/buf.h"
#include "base/diag.h"
#include "pager.h"

struct pp_out {
    struct pp_buf buf;      /* append here; its address stays the same */
    int fd;                 /* PP_OUT_NOWHERE drops everything */
    int error;              /* errno of the first failed write */
    bool begun;             /* something was written */
    struct pp_pager *pager; /* borrowed; NULL: straight to the descriptor */
    enum pp_status status;
};

enum {
    PP_OUT_NOWHERE = -1
};

/* An empty output to a descriptor, which is borrowed until pp_out_close(). Allocates nothing. */
void pp_out_init(struct pp_out *out, int fd);
/* Let a text that does not fit on the screen go through a pager. */
void pp_out_page(struct pp_out *out, struct pp_pager *pager);
void pp_out_release(struct pp_out *out);

/*
 * Call between the parts of a long result: writes what is gathered once it is more than a piece,
 * so that a long result takes no more memory than a short one. A failure is kept for
 * pp_out_close().
 */
void pp_out_step(struct pp_out *out);
/* Write bytes at once, behind what is gathered: for results that come in large pieces. */
void pp_out_write(struct pp_out *out, struct pp_view bytes);
/* True once nobody reads any more (or writing failed): a long command may stop early. */
bool pp_out_gone(const struct pp_out *out);

/*
 * Write the rest, close the descriptor, and wait until the reader has left the pager.
 * Returns PP_OK, also when the reader went away (`| head`); PP_IO, PP_LIMIT or PP_NOMEM with a
 * report.
 */
enum pp_status pp_out_close(struct pp_out *out, struct pp_diags *diags) PP_MUST_CHECK;

#define pp_cleanup_out PP_CLEANUP(pp_out_release)

#endif
