#include <assert.h>

#include "fuzz.h"
#include "update/manifest.h"

/* A manifest that was taken names sound files, each once, and is read again as it is written. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct pp_arena arena pp_cleanup_arena;
    struct pp_diags diags pp_cleanup_diags;
    struct pp_buf text pp_cleanup_buf;
    struct pp_manifest manifest = {0}, again = {0};
    struct pp_view view = {size ? (const char *)bytes : "", size};
    pp_arena_init(&arena, 0);
    pp_diags_init(&diags);
    pp_buf_init(&text, 2 * PP_MANIFEST_MAX);
    if (pp_manifest_read(view, PP_V("fuzz"), &arena, &manifest, &diags) != PP_OK) {
        assert(diags.errors > 0);
        return 0;
    }
    assert(diags.errors == 0 && manifest.version > 0 && manifest.keys.count > 0);
    assert(manifest.file_count > 0 && manifest.expires >= manifest.published);
    for (size_t i = 0; i < manifest.file_count; i++) {
        assert(pp_manifest_name_ok(manifest.files[i].name));
        assert(pp_manifest_find(&manifest, manifest.files[i].name) == &manifest.files[i]);
        assert(manifest.files[i].hash.len == PP_HASH_TEXT && manifest.files[i].size > 0);
    }
    pp_manifest_write(&text, &manifest);
    enum pp_status status =
        pp_manifest_read(pp_buf_view(&text), PP_V("again"), &arena, &again, &diags);
    assert(status == PP_OK && again.version == manifest.version);
    assert(again.file_count == manifest.file_count && again.keys.count == manifest.keys.count);
    return 0;
}
