#include "update/http.h"

#include <arpa/inet.h>
#include <curl/curl.h>
#include <string.h>
#include <strings.h>

#include "update/http_head.h"
#include "update/library.h"

enum {
    CONNECT_SECONDS = 15,
    SLOWEST = 50, /* bytes a second, for STALLED seconds */
    STALLED = 20,
    REDIRECTS = 5
};

#define CURL_FUNCTIONS(F)                                                                          \
    F(easy_init)                                                                                   \
    F(easy_setopt)                                                                                 \
    F(easy_getinfo)                                                                                \
    F(easy_cleanup)                                                                                \
    F(easy_strerror)                                                                               \
    F(multi_init)                                                                                  \
    F(multi_setopt)                                                                                \
    F(multi_add_handle)                                                                            \
    F(multi_remove_handle)                                                                         \
    F(multi_perform)                                                                               \
    F(multi_poll)                                                                                  \
    F(multi_info_read)                                                                             \
    F(multi_cleanup)                                                                               \
    F(slist_append)                                                                                \
    F(slist_free_all)                                                                              \
    F(global_init) F(global_cleanup) F(url) F(url_set) F(url_get) F(url_cleanup) F(free)

struct pp_http {
    struct pp_http_options options;
    CURLM *multi;
    struct pp_fetch_one *failed; /* that could not even begin */
    size_t running;
    bool broken; /* no transfer ends any more */
    bool global;
#define F(name) __typeof__(&curl_##name) name;
    CURL_FUNCTIONS(F)
#undef F
};

void pp_fetch_init(struct pp_fetch_one *one, const char *url, size_t max)
{
    *one = (struct pp_fetch_one){.url = url};
    pp_buf_init(&one->body, max);
}

void pp_fetch_release(struct pp_fetch_one *one)
{
    pp_buf_release(&one->body);
}

static bool load(struct pp_http *http)
{
    void *library = pp_library_load("libcurl.so.4");
    bool whole = library != NULL;
#define F(name) whole = whole && pp_library_find(library, "curl_" #name, &http->name);
    CURL_FUNCTIONS(F)
#undef F
    return whole;
}

enum pp_status pp_http_new(const struct pp_http_options *options, struct pp_http **out,
                           struct pp_diags *diags)
{
    struct pp_http *http pp_cleanup_http = calloc(1, sizeof(*http));
    if (!http)
        return pp_no_memory(diags);
    http->options = *options;
    if (!load(http))
        return pp_library_missing("libcurl", "cannot fetch anything", diags);
    http->global = http->global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
    http->multi = http->global ? http->multi_init() : NULL;
    if (!http->multi)
        return pp_no_memory(diags);
    (void)http->multi_setopt(http->multi, CURLMOPT_PIPELINING, (long)CURLPIPE_MULTIPLEX);
    (void)http->multi_setopt(http->multi, CURLMOPT_MAX_HOST_CONNECTIONS,
                             (long)options->connections);
    *out = pp_steal(&http);
    return PP_OK;
}

void pp_http_free(struct pp_http *http)
{
    if (!http)
        return;
    if (http->multi)
        (void)http->multi_cleanup(http->multi);
    if (http->global)
        http->global_cleanup();
    free(http);
}

/* The part of an address, in memory of libcurl's; NULL when it has none. */
static char *part_of(const struct pp_http *http, const char *url, CURLUPart part, unsigned flags)
{
    char *text = NULL;
    CURLU *parsed = http->url();
    if (parsed && http->url_set(parsed, CURLUPART_URL, url, flags) == CURLUE_OK)
        (void)http->url_get(parsed, part, &text, 0);
    http->url_cleanup(parsed);
    return text;
}

/* A name or number that means this computer whoever is asked. */
static bool is_loopback(const char *host)
{
    struct in_addr address;
    return strcasecmp(host, "localhost") == 0 || strcmp(host, "[::1]") == 0 ||
           (inet_pton(AF_INET, host, &address) == 1 && ntohl(address.s_addr) >> 24 == 127);
}

static bool is_http_to_loopback(const struct pp_http *http, const char *url)
{
    char *scheme = part_of(http, url, CURLUPART_SCHEME, 0);
    char *host = part_of(http, url, CURLUPART_HOST, 0);
    bool is = scheme && host && strcasecmp(scheme, "http") == 0 && is_loopback(host);
    http->free(scheme);
    http->free(host);
    return is;
}

/* Does the address have that part? */
static bool has_part(const struct pp_http *http, const char *url, CURLUPart part)
{
    char *text = part_of(http, url, part, 0);
    bool has = text != NULL;
    http->free(text);
    return has;
}

static bool is_secure(const struct pp_http *http, const char *url)
{
    char *scheme = part_of(http, url, CURLUPART_SCHEME, 0);
    bool secure = scheme && strcasecmp(scheme, "https") == 0;
    http->free(scheme);
    return secure;
}

static bool names_user(const struct pp_http *http, const char *url)
{
    return has_part(http, url, CURLUPART_USER) || has_part(http, url, CURLUPART_PASSWORD);
}

