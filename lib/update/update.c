#include "update/update.h"

#include <string.h>

#include "update/stage.h"
#include "update/verify.h"

enum {
    CONNECTIONS = 6,
    ARENA = 16 << 20
};

/* An update under way. */
struct run {
    const struct pp_update_options *options;
    struct pp_arena *arena;
    struct pp_diags *diags;
    struct pp_http *http;
    const char *source; /* without a slash at its end */
    struct pp_store_set set;
    struct pp_installed installed;
    bool has_installed;
    bool is_whole; /* every file of it is as it was */
    bool same;     /* the publisher of what is installed is the one that the user trusts */
    struct pp_verify verify;
    struct pp_fetch_one manifest;
    struct pp_fetch_one signature;
    struct pp_update result;
};

/* What is in use. A set of which not even the papers can be read counts as none; one that lacks
 * rules is fetched again. */
static enum pp_status read_installed(struct run *run)
{
    struct pp_diags damaged pp_cleanup_diags;
    pp_diags_init(&damaged);
    enum pp_status status = pp_store_read(run->options->store, run->arena, &run->set, run->diags);
    if (status == PP_NOMEM || !run->set.path)
        return status == PP_NOMEM ? status : PP_OK;
    status = pp_installed_read(run->set.path, run->arena, &run->installed, &damaged);
    if (status == PP_NOMEM)
        return pp_no_memory(run->diags);
    run->has_installed = status == PP_OK;
    run->is_whole =
        run->has_installed && pp_stage_is_whole(run->set.rules, &run->installed.manifest);
    return PP_OK;
}

static enum pp_status prepare(struct run *run)
{
    const struct pp_update_options *options = run->options;
    struct pp_view source = pp_view_of(options->source);
    while (source.len && source.ptr[source.len - 1] == '/')
        source = pp_view_first(source, source.len - 1);
    run->source = pp_arena_copy(run->arena, source).ptr;
    char *manifest = pp_arena_printf(run->arena, "%.*s/" PP_MANIFEST_FILE, PP_VARG(source));
    char *signature = pp_arena_printf(run->arena, "%.*s/" PP_SIGNATURE_FILE, PP_VARG(source));
    if (!run->source || !manifest || !signature)
        return pp_no_memory(run->diags);
    const char *refusal = pp_http_refusal(run->http, run->source);
    if (refusal) { /* the address is not shown: it may hold a password */
        pp_report(run->diags, PP_FETCH_REFUSED, (struct pp_place){0}, PP_V(""),
                  "the source of updates is refused: %s", refusal);
        return PP_UNTRUSTED;
    }
    pp_fetch_init(&run->manifest, manifest, PP_MANIFEST_MAX);
    pp_fetch_init(&run->signature, signature, PP_SIG_MAX);
    run->verify = (struct pp_verify){.source = pp_view_of(manifest),
                                     .pins = options->pins,
                                     .installed = run->has_installed ? &run->installed : NULL,
                                     .today = options->today};
    return PP_OK;
}

static void set_text(char *out, size_t size, struct pp_view text)
{
    (void)snprintf(out, size, "%.*s", PP_VARG(text));
}

/* Fetch the manifest, asking only for news where the same publisher's last one is here; and in the
 * same breath the signature, where there will certainly be news. */
static enum pp_status fetch_manifest(struct run *run)
{
    const struct pp_origin *origin = &run->installed.origin;
    if (run->has_installed)
        (void)pp_trusted_after(&run->installed, &run->options->pins, &run->same);
    if (run->same && run->is_whole && pp_view_is(origin->source, run->source)) {
        set_text(run->manifest.old_tag, sizeof(run->manifest.old_tag), origin->tag);
        set_text(run->manifest.old_date, sizeof(run->manifest.old_date), origin->modified);
    }
    if (run->has_installed)
        return pp_fetch_all(run->http, &run->manifest, 1, NULL, run->diags);
    struct pp_fetch_one both[2] = {run->manifest, run->signature};
    enum pp_status status = pp_fetch_all(run->http, both, 2, NULL, run->diags);
    run->manifest = both[0];
    run->signature = both[1];
    return status;
}

static enum pp_status fetch_signature(struct run *run)
{
    if (!run->has_installed)
        return PP_OK; /* fetched with the manifest */
    return pp_fetch_all(run->http, &run->signature, 1, NULL, run->diags);
}

static enum pp_status write_papers(struct run *run, const struct pp_store *store,
                                   const struct pp_manifest *manifest)
{
    struct pp_buf origin pp_cleanup_buf;
    struct pp_origin from = {.source = pp_view_of(run->source),
                             .pins = run->options->pins,
                             .tag = pp_view_of(run->manifest.tag),
                             .modified = pp_view_of(run->manifest.date),
                             .expires = manifest->expires};
    pp_buf_init(&origin, PP_MANIFEST_MAX);
    pp_origin_write(&origin, &from);
    if (pp_buf_status(&origin) != PP_OK)
        return pp_no_memory(run->diags);
    enum pp_status status =
        pp_store_write(store, PP_MANIFEST_FILE, pp_buf_view(&run->manifest.body), run->diags);
    if (status == PP_OK)
        status =
            pp_store_write(store, PP_SIGNATURE_FILE, pp_buf_view(&run->signature.body), run->diags);
    if (status == PP_OK)
        status = pp_store_write(store, PP_ORIGIN_FILE, pp_buf_view(&origin), run->diags);
    return status;
}

