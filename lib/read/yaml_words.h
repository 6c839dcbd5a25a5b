/* The YAML library's words for a fault, in words for somebody who mends a file. Internal to
 * lib/read. */
#ifndef PP_READ_YAML_WORDS_H
#define PP_READ_YAML_WORDS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/view.h"

enum {
    PP_YAML_MESSAGE = 256
};

struct pp_yaml_problem {
    const char *words;     /* "did not find expected ',' or ']'" */
    const char *context;   /* "while parsing a flow sequence", or "" */
    struct pp_view at;     /* the text from the fault on */
    uint32_t context_line; /* where that sequence began */
};

/* Write the message. True if the place to show is where the context began, not the fault itself. */
bool pp_yaml_explain(const struct pp_yaml_problem *problem, char message[PP_YAML_MESSAGE]);

#endif
