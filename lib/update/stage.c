#include "update/stage.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>

#include "base/file.h"
#include "eval/lint_file.h"

enum {
    NAME = 16, /* CA.yaml, and its end */
    MOST_FINDINGS = 3
};

/* What is under way: the folders, and one transfer a file that is not there yet. */
struct work {
    struct pp_staging *stage;
    int rules; /* the staging folder of rules */
    struct pp_fetch_one *gets;
    const struct pp_manifest_file **files; /* of each transfer */
    size_t count;
    size_t done;
    struct pp_diags *diags;
};

static void copy_name(const struct pp_manifest_file *file, char out[NAME])
{
    size_t len = file->name.len < NAME ? file->name.len : NAME - 1;
    memcpy(out, file->name.ptr, len);
    out[len] = '\0';
}

static enum pp_status fail(const char *what, const char *name, int error, struct pp_diags *diags)
{
    pp_report(diags, PP_FILE_UNWRITABLE, (struct pp_place){0}, PP_V(""), "cannot %s '%s': %s", what,
              name, strerror(error));
    return PP_IO;
}

/* Is the file of that name in `folder` the one that is meant? Its bytes are left in `bytes`. */
static bool fits(int folder, const struct pp_manifest_file *file, struct pp_buf *bytes)
{
    char name[NAME];
    copy_name(file, name);
    int fd pp_cleanup_fd = pp_file_open_inside(folder, name);
    pp_buf_clear(bytes);
    return fd >= 0 && pp_fd_read_all(fd, file->size, bytes) == 0 &&
           pp_manifest_fits(file, pp_buf_view(bytes));
}

