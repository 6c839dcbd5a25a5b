#include "update/manifest.h"

#include <string.h>

#include "rules/db.h"
#include "rules/field.h"

/* The mappings as they stand in the file. */
struct head {
    int schema;
    int version;
    pp_date published;
    pp_date expires;
    struct pp_views keys;
    const struct pp_node *files;
};

struct row {
    struct pp_view name;
    int size;
    struct pp_view hash;
};

#define HEAD(field) offsetof(struct head, field)
#define ROW(field)  offsetof(struct row, field)

static const struct pp_field head_table[] = {
    {.name = "schema",
     .type = PP_FIELD_COUNT,
     .offset = HEAD(schema),
     .required = true,
     .min = 1,
     .max = 999},
    {.name = "version",
     .type = PP_FIELD_COUNT,
     .offset = HEAD(version),
     .required = true,
     .min = 1,
     .max = PP_MANIFEST_LAST},
    {.name = "published", .type = PP_FIELD_DATE, .offset = HEAD(published), .required = true},
    {.name = "expires", .type = PP_FIELD_DATE, .offset = HEAD(expires), .required = true},
    {.name = "keys", .type = PP_FIELD_TEXTS, .offset = HEAD(keys), .required = true},
    {.name = "files", .type = PP_FIELD_NODE, .offset = HEAD(files), .required = true},
};

static const struct pp_field row_table[] = {
    {.name = "name", .type = PP_FIELD_TEXT, .offset = ROW(name), .required = true},
    {.name = "size",
     .type = PP_FIELD_COUNT,
     .offset = ROW(size),
     .required = true,
     .min = 1,
     .max = PP_STATE_FILE_MAX},
    {.name = "blake2b", .type = PP_FIELD_TEXT, .offset = ROW(hash), .required = true},
};

static const struct pp_fields head_fields = PP_FIELDS_OF(head_table);
static const struct pp_fields row_fields = PP_FIELDS_OF(row_table);

/* Little enough that a list of any length is refused at once, enough for every jurisdiction. */
static const struct pp_read_limits limits = {
    .bytes = PP_MANIFEST_MAX, .scalar = 1024, .depth = 5, .nodes = 20000};

bool pp_manifest_name_ok(struct pp_view name)
{
    struct pp_view code = pp_view_first(name, name.len < 2 ? name.len : 2);
    int place = pp_place_find(code);
    return name.len == 7 && place >= 0 && pp_view_is(code, pp_places[place].code) &&
           pp_view_is(pp_view_from(name, 2), ".yaml");
}

static bool is_hash(struct pp_view text)
{
    for (size_t i = 0; i < text.len; i++)
        if (!pp_is_digit(text.ptr[i]) && !(text.ptr[i] >= 'a' && text.ptr[i] <= 'f'))
            return false;
    return text.len == PP_HASH_TEXT;
}

const struct pp_manifest_file *pp_manifest_find(const struct pp_manifest *manifest,
                                                struct pp_view name)
{
    for (size_t i = 0; i < manifest->file_count; i++)
        if (pp_view_eq(manifest->files[i].name, name))
            return &manifest->files[i];
    return NULL;
}

static void read_row(const struct pp_reader *reader, const struct pp_node *node,
                     const struct pp_path *path, struct pp_manifest *out)
{
    struct row row = {0};
    if (!pp_read_fields(reader, node, path, row_fields, &row, NULL))
        return;
    const struct pp_node *name = pp_node_get(node, "name");
    const struct pp_node *hash = pp_node_get(node, "blake2b");
    if (row.name.len && !pp_manifest_name_ok(row.name)) {
        struct pp_view shown = pp_shown(row.name);
        pp_fault(reader, PP_MANIFEST_NAME, name, path, "refused file name '%.*s'", PP_VARG(shown));
        return;
    }
    if (row.name.len && pp_manifest_find(out, row.name)) {
        pp_fault(reader, PP_MANIFEST_TWICE, name, path, "'%.*s' is listed twice",
                 PP_VARG(row.name));
        return;
    }
    if (row.hash.len && !is_hash(row.hash)) {
        pp_fault(reader, PP_MANIFEST_HASH, hash, path, "the hash of '%.*s' is not 64 digits",
                 PP_VARG(row.name));
        return;
    }
    out->files[out->file_count++] =
        (struct pp_manifest_file){row.name, row.size > 0 ? (uint32_t)row.size : 0, row.hash};
}

static bool read_files(const struct pp_reader *reader, const struct pp_node *node,
                       struct pp_manifest *out)
{
    struct pp_path path = {NULL, PP_V("files"), 0};
    if (!node || !pp_expect_list(reader, node, &path))
        return true;
    if (node->count == 0)
        pp_fault(reader, PP_TEXT_EMPTY, node, &path, "'files' has no entry");
    if (node->count > PP_MANIFEST_FILES) {
        pp_fault(reader, PP_MANIFEST_MANY, node, &path, "%u files are listed, at most %d are taken",
                 (unsigned)node->count, (int)PP_MANIFEST_FILES);
        return true;
    }
    out->files = PP_NEW_N(reader->arena, struct pp_manifest_file, node->count + 1);
    if (!out->files)
        return false;
    for (uint32_t i = 0; i < node->count; i++) {
        struct pp_path row = {&path, {0}, (int)i};
        read_row(reader, &node->items[i], &row, out);
    }
    return true;
}

