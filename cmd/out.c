#include "out.h"

#include <errno.h>
#include <string.h>

#include "base/file.h"

enum {
    PIECE = 64 << 10,
    LARGEST = 64 << 20 /* of one part, between two steps */
};

void pp_out_init(struct pp_out *out, int fd)
{
    *out = (struct pp_out){.fd = fd};
    pp_buf_init(&out->buf, LARGEST);
}

void pp_out_release(struct pp_out *out)
{
    pp_buf_release(&out->buf);
}

bool pp_out_gone(const struct pp_out *out)
{
    return out->status != PP_OK || out->error != 0;
}

void pp_out_page(struct pp_out *out, struct pp_pager *pager)
{
    out->pager = pager;
}

/* Before the first byte, which tells enough: what is gathered until then is all, or more than a
 * screen. */
static void begin(struct pp_out *out)
{
    bool wanted = out->pager && !out->begun && out->fd != PP_OUT_NOWHERE &&
                  pp_pager_wants(out->pager, pp_buf_view(&out->buf));
    int pager = wanted ? pp_pager_start(out->pager) : -1;
    if (pager >= 0)
        out->fd = pager;
    out->begun = true;
}

static void flush(struct pp_out *out)
{
    begin(out);
    if (!pp_out_gone(out)) {
        out->status = pp_buf_status(&out->buf);
        if (out->status == PP_OK && out->fd != PP_OUT_NOWHERE)
            out->error = pp_fd_write_all(out->fd, pp_buf_view(&out->buf));
    }
    pp_buf_clear(&out->buf);
}

void pp_out_step(struct pp_out *out)
{
    if (out->buf.len >= PIECE || pp_buf_status(&out->buf) != PP_OK)
        flush(out);
}

void pp_out_write(struct pp_out *out, struct pp_view bytes)
{
    flush(out);
    if (!pp_out_gone(out) && out->fd != PP_OUT_NOWHERE)
        out->error = pp_fd_write_all(out->fd, bytes);
}

enum pp_status pp_out_close(struct pp_out *out, struct pp_diags *diags)
{
    struct pp_place nowhere = {0};
    flush(out);
    /* Some file systems tell only here that the disk is full. */
    if (out->fd != PP_OUT_NOWHERE && close(out->fd) != 0 && !out->error)
        out->error = errno;
    out->fd = PP_OUT_NOWHERE;
    if (out->pager)
        pp_pager_wait(out->pager);
    if (out->status == PP_NOMEM)
        return pp_no_memory(diags);
    if (out->status != PP_OK) {
        pp_report(diags, PP_LIMIT_REACHED, nowhere, PP_V(""),
                  "cannot write the result: one part of it is larger than %d MiB", LARGEST >> 20);
        return PP_LIMIT;
    }
    if (out->error == 0 || out->error == EPIPE)
        return PP_OK;
    pp_report(diags, PP_OUTPUT_FAILED, nowhere, PP_V(""), "cannot write the result: %s",
              strerror(out->error));
    return PP_IO;
}
