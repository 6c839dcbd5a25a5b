/* batch: the answer of check for a table of people. */
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/signalfd.h>
#include <sys/stat.h>

#include "base/escape.h"
#include "base/file.h"
#include "base/num.h"
#include "batch/batch.h"
#include "credentials.h"
#include "maps.h"
#include "people.h"
#include "progress.h"
#include "setup.h"

enum {
    MOST_JOBS_UNASKED = 8
};

/* The list of mistakes on its way to a file. */
struct errors_file {
    const char *path;
    int fd;
    int error; /* errno of the first failed write */
};

static const struct pp_place nowhere;

static bool write_result(void *to, struct pp_view bytes)
{
    struct pp_out *out = to;
    pp_out_write(out, bytes);
    return !pp_out_gone(out);
}

static bool write_error(void *to, struct pp_view bytes)
{
    struct errors_file *file = to;
    if (!file->error)
        file->error = pp_fd_write_all(file->fd, bytes);
    return !file->error;
}

/* Are the two parts of "PART/PARTS" there, and do they fit? */
static bool read_shard(const char *text, struct pp_batch *batch)
{
    struct pp_view all = pp_view_of(text);
    size_t slash = pp_view_find(all, '/');
    return pp_uint_parse(pp_view_first(all, slash), &batch->shard) && slash < all.len &&
           pp_uint_parse(pp_view_from(all, slash + 1), &batch->shards) && batch->shard >= 1 &&
           batch->shard <= batch->shards;
}

static unsigned processors(void)
{
    cpu_set_t set;
    int count = sched_getaffinity(0, sizeof(set), &set) == 0 ? CPU_COUNT(&set) : 1;
    return count > MOST_JOBS_UNASKED ? MOST_JOBS_UNASKED : (unsigned)count;
}

/* By its name. */
static enum pp_batch_input input_of(const char *path)
{
    size_t len = strlen(path);
    bool lines = (len > 6 && strcmp(path + len - 6, ".jsonl") == 0) ||
                 (len > 7 && strcmp(path + len - 7, ".ndjson") == 0);
    return lines ? PP_BATCH_JSONL : PP_BATCH_CSV;
}

/* A page a person takes the place of the table, and one index that of the parts of one. */
static bool read_pages(const struct pp_context *context, struct pp_batch *batch)
{
    const enum pp_option_id others[] = {PP_OPT_OUTPUT, PP_OPT_FORMAT, PP_OPT_SHARD, PP_OPT_NONE};
    batch->output = PP_BATCH_PEOPLE;
    return pp_opts_refuse(context->opts, others, "option '--report' writes pages", context->diags);
}

/* Only pages hold plans. */
static bool is_without_pace(const struct pp_context *context)
{
    if (!pp_opt_given(context->opts, PP_OPT_HOURS_PER_WEEK))
        return true;
    pp_report(context->diags, PP_OPTIONS_CROSSED, nowhere, PP_V(""),
              "option '--hours-per-week' sets the pace of plans, so it needs '--report'");
    return false;
}

static enum pp_status read_options(const struct pp_context *context, struct pp_batch *batch)
{
    const struct pp_opts *opts = context->opts;
    int input = pp_opt_word(opts, PP_OPT_INPUT);
    bool is_stdin = strcmp(opts->args[0], "-") == 0;
    batch->file = is_stdin ? PP_V("standard input") : pp_view_of(opts->args[0]);
    batch->input = input < 0 ? input_of(opts->args[0]) : (enum pp_batch_input)input;
    batch->output = (enum pp_batch_output)pp_opt_word(opts, PP_OPT_OUTPUT);
    /* A summary is one JSON object, unless a table was asked for. */
    batch->json = pp_opt_given(opts, PP_OPT_FORMAT)
                      ? pp_opt_word(opts, PP_OPT_FORMAT) == PP_FORMAT_JSONL
                      : batch->output == PP_BATCH_SUMMARY;
    batch->as_of = pp_setup_as_of(context);
    batch->stage = (enum pp_stage)pp_opt_word(opts, PP_OPT_STAGE);
    batch->jobs = pp_opt_number(opts, PP_OPT_JOBS, processors());
    batch->shard = batch->shards = 1;
    enum pp_status status = pp_read_maps(context, batch);
    const char *shard = pp_opt_text(opts, PP_OPT_SHARD);
    if (shard && !read_shard(shard, batch)) {
        pp_report(context->diags, PP_OPTION_CHOICE, nowhere, PP_V(""),
                  "'%s' for option '--shard' is not a part of a whole, such as 1/8", shard);
        status = PP_INPUT;
    }
    bool pages = pp_opt_given(opts, PP_OPT_REPORT);
    if (pages ? !read_pages(context, batch) : !is_without_pace(context))
        status = PP_INPUT;
    return status;
}

