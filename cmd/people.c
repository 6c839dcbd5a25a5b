#include "people.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"

enum {
    MOST_PAGE = 64 << 20,
    MOST_ROW = 1 << 16,
    FOLDER_MODE = 0700, /* the pages tell about people */
    FILE_MODE = 0600,
    NAME_ROOM = 64
};

/* What a page comes to, from the thread that made it to the one that gives it its name; the id
 * follows. */
struct record {
    uint64_t row;
    uint32_t counts[PP_VERDICT_COUNT];
    uint32_t id_len;
};

/* The name of a page until it has its own; the process in it keeps two runs apart. */
static void name_unfinished(char name[NAME_ROOM], uint64_t row)
{
    (void)snprintf(name, NAME_ROOM, ".peerpath-%ld-%llu.tmp", (long)getpid(),
                   (unsigned long long)row);
}

/* A file that nobody else has open: what stands there, left by a run that was killed or put there
 * by somebody, goes first. */
static int open_new(const struct pp_people *people, const char *name)
{
    const int flags = O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW;
    int fd = openat(people->folder, name, flags, FILE_MODE);
    if (fd < 0 && errno == EEXIST && unlinkat(people->folder, name, 0) == 0)
        fd = openat(people->folder, name, flags, FILE_MODE);
    return fd;
}

static void fail(struct pp_people *people, int error)
{
    int none = 0;
    (void)atomic_compare_exchange_strong(&people->error, &none, error);
}

enum pp_status pp_people_begin(struct pp_people *people, const struct pp_report_frame *frame,
                               const char *path, struct pp_diags *diags)
{
    struct pp_place place = {.file = pp_view_of(path)};
    char name[NAME_ROOM];
    *people = (struct pp_people){.frame = frame, .path = path, .folder = -1, .rows = -1};
    int error = pp_make_folders(path, FOLDER_MODE);
    if (!error)
        people->folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (!error && people->folder < 0)
        error = errno;
    name_unfinished(name, 0);
    if (!error)
        people->rows = open_new(people, name);
    if (!error && (people->rows < 0 || unlinkat(people->folder, name, 0) != 0))
        error = errno;
    if (!error)
        return PP_OK;
    if (people->folder >= 0)
        (void)close(people->folder);
    if (people->rows >= 0)
        (void)close(people->rows);
    pp_report(diags, PP_FILE_UNWRITABLE, place, PP_V(""), "cannot write pages into '%s': %s", path,
              strerror(error));
    return PP_IO;
}

static int write_page(const struct pp_people *people, uint64_t row, struct pp_view page)
{
    char name[NAME_ROOM];
    name_unfinished(name, row);
    int fd = open_new(people, name);
    int error = fd < 0 ? errno : pp_fd_write_all(fd, page);
    if (fd >= 0 && close(fd) != 0 && !error)
        error = errno;
    return error;
}

/* By what a reader tells a person: the id, or the row. */
static struct pp_view sign_of(struct pp_view id, uint64_t row, char number[NAME_ROOM])
{
    if (pp_view_trim(id).len)
        return id;
    (void)snprintf(number, NAME_ROOM, "Row %llu", (unsigned long long)row);
    return pp_view_of(number);
}

enum pp_status pp_people_page(void *to, const struct pp_batch_person *person,
                              struct pp_buf *record_buf)
{
    struct pp_people *people = to;
    struct pp_report report;
    struct pp_buf page pp_cleanup_buf;
    char number[NAME_ROOM];
    struct pp_view id = sign_of(person->id, person->row, number);
    struct record record = {.row = person->row, .id_len = (uint32_t)person->id.len};
    const struct pp_person of = {person->profile, people->frame->as_of, people->frame->stage,
                                 person->matcher, person->arena};
    pp_buf_init(&page, MOST_PAGE);
    enum pp_status status = pp_report_make(people->frame, &of, true, id, &report);
    if (status != PP_OK)
        return status;
    pp_report_write(&page, &report);
    if (pp_buf_status(&page) != PP_OK)
        return pp_buf_status(&page);
    int error = write_page(people, person->row, pp_buf_view(&page));
    if (error) {
        fail(people, error);
        return PP_IO;
    }
    for (size_t v = 0; v < PP_VERDICT_COUNT; v++)
        record.counts[v] = (uint32_t)report.counts[v];
    pp_buf_add(record_buf, (struct pp_view){(const char *)&record, sizeof(record)});
    pp_buf_add(record_buf, person->id);
    return PP_OK;
}

static enum pp_verdict best_of(const uint32_t counts[PP_VERDICT_COUNT])
{
    size_t best = 0;
    while (best + 1 < PP_VERDICT_COUNT && !counts[best])
        best++;
    return (enum pp_verdict)best;
}

