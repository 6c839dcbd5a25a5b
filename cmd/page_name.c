/* Names of pages that are safe on every file system and in every address. */
#include "people.h"

#include <stdlib.h>

enum {
    LONGEST = 100, /* bytes of the part before .html */
    FIRST = 1 << 10
};

static bool is_kept(char c, bool first)
{
    return pp_is_alnum(c) || c == '_' || (!first && (c == '-' || c == '.'));
}

/* FNV-1a of the name in small letters; never 0. */
static uint64_t hash_of(struct pp_view name)
{
    uint64_t hash = 0xcbf29ce484222325U;
    for (size_t i = 0; i < name.len; i++)
        hash = (hash ^ (unsigned char)pp_lower(name.ptr[i])) * 0x100000001b3U;
    return hash ? hash : 1;
}

static void insert(struct pp_page_names *names, uint64_t hash)
{
    size_t at = hash & (names->room - 1);
    while (names->slots[at])
        at = (at + 1) & (names->room - 1);
    names->slots[at] = hash;
}

static bool has(const struct pp_page_names *names, uint64_t hash)
{
    for (size_t at = hash & (names->room - 1); names->slots[at]; at = (at + 1) & (names->room - 1))
        if (names->slots[at] == hash)
            return true;
    return false;
}

/* Keep the table at most half full. */
static enum pp_status make_room(struct pp_page_names *names)
{
    struct pp_page_names grown = {.room = names->room ? names->room * 2 : FIRST,
                                  .count = names->count};
    if (names->count >= PP_PEOPLE_MAX)
        return PP_LIMIT;
    if (names->count * 2 < names->room)
        return PP_OK;
    grown.slots = calloc(grown.room, sizeof(*grown.slots));
    if (!grown.slots)
        return PP_NOMEM;
    for (size_t i = 0; i < names->room; i++)
        if (names->slots[i])
            insert(&grown, names->slots[i]);
    free(names->slots);
    *names = grown;
    return PP_OK;
}

enum pp_status pp_page_name(struct pp_page_names *names, struct pp_view id, uint64_t row,
                            struct pp_buf *out)
{
    size_t begin = out->len;
    enum pp_status status = make_room(names);
    if (status != PP_OK)
        return status;
    for (size_t i = 0; i < id.len && out->len - begin < LONGEST; i++) {
        if (is_kept(id.ptr[i], i == 0))
            pp_buf_char(out, id.ptr[i]);
        else
            pp_buf_printf(out, "=%02X", (unsigned char)id.ptr[i]);
    }
    bool whole = id.len > 0 && out->len - begin < LONGEST;
    struct pp_view stem = pp_view_from(pp_buf_view(out), begin);
    uint64_t hash = hash_of(stem);
    if (!whole || has(names, hash) || pp_view_eq_fold(stem, PP_V("index"))) {
        /* No id holds a '~' as it is, and no two people have one row. */
        pp_buf_printf(out, "%s~%llu", id.len ? "" : "row", (unsigned long long)row);
        hash = hash_of(pp_view_from(pp_buf_view(out), begin));
    }
    pp_buf_str(out, ".html");
    insert(names, hash);
    names->count++;
    return pp_buf_status(out);
}

void pp_page_names_release(struct pp_page_names *names)
{
    free(names->slots);
    *names = (struct pp_page_names){NULL, 0, 0};
}
