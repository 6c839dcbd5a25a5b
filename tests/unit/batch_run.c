#include "batch_run.h"

#include <fcntl.h>
#include <pthread.h>
#include <sys/mman.h>

#include "base/file.h"

enum {
    MOST = 1 << 30
};

size_t batch_credentials(struct pp_db *db, const struct pp_credential *out[], size_t room)
{
    struct pp_diags diags pp_cleanup_diags;
    size_t count = 0;
    pp_diags_init(&diags);
    for (int place = 0; place < PP_PLACE_COUNT; place++) {
        const struct pp_jurisdiction *jurisdiction = NULL;
        if (pp_db_get(db, place, &jurisdiction, &diags) != PP_OK)
            continue;
        for (size_t i = 0; i < jurisdiction->credential_count && count < room; i++)
            out[count++] = &jurisdiction->credentials[i];
    }
    return count;
}

void batch_said_init(struct batch_said *said)
{
    *said = (struct batch_said){0};
    pp_buf_init(&said->out, MOST);
    pp_buf_init(&said->faults, MOST);
}

void batch_said_release(struct batch_said *said)
{
    pp_buf_release(&said->out);
    pp_buf_release(&said->faults);
}

static bool append(void *to, struct pp_view bytes)
{
    pp_buf_add(to, bytes);
    return pp_buf_status(to) == PP_OK;
}

/* Somebody who writes into a pipe, a few bytes at a time. */
struct feeder {
    struct pp_view text;
    int fd;
};

static void *feed(void *of)
{
    struct feeder *feeder = of;
    struct pp_view rest = feeder->text;
    for (size_t step = 1; rest.len; step = step * 7 % 5003 + 1) {
        struct pp_view some = pp_view_first(rest, step);
        if (pp_fd_write_all(feeder->fd, some) != 0)
            break;
        rest = pp_view_from(rest, some.len);
    }
    (void)close(feeder->fd);
    return NULL;
}

enum pp_status batch_run(struct pp_batch batch, struct pp_view text, bool through_pipe,
                         struct batch_said *said, struct pp_diags *diags)
{
    struct feeder feeder = {.text = text};
    pthread_t thread;
    int ends[2] = {-1, -1};
    int fd = through_pipe ? -1 : memfd_create("batch", MFD_CLOEXEC);
    if (through_pipe && (pipe2(ends, O_CLOEXEC) != 0))
        return PP_IO;
    feeder.fd = ends[1];
    if (through_pipe && pthread_create(&thread, NULL, feed, &feeder) != 0)
        return PP_IO;
    if (!through_pipe && (pp_fd_write_all(fd, text) != 0 || lseek(fd, 0, SEEK_SET) != 0))
        return PP_IO;
    batch.fd = through_pipe ? ends[0] : fd;
    batch.stop_fd = -1;
    batch.out = (struct pp_batch_sink){append, &said->out};
    batch.faults = (struct pp_batch_sink){append, &said->faults};
    enum pp_status status = pp_batch_run(&batch, &said->result, diags);
    (void)close(batch.fd);
    if (through_pipe)
        (void)pthread_join(thread, NULL);
    return status;
}