/* Give a page its name, and its row in the index. */
static enum pp_status take(struct pp_people *people, const struct record *record, struct pp_view id)
{
    struct pp_buf name pp_cleanup_buf;
    struct pp_buf row pp_cleanup_buf;
    char unfinished[NAME_ROOM], number[NAME_ROOM];
    enum pp_verdict best = best_of(record->counts);
    pp_buf_init(&name, 1024);
    pp_buf_init(&row, MOST_ROW);
    enum pp_status status =
        pp_page_name(&people->names, pp_view_trim(id).len ? id : PP_V(""), record->row, &name);
    if (status != PP_OK)
        return status;
    name_unfinished(unfinished, record->row);
    if (renameat(people->folder, unfinished, people->folder, name.data) != 0) {
        fail(people, errno);
        return PP_IO;
    }
    pp_people_row(&row, sign_of(id, record->row, number), record->row, pp_buf_view(&name), best,
                  record->counts);
    if (pp_buf_status(&row) != PP_OK)
        return pp_buf_status(&row);
    int error = pp_fd_write_all(people->rows, pp_buf_view(&row));
    if (error)
        fail(people, error);
    people->counts[best]++;
    people->count++;
    return error ? PP_IO : PP_OK;
}

bool pp_people_take(void *to, struct pp_view records)
{
    struct pp_people *people = to;
    struct record record;
    while (people->status == PP_OK && records.len >= sizeof(record)) {
        memcpy(&record, records.ptr, sizeof(record));
        records = pp_view_from(records, sizeof(record));
        people->status = take(people, &record, pp_view_first(records, record.id_len));
        records = pp_view_from(records, record.id_len);
    }
    return people->status == PP_OK;
}

/* The entries of the folder, from the first on; NULL when they cannot be read. */
static DIR *open_list(const struct pp_people *people)
{
    int fd = dup(people->folder);
    DIR *folder = fd < 0 ? NULL : fdopendir(fd);
    if (folder)
        rewinddir(folder);
    else if (fd >= 0)
        (void)close(fd);
    return folder;
}

/* Remove what this run left unfinished. */
static void sweep(const struct pp_people *people)
{
    char prefix[NAME_ROOM];
    DIR *folder = open_list(people);
    (void)snprintf(prefix, sizeof(prefix), ".peerpath-%ld-", (long)getpid());
    if (!folder)
        return;
    for (const struct dirent *entry = readdir(folder); entry; entry = readdir(folder))
        if (strncmp(entry->d_name, prefix, strlen(prefix)) == 0)
            (void)unlinkat(people->folder, entry->d_name, 0);
    (void)closedir(folder);
}

static bool is_page(const char *name)
{
    static const char ending[] = ".html";
    size_t len = strlen(name), of = sizeof(ending) - 1;
    return len > of && strcmp(name + len - of, ending) == 0;
}

/* Somebody may hand over the whole folder: pages that are not of this run must not go unnoticed. */
static void warn_of_older(const struct pp_people *people, struct pp_diags *diags)
{
    uint64_t pages = 0;
    DIR *folder = open_list(people);
    if (!folder)
        return;
    for (const struct dirent *entry = readdir(folder); entry; entry = readdir(folder))
        pages += is_page(entry->d_name);
    (void)closedir(folder);
    uint64_t own = people->count + 1; /* and the index */
    if (pages > own)
        pp_warn(diags, PP_PAGES_OLDER, (struct pp_place){.file = pp_view_of(people->path)},
                PP_V(""),
                "pages here that are not of this run: %llu; the index leaves them out. Remove what "
                "is old, or name an empty folder",
                (unsigned long long)(pages - own));
}

static int write_index(const struct pp_people *people, uint64_t left_out)
{
    char name[NAME_ROOM];
    name_unfinished(name, 0);
    int fd = open_new(people, name);
    int error = fd < 0 ? errno : pp_people_index(people, left_out, fd);
    if (fd >= 0 && close(fd) != 0 && !error)
        error = errno;
    if (!error && renameat(people->folder, name, people->folder, "index.html") != 0)
        error = errno;
    return error;
}

static enum pp_status report(const struct pp_people *people, enum pp_status status, int error,
                             struct pp_diags *diags)
{
    struct pp_place place = {.file = pp_view_of(people->path)};
    if (error)
        pp_report(diags, PP_FILE_UNWRITABLE, place, PP_V(""), "cannot write pages into '%s': %s",
                  people->path, strerror(error));
    else if (status == PP_LIMIT)
        pp_report(diags, PP_LIMIT_REACHED, place, PP_V(""),
                  "more than %d people: one folder holds no more pages; split the table",
                  PP_PEOPLE_MAX);
    else if (status == PP_NOMEM)
        return pp_no_memory(diags);
    return status;
}

enum pp_status pp_people_end(struct pp_people *people, uint64_t left_out, enum pp_status status,
                             struct pp_diags *diags)
{
    enum pp_status own = people->status;
    int error = atomic_load(&people->error);
    if (status == PP_OK && own == PP_OK && !error)
        error = write_index(people, left_out);
    if (status == PP_OK && own == PP_OK && !error)
        warn_of_older(people, diags);
    if (error || own != PP_OK)
        own = report(people, error ? PP_IO : own, error, diags);
    if ((own != PP_OK || status != PP_OK) && people->folder >= 0)
        sweep(people);
    pp_page_names_release(&people->names);
    if (people->rows >= 0)
        (void)close(people->rows);
    if (people->folder >= 0)
        (void)close(people->folder);
    return own != PP_OK ? own : status;
}