/* Is anything of a place, or the credential that was named, asked about? */
static bool has_some(const struct pp_asked *asked, const struct pp_where *where)
{
    for (size_t i = 0; i < asked->count; i++)
        if (asked->list[i].jurisdiction == where->jurisdiction &&
            (!where->credential || asked->list[i].credential == where->credential))
            return true;
    return false;
}

/* What the pages are about, places without a certification too, and the credentials of it. */
static enum pp_status gather_pages(const struct pp_context *context, struct pp_db *db,
                                   struct pp_asked *out_asked, struct pp_credentials *out)
{
    struct pp_selection named;
    struct pp_asked asked = {NULL, 0};
    enum pp_status status = context->opts->arg_count == 1
                                ? pp_setup_everything(context, db, &named)
                                : pp_setup_selection(context, db, 1, &named);
    if (status == PP_OK)
        status = pp_asked_of(named.list, named.count, pp_opt_words(context->opts, PP_OPT_TRACK),
                             context->arena, &asked);
    out->list = PP_NEW_N(context->arena, const struct pp_credential *, asked.count + 1);
    if (status == PP_NOMEM || (status == PP_OK && !out->list))
        return pp_no_memory(context->diags);
    for (size_t i = 0; i < asked.count; i++)
        if (asked.list[i].credential)
            out->list[out->count++] = asked.list[i].credential;
    for (size_t i = 0; status == PP_OK && i < named.count && context->opts->arg_count > 1; i++)
        if (!pp_opt_given(context->opts, PP_OPT_ALL) && !has_some(&asked, &named.list[i]))
            pp_warn_nothing(context, named.list[i].jurisdiction);
    *out_asked = asked;
    return status;
}

/* Are both descriptors those of one regular file? */
static bool is_same_file(int a, int b)
{
    struct stat x, y;
    return fstat(a, &x) == 0 && fstat(b, &y) == 0 && S_ISREG(x.st_mode) && x.st_dev == y.st_dev &&
           x.st_ino == y.st_ino;
}

/* Two that write into one file from its beginning overwrite each other. */
static bool is_taken(const struct pp_context *context, int input, int errors)
{
    bool table = is_same_file(errors, input);
    if (!table && !is_same_file(errors, STDOUT_FILENO))
        return false;
    pp_report(context->diags, PP_OPTIONS_CROSSED, nowhere, PP_V(""),
              "option '--errors' names the %s; name another file, so that %s not overwritten",
              table ? "table itself" : "file that the result goes to",
              table ? "the people are" : "the result is");
    return true;
}

/* Emptied only once it is sure that it is neither the table itself nor the result. */
static enum pp_status open_errors(const struct pp_context *context, int input,
                                  struct errors_file *file)
{
    struct pp_place place = {.file = pp_view_of(file->path)};
    file->fd = open(file->path, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOCTTY, 0666);
    if (file->fd >= 0 && is_taken(context, input, file->fd)) {
        (void)close(file->fd);
        file->fd = -1;
        return PP_INPUT;
    }
    struct stat info;
    if (file->fd >= 0 && fstat(file->fd, &info) == 0 &&
        (!S_ISREG(info.st_mode) || ftruncate(file->fd, 0) == 0))
        return PP_OK;
    pp_report(context->diags, PP_FILE_UNWRITABLE, place, PP_V(""), "cannot write '%s': %s",
              file->path, strerror(errno));
    return PP_IO;
}

static enum pp_status close_errors(const struct pp_context *context, struct errors_file *file)
{
    struct pp_place place = {.file = pp_view_of(file->path)};
    if (file->fd >= 0 && close(file->fd) != 0 && !file->error)
        file->error = errno;
    if (!file->error)
        return PP_OK;
    pp_report(context->diags, PP_OUTPUT_FAILED, place, PP_V(""), "cannot write '%s': %s",
              file->path, strerror(file->error));
    return PP_IO;
}

/* From here on, Ctrl-C and the like make a descriptor readable, so that the run ends in order. */
static int catch_signals(void)
{
    sigset_t set;
    if (sigemptyset(&set) != 0 || sigaddset(&set, SIGINT) != 0 || sigaddset(&set, SIGTERM) != 0 ||
        sigaddset(&set, SIGHUP) != 0)
        return -1;
    int fd = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
    /* Held back only where they are heard: without the descriptor they end the program at once. */
    if (fd < 0 || sigprocmask(SIG_BLOCK, &set, NULL) == 0)
        return fd;
    (void)close(fd);
    return -1;
}