bool pp_http_may_lead(const struct pp_http *http, const char *from, const char *to)
{
    bool local = is_http_to_loopback(http, from) && is_http_to_loopback(http, to);
    return !names_user(http, to) && (local || is_secure(http, to));
}

const char *pp_http_refusal(const struct pp_http *http, const char *url)
{
    if (names_user(http, url))
        return "an address may hold no user name and no password";
    if (!is_secure(http, url) && !is_http_to_loopback(http, url))
        return "an update is fetched over https only, so it must begin with https://";
    if (has_part(http, url, CURLUPART_QUERY) || has_part(http, url, CURLUPART_FRAGMENT))
        return "the address of a folder is needed, without '?' and '#'";
    return NULL;
}

static size_t on_header(char *bytes, size_t size, size_t count, void *user)
{
    struct pp_fetch_one *one = user;
    struct pp_view line = {bytes, size * count};
    one->too_large = !pp_http_head_line(one, line);
    return one->too_large ? 0 : line.len;
}

static size_t on_body(char *bytes, size_t size, size_t count, void *user)
{
    struct pp_fetch_one *one = user;
    struct pp_view piece = {bytes, size * count};
    long status = 0;
    if (!one->begun) {
        (void)one->http->easy_getinfo(one->handle, CURLINFO_RESPONSE_CODE, &status);
        if (status != 206 || !one->ranged)
            pp_buf_clear(&one->body); /* from the beginning, after all */
        one->begun = true;
    }
    if (piece.len > one->body.max - one->body.len) {
        one->too_large = true;
        return 0;
    }
    pp_buf_add(&one->body, piece);
    return pp_buf_status(&one->body) == PP_OK ? piece.len : 0;
}

static bool add_header(struct pp_http *http, struct pp_fetch_one *one, const char *name,
                       const char *value)
{
    char line[PP_FETCH_TAG + 64];
    if (!value[0])
        return true;
    (void)snprintf(line, sizeof(line), "%s: %s", name, value);
    struct curl_slist *longer = http->slist_append(one->headers, line);
    if (longer)
        one->headers = longer;
    return longer != NULL;
}

static bool add_conditions(struct pp_http *http, struct pp_fetch_one *one)
{
    char range[32];
    if (!add_header(http, one, "If-None-Match", one->old_tag) ||
        !add_header(http, one, "If-Modified-Since", one->old_date))
        return false;
    if (one->resume && one->body.len) {
        (void)snprintf(range, sizeof(range), "bytes=%zu-", one->body.len);
        return add_header(http, one, "Range", range) &&
               add_header(http, one, "If-Range", one->tag[0] ? one->tag : one->date);
    }
    pp_buf_clear(&one->body);
    return true;
}

/* Where the transfer may go, and where a redirect may lead. */
static bool set_limits(struct pp_http *http, const struct pp_fetch_one *one)
{
    CURL *handle = one->handle;
    bool local = is_http_to_loopback(http, one->url);
    bool may_http = http->options.any_http || local;
#define SET(option, value) http->easy_setopt(handle, CURLOPT_##option, value) == CURLE_OK
    return SET(PROTOCOLS_STR, may_http ? "http,https" : "https") &&
           SET(REDIR_PROTOCOLS_STR, "https") && SET(FOLLOWLOCATION, http->options.stay ? 0L : 1L) &&
           SET(MAXREDIRS, (long)REDIRECTS) && SET(SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2) &&
           SET(CONNECTTIMEOUT, (long)CONNECT_SECONDS) &&
           SET(TIMEOUT, (long)http->options.seconds) && SET(LOW_SPEED_LIMIT, (long)SLOWEST) &&
           SET(LOW_SPEED_TIME, (long)STALLED) && SET(NOSIGNAL, 1L) &&
           SET(DISALLOW_USERNAME_IN_URL, 1L) && SET(FAILONERROR, 1L) &&
           (!local || SET(NOPROXY, "*")) &&     /* what is on this computer stays on it */
           SET(SUPPRESS_CONNECT_HEADERS, 1L) && /* what a proxy says is not the answer */
           /* These certificates alone: not the folder of the system's besides. */
           (!http->options.ca_file || (SET(CAINFO, http->options.ca_file) && SET(CAPATH, NULL)));
}

static bool set_up(struct pp_http *http, struct pp_fetch_one *one)
{
    CURL *handle = one->handle = http->easy_init();
    return handle && set_limits(http, one) && add_conditions(http, one) && SET(URL, one->url) &&
           SET(USERAGENT, "peerpath/" PP_VERSION) && SET(HTTPHEADER, one->headers) &&
           SET(HTTP_VERSION, (long)CURL_HTTP_VERSION_2TLS) && SET(PIPEWAIT, 1L) &&
           (one->resume || one->plain || SET(ACCEPT_ENCODING, "gzip, deflate")) &&
           SET(HEADERFUNCTION, on_header) && SET(HEADERDATA, one) && SET(WRITEFUNCTION, on_body) &&
           SET(WRITEDATA, one) && SET(ERRORBUFFER, one->problem) && SET(PRIVATE, one) &&
           http->multi_add_handle(http->multi, handle) == CURLM_OK;
#undef SET
}

