#include "update/sites.h"

#include "update/robots.h"

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
    for (struct pp_site *one = sites->first; one; one = one->next)
        if (pp_view_eq_fold(host_of(one->root), host_of(site->root)))
            return one->leader;
    return site;
}

static struct pp_site *site_of(struct pp_sites *sites, struct pp_view root, struct pp_arena *arena)
{
    struct pp_site **end = &sites->first;
    for (; *end; end = &(*end)->next)
        if (pp_view_eq_fold((*end)->root, root))
            return *end;
    struct pp_site *site = PP_NEW(arena, struct pp_site);
    char *robots = pp_arena_printf(arena, "%.*s/robots.txt", PP_VARG(root));
    if (!site || !robots)
        return NULL;
    site->root = root;
    site->robots_url = robots;
    site->leader = leader_of(sites, site);
    pp_buf_init(&site->robots, PP_ROBOTS_MAX);
    *end = site;
    return site;
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
    page->path = path;
    *end = page;
    sites->pages++;
    return page;
}

static bool add_link(struct pp_page *page, struct pp_link link, struct pp_arena *arena)
{
    if (page->link_count == page->link_room) {
        size_t room = page->link_room ? 2 * page->link_room : 4;
        struct pp_link *longer = PP_NEW_N(arena, struct pp_link, room);
        if (!longer)
            return false;
        for (size_t i = 0; i < page->link_count; i++)
            longer[i] = page->links[i];
        page->links = longer;
        page->link_room = room;
    }
    page->links[page->link_count++] = link;
    return true;
}

/* Let the link's fact be looked for at an address. False without memory. */
static bool add(struct pp_sites *sites, struct pp_view url, struct pp_link link,
                struct pp_arena *arena)
{
    struct pp_view root, path;
    split(url, &root, &path);
    struct pp_site *site = site_of(sites, root, arena);
    struct pp_page *page = site ? page_of(sites, site, path.len ? path : PP_V("/"), arena) : NULL;
    return page && add_link(page, link, arena);
}

enum pp_status pp_sites_gather(struct pp_facts *facts, struct pp_arena *arena, struct pp_sites *out)
{
    *out = (struct pp_sites){0};
    for (size_t i = 0; i < facts->count; i++)
        for (size_t s = 0; s < facts->list[i].sources->count; s++) {
            const struct pp_source *source = facts->list[i].sources->list[s];
            if (!add(out, source->url, (struct pp_link){&facts->list[i], source, 0}, arena))
                return PP_NOMEM;
        }
    return PP_OK;
}

enum pp_status pp_sites_move(struct pp_sites *sites, const struct pp_page *page, const char *url,
                             struct pp_arena *arena)
{
    for (size_t i = 0; i < page->link_count; i++) {
        struct pp_link link = page->links[i];
        if (link.hops++ < PP_SITES_HOPS && !add(sites, pp_view_of(url), link, arena))
            return PP_NOMEM;
    }
    return PP_OK;
}

void pp_sites_release(struct pp_sites *sites)
{
    for (struct pp_site *site = sites->first; site; site = site->next)
        pp_buf_release(&site->robots);
}
