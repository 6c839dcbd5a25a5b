/* What watch found, as text, Markdown and JSON. */
#ifndef PP_CMD_OUT_WATCH_H
#define PP_CMD_OUT_WATCH_H

#include "doc.h"
#include "read/json_write.h"
#include "update/watch.h"

/* How many facts are in a state. */
size_t pp_watch_count(const struct pp_facts *facts, enum pp_fact_state state);

/* As a document: what is gone and what could not be looked up, a line a fact, then the counts. */
void pp_out_watch(struct pp_doc *doc, const struct pp_facts *facts, const struct pp_watch *watch);
/* Every fact with its state, then the counts. */
void pp_out_watch_json(struct pp_json *json, const struct pp_facts *facts,
                       const struct pp_watch *watch, struct pp_out *out);

#endif