static enum pp_status install(struct run *run, const struct pp_store *store,
                              const struct pp_manifest *manifest)
{
    const struct pp_update_options *options = run->options;
    struct pp_staging stage = {.store = store,
                               .manifest = manifest,
                               .source = run->source,
                               .old_rules = run->set.rules,
                               .today = options->today,
                               .progress = options->progress,
                               .user = options->user};
    enum pp_status status = pp_stage_rules(&stage, run->http, run->diags);
    if (status == PP_OK)
        status = write_papers(run, store, manifest);
    if (status == PP_OK)
        status = pp_store_commit(store, manifest->version, run->is_whole, run->diags);
    if (status != PP_OK)
        return status;
    run->result.outcome = PP_UPDATE_DONE;
    run->result.fetched = stage.fetched;
    run->result.bytes = stage.bytes;
    return PP_OK;
}

static void tell(struct run *run, const struct pp_manifest *manifest)
{
    run->result.version = manifest->version;
    run->result.published = manifest->published;
    run->result.expires = manifest->expires;
    run->result.files = manifest->file_count;
}

static enum pp_status update(struct run *run, const struct pp_store *store)
{
    struct pp_manifest manifest;
    enum pp_status status = prepare(run);
    if (status == PP_OK)
        status = fetch_manifest(run);
    if (status != PP_OK)
        return status;
    run->result.old_version = run->has_installed ? run->installed.manifest.version : 0;
    if (run->same && run->is_whole &&
        (run->manifest.result == PP_FETCH_UNCHANGED ||
         pp_view_eq(pp_buf_view(&run->manifest.body), run->installed.text))) {
        tell(run, &run->installed.manifest);
        return pp_verify_expiry(&run->verify, &run->installed.manifest, run->diags);
    }
    status = fetch_signature(run);
    if (status == PP_OK)
        status = pp_verify_manifest(&run->verify, pp_buf_view(&run->manifest.body),
                                    pp_buf_view(&run->signature.body), run->arena, &manifest,
                                    &run->result.key, run->diags);
    if (status != PP_OK)
        return status;
    tell(run, &manifest);
    run->result.outcome = PP_UPDATE_AVAILABLE;
    return run->options->check_only ? PP_OK : install(run, store, &manifest);
}

static enum pp_status update_locked(struct run *run)
{
    struct pp_store store pp_cleanup_store = PP_STORE_NONE;
    const struct pp_update_options *options = run->options;
    enum pp_status status = PP_OK;
    if (!options->check_only)
        status = pp_store_open(options->store, &store, run->diags);
    if (status == PP_OK)
        status = read_installed(run);
    if (status == PP_OK)
        status = update(run, &store);
    if (run->set.hold >= 0)
        (void)close(run->set.hold);
    if (status == PP_OK && run->result.outcome == PP_UPDATE_DONE)
        pp_store_tidy(&store);
    return status;
}

enum pp_status pp_update_run(const struct pp_update_options *options, struct pp_update *out,
                             struct pp_diags *diags)
{
    struct pp_arena arena pp_cleanup_arena;
    struct pp_http *http pp_cleanup_http = NULL;
    struct pp_http_options web = {options->ca_file, options->seconds, CONNECTIONS, false, false};
    struct run run = {.options = options, .arena = &arena, .diags = diags, .set = {.hold = -1}};
    pp_arena_init(&arena, ARENA);
    enum pp_status status = pp_http_new(&web, &http, diags);
    if (status != PP_OK)
        return status;
    if (!pp_sig_init())
        return pp_no_memory(diags);
    run.http = http;
    status = update_locked(&run);
    pp_fetch_release(&run.manifest);
    pp_fetch_release(&run.signature);
    if (status == PP_OK)
        *out = run.result;
    return status;
}

static enum pp_status refuse_rollback(const char *why, struct pp_diags *diags)
{
    pp_report(diags, PP_UPDATE_NO_PREVIOUS, (struct pp_place){0}, PP_V(""), "%s", why);
    return PP_NOTFOUND;
}

/* Whether the previous set may be used is found out before anything is switched. */
static enum pp_status roll_back(const struct pp_store *store, struct pp_arena *arena,
                                struct pp_installed *out, struct pp_diags *diags)
{
    struct pp_diags damaged pp_cleanup_diags;
    pp_diags_init(&damaged);
    if (!pp_store_has_previous(store))
        return refuse_rollback("there is no earlier version to go back to", diags);
    char *set = pp_arena_printf(arena, "%s/previous", store->path);
    char *rules = pp_arena_printf(arena, "%s/previous/rules", store->path);
    if (!set || !rules)
        return pp_no_memory(diags);
    enum pp_status status = pp_installed_read(set, arena, out, &damaged);
    if (status == PP_NOMEM)
        return pp_no_memory(diags);
    if (status != PP_OK || !pp_stage_is_whole(rules, &out->manifest))
        return refuse_rollback("the earlier version is damaged, so nothing can go back to it",
                               diags);
    return pp_store_rollback(store, diags);
}

enum pp_status pp_update_rollback(const char *path, struct pp_update *out, struct pp_diags *diags)
{
    struct pp_arena arena pp_cleanup_arena;
    struct pp_store store pp_cleanup_store = PP_STORE_NONE;
    struct pp_installed installed;
    pp_arena_init(&arena, ARENA);
    if (!pp_sig_init())
        return pp_no_memory(diags);
    enum pp_status status = pp_store_open(path, &store, diags);
    if (status == PP_OK)
        status = roll_back(&store, &arena, &installed, diags);
    if (status == PP_OK)
        *out = (struct pp_update){.outcome = PP_UPDATE_ROLLED_BACK,
                                  .version = installed.manifest.version,
                                  .published = installed.manifest.published,
                                  .expires = installed.manifest.expires,
                                  .files = installed.manifest.file_count};
    return status;
}
