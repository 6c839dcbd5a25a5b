#include "update/watch.h"

#include <string.h>
#include <time.h>

#include "rules/pattern.h"
#include "update/fold.h"
#include "update/pages.h"
#include "update/readable.h"
#include "update/robots.h"
#include "update/sig.h"
#include "update/sites.h"

enum {
    MOST_AT_ONCE = 16,  /* servers */
    TOO_MANY = 429,     /* the HTTP status that asks for fewer requests */
    LONGEST_PAUSE = 60, /* seconds that a robots.txt may ask for */
    LARGEST_PAGE = 8 << 20
};

struct run {
    const struct pp_watch_options *options;
    struct pp_arena *arena;
    struct pp_diags *diags;
    struct pp_http *http;
    struct pp_html *html;
    struct pp_sites sites;
    struct pp_watch result;
    size_t done;
    size_t busy;
    bool no_memory;
};

static int64_t clock_ms(void)
{
    struct timespec now;
    if (clock_gettime(CLOCK_MONOTONIC, &now) != 0)
        return 0;
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* What is known of a fact now, by a page that is read for it. */
static void settle(const struct pp_link *link, const struct pp_page *page, enum pp_fact_state state,
                   const char *reason)
{
    link->fact->state = state;
    link->fact->source = link->source;
    link->fact->moved = link->hops ? page->url.ptr : "";
    link->fact->reason = reason;
}

/* A text that outlives what it was made from. */
static const char *keep(struct run *run, const char *text)
{
    const char *kept = pp_arena_copy(run->arena, pp_view_of(text)).ptr;
    run->no_memory = run->no_memory || !kept;
    return kept ? kept : "";
}

/* The page could not be read: its facts are unreachable, unless another page has them. */
static void page_failed(struct run *run, const struct pp_page *page, const char *reason)
{
    const char *kept = keep(run, reason);
    run->result.unreachable++;
    for (size_t i = 0; i < page->link_count; i++)
        if (page->links[i].fact->state != PP_FACT_HOLDS)
            settle(&page->links[i], page, PP_FACT_UNREACHABLE, kept);
}

static enum pp_match look_for(struct pp_view evidence, struct pp_view text)
{
    struct pp_buf folded pp_cleanup_buf;
    struct pp_buf words pp_cleanup_buf;
    struct pp_buf problem pp_cleanup_buf;
    struct pp_pattern *pattern pp_cleanup_pattern = NULL;
    size_t offset = 0;
    pp_buf_init(&folded, PP_PATTERN_LONGEST);
    pp_buf_init(&words, PP_PATTERN_LONGEST);
    pp_buf_init(&problem, 1024);
    pp_fold(&folded, evidence);
    pp_fold_pattern(&words, pp_buf_view(&folded));
    if (pp_buf_status(&folded) != PP_OK || pp_buf_status(&words) != PP_OK || !words.len ||
        pp_pattern_new(pp_buf_view(&words), &pattern, &offset, &problem) != PP_OK)
        return PP_MATCH_FAILED;
    return pp_pattern_match(pattern, text);
}

/* Look for every fact of a page. A fact is gone only when all its pages were read, and read for
 * certain: `doubt` says why words may be missing, or is "". */
static void page_read(const struct pp_page *page, struct pp_view text, const char *doubt)
{
    for (size_t i = 0; i < page->link_count; i++) {
        const struct pp_link *link = &page->links[i];
        if (link->fact->state == PP_FACT_HOLDS)
            continue;
        switch (look_for(link->fact->text, text)) {
        case PP_MATCH_YES:
            settle(link, page, PP_FACT_HOLDS, "");
            break;
        case PP_MATCH_NO:
            if (doubt[0])
                settle(link, page, PP_FACT_UNREACHABLE, doubt);
            else if (!link->fact->source)
                settle(link, page, PP_FACT_GONE, "");
            break;
        case PP_MATCH_FAILED:
            settle(link, page, PP_FACT_UNREACHABLE, "the evidence is too long to look for");
            break;
        }
    }
}

/* The page lies elsewhere: that is one more to read, with the manners of its own server. */
static void page_moved(struct run *run, const struct pp_page *page, const struct pp_fetch_one *one)
{
    const char *to = keep(run, one->moved);
    bool refused = !pp_http_may_lead(run->http, one->url, to), given_up = refused;
    for (size_t i = 0; i < page->link_count; i++) {
        const struct pp_link *link = &page->links[i];
        if (link->fact->state == PP_FACT_HOLDS || (!refused && link->hops < PP_SITES_HOPS))
            continue;
        settle(link, page, PP_FACT_UNREACHABLE,
               refused ? "a redirect is followed to https:// only"
                       : "it redirects from page to page without an end");
        link->fact->moved = to;
        given_up = true;
    }
    run->result.unreachable += given_up;
    if (!refused && pp_sites_move(&run->sites, page, to, run->arena) != PP_OK)
        run->no_memory = true;
}

static void page_fetched(struct run *run, const struct pp_page *page,
                         const struct pp_fetch_one *one)
{
    char doubt[PP_CHARSET_DOUBT];
    struct pp_buf text pp_cleanup_buf;
    struct pp_fetch_one unused = {0};
    pp_buf_init(&text, PP_PAGE_TEXT);
    if (one->result == PP_FETCH_UNCHANGED && run->options->cache &&
        pp_page_read(run->options->cache, one->url, &text, &unused)) {
        page_read(page, pp_buf_view(&text), "");
        return;
    }
    if (one->moved[0]) {
        page_moved(run, page, one);
        return;
    }
    if (one->result != PP_FETCH_DONE) {
        page_failed(run, page, one->problem[0] ? one->problem : "no answer");
        return;
    }
    enum pp_status status = pp_readable(run->html, one, &text, doubt);
    if (status == PP_OK && text.len) {
        if (run->options->cache && !doubt[0])
            pp_page_keep(run->options->cache, one, pp_buf_view(&text));
        page_read(page, pp_buf_view(&text), keep(run, doubt));
        return;
    }
    run->no_memory = run->no_memory || status == PP_NOMEM;
    if (status == PP_INPUT)
        page_failed(run, page, "it is not a web page: look at it yourself");
    else if (status == PP_LIMIT)
        page_failed(run, page, "the page is too long to be read: look at it yourself");
    else
        page_failed(run, page, "the page holds no text that can be read");
}

static const char too_many_words[] =
    "the server asks for fewer requests (HTTP 429): try again later";

/* A robots.txt may lie elsewhere, and speaks for this site all the same. Returns why it is not
 * looked for there, or NULL. */
static const char *robots_moved(struct run *run, struct pp_site *site,
                                const struct pp_fetch_one *one)
{
    if (!pp_http_may_lead(run->http, one->url, one->moved))
        return "its robots.txt redirects, and a redirect is followed to https:// only";
    if (site->robots_hops == PP_SITES_HOPS)
        return "its robots.txt redirects from page to page without an end";
    site->robots_url = keep(run, one->moved);
    site->robots_hops++;
    return NULL;
}

/* Nobody may read a site whose robots.txt cannot be had, except where there is none (4xx). */
static void robots_fetched(struct run *run, struct pp_site *site, const struct pp_fetch_one *one)
{
    if (one->moved[0]) {
        site->closed = robots_moved(run, site, one);
        site->knows_robots = site->closed != NULL;
        return;
    }
    site->knows_robots = true;
    if (one->result == PP_FETCH_DONE || one->result == PP_FETCH_LARGE)
        pp_buf_add(&site->robots, pp_buf_view(&one->body));
    else if (one->status == TOO_MANY)
        site->closed = too_many_words;
    else if (one->result != PP_FETCH_STATUS || one->status < 400 || one->status >= 500)
        site->closed = "the server cannot be reached, or does not answer for its robots.txt";
    site->pause = pp_robots_ask(pp_buf_view(&site->robots), "peerpath", PP_V("/")).pause;
    if (site->pause > LONGEST_PAUSE)
        site->pause = LONGEST_PAUSE;
}

static void page_done(struct run *run)
{
    if (run->options->progress)
        run->options->progress(run->options->user, ++run->done, run->sites.pages);
}

static void start(struct run *run, struct pp_site *site, const char *url, size_t max)
{
    pp_fetch_init(&site->get, url, max);
    site->get.owner = site;
    site->leader->busy = true;
    run->busy++;
}

/* Ask the site for the next thing: robots.txt first, then page after page. */
static void step(struct run *run, struct pp_site *site)
{
    struct pp_buf kept pp_cleanup_buf;
    pp_buf_init(&kept, PP_PAGE_TEXT);
    if (!site->knows_robots) {
        start(run, site, site->robots_url, PP_ROBOTS_MAX);
        pp_http_start(run->http, &site->get);
        return;
    }
    struct pp_page *page = site->open;
    site->open = page->next;
    if (site->closed || !pp_robots_ask(pp_buf_view(&site->robots), "peerpath", page->path).allow) {
        page_failed(run, page,
                    site->closed ? site->closed
                                 : "the site asks programs not to read it (robots.txt)");
        page_done(run);
        return;
    }
    site->asked = page;
    start(run, site, page->url.ptr, LARGEST_PAGE);
    if (run->options->cache)
        (void)pp_page_read(run->options->cache, page->url.ptr, &kept, &site->get);
    pp_http_start(run->http, &site->get);
}

static void ended(struct run *run, struct pp_fetch_one *one)
{
    struct pp_site *site = one->owner;
    struct pp_page *page = site->asked;
    site->asked = NULL;
    run->busy--;
    if (page) {
        if (one->status == TOO_MANY)
            site->closed = too_many_words;
        page_fetched(run, page, one);
        page_done(run);
    } else {
        robots_fetched(run, site, one);
    }
    unsigned pause = run->options->pause > site->pause ? run->options->pause : site->pause;
    site->leader->busy = false;
    site->leader->not_before = clock_ms() + (int64_t)pause * 1000;
    pp_fetch_release(one);
}

/* Start what may start now. Returns the milliseconds until something else may; -1 when nothing is
 * left to start. */
static int start_ready(struct run *run)
{
    int64_t now = clock_ms(), soonest = -1;
    for (struct pp_site *site = run->sites.first; site; site = site->next) {
        const struct pp_site *leader = site->leader;
        while (site->open && !leader->busy && run->busy < MOST_AT_ONCE && leader->not_before <= now)
            step(run, site);
        if (!site->open || leader->busy)
            continue;
        int64_t wait = leader->not_before > now ? leader->not_before - now : 1;
        soonest = soonest < 0 || wait < soonest ? wait : soonest;
    }
    return soonest > 1000 ? 1000 : (int)soonest;
}

static void sleep_ms(int milliseconds)
{
    struct timespec time = {milliseconds / 1000, milliseconds % 1000 * 1000000L};
    (void)nanosleep(&time, NULL); /* woken early, it looks again */
}

static enum pp_status read_all(struct run *run)
{
    for (;;) {
        int wait = start_ready(run);
        if (!run->busy && wait < 0)
            return run->no_memory ? pp_no_memory(run->diags) : PP_OK;
        if (!run->busy) {
            sleep_ms(wait);
            continue;
        }
        struct pp_fetch_one *one = pp_http_next(run->http, wait < 0 ? 1000 : wait);
        if (one)
            ended(run, one);
        else if (!pp_http_running(run->http))
            return pp_no_memory(run->diags);
    }
}

enum pp_status pp_watch_run(const struct pp_watch_options *options, struct pp_facts *facts,
                            struct pp_arena *arena, struct pp_watch *out, struct pp_diags *diags)
{
    struct pp_http *http pp_cleanup_http = NULL;
    struct pp_html *html pp_cleanup_html = NULL;
    struct pp_http_options web = {options->ca_file, options->seconds, 1, true, true};
    struct run run = {.options = options, .arena = arena, .diags = diags};
    enum pp_status status = pp_http_new(&web, &http, diags);
    if (status == PP_OK)
        status = pp_html_new(&html, diags);
    if (status != PP_OK)
        return status;
    if (!pp_sig_init() || pp_sites_gather(facts, arena, &run.sites) != PP_OK)
        return pp_no_memory(diags);
    run.http = http;
    run.html = html;
    run.result.pages = run.sites.pages;
    status = read_all(&run);
    pp_sites_release(&run.sites);
    if (status == PP_OK)
        *out = run.result;
    return status;
}