static bool read_keys(const struct pp_reader *reader, const struct pp_node *node,
                      const struct pp_views *texts, struct pp_manifest *out)
{
    struct pp_path path = {NULL, PP_V("keys"), 0};
    struct pp_public_key *list = PP_NEW_N(reader->arena, struct pp_public_key, PP_MANIFEST_KEYS);
    if (!list)
        return false;
    if (!node || node->type != PP_LIST)
        return true; /* reported as missing or of the wrong type */
    if (texts->count == 0 || texts->count > PP_MANIFEST_KEYS) {
        pp_fault(reader, PP_KEY_FORM, node, &path, "'keys' must list 1 to %d public keys",
                 (int)PP_MANIFEST_KEYS);
        return true;
    }
    for (size_t i = 0; i < texts->count; i++) {
        struct pp_view shown = pp_shown(texts->list[i]);
        if (texts->list[i].len == PP_KEY_TEXT && pp_public_key_parse(texts->list[i], &list[i]))
            out->keys.count++;
        else
            pp_fault(reader, PP_KEY_FORM, node, &path, "not a public key: '%.*s'", PP_VARG(shown));
    }
    out->keys.list = list;
    return true;
}

enum pp_status pp_manifest_read(struct pp_view text, struct pp_view file, struct pp_arena *arena,
                                struct pp_manifest *out, struct pp_diags *diags)
{
    const struct pp_node *root = NULL;
    struct head head = {0};
    struct pp_manifest manifest = {0};
    size_t errors = diags->errors;
    struct pp_reader reader = {.file = file, .arena = arena, .diags = diags};
    enum pp_status status = pp_read_yaml(text, file, &limits, arena, &root, diags);
    if (status != PP_OK)
        return status;
    /* A newer form may have other fields: nothing else of it is judged. */
    const struct pp_node *schema = pp_node_get(root, "schema");
    if (schema && schema->type == PP_SCALAR && !pp_view_is(schema->text, "1")) {
        struct pp_path path = {NULL, PP_V("schema"), 0};
        pp_fault(&reader, PP_SCHEMA_VERSION, schema, &path,
                 "version of the format is not 1: a newer peerpath may be needed");
        return PP_INPUT;
    }
    if (!pp_read_fields(&reader, root, NULL, head_fields, &head, NULL))
        return diags->errors > errors ? PP_INPUT : pp_no_memory(diags);
    if (!read_keys(&reader, pp_node_get(root, "keys"), &head.keys, &manifest) ||
        !read_files(&reader, head.files, &manifest))
        return pp_no_memory(diags);
    if (head.published != PP_DATE_NONE && head.expires != PP_DATE_NONE &&
        head.expires < head.published) {
        struct pp_path path = {NULL, PP_V("expires"), 0};
        pp_fault(&reader, PP_DATES_CROSSED, pp_node_get(root, "expires"), &path,
                 "'expires' lies before 'published'");
    }
    if (diags->errors > errors)
        return diags->no_memory ? PP_NOMEM : PP_INPUT;
    manifest.version = (uint32_t)head.version;
    manifest.published = head.published;
    manifest.expires = head.expires;
    *out = manifest;
    return PP_OK;
}

void pp_manifest_write(struct pp_buf *buf, const struct pp_manifest *manifest)
{
    pp_buf_str(buf, "# A published database of rules for peerpath. 'peerpath help update' tells "
                    "how to use it.\nschema: 1\nversion: ");
    pp_buf_int(buf, manifest->version);
    pp_buf_str(buf, "\npublished: ");
    pp_date_format(buf, manifest->published);
    pp_buf_str(buf, "\nexpires: ");
    pp_date_format(buf, manifest->expires);
    pp_buf_str(buf, "\nkeys:\n");
    for (size_t i = 0; i < manifest->keys.count; i++) {
        pp_buf_str(buf, "  - ");
        pp_public_key_format(buf, &manifest->keys.list[i]);
        pp_buf_char(buf, '\n');
    }
    pp_buf_str(buf, "files:\n");
    for (size_t i = 0; i < manifest->file_count; i++)
        pp_buf_printf(buf, "  - {name: %.*s, size: %u, blake2b: %.*s}\n",
                      PP_VARG(manifest->files[i].name), (unsigned)manifest->files[i].size,
                      PP_VARG(manifest->files[i].hash));
}

bool pp_manifest_fits(const struct pp_manifest_file *file, struct pp_view bytes)
{
    char hash[PP_HASH_TEXT + 1];
    if (bytes.len != file->size)
        return false;
    pp_hash(bytes, hash);
    return pp_view_is(file->hash, hash);
}
