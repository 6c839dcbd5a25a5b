#include "read/yaml_words.h"

#include <stdio.h>
#include <string.h>

struct words {
    const char *problem; /* as libyaml says it */
    const char *context; /* and how its context ends; "" for any */
    const char *message;
    bool at_context;
};

/* Problems that are not listed are shown as libyaml words them. */
static const struct words table[] = {
    {"mapping values are not allowed in this context", "",
     "no value can begin here: put a text that holds ': ' in quotes, or mend the indentation",
     false},
    {"could not find expected ':'", "", "expected ':' and a value after this key", true},
    {"did not find expected key", "",
     "line does not fit the mapping around it: mind the indentation", false},
    {"did not find expected '-' indicator", "",
     "line does not fit the list around it: mind the indentation", false},
    {"block sequence entries are not allowed in this context", "",
     "no list can begin here: put '- ' on a line of its own", false},
    {"found unexpected end of stream", "a quoted scalar", "quote is not closed", true},
    {"found unexpected document indicator", "a quoted scalar",
     "quote is not closed before the document ends", true},
    {"did not find expected <document start>", "", "nothing can follow the end of the document",
     false},
    {"did not find expected node content", "", "expected a value here", false},
    {"found undefined tag handle", "", "tags are not read: write the value plainly", false},
    {"found unknown escape character", "",
     "unknown escape in a double-quoted text: to write a backslash, double it", false},
    {"found invalid Unicode character escape code", "", "escape of what is no character", false},
    {"did not find expected hexdecimal number", "", "escape lacks hexadecimal digits", false},
    {"found incompatible YAML document", "", "version of YAML is not 1.1 or 1.2", false},
};

static bool ends_with(const char *text, const char *ending)
{
    size_t len = strlen(text), tail = strlen(ending);
    return len >= tail && strcmp(text + len - tail, ending) == 0;
}

static const struct words *find_words(const struct pp_yaml_problem *problem)
{
    for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++)
        if (strcmp(table[i].problem, problem->words) == 0 &&
            ends_with(problem->context, table[i].context))
            return &table[i];
    return NULL;
}

/* What no plain text can begin with. */
static void explain_character(struct pp_view at, char *message)
{
    if (at.len && at.ptr[0] == '\t')
        (void)snprintf(message, PP_YAML_MESSAGE, "a tab cannot indent: use spaces");
    else
        (void)snprintf(message, PP_YAML_MESSAGE, "a text that begins with '%.*s' needs quotes",
                       at.len ? 1 : 0, at.ptr);
}

bool pp_yaml_explain(const struct pp_yaml_problem *problem, char message[PP_YAML_MESSAGE])
{
    const struct words *words = find_words(problem);
    bool is_list = ends_with(problem->context, "flow sequence");
    if (words)
        (void)snprintf(message, PP_YAML_MESSAGE, "%s", words->message);
    else if (strcmp(problem->words, "found character that cannot start any token") == 0)
        explain_character(problem->at, message);
    else if (is_list || ends_with(problem->context, "flow mapping"))
        (void)snprintf(message, PP_YAML_MESSAGE, "expected ',' or the '%c' of the %s from line %u",
                       is_list ? ']' : '}', is_list ? "list" : "mapping",
                       (unsigned)problem->context_line);
    else
        (void)snprintf(message, PP_YAML_MESSAGE, "%s%s%s", problem->words,
                       problem->context[0] ? " " : "", problem->context);
    return words && words->at_context;
}