static void put_away(struct pp_http *http, struct pp_fetch_one *one)
{
    http->easy_cleanup(one->handle);
    http->slist_free_all(one->headers);
    one->handle = NULL;
    one->headers = NULL;
}

void pp_http_start(struct pp_http *http, struct pp_fetch_one *one)
{
    one->http = http;
    one->begun = one->too_large = false;
    one->head = 0;
    one->problem[0] = one->moved[0] = '\0';
    one->status = 0;
    one->result = PP_FETCH_NOMEM;
    http->running++;
    if (set_up(http, one))
        return;
    put_away(http, one);
    one->next = http->failed;
    http->failed = one;
}

void pp_http_stop(struct pp_http *http, struct pp_fetch_one *one)
{
    struct pp_fetch_one **at = &http->failed;
    while (*at && *at != one)
        at = &(*at)->next;
    if (*at)
        *at = one->next;
    else if (one->handle)
        (void)http->multi_remove_handle(http->multi, one->handle);
    else
        return;
    put_away(http, one);
    http->running--;
}

static enum pp_fetch judge(const struct pp_fetch_one *one, CURLcode code)
{
    switch ((int)code) {
    case CURLE_OK:
        if (one->status == 304 && (one->old_tag[0] || one->old_date[0]))
            return PP_FETCH_UNCHANGED;
        return one->status == 200 || (one->status == 206 && one->ranged) ? PP_FETCH_DONE
                                                                         : PP_FETCH_STATUS;
    case CURLE_HTTP_RETURNED_ERROR:
        return PP_FETCH_STATUS;
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_TOO_MANY_REDIRECTS:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_LOGIN_DENIED:
        return PP_FETCH_UNTRUSTED;
    case CURLE_WRITE_ERROR:
        return one->too_large ? PP_FETCH_LARGE : PP_FETCH_NOMEM;
    case CURLE_OPERATION_TIMEDOUT:
        return PP_FETCH_SLOW;
    case CURLE_OUT_OF_MEMORY:
        return PP_FETCH_NOMEM;
    default:
        return PP_FETCH_BROKEN;
    }
}

/* A word for what went wrong, where libcurl has none. */
static void describe(const struct pp_http *http, struct pp_fetch_one *one, CURLcode code)
{
    if (one->result == PP_FETCH_STATUS)
        (void)snprintf(one->problem, sizeof(one->problem), "HTTP status %ld", one->status);
    else if (one->result == PP_FETCH_LARGE)
        (void)snprintf(one->problem, sizeof(one->problem), "longer than %zu bytes", one->body.max);
    else if (!one->problem[0] && code != CURLE_OK)
        (void)snprintf(one->problem, sizeof(one->problem), "%s", http->easy_strerror(code));
}

/* Where the answer leads, in the form that libcurl would ask for; nowhere if that is too long. */
static void take_redirect(struct pp_http *http, struct pp_fetch_one *one)
{
    char *found = NULL; /* libcurl's own */
    (void)http->easy_getinfo(one->handle, CURLINFO_REDIRECT_URL, &found);
    char *url =
        found && http->options.stay ? part_of(http, found, CURLUPART_URL, CURLU_URLENCODE) : NULL;
    if (url && strlen(url) < sizeof(one->moved))
        (void)snprintf(one->moved, sizeof(one->moved), "%s", url);
    http->free(url);
}

static struct pp_fetch_one *finished(struct pp_http *http)
{
    struct pp_fetch_one *one = NULL;
    int left;
    if (http->failed) {
        one = http->failed;
        http->failed = one->next;
        return one;
    }
    for (CURLMsg *message; (message = http->multi_info_read(http->multi, &left)) != NULL;) {
        if (message->msg != CURLMSG_DONE)
            continue;
        CURL *handle = message->easy_handle;
        CURLcode code = message->data.result;
        (void)http->easy_getinfo(handle, CURLINFO_PRIVATE, (char **)&one);
        (void)http->easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &one->status);
        take_redirect(http, one);
        one->result = judge(one, code);
        describe(http, one, code);
        (void)http->multi_remove_handle(http->multi, handle);
        put_away(http, one);
        if (!one->begun && one->result == PP_FETCH_DONE && !one->ranged)
            pp_buf_clear(&one->body); /* an answer without a body */
        return one;
    }
    return NULL;
}

struct pp_fetch_one *pp_http_next(struct pp_http *http, int milliseconds)
{
    int running = 0;
    struct pp_fetch_one *one = finished(http);
    for (int i = 0; !one && !http->broken && i < 2; i++) {
        if (i > 0)
            http->broken = http->multi_poll(http->multi, NULL, 0, milliseconds, NULL) != CURLM_OK;
        http->broken = http->broken || http->multi_perform(http->multi, &running) != CURLM_OK;
        one = finished(http);
    }
    http->running -= one != NULL;
    return one;
}

size_t pp_http_running(const struct pp_http *http)
{
    return http->broken ? 0 : http->running;
}
