#include "update/sites.h"

/* "https://example.org/a?b#c": the server's root, and the page's path without the fragment. */
static void split(struct pp_view url, struct pp_view *root, struct pp_view *path)
{
    size_t at = pp_view_find(url, ':');
    at = at + 3 <= url.len ? at + 3 : url.len;
    while (at < url.len && url.ptr[at] != '/' && url.ptr[at] != '?' && url.ptr[at] != '#')
        at++;
    *root = pp_view_first(url, at);
    *path = pp_view_from(url, at);
    *path = pp_view_first(*path, pp_view_find(*path, '#'));
}

/* "https://example.org:8443": the name alone. Whatever the scheme and the port, it is one computer.
 */
static struct pp_view host_of(struct pp_view root)
{
    size_t at = pp_view_find(root, ':');
    struct pp_view host = pp_view_from(root, at + 3 <= root.len ? at + 3 : root.len);
    if (pp_view_starts(host, "[")) /* an address of IPv6 holds colons */
        return pp_view_first(host, pp_view_find(host, ']'));
    return pp_view_first(host, pp_view_find(host, ':'));
}

static struct pp_site *leader_of(const struct pp_sites *sites, struct pp_site *site)
{
    for (size_t i = 0; i < sites->count; i++)
        if (pp_view_eq_fold(host_of(sites->list[i].root), host_of(site->root)))
            return sites->list[i].leader;
    return site;
}

static struct pp_site *site_of(struct pp_sites *sites, struct pp_view root, struct pp_arena *arena)
{
    for (size_t i = 0; i < sites->count; i++)
        if (pp_view_eq_fold(sites->list[i].root, root))
            return &sites->list[i];
    struct pp_site *site = &sites->list[sites->count];
    site->root = root;
    site->leader = leader_of(sites, site);
    site->robots_url = pp_arena_printf(arena, "%.*s/robots.txt", PP_VARG(root));
    sites->count += site->robots_url != NULL;
    return site->robots_url ? site : NULL;
}

static struct pp_page *page_of(struct pp_sites *sites, struct pp_site *site, struct pp_view path,
                               struct pp_arena *arena)
{
    struct pp_page **end = &site->open;
    for (; *end; end = &(*end)->next)
        if (pp_view_eq((*end)->path, path))
            return *end;
    struct pp_page *page = PP_NEW(arena, struct pp_page);
    char *url = pp_arena_printf(arena, "%.*s%.*s", PP_VARG(site->root), PP_VARG(path));
    if (!page || !url)
        return NULL;
    page->url = pp_view_of(url);
    page->path = path.len ? path : PP_V("/");
    *end = page;
    sites->pages++;
    return page;
}

static bool add_fact(struct pp_page *page, struct pp_fact *fact, struct pp_arena *arena)
{
    if (page->fact_count == page->fact_room) {
        size_t room = page->fact_room ? 2 * page->fact_room : 4;
        struct pp_fact **longer = PP_NEW_N(arena, struct pp_fact *, room);
        if (!longer)
            return false;
        for (size_t i = 0; i < page->fact_count; i++)
            longer[i] = page->facts[i];
        page->facts = longer;
        page->fact_room = room;
    }
    page->facts[page->fact_count++] = fact;
    return true;
}

enum pp_status pp_sites_gather(struct pp_facts *facts, struct pp_arena *arena, struct pp_sites *out)
{
    struct pp_sites sites = {0};
    size_t cited = 0;
    for (size_t i = 0; i < facts->count; i++)
        cited += facts->list[i].sources->count;
    sites.list = PP_NEW_N(arena, struct pp_site, cited + 1);
    if (!sites.list)
        return PP_NOMEM;
    for (size_t i = 0; i < facts->count; i++)
        for (size_t s = 0; s < facts->list[i].sources->count; s++) {
            struct pp_view root, path;
            split(facts->list[i].sources->list[s]->url, &root, &path);
            struct pp_site *site = site_of(&sites, root, arena);
            struct pp_page *page = site ? page_of(&sites, site, path, arena) : NULL;
            if (!page || !add_fact(page, &facts->list[i], arena))
                return PP_NOMEM;
        }
    *out = sites;
    return PP_OK;
}
