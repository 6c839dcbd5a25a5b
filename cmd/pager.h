/*
 * A pager, the program that shows a long text a screen at a time: between the result and a
 * terminal that the result does not fit on.
 */
#ifndef PP_CMD_PAGER_H
#define PP_CMD_PAGER_H

#include <sys/types.h>

#include "base/arena.h"
#include "base/view.h"

struct pp_pager {
    struct pp_arena *arena;
    const char *command; /* the program and its arguments; NULL: no pager */
    size_t rows;         /* of the terminal */
    size_t columns;
    pid_t running; /* 0: none */
    void (*interrupt)(int);
    void (*quit)(int); /* what the signals did before it was started */
};

/*
 * The pager for the stream behind `fd`: what PEERPATH_PAGER says, else PAGER, else less. None into
 * a file, a pipe or a terminal of unknown size or without control codes, and none when the variable
 * is empty or says cat. Lifetime: borrows the arena and the environment.
 */
struct pp_pager pp_pager_of(int fd, struct pp_arena *arena);
/* Whether there is a pager, and the text does not fit on the screen above a prompt. */
bool pp_pager_wants(const struct pp_pager *pager, struct pp_view text);

/*
 * Start the pager; no shell is involved. Until pp_pager_wait(), keys that interrupt are for the
 * pager alone. Returns the descriptor to write to, or -1 when it cannot be started.
 */
int pp_pager_start(struct pp_pager *pager);
/* Wait until the reader has left the pager; nothing when none runs. Close the descriptor first. */
void pp_pager_wait(struct pp_pager *pager);

#endif
