#include "update/publish.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "eval/lint_file.h"

enum {
    FILE_MODE = 0644,
    FOLDER_MODE = 0755
};

struct run {
    const struct pp_publish_options *options;
    struct pp_arena *arena;
    struct pp_diags *diags;
    struct pp_manifest manifest;
    struct pp_public_key own; /* of the key that signs */
};

static enum pp_status lint(const struct run *run)
{
    struct pp_db db pp_cleanup_db;
    size_t errors = run->diags->errors;
    enum pp_status status = pp_db_open(&db, NULL, run->diags);
    if (status != PP_OK)
        return status;
    struct pp_lint linter = {.db = &db, .arena = run->arena, .today = run->options->today};
    status = pp_lint_folder(&linter, run->options->from, run->diags);
    if (status == PP_OK && run->diags->errors > errors)
        return PP_INPUT;
    return status;
}

static bool is_there(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0;
}

/* Did the key that signs now sign the last manifest, too? */
static bool signed_last(const struct run *run, struct pp_view manifest)
{
    struct pp_buf signature pp_cleanup_buf;
    struct pp_diags unsaid pp_cleanup_diags; /* if it cannot be said, it is not so */
    struct pp_sig sig;
    const struct pp_public_keys own = {(struct pp_public_key *)&run->own, 1};
    char *path = pp_arena_printf(run->arena, "%s/" PP_SIGNATURE_FILE, run->options->to);
    pp_buf_init(&signature, PP_SIG_MAX);
    pp_diags_init(&unsaid);
    return path && pp_file_read(path, PP_SIG_MAX, &signature, &unsaid) == PP_OK &&
           pp_sig_verify(manifest, pp_buf_view(&signature), pp_view_of(path), &own, &sig,
                         &unsaid) == PP_OK;
}

/*
 * The keys that may sign the next version: those that are given, or as in the last version, if that
 * is the publisher's own word. The folder may be a copy of what lies on a web host, where somebody
 * may have added a key of theirs.
 */
static enum pp_status choose_keys(struct run *run, const char *path, struct pp_view text,
                                  const struct pp_manifest *last)
{
    const struct pp_publish_options *options = run->options;
    struct pp_public_keys own = {&run->own, options->key != NULL};
    bool alone = last->keys.count <= 1; /* which is then the one that signs */
    run->manifest.keys = options->next;
    if (!options->next.count && options->key && (alone || signed_last(run, text)))
        run->manifest.keys = alone ? own : last->keys;
    if (run->manifest.keys.count)
        return PP_OK;
    if (options->key)
        pp_report(run->diags, PP_PUBLISH_KEY, (struct pp_place){.file = pp_view_of(path)}, PP_V(""),
                  "its list of keys is not signed with this key: name those that may sign the next "
                  "version with --key");
    else
        pp_report(run->diags, PP_UPDATE_KEY, (struct pp_place){0}, PP_V(""),
                  "name the public key of the signature with --key, or the secret one with --sign");
    return PP_INPUT;
}

/* The manifest that lies there, if there is one: its version and keys go on in the new one. */
static enum pp_status continue_last(struct run *run)
{
    struct pp_buf text pp_cleanup_buf;
    struct pp_manifest last = {0};
    const struct pp_publish_options *options = run->options;
    char *path = pp_arena_printf(run->arena, "%s/" PP_MANIFEST_FILE, options->to);
    pp_buf_init(&text, PP_MANIFEST_MAX);
    if (!path)
        return pp_no_memory(run->diags);
    if (is_there(path)) {
        enum pp_status status = pp_file_read(path, PP_MANIFEST_MAX, &text, run->diags);
        if (status == PP_OK)
            status = pp_manifest_read(pp_buf_view(&text), pp_view_of(path), run->arena, &last,
                                      run->diags);
        if (status != PP_OK)
            return status;
    }
    if (options->key && last.version && !pp_public_keys_hold(&last.keys, &run->own)) {
        pp_report(run->diags, PP_PUBLISH_KEY, (struct pp_place){.file = pp_view_of(path)}, PP_V(""),
                  "version %u does not name this key among those that may sign the next one",
                  (unsigned)last.version);
        return PP_INPUT;
    }
    if (last.version == PP_MANIFEST_LAST) {
        pp_report(run->diags, PP_OUT_OF_RANGE, (struct pp_place){.file = pp_view_of(path)},
                  PP_V("version"), "version %u is the last one: nothing can follow it",
                  (unsigned)last.version);
        return PP_INPUT;
    }
    run->manifest.version = last.version + 1;
    return choose_keys(run, path, pp_buf_view(&text), &last);
}

/* One file into the manifest, and into the folder unless it lies there already. */
static enum pp_status add_file(struct run *run, const char *code, bool in_place)
{
    struct pp_buf text pp_cleanup_buf;
    char hash[PP_HASH_TEXT + 1];
    const struct pp_publish_options *options = run->options;
    char *from = pp_arena_printf(run->arena, "%s/%s.yaml", options->from, code);
    char *to = pp_arena_printf(run->arena, "%s/%s.yaml", options->to, code);
    char *name = pp_arena_printf(run->arena, "%s.yaml", code);
    pp_buf_init(&text, PP_STATE_FILE_MAX);
    if (!from || !to || !name)
        return pp_no_memory(run->diags);
    if (!is_there(from))
        return PP_OK;
    enum pp_status status = pp_file_read(from, PP_STATE_FILE_MAX, &text, run->diags);
    if (status == PP_OK && !in_place)
        status = pp_file_replace(to, pp_buf_view(&text), FILE_MODE, run->diags);
    if (status != PP_OK)
        return status;
    pp_hash(pp_buf_view(&text), hash);
    struct pp_view kept = pp_arena_copy(run->arena, pp_view_of(hash));
    if (!kept.ptr)
        return pp_no_memory(run->diags);
    run->manifest.files[run->manifest.file_count++] =
        (struct pp_manifest_file){pp_view_of(name), (uint32_t)text.len, kept};
    return PP_OK;
}

