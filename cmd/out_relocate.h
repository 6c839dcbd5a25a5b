/* Advice about moving, in its forms. */
#ifndef PP_CMD_OUT_RELOCATE_H
#define PP_CMD_OUT_RELOCATE_H

#include "advise/relocate.h"
#include "doc.h"
#include "read/json_write.h"

/* One run of `relocate`. Lifetime: all borrowed. */
struct pp_relocation {
    struct pp_db *db;
    pp_date as_of;
    enum pp_stage stage;
    struct pp_from from;
    const struct pp_target *targets;
    size_t count;
    bool ranked; /* every state was asked about: a line each, the best first */
};

void pp_out_relocate_doc(struct pp_doc *doc, const struct pp_relocation *relocation);
/* A line (of Markdown: a table row) a target, in the order given. */
void pp_out_relocate_ranking(struct pp_doc *doc, const struct pp_relocation *relocation);
/* A row for each way; ranked, for the shortest way of each target. */
void pp_out_relocate_csv(struct pp_out *out, const struct pp_relocation *relocation);
void pp_out_relocate_json(struct pp_json *json, const struct pp_relocation *relocation,
                          struct pp_out *out);

/* What all forms for people begin with: the title, what the person brings, what is asked. */
void pp_doc_relocation(struct pp_doc *doc, const struct pp_relocation *relocation);
/* What a way comes to: "34 hours; 2 things to do; 1 open question". */
void pp_say_left(struct pp_buf *buf, const struct pp_way *way);
/* What the person brings, in a sentence or two. */
void pp_say_from(struct pp_buf *buf, const struct pp_relocation *relocation);
/* Which way takes less, and why. */
void pp_say_shorter(struct pp_buf *buf, const struct pp_move *move);
/* "80 hours of training: they are not on the list that counts there" */
void pp_say_loss(struct pp_buf *buf, const struct pp_loss *loss, const struct pp_from *from);

#endif
