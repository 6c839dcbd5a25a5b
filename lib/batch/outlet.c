#include "batch/outlet.h"

#include <string.h>

enum {
    FIRST = 64 << 10
};

void pp_outlet_init(struct pp_outlet *outlet, size_t most,
                    bool (*flush)(void *to, struct pp_view bytes), void *to)
{
    *outlet = (struct pp_outlet){.most = most, .flush = flush, .to = to};
}

void pp_outlet_release(struct pp_outlet *outlet)
{
    free(outlet->data);
    outlet->data = NULL;
    outlet->len = outlet->room = 0;
}

void pp_outlet_flush(struct pp_outlet *outlet)
{
    if (outlet->len && !outlet->failed)
        outlet->failed = !outlet->flush(outlet->to, (struct pp_view){outlet->data, outlet->len});
    outlet->len = 0;
}

static void grow(struct pp_outlet *outlet, size_t need)
{
    size_t room = outlet->room ? outlet->room : FIRST;
    while (room < need)
        room *= 2;
    char *data = realloc(outlet->data, room);
    if (!data) {
        outlet->failed = outlet->no_memory = true;
        return;
    }
    outlet->data = data;
    outlet->room = room;
}

char *pp_outlet_room(struct pp_outlet *outlet, size_t bytes)
{
    if ((outlet->eager && outlet->len >= FIRST) || outlet->len + bytes > outlet->most)
        pp_outlet_flush(outlet);
    if (!outlet->failed && outlet->len + bytes > outlet->room)
        grow(outlet, outlet->len + bytes);
    return outlet->failed ? NULL : outlet->data + outlet->len;
}

void pp_outlet_put(struct pp_outlet *outlet, struct pp_view text)
{
    char *at = pp_outlet_room(outlet, text.len);
    if (!at || text.len == 0)
        return;
    memcpy(at, text.ptr, text.len);
    pp_outlet_took(outlet, at + text.len);
}
