/*
 * Fetching over HTTP, many transfers at a time: the only place that knows libcurl. The library is
 * loaded when the first transfer is wanted, not when the program starts: commands that never fetch
 * do not even hold it, and start ten times as fast.
 *
 * Bodies go to memory under a ceiling of their own. Nothing is sent but the address, the program's
 * name and version, and the conditions of the request.
 */
#ifndef PP_UPDATE_HTTP_H
#define PP_UPDATE_HTTP_H

#include "base/buf.h"
#include "base/diag.h"

struct pp_http; /* all transfers of a run, and their connections */

struct pp_http_options {
    const char *ca_file;  /* certificates to trust in place of the system's; NULL: the system's */
    unsigned seconds;     /* for one transfer, from beginning to end */
    unsigned connections; /* to one host at a time */
    bool any_http;        /* plain http to anywhere (watch), not only to this computer */
    bool stay;            /* redirects are told (`moved`), not followed */
};

enum pp_fetch {
    PP_FETCH_DONE,      /* the body is whole */
    PP_FETCH_UNCHANGED, /* the server says that it is as before */
    PP_FETCH_STATUS,    /* the server refuses; `status` says how */
    PP_FETCH_UNTRUSTED, /* certificate, plain http, or a redirect to where none may lead */
    PP_FETCH_LARGE,     /* past the ceiling; the rest was not read */
    PP_FETCH_SLOW,
    PP_FETCH_BROKEN, /* no connection, or it broke; the body holds what had come */
    PP_FETCH_NOMEM
};

enum {
    PP_FETCH_TAG = 200,
    PP_FETCH_DATE = 64,
    PP_FETCH_TYPE = 128,
    PP_FETCH_MOVED = 2048,
    PP_FETCH_PROBLEM = 256
};

/* One transfer. Set it up with pp_fetch_init(), fill in what is asked, start it. */
struct pp_fetch_one {
    /* asked */
    const char *url;            /* borrowed */
    void *owner;                /* the caller's own */
    char old_tag[PP_FETCH_TAG]; /* ETag and Last-Modified of what is there already, or "" */
    char old_date[PP_FETCH_DATE];
    bool resume; /* go on after what `body` holds already */
    bool plain;  /* ask for no compression (a resumed transfer never does) */
    /* answered */
    enum pp_fetch result;
    struct pp_buf body;
    long status;
    char tag[PP_FETCH_TAG];
    char date[PP_FETCH_DATE];
    char type[PP_FETCH_TYPE];       /* Content-Type */
    char moved[PP_FETCH_MOVED];     /* with `stay`, where a redirect leads; else "" */
    char problem[PP_FETCH_PROBLEM]; /* in a few words, when the result is no success */
    /* of http.c alone */
    struct pp_http *http;
    struct pp_fetch_one *next;
    void *handle;
    void *headers;
    bool ranged; /* the server goes on where the body ended */
    bool packed; /* the body came compressed: it cannot be resumed */
    bool begun;
    bool too_large;
    size_t head; /* bytes of headers so far */
};

/* Prepare a transfer whose body may have `max` bytes. */
void pp_fetch_init(struct pp_fetch_one *one, const char *url, size_t max);
void pp_fetch_release(struct pp_fetch_one *one);

/*
 * Load libcurl and prepare. Lifetime: borrows the texts of the options; free with pp_http_free().
 * Returns PP_OK; PP_IO with a report when the library is not there; PP_NOMEM.
 */
enum pp_status pp_http_new(const struct pp_http_options *options, struct pp_http **out,
                           struct pp_diags *diags) PP_MUST_CHECK;
/* No transfer may be under way any more. */
void pp_http_free(struct pp_http *http);

/* Begin a transfer. Lifetime: `one` stays where it is until pp_http_next() hands it back, whatever
 * comes of it. */
void pp_http_start(struct pp_http *http, struct pp_fetch_one *one);
/* Hand back a transfer that has ended, waiting at most so many milliseconds for one. NULL when none
 * has. */
struct pp_fetch_one *pp_http_next(struct pp_http *http, int milliseconds);
/* Give up a transfer that is under way; nothing happens to one that is not. It is not handed back.
 */
void pp_http_stop(struct pp_http *http, struct pp_fetch_one *one);
/* How many are under way; none once memory has run out: a transfer that was not handed back by then
 * has the result PP_FETCH_NOMEM. */
size_t pp_http_running(const struct pp_http *http);

/*
 * Why no update may come from that address, in a few words; NULL when it may: https, or http to
 * this computer itself, and nothing but a folder, without a user's name or password.
 */
const char *pp_http_refusal(const struct pp_http *http, const char *url);

/* May a redirect lead there? To https, or to http on this computer from http on this computer; with
 * no user's name or password. */
bool pp_http_may_lead(const struct pp_http *http, const char *from, const char *to);

#define pp_cleanup_http  PP_CLEANUP(pp_http_cleanup_)
#define pp_cleanup_fetch PP_CLEANUP(pp_fetch_release)

static inline void pp_http_cleanup_(struct pp_http **http)
{
    pp_http_free(*http);
}

#endif
