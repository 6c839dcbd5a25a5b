#include "rules/field.h"

#include <string.h>

#include "base/suggest.h"
#include "rules/pattern.h"
#include "rules/places.h"

enum {
    LONGEST_TEXT = 20000,
    LONGEST_ID = 60
};

static bool expect_text(const struct pp_reader *reader, const struct pp_node *node,
                        const struct pp_path *path)
{
    struct pp_view name = pp_path_label(path);
    if (node->type != PP_SCALAR) {
        pp_fault(reader, PP_WRONG_TYPE, node, path, "'%.*s' must be a text, not %s", PP_VARG(name),
                 pp_node_type_name(node));
        return false;
    }
    if (pp_node_is_null(node) || pp_view_trim(node->text).len == 0) {
        pp_fault(reader, PP_TEXT_EMPTY, node, path, "'%.*s' has no value", PP_VARG(name));
        return false;
    }
    if (node->text.len > LONGEST_TEXT) {
        pp_fault(reader, PP_TREE_TOO_LONG, node, path, "'%.*s' is longer than %d bytes",
                 PP_VARG(name), (int)LONGEST_TEXT);
        return false;
    }
    return true;
}

static bool is_of_scale(const struct pp_field *field, pp_milli amount)
{
    return (field->type != PP_FIELD_COUNT && !field->whole) || amount % PP_MILLI == 0;
}

static bool is_in_range(const struct pp_field *field, pp_milli amount)
{
    return amount >= (pp_milli)field->min * PP_MILLI && amount <= (pp_milli)field->max * PP_MILLI;
}

static bool read_amount(const struct pp_reader *reader, const struct pp_node *node,
                        const struct pp_path *path, const struct pp_field *field, pp_milli *out)
{
    struct pp_view name = pp_path_label(path);
    struct pp_view text = pp_shown(node->text);
    pp_milli value;
    if (!pp_milli_parse(node->text, &value)) {
        pp_fault(reader, PP_NOT_NUMBER, node, path, "'%.*s' is not a number: '%.*s'", PP_VARG(name),
                 PP_VARG(text));
        return false;
    }
    if (!is_of_scale(field, value)) {
        pp_fault(reader, PP_NOT_NUMBER, node, path, "'%.*s' is not a whole number: '%.*s'",
                 PP_VARG(name), PP_VARG(text));
        return false;
    }
    if (!is_in_range(field, value)) {
        pp_fault(reader, PP_OUT_OF_RANGE, node, path, "'%.*s' must lie between %d and %d, not %.*s",
                 PP_VARG(name), field->min, field->max, PP_VARG(text));
        return false;
    }
    *out = value;
    return true;
}

static void fault_word(const struct pp_reader *reader, const struct pp_node *node,
                       const struct pp_path *path, const struct pp_words *words)
{
    struct pp_view name = pp_path_label(path);
    struct pp_view text = pp_shown(node->text);
    struct pp_suggest suggest = pp_suggest_for(text);
    struct pp_buf list pp_cleanup_buf;
    pp_buf_init(&list, 1024);
    for (size_t i = 0; i < words->count; i++) {
        pp_suggest_offer(&suggest, pp_view_of(words->list[i]));
        pp_buf_printf(&list, "%s%s", i ? ", " : "; use one of ", words->list[i]);
    }
    struct pp_view near = pp_suggest_best(&suggest);
    pp_fault(reader, PP_WORD_UNKNOWN, node, path,
             "'%.*s' has the unknown value '%.*s'" PP_DID_YOU_MEAN, PP_VARG(name), PP_VARG(text),
             PP_MEANT_OR(near, list.data ? list.data : ""));
}

static bool read_word(const struct pp_reader *reader, const struct pp_node *node,
                      const struct pp_path *path, const struct pp_words *words, int *out)
{
    if (!expect_text(reader, node, path))
        return false;
    int word = pp_word_find(words, node->text);
    if (word < 0 && node->style == PP_PLAIN && pp_word_find(words, PP_V("yes")) >= 0) {
        /* JSON and many people write yes and no as true and false. */
        if (pp_view_is(node->text, "true"))
            word = pp_word_find(words, PP_V("yes"));
        else if (pp_view_is(node->text, "false"))
            word = pp_word_find(words, PP_V("no"));
    }
    if (word < 0 && words == &pp_yes_no_words) {
        struct pp_view name = pp_path_label(path);
        struct pp_view text = pp_shown(node->text);
        pp_fault(reader, PP_NOT_YES_NO, node, path, "'%.*s' must be yes or no, not '%.*s'",
                 PP_VARG(name), PP_VARG(text));
        return false;
    }
    if (word < 0) {
        fault_word(reader, node, path, words);
        return false;
    }
    *out = word;
    return true;
}

static bool read_word_set(const struct pp_reader *reader, const struct pp_node *node,
                          const struct pp_path *path, const struct pp_words *words,
                          struct pp_word_set *out)
{
    bool good = true;
    if (!pp_expect_list(reader, node, path))
        return false;
    out->given = true;
    for (uint32_t i = 0; i < node->count; i++) {
        struct pp_path at = {path, {"", 0}, (int)i};
        int word = 0;
        if (read_word(reader, &node->items[i], &at, words, &word))
            out->bits |= 1U << word;
        else
            good = false;
    }
    return good;
}

