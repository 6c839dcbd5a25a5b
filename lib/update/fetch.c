#include "update/fetch.h"

enum {
    TRIES = 3,
    WAIT = 1000 /* milliseconds; a transfer that ends wakes it at once */
};

enum pp_status pp_fetch_report(const struct pp_fetch_one *one, struct pp_diags *diags)
{
    struct pp_place place = {.file = pp_view_of(one->url)};
    const char *why = one->problem;
    switch (one->result) {
    case PP_FETCH_DONE:
    case PP_FETCH_UNCHANGED:
        return PP_OK;
    case PP_FETCH_STATUS:
        pp_report(diags, PP_FETCH_STATUS_CODE, place, PP_V(""), "the server refuses it: HTTP %ld",
                  one->status);
        return PP_IO;
    case PP_FETCH_UNTRUSTED:
        pp_report(diags, PP_FETCH_REFUSED, place, PP_V(""), "the connection cannot be trusted: %s",
                  why);
        return PP_UNTRUSTED;
    case PP_FETCH_LARGE:
        pp_report(diags, PP_FETCH_TOO_LARGE, place, PP_V(""), "more bytes than the %zu allowed",
                  one->body.max);
        return PP_UNTRUSTED;
    case PP_FETCH_SLOW:
        pp_report(diags, PP_FETCH_TOO_SLOW, place, PP_V(""), "too slow: %s", why);
        return PP_IO;
    case PP_FETCH_BROKEN:
        pp_report(diags, PP_FETCH_FAILED, place, PP_V(""), "could not be fetched: %s", why);
        return PP_IO;
    case PP_FETCH_NOMEM:
        break;
    }
    return pp_no_memory(diags);
}

/* Broken after the server had begun to answer: worth another try, from where it stopped. */
static bool retry(struct pp_http *http, struct pp_fetch_one *one, unsigned *tries)
{
    if (one->result != PP_FETCH_BROKEN || one->status == 0 || ++*tries >= TRIES)
        return false;
    /* What cannot be told apart from another version's, or is compressed, begins anew. */
    if (one->packed || (!one->tag[0] && !one->date[0]))
        pp_buf_clear(&one->body);
    one->resume = true;
    pp_http_start(http, one);
    return true;
}

enum pp_status pp_fetch_all(struct pp_http *http, struct pp_fetch_one *list, size_t count,
                            const struct pp_fetch_sink *sink, struct pp_diags *diags)
{
    enum pp_status first = PP_OK;
    unsigned *tries pp_cleanup_free = calloc(count + 1, sizeof(*tries));
    if (!tries)
        return pp_no_memory(diags);
    size_t open = count;
    for (size_t i = 0; i < count; i++)
        pp_http_start(http, &list[i]);
    while (first == PP_OK && pp_http_running(http)) {
        struct pp_fetch_one *one = pp_http_next(http, WAIT);
        if (!one || retry(http, one, &tries[one - list]))
            continue;
        open--;
        first = pp_fetch_report(one, diags);
        if (first == PP_OK && sink)
            first = sink->take(sink->user, one);
    }
    for (size_t i = 0; first != PP_OK && i < count; i++)
        pp_http_stop(http, &list[i]);
    return first == PP_OK && open > 0 ? pp_no_memory(diags) : first;
}