static bool same_folder(const char *a, const char *b)
{
    struct stat left, right;
    return stat(a, &left) == 0 && stat(b, &right) == 0 && left.st_dev == right.st_dev &&
           left.st_ino == right.st_ino;
}

static enum pp_status add_files(struct run *run)
{
    bool in_place = same_folder(run->options->from, run->options->to);
    run->manifest.files = PP_NEW_N(run->arena, struct pp_manifest_file, PP_PLACE_COUNT);
    if (!run->manifest.files)
        return pp_no_memory(run->diags);
    enum pp_status status = PP_OK;
    for (int place = 0; status == PP_OK && place < PP_PLACE_COUNT; place++)
        status = add_file(run, pp_places[place].code, in_place);
    if (status == PP_OK && run->manifest.file_count == 0) {
        pp_report(run->diags, PP_FOLDER_EMPTY,
                  (struct pp_place){.file = pp_view_of(run->options->from)}, PP_V(""),
                  "no rules in the folder: it holds no file such as CA.yaml");
        return PP_INPUT;
    }
    return status;
}

/*
 * Web servers tell versions apart by the second in which a file was written. So a manifest that
 * follows another within the same second is dated one second later.
 */
static enum pp_status replace_manifest(const struct run *run, const char *path, struct pp_view text)
{
    struct stat before, after;
    bool had_one = stat(path, &before) == 0;
    enum pp_status status = pp_file_replace(path, text, FILE_MODE, run->diags);
    if (status != PP_OK || !had_one || stat(path, &after) != 0 ||
        after.st_mtim.tv_sec > before.st_mtim.tv_sec)
        return status;
    struct timespec times[2] = {{.tv_nsec = UTIME_OMIT}, {.tv_sec = before.st_mtim.tv_sec + 1}};
    (void)utimensat(AT_FDCWD, path, times, 0); /* at worst readers take it over one version later */
    return PP_OK;
}

/* The manifest and its signature. A signature of the last version would not fit any more. */
static enum pp_status write_manifest(struct run *run)
{
    struct pp_buf text pp_cleanup_buf;
    struct pp_buf signature pp_cleanup_buf;
    const struct pp_publish_options *options = run->options;
    char *path = pp_arena_printf(run->arena, "%s/" PP_MANIFEST_FILE, options->to);
    char *beside = pp_arena_printf(run->arena, "%s/" PP_SIGNATURE_FILE, options->to);
    pp_buf_init(&text, PP_MANIFEST_MAX);
    pp_buf_init(&signature, PP_SIG_MAX);
    if (!path || !beside)
        return pp_no_memory(run->diags);
    pp_manifest_write(&text, &run->manifest);
    if (options->key)
        pp_sig_make(pp_buf_view(&text), PP_MANIFEST_FILE, options->now, options->key, &signature);
    if (pp_buf_status(&text) != PP_OK || pp_buf_status(&signature) != PP_OK)
        return pp_no_memory(run->diags);
    enum pp_status status = replace_manifest(run, path, pp_buf_view(&text));
    if (status == PP_OK && options->key)
        return pp_file_replace(beside, pp_buf_view(&signature), FILE_MODE, run->diags);
    if (status == PP_OK && unlink(beside) != 0 && errno != ENOENT) {
        pp_report(run->diags, PP_FILE_UNWRITABLE, (struct pp_place){.file = pp_view_of(beside)},
                  PP_V(""), "cannot remove the old signature: %s", strerror(errno));
        return PP_IO;
    }
    return status;
}

enum pp_status pp_publish_run(const struct pp_publish_options *options, struct pp_publish *out,
                              struct pp_diags *diags)
{
    struct pp_arena arena pp_cleanup_arena;
    struct run run = {.options = options, .arena = &arena, .diags = diags};
    pp_arena_init(&arena, 0);
    run.manifest.published = options->today;
    run.manifest.expires = options->expires;
    if (options->key)
        run.own = pp_public_half(options->key);
    enum pp_status status = lint(&run);
    if (status == PP_OK)
        status = continue_last(&run);
    if (status == PP_OK && mkdir(options->to, FOLDER_MODE) != 0 && errno != EEXIST) {
        pp_report(diags, PP_FILE_UNWRITABLE, (struct pp_place){.file = pp_view_of(options->to)},
                  PP_V(""), "cannot make the folder '%s': %s", options->to, strerror(errno));
        status = PP_IO;
    }
    if (status == PP_OK)
        status = add_files(&run);
    if (status == PP_OK)
        status = write_manifest(&run);
    if (status == PP_OK)
        *out = (struct pp_publish){run.manifest.version, run.manifest.file_count,
                                   run.manifest.keys.count, run.manifest.expires};
    return status;
}