/* What the run came to, said on stderr. */
static enum pp_exit conclude(const struct pp_context *context, const struct pp_batch *batch,
                             const struct pp_batch_result *result, enum pp_status status)
{
    const struct pp_batch_counts *counts = &result->counts;
    struct pp_place place = {.file = batch->file};
    const char *errors = pp_opt_text(context->opts, PP_OPT_ERRORS);
    if (status != PP_OK)
        return pp_exit_of(status, context->diags);
    if (pp_out_gone(context->out))
        return PP_EXIT_YES; /* pp_out_close() will say why */
    if (result->stopped) {
        pp_report(context->diags, PP_STOPPED, place, PP_V(""),
                  "stopped by a signal after %llu rows; the result is whole up to there",
                  (unsigned long long)counts->rows);
        return PP_EXIT_SYSTEM;
    }
    if (counts->left_out == 0)
        return PP_EXIT_YES;
    pp_report(context->diags, PP_ROWS_LEFT_OUT, place, PP_V(""), "left out %llu of %llu rows; %s%s",
              (unsigned long long)counts->left_out, (unsigned long long)counts->rows,
              errors ? "the reasons are in " : "the reasons stand above", errors ? errors : "");
    return PP_EXIT_DATA;
}

/* "4 pages, and pages/index.html" */
static void say_pages(struct pp_buf *buf, const struct pp_people *people)
{
    pp_buf_printf(buf, "%llu page%s, and ", (unsigned long long)people->count,
                  people->count == 1 ? "" : "s");
    pp_escape_terminal(buf, pp_view_of(people->path));
    pp_buf_str(buf, "/index.html\n");
}

static enum pp_exit run(const struct pp_context *context, struct pp_batch *batch,
                        struct errors_file *errors, struct pp_people *people)
{
    struct pp_progress progress;
    struct pp_batch_result result;
    enum pp_status opened = errors->path ? open_errors(context, batch->fd, errors) : PP_OK;
    if (opened != PP_OK)
        return pp_exit_of(opened, context->diags);
    batch->stop_fd = catch_signals();
    batch->faults = (struct pp_batch_sink){errors->path ? write_error : NULL, errors};
    batch->progress = pp_progress_show;
    batch->progress_to = &progress;
    pp_progress_init(&progress, STDERR_FILENO);
    enum pp_status status = pp_batch_run(batch, &result, context->diags);
    pp_progress_end(&progress);
    if (batch->stop_fd >= 0)
        (void)close(batch->stop_fd);
    enum pp_status closed = close_errors(context, errors);
    if (people)
        status = pp_people_end(people, result.counts.left_out, status, context->diags);
    if (people && status == PP_OK)
        say_pages(&context->out->buf, people);
    return conclude(context, batch, &result, status == PP_OK ? closed : status);
}

/* Pages in place of a table. */
static enum pp_exit run_pages(const struct pp_context *context, const struct pp_batch *of,
                              struct errors_file *errors, const struct pp_asked *asked)
{
    struct pp_people people;
    struct pp_batch batch = *of; /* it lends out what ends here */
    struct pp_report_frame frame = {.asked = asked, .all = context->opts->arg_count == 1};
    enum pp_status status = pp_report_frame_of(context, batch.db, &frame);
    if (status == PP_NOMEM)
        (void)pp_no_memory(context->diags);
    if (status == PP_OK)
        status = pp_people_begin(&people, &frame, pp_opt_text(context->opts, PP_OPT_REPORT),
                                 context->diags);
    if (status != PP_OK)
        return pp_exit_of(status, context->diags);
    batch.person = pp_people_page;
    batch.person_to = &people;
    batch.out = (struct pp_batch_sink){pp_people_take, &people};
    return run(context, &batch, errors, &people);
}

enum pp_exit pp_verb_batch(struct pp_context *context)
{
    struct pp_db db pp_cleanup_db;
    struct pp_batch batch = {.fd = STDIN_FILENO, .stop_fd = -1, .db = &db};
    struct errors_file errors = {.path = pp_opt_text(context->opts, PP_OPT_ERRORS), .fd = -1};
    const char *path = context->opts->args[0];
    struct pp_credentials credentials = {0};
    int fd pp_cleanup_fd = -1;
    struct pp_asked asked = {NULL, 0};
    enum pp_status status = pp_setup_db(context, &db);
    enum pp_status options = read_options(context, &batch);
    if (status == PP_OK && options == PP_OK)
        status = batch.output == PP_BATCH_PEOPLE
                     ? gather_pages(context, &db, &asked, &credentials)
                     : pp_gather_credentials(context, &db, &credentials);
    if (status == PP_OK && options == PP_OK && strcmp(path, "-") != 0)
        status = pp_file_open(path, &fd, context->diags);
    if (status != PP_OK || options != PP_OK)
        return pp_exit_of(status == PP_OK ? options : status, context->diags);
    if (fd >= 0)
        batch.fd = fd;
    batch.credentials = credentials.list;
    batch.credential_count = credentials.count;
    if (batch.output == PP_BATCH_PEOPLE)
        return run_pages(context, &batch, &errors, &asked);
    batch.out = (struct pp_batch_sink){write_result, context->out};
    return run(context, &batch, &errors, NULL);
}