static bool is_id(struct pp_view text, bool credential)
{
    if (text.len == 0 || text.len > LONGEST_ID || text.ptr[0] < 'a' || text.ptr[0] > 'z')
        return false;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        bool fits = (c >= 'a' && c <= 'z') || pp_is_digit(c) ||
                    (credential ? c == '-' : c == '_' || c == '.');
        if (!fits)
            return false;
    }
    return true;
}

static bool is_url(struct pp_view text)
{
    if (!pp_view_starts(text, "https://") && !pp_view_starts(text, "http://"))
        return false;
    for (size_t i = 0; i < text.len; i++)
        if ((unsigned char)text.ptr[i] <= ' ' || text.ptr[i] == '"' || text.ptr[i] == '<' ||
            text.ptr[i] == '>')
            return false;
    return text.len > sizeof("https://");
}

static bool check_pattern(const struct pp_reader *reader, const struct pp_node *node,
                          const struct pp_path *path)
{
    struct pp_pattern *pattern pp_cleanup_pattern = NULL;
    struct pp_buf problem pp_cleanup_buf;
    size_t offset = 0;
    pp_buf_init(&problem, 512);
    enum pp_status status = pp_pattern_new(node->text, &pattern, &offset, &problem);
    if (status == PP_NOMEM)
        return pp_no_memory(reader->diags) == PP_OK;
    if (status == PP_OK)
        return true;
    struct pp_view words = pp_buf_view(&problem);
    pp_fault(reader, PP_PATTERN_BAD, node, path, "pattern is not usable at character %zu: %.*s",
             offset + 1, PP_VARG(words));
    return false;
}

static bool read_text(const struct pp_reader *reader, const struct pp_node *node,
                      const struct pp_path *path, const struct pp_field *field, struct pp_view *out)
{
    struct pp_view name = pp_path_label(path);
    if (!expect_text(reader, node, path))
        return false;
    struct pp_view text = pp_view_trim(node->text);
    struct pp_view cut = pp_shown(text);
    if (field->type == PP_FIELD_URL && !is_url(text)) {
        pp_fault(reader, PP_NOT_URL, node, path, "'%.*s' is not a web address: '%.*s'",
                 PP_VARG(name), PP_VARG(cut));
        return false;
    }
    bool of_credential = field->type == PP_FIELD_ID;
    if ((of_credential || field->type == PP_FIELD_NAME) && !is_id(text, of_credential)) {
        pp_fault(reader, PP_ID_BAD, node, path,
                 "'%.*s' is not usable as an id: small letters, digits and %s", PP_VARG(cut),
                 of_credential ? "hyphens, as in ca-mpss" : "'_' or '.', as in code_of_ethics");
        return false;
    }
    if (field->type == PP_FIELD_PLACE && pp_place_find(text) < 0) {
        pp_fault_unknown_place(reader, node, path, text);
        return false;
    }
    if (field->type == PP_FIELD_PATTERN && reader->check_patterns &&
        !check_pattern(reader, node, path))
        return false;
    *out = text;
    return true;
}

static bool read_texts(const struct pp_reader *reader, const struct pp_node *node,
                       const struct pp_path *path, bool one_allowed, struct pp_views *out)
{
    bool good = true;
    bool single = one_allowed && node->type == PP_SCALAR;
    if (!single && !pp_expect_list(reader, node, path))
        return false;
    uint32_t count = single ? 1 : node->count;
    out->list = PP_NEW_N(reader->arena, struct pp_view, count);
    if (!out->list)
        return pp_no_memory(reader->diags) == PP_OK;
    for (uint32_t i = 0; i < count; i++) {
        struct pp_path at = {path, {"", 0}, (int)i};
        const struct pp_node *item = single ? node : &node->items[i];
        if (expect_text(reader, item, single ? path : &at))
            out->list[out->count++] = pp_view_trim(item->text);
        else
            good = false;
    }
    return good;
}

static bool read_date(const struct pp_reader *reader, const struct pp_node *node,
                      const struct pp_path *path, const struct pp_field *field, void *out)
{
    if (!expect_text(reader, node, path))
        return false;
    bool good = field->type == PP_FIELD_DATE ? pp_date_parse(node->text, out)
                                             : pp_date_span_parse(node->text, out);
    if (good)
        return true;
    struct pp_view name = pp_path_label(path);
    struct pp_view text = pp_shown(node->text);
    bool written = field->type != PP_FIELD_DATE || node->text.len == 10;
    if (written && pp_date_is_beyond(node->text))
        pp_fault(reader, PP_NOT_DATE, node, path,
                 "'%.*s' lies out of reach, which is 1900-01-01 to 2199-12-31: '%.*s'",
                 PP_VARG(name), PP_VARG(text));
    else
        pp_fault(
            reader, PP_NOT_DATE, node, path, "'%.*s' is not a date (%s): '%.*s'", PP_VARG(name),
            field->type == PP_FIELD_DATE ? "year-month-day" : "year, year-month or year-month-day",
            PP_VARG(text));
    return false;
}

