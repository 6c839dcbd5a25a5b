/* The option --map: columns of a table under other names. */
#ifndef PP_CMD_MAPS_H
#define PP_CMD_MAPS_H

#include "batch/batch.h"
#include "context.h"

/*
 * Read every --map into batch->maps. Returns PP_OK; PP_INPUT with a report for each that has no
 * equals sign; PP_NOMEM. Lifetime: lives in context->arena and borrows from the command line.
 */
enum pp_status pp_read_maps(const struct pp_context *context, struct pp_batch *batch) PP_MUST_CHECK;

#endif
