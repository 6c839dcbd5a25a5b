/*
 * Where one thread gathers what it writes: a buffer that grows up to a ceiling and is then handed
 * on, so that room can be taken ahead and filled without a check at every byte.
 */
#ifndef PP_BATCH_OUTLET_H
#define PP_BATCH_OUTLET_H

#include "base/buf.h"

struct pp_outlet {
    char *data;
    size_t len;
    size_t room;
    size_t most; /* bytes; more only where a single piece of room is larger */
    bool eager;  /* hand on early */
    bool failed; /* no memory, or nobody takes more */
    bool no_memory;
    bool (*flush)(void *to, struct pp_view bytes); /* false: nobody takes more */
    void *to;
};

/* An empty one. Allocates nothing. */
void pp_outlet_init(struct pp_outlet *outlet, size_t most,
                    bool (*flush)(void *to, struct pp_view bytes), void *to);
void pp_outlet_release(struct pp_outlet *outlet);

/* Where so many bytes may be written next; NULL once it has failed. */
char *pp_outlet_room(struct pp_outlet *outlet, size_t bytes);
/* Count what was written there: up to `end`. */
static inline void pp_outlet_took(struct pp_outlet *outlet, const char *end)
{
    outlet->len = (size_t)(end - outlet->data);
}
/* Write a text. */
void pp_outlet_put(struct pp_outlet *outlet, struct pp_view text);
/* Hand on what is there. */
void pp_outlet_flush(struct pp_outlet *outlet);

#endif