bool pp_stage_is_whole(const char *rules, const struct pp_manifest *manifest)
{
    struct pp_buf bytes pp_cleanup_buf;
    int folder pp_cleanup_fd = open(rules, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    pp_buf_init(&bytes, PP_STATE_FILE_MAX);
    for (size_t i = 0; folder >= 0 && i < manifest->file_count; i++)
        if (!fits(folder, &manifest->files[i], &bytes))
            return false;
    return folder >= 0;
}

static enum pp_status write_rules(const struct work *work, const struct pp_manifest_file *file,
                                  struct pp_view bytes)
{
    char name[NAME];
    int fd = -1;
    copy_name(file, name);
    int error = pp_store_create_file(work->rules, name, bytes, &fd);
    if (!error && close(fd) != 0)
        error = errno;
    return error ? fail("write", name, error, work->diags) : PP_OK;
}

/* Remove from the staging folder what the manifest does not name. */
static enum pp_status remove_strangers(const struct work *work)
{
    int copy = dup(work->rules);
    DIR *list = copy >= 0 ? fdopendir(copy) : NULL;
    enum pp_status status = PP_OK;
    if (!list) {
        if (copy >= 0)
            (void)close(copy);
        return fail("read the folder", "staging", errno, work->diags);
    }
    rewinddir(list);
    for (struct dirent *entry; status == PP_OK && (entry = readdir(list)) != NULL;) {
        const char *name = entry->d_name;
        if (strcmp(name, ".") == 0 || strcmp(name, "..") == 0 ||
            pp_manifest_find(work->stage->manifest, pp_view_of(name)))
            continue;
        if (unlinkat(work->rules, name, 0) != 0 && unlinkat(work->rules, name, AT_REMOVEDIR) != 0)
            status = fail("remove", name, errno, work->diags);
    }
    (void)closedir(list);
    return status;
}

/* Take over what a broken run or the set in use has; list the rest as transfers. */
static enum pp_status take_over(struct work *work, struct pp_arena *arena)
{
    const struct pp_staging *stage = work->stage;
    struct pp_buf bytes pp_cleanup_buf;
    int old pp_cleanup_fd =
        stage->old_rules ? open(stage->old_rules, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
    pp_buf_init(&bytes, PP_STATE_FILE_MAX);
    for (size_t i = 0; i < stage->manifest->file_count; i++) {
        const struct pp_manifest_file *file = &stage->manifest->files[i];
        if (fits(work->rules, file, &bytes))
            continue;
        if (old >= 0 && fits(old, file, &bytes)) {
            enum pp_status status = write_rules(work, file, pp_buf_view(&bytes));
            if (status != PP_OK)
                return status;
            continue;
        }
        char *url = pp_arena_printf(arena, "%s/%.*s", stage->source, PP_VARG(file->name));
        if (!url)
            return pp_no_memory(work->diags);
        pp_fetch_init(&work->gets[work->count], url, file->size);
        work->files[work->count++] = file;
    }
    return PP_OK;
}

static enum pp_status take(void *user, struct pp_fetch_one *one)
{
    struct work *work = user;
    struct pp_staging *stage = work->stage;
    const struct pp_manifest_file *file = work->files[one - work->gets];
    struct pp_place place = {.file = pp_view_of(one->url)};
    struct pp_view bytes = pp_buf_view(&one->body);
    if (bytes.len != file->size) {
        pp_report(work->diags, PP_UPDATE_SIZE, place, PP_V(""),
                  "has %zu bytes, the signed manifest says %u", bytes.len, (unsigned)file->size);
        return PP_UNTRUSTED;
    }
    if (!pp_manifest_fits(file, bytes)) {
        pp_report(work->diags, PP_UPDATE_HASH, place, PP_V(""),
                  "is not the file that the signed manifest names: its hash differs");
        return PP_UNTRUSTED;
    }
    enum pp_status status = write_rules(work, file, bytes);
    if (status != PP_OK)
        return status;
    stage->fetched++;
    stage->bytes += bytes.len;
    pp_buf_release(&one->body);
    if (stage->progress)
        stage->progress(stage->user, ++work->done, work->count);
    return PP_OK;
}

/* Check every file as it lies on disk, and flush it there. */
static enum pp_status check_and_flush(const struct work *work)
{
    struct pp_buf bytes pp_cleanup_buf;
    pp_buf_init(&bytes, PP_STATE_FILE_MAX);
    for (size_t i = 0; i < work->stage->manifest->file_count; i++) {
        const struct pp_manifest_file *file = &work->stage->manifest->files[i];
        char name[NAME];
        copy_name(file, name);
        int fd pp_cleanup_fd = pp_file_open_inside(work->rules, name);
        pp_buf_clear(&bytes);
        int error = fd < 0 ? errno : pp_fd_read_all(fd, file->size, &bytes);
        if (!error && fsync(fd) != 0)
            error = errno;
        if (error && error != EFBIG)
            return fail("flush", name, error, work->diags);
        if (error || !pp_manifest_fits(file, pp_buf_view(&bytes))) {
            pp_report(work->diags, PP_UPDATE_HASH, (struct pp_place){.file = pp_view_of(name)},
                      PP_V(""), "what was written to disk is not what was fetched");
            return PP_UNTRUSTED;
        }
    }
    return fsync(work->rules) == 0 ? PP_OK : fail("flush", "staging", errno, work->diags);
}

static enum pp_status refuse_findings(const struct pp_diags *found, struct pp_diags *diags)
{
    size_t shown = 0;
    for (size_t i = 0; i < found->count && shown < MOST_FINDINGS; i++) {
        const struct pp_diag *diag = &found->list[i];
        if (diag->severity != PP_ERROR)
            continue;
        struct pp_place place = diag->place;
        for (size_t at = place.file.len; at > 0; at--)
            if (place.file.ptr[at - 1] == '/') {
                place.file = pp_view_from(place.file, at);
                break;
            }
        pp_report(diags, diag->code, place, diag->path, "%.*s", PP_VARG(diag->message));
        shown++;
    }
    pp_report(diags, PP_UPDATE_LINT, (struct pp_place){0}, PP_V(""),
              "the new rules hold %zu mistake%s, so they are not used", found->errors,
              found->errors == 1 ? "" : "s");
    return PP_UNTRUSTED;
}

static enum pp_status lint(const struct pp_staging *stage, struct pp_diags *diags)
{
    struct pp_db db pp_cleanup_db;
    struct pp_arena arena pp_cleanup_arena;
    struct pp_diags found pp_cleanup_diags;
    pp_arena_init(&arena, 0);
    pp_diags_init(&found);
    char *folder = pp_arena_printf(&arena, "%s/staging/rules", stage->store->path);
    enum pp_status status = pp_db_open(&db, NULL, diags);
    if (!folder)
        return pp_no_memory(diags);
    if (status != PP_OK)
        return status;
    struct pp_lint linter = {.db = &db, .arena = &arena, .today = stage->today};
    status = pp_lint_folder(&linter, folder, &found);
    if (found.no_memory || status == PP_NOMEM)
        return pp_no_memory(diags);
    return found.errors ? refuse_findings(&found, diags) : status;
}

static enum pp_status run(struct work *work, struct pp_http *http, struct pp_arena *arena)
{
    const struct pp_fetch_sink sink = {take, work};
    struct pp_diags *diags = work->diags;
    work->gets = PP_NEW_N(arena, struct pp_fetch_one, work->stage->manifest->file_count + 1);
    work->files =
        PP_NEW_N(arena, const struct pp_manifest_file *, work->stage->manifest->file_count + 1);
    if (!work->gets || !work->files)
        return pp_no_memory(diags);
    enum pp_status status = pp_store_stage(work->stage->store, &work->rules, diags);
    if (status == PP_OK)
        status = remove_strangers(work);
    if (status == PP_OK)
        status = take_over(work, arena);
    if (status == PP_OK)
        status = pp_fetch_all(http, work->gets, work->count, &sink, diags);
    if (status == PP_OK)
        status = check_and_flush(work);
    return status == PP_OK ? lint(work->stage, diags) : status;
}

enum pp_status pp_stage_rules(struct pp_staging *stage, struct pp_http *http,
                              struct pp_diags *diags)
{
    struct pp_arena arena pp_cleanup_arena;
    struct work work = {.stage = stage, .rules = -1, .diags = diags};
    pp_arena_init(&arena, 4 << 20);
    enum pp_status status = run(&work, http, &arena);
    for (size_t i = 0; i < work.count; i++)
        pp_fetch_release(&work.gets[i]);
    if (work.rules >= 0)
        (void)close(work.rules);
    return status;
}