bool pp_read_field(const struct pp_reader *reader, const struct pp_node *node,
                   const struct pp_path *path, const struct pp_field *field, void *out)
{
    void *at = (char *)out + field->offset;
    pp_milli amount;
    switch (field->type) {
    case PP_FIELD_TEXT:
    case PP_FIELD_URL:
    case PP_FIELD_PATTERN:
    case PP_FIELD_ID:
    case PP_FIELD_NAME:
    case PP_FIELD_PLACE:
        return read_text(reader, node, path, field, at);
    case PP_FIELD_AMOUNT:
        return expect_text(reader, node, path) && read_amount(reader, node, path, field, at);
    case PP_FIELD_COUNT:
        if (!expect_text(reader, node, path) || !read_amount(reader, node, path, field, &amount))
            return false;
        *(int *)at = (int)(amount / PP_MILLI);
        return true;
    case PP_FIELD_WORD:
        return read_word(reader, node, path, field->words, at);
    case PP_FIELD_WORDS:
        return read_word_set(reader, node, path, field->words, at);
    case PP_FIELD_DATE:
    case PP_FIELD_SPAN:
        return read_date(reader, node, path, field, at);
    case PP_FIELD_TEXTS:
    case PP_FIELD_KEYS:
        return read_texts(reader, node, path, field->type == PP_FIELD_KEYS, at);
    case PP_FIELD_NODE:
        *(const struct pp_node **)at = node;
        return true;
    }
    return false;
}

static void set_not_given(const struct pp_field *field, void *out)
{
    void *at = (char *)out + field->offset;
    switch (field->type) {
    case PP_FIELD_TEXT:
    case PP_FIELD_URL:
    case PP_FIELD_PATTERN:
    case PP_FIELD_ID:
    case PP_FIELD_NAME:
    case PP_FIELD_PLACE:
        *(struct pp_view *)at = PP_V("");
        break;
    case PP_FIELD_AMOUNT:
        *(pp_milli *)at = PP_MILLI_NONE;
        break;
    case PP_FIELD_COUNT:
    case PP_FIELD_WORD:
        *(int *)at = PP_INT_NONE;
        break;
    case PP_FIELD_WORDS:
        *(struct pp_word_set *)at = (struct pp_word_set){0, false};
        break;
    case PP_FIELD_DATE:
        *(pp_date *)at = PP_DATE_NONE;
        break;
    case PP_FIELD_SPAN:
        *(struct pp_date_span *)at = PP_DATE_SPAN_NONE;
        break;
    case PP_FIELD_TEXTS:
    case PP_FIELD_KEYS:
        *(struct pp_views *)at = (struct pp_views){NULL, 0};
        break;
    case PP_FIELD_NODE:
        *(const struct pp_node **)at = NULL;
        break;
    }
}

static const struct pp_field *find_field(struct pp_fields fields, struct pp_view name)
{
    for (size_t i = 0; i < fields.count; i++)
        if (strncmp(fields.list[i].name, name.ptr, name.len) == 0 &&
            fields.list[i].name[name.len] == '\0')
            return &fields.list[i];
    return NULL;
}

bool pp_fields_take(struct pp_fields fields, const char *name, pp_milli amount)
{
    const struct pp_field *field = find_field(fields, pp_view_of(name));
    return field && is_of_scale(field, amount) && is_in_range(field, amount);
}

bool pp_read_fields(const struct pp_reader *reader, const struct pp_node *map,
                    const struct pp_path *path, struct pp_fields fields, void *out,
                    bool (*skip)(struct pp_view key))
{
    for (size_t i = 0; i < fields.count; i++)
        set_not_given(&fields.list[i], out);
    if (map->type != PP_MAP) {
        struct pp_view name = pp_path_label(path);
        pp_fault(reader, PP_WRONG_TYPE, map, path, "'%.*s' must be a mapping, not %s",
                 PP_VARG(name), pp_node_type_name(map));
        return false;
    }
    for (uint32_t i = 0; i < map->count; i++) {
        const struct pp_pair *pair = &map->pairs[i];
        struct pp_path at = {path, pair->key.text, 0};
        const struct pp_field *field = find_field(fields, pair->key.text);
        if (reader->of_person && pp_node_is_null(&pair->value) && field)
            continue;
        if (field)
            (void)pp_read_field(reader, &pair->value, &at, field, out);
        else if (!skip || !skip(pair->key.text))
            pp_fault_unknown_key(reader, &pair->key, &at, fields);
    }
    for (size_t i = 0; i < fields.count; i++)
        if (fields.list[i].required && !pp_node_get(map, fields.list[i].name))
            pp_fault(reader, PP_FIELD_MISSING, map, path, "field '%s' is missing",
                     fields.list[i].name);
    return !reader->diags->no_memory;
}

bool pp_views_eq(const struct pp_views *a, const struct pp_views *b)
{
    if (a->count != b->count)
        return false;
    for (size_t i = 0; i < a->count; i++)
        if (!pp_view_eq(a->list[i], b->list[i]))
            return false;
    return true;
}
