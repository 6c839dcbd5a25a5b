#include "progress.h"

#include <unistd.h>

#include "base/file.h"

static const double patience = 1.5; /* seconds before the first word */
static const double interval = 0.5; /* seconds between two */

static double seconds_since(const struct timespec *then)
{
    struct timespec now;
    if (clock_gettime(CLOCK_MONOTONIC, &now) != 0)
        return 0;
    return (double)(now.tv_sec - then->tv_sec) + (double)(now.tv_nsec - then->tv_nsec) / 1e9;
}

void pp_progress_init(struct pp_progress *progress, int fd)
{
    *progress = (struct pp_progress){.fd = isatty(fd) ? fd : -1};
    if (clock_gettime(CLOCK_MONOTONIC, &progress->begun) != 0)
        progress->fd = -1;
}

/* "1234567" as "1,234,567". */
static void put_number(struct pp_buf *line, uint64_t number)
{
    if (number >= 1000) {
        put_number(line, number / 1000);
        pp_buf_printf(line, ",%03u", (unsigned)(number % 1000));
    } else {
        pp_buf_int(line, (int64_t)number);
    }
}

void pp_progress_show(void *to, const struct pp_batch_counts *counts)
{
    struct pp_progress *progress = to;
    double now = progress->fd < 0 ? 0 : seconds_since(&progress->begun);
    if (now < patience || now < progress->said + interval)
        return;
    progress->said = now;
    progress->shown = true;
    struct pp_buf line pp_cleanup_buf;
    pp_buf_init(&line, 256);
    pp_buf_str(&line, "\r\033[K");
    put_number(&line, counts->rows);
    pp_buf_str(&line, " people, ");
    put_number(&line, (uint64_t)((double)counts->rows / now));
    pp_buf_str(&line, " a second");
    if (counts->size > counts->read && counts->read) {
        double left = now * (double)(counts->size - counts->read) / (double)counts->read;
        pp_buf_printf(&line, ", %u:%02u left", (unsigned)(left / 60), (unsigned)left % 60);
    }
    (void)pp_fd_write_all(progress->fd, pp_buf_view(&line)); /* only a courtesy */
}

void pp_progress_end(struct pp_progress *progress)
{
    if (progress->shown)
        (void)pp_fd_write_all(progress->fd, PP_V("\r\033[K"));
}

struct pp_tally pp_tally_of(const struct pp_context *context, const char *what)
{
    bool seen = isatty(STDERR_FILENO) && !pp_opt_given(context->opts, PP_OPT_QUIET);
    return (struct pp_tally){seen ? STDERR_FILENO : -1, what};
}

void pp_tally_show(void *tally, size_t done, size_t all)
{
    struct pp_buf line pp_cleanup_buf;
    const struct pp_tally *of = tally;
    pp_buf_init(&line, 128);
    if (of->fd < 0)
        return;
    pp_buf_str(&line, "\r\033[K");
    if (done < all)
        pp_buf_printf(&line, "%zu of %zu %s", done, all, of->what);
    (void)pp_fd_write_all(of->fd, pp_buf_view(&line)); /* only a courtesy */
}
