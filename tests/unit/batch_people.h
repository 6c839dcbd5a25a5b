/* Random people as CSV: mostly plain, now and then odd or wrong, over all kinds of columns. */
#ifndef BATCH_PEOPLE_H
#define BATCH_PEOPLE_H

#include "base/buf.h"

/* Append a header and so many rows; the same seed gives the same. */
void batch_people(struct pp_buf *out, unsigned rows, uint64_t seed);

#endif
