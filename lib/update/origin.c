#include "update/origin.h"

#include "base/file.h"
#include "read/json_write.h"
#include "rules/field.h"

struct raw {
    struct pp_view source;
    struct pp_views keys;
    struct pp_view tag;
    struct pp_view modified;
    pp_date expires;
};

#define RAW(field) offsetof(struct raw, field)

static const struct pp_field raw_table[] = {
    {.name = "source", .type = PP_FIELD_TEXT, .offset = RAW(source), .required = true},
    {.name = "keys", .type = PP_FIELD_TEXTS, .offset = RAW(keys), .required = true},
    {.name = "etag", .type = PP_FIELD_TEXT, .offset = RAW(tag)},
    {.name = "modified", .type = PP_FIELD_TEXT, .offset = RAW(modified)},
    {.name = "expires", .type = PP_FIELD_DATE, .offset = RAW(expires)},
};

static const struct pp_fields raw_fields = PP_FIELDS_OF(raw_table);

/* A key and a text in double quotes: JSON's are YAML's too. */
static void put(struct pp_buf *buf, const char *key, struct pp_view text)
{
    struct pp_json json;
    if (!text.len)
        return;
    pp_buf_printf(buf, "%s: ", key);
    pp_json_init(&json, buf);
    pp_json_text(&json, text);
    pp_buf_char(buf, '\n');
}

void pp_origin_write(struct pp_buf *buf, const struct pp_origin *origin)
{
    put(buf, "source", origin->source);
    pp_buf_str(buf, "keys:\n");
    for (size_t i = 0; i < origin->pins.count; i++) {
        pp_buf_str(buf, "  - ");
        pp_public_key_format(buf, &origin->pins.list[i]);
        pp_buf_char(buf, '\n');
    }
    put(buf, "etag", origin->tag);
    put(buf, "modified", origin->modified);
    pp_buf_str(buf, PP_ORIGIN_EXPIRES " ");
    pp_date_format(buf, origin->expires);
    pp_buf_char(buf, '\n');
}

/* A file of the set, kept in the arena. */
static enum pp_status read_file(const char *set, const char *name, size_t max,
                                struct pp_arena *arena, struct pp_view *out_path,
                                struct pp_view *out_text, struct pp_diags *diags)
{
    struct pp_buf text pp_cleanup_buf;
    char *path = pp_arena_printf(arena, "%s/%s", set, name);
    pp_buf_init(&text, max);
    if (!path)
        return pp_no_memory(diags);
    enum pp_status status = pp_file_read(path, max, &text, diags);
    if (status != PP_OK)
        return status;
    *out_path = pp_view_of(path);
    *out_text = pp_arena_copy(arena, pp_buf_view(&text));
    return out_text->ptr ? PP_OK : pp_no_memory(diags);
}

static enum pp_status read_origin(const char *set, struct pp_arena *arena, struct pp_origin *out,
                                  struct pp_diags *diags)
{
    struct pp_view path, text;
    struct raw raw = {0};
    const struct pp_node *root = NULL;
    struct pp_public_key *pins = PP_NEW_N(arena, struct pp_public_key, PP_MANIFEST_KEYS);
    if (!pins)
        return pp_no_memory(diags);
    enum pp_status status =
        read_file(set, PP_ORIGIN_FILE, PP_MANIFEST_MAX, arena, &path, &text, diags);
    if (status == PP_OK)
        status = pp_read_yaml(text, path, &pp_read_limits_default, arena, &root, diags);
    if (status != PP_OK)
        return status;
    struct pp_reader reader = {.file = path, .arena = arena, .diags = diags};
    size_t errors = diags->errors;
    if (!pp_read_fields(&reader, root, NULL, raw_fields, &raw, NULL) || diags->errors > errors)
        return diags->no_memory ? PP_NOMEM : PP_INPUT;
    *out = (struct pp_origin){raw.source, {pins, 0}, raw.tag, raw.modified, raw.expires};
    for (size_t i = 0; i < raw.keys.count && i < PP_MANIFEST_KEYS; i++)
        if (pp_public_key_parse(raw.keys.list[i], &pins[out->pins.count]))
            out->pins.count++;
    return PP_OK;
}

enum pp_status pp_installed_read(const char *set, struct pp_arena *arena, struct pp_installed *out,
                                 struct pp_diags *diags)
{
    struct pp_installed read = {0};
    struct pp_view path;
    enum pp_status status =
        read_file(set, PP_SIGNATURE_FILE, PP_SIG_MAX, arena, &path, &read.signature, diags);
    if (status == PP_OK)
        status = read_file(set, PP_MANIFEST_FILE, PP_MANIFEST_MAX, arena, &path, &read.text, diags);
    if (status == PP_OK)
        status = pp_manifest_read(read.text, path, arena, &read.manifest, diags);
    if (status == PP_OK)
        status = read_origin(set, arena, &read.origin, diags);
    if (status == PP_OK)
        *out = read;
    return status;
}

static bool all_among(const struct pp_public_keys *these, const struct pp_public_keys *those)
{
    for (size_t i = 0; i < these->count; i++)
        if (!pp_public_keys_hold(those, &these->list[i]))
            return false;
    return true;
}

struct pp_public_keys pp_trusted_after(const struct pp_installed *installed,
                                       const struct pp_public_keys *pins, bool *out_same)
{
    const struct pp_public_keys *began = &installed->origin.pins, *next = &installed->manifest.keys;
    bool as_before = all_among(pins, began) && all_among(began, pins);
    *out_same = as_before || all_among(pins, next);
    return as_before ? *next : *pins;
}
