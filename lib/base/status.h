/* The one result type of every function that can fail. */
#ifndef PP_BASE_STATUS_H
#define PP_BASE_STATUS_H

#define PP_MUST_CHECK                  __attribute__((warn_unused_result))
#define PP_PRINTF(text_arg, first_arg) __attribute__((format(printf, text_arg, first_arg)))

enum pp_status {
    PP_OK = 0,
    PP_INPUT,     /* the input is wrong; the diagnostics say where and how to mend it */
    PP_LIMIT,     /* the input is larger, deeper or longer than the program accepts */
    PP_NOMEM,     /* no memory */
    PP_IO,        /* reading or writing failed */
    PP_NOTFOUND,  /* the thing asked for does not exist */
    PP_UNTRUSTED, /* a signature, hash or version was refused */
    PP_STATUS_COUNT
};

/* A constant English word for a status, for logs and tests ("ok", "no memory", …). */
const char *pp_status_name(enum pp_status status);

#endif
