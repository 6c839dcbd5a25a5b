/*
 * Routes and verdicts. A route is TRUE when all that it asks is met, FALSE when something is unmet,
 * else NULL: Kleene's AND and OR are SQL's own. Beside that stands `sure`, met without anybody's
 * word, and `open`, FALSE when something is unmet that neither doing nor waiting closes.
 */
#include <string.h>

#include "export/sql_writer.h"
#include "rules/route.h"

/* Which conditions of a route an expression is made of. */
enum look {
    LOOK_MET,
    LOOK_SURE,
    LOOK_NEVER /* only what never closes */
};

struct route {
    const char *met;  /* NULL: nothing is known of it */
    const char *sure; /* of a route that is known to be whole, else NULL */
    const char *open; /* NULL: it never closes for good */
};

static bool counts(const struct pp_sql_writer *writer, const struct pp_requirement *requirement,
                   enum look look)
{
    if (look == LOOK_NEVER && pp_kinds[requirement->kind].closes != PP_CLOSES_NEVER)
        return false;
    return pp_requirement_counts(requirement, writer->sql->as_of, writer->sql->stage) !=
           PP_IN_FORCE_NO;
}

/* The terms of a conjunction, each once. */
struct terms {
    const char **list;
    size_t count;
};

static void add_term(struct pp_sql_writer *writer, struct terms *terms, const char *term)
{
    for (size_t i = 0; i < terms->count; i++)
        if (strcmp(terms->list[i], term) == 0)
            return;
    terms->list = pp_sql_grow(writer, terms->list, terms->count, sizeof(*terms->list));
    if (terms->list)
        terms->list[terms->count++] = term;
    else
        terms->count = 0;
}

/* "f.r1 AND f.r2"; NULL for a conjunction of nothing. */
static const char *conjoin(struct pp_sql_writer *writer, const struct terms *terms)
{
    const char *text = NULL;
    for (size_t i = 0; i < terms->count; i++)
        text = text ? pp_sql_text(writer, "%s AND %s", text, terms->list[i]) : terms->list[i];
    return text;
}

static const char *term_of(struct pp_sql_writer *writer, const struct pp_requirement *requirement,
                           enum look look)
{
    bool doubtful = pp_requirement_counts(requirement, writer->sql->as_of, writer->sql->stage) ==
                    PP_IN_FORCE_PERHAPS;
    return pp_sql_text(writer, "f.r%zu",
                       pp_sql_fact(writer, requirement, doubtful, look == LOOK_SURE));
}

/* What one option asks; NULL when that is nothing that is looked at. */
static const char *option(struct pp_sql_writer *writer, const struct pp_alternative *source,
                          enum look look)
{
    struct terms all = {NULL, 0};
    for (size_t i = 0; i < source->count; i++)
        if (counts(writer, source->list[i], look))
            add_term(writer, &all, term_of(writer, source->list[i], look));
    return conjoin(writer, &all);
}

/* A choice, in brackets; NULL when one of its options asks nothing that is looked at. An option
 * that is not in force is none. */
static const char *choice(struct pp_sql_writer *writer, const struct pp_item *item, enum look look)
{
    const char *any = NULL;
    for (size_t o = 0; o < item->option_count; o++) {
        const struct pp_alternative *source = &item->options[o];
        if (pp_option_asks(source, writer->sql->as_of, writer->sql->stage) ==
            PP_OPTION_NOT_IN_FORCE)
            continue;
        const char *all = option(writer, source, look);
        if (!all)
            return NULL;
        any = any ? pp_sql_text(writer, "%s OR %s", any, all) : all;
    }
    return any ? pp_sql_text(writer, "(%s)", any) : NULL;
}

/* All that the route asks; NULL when that is nothing. */
static const char *all_of(struct pp_sql_writer *writer, const struct pp_route *route,
                          enum look look)
{
    struct terms all = {NULL, 0};
    for (size_t i = 0; i < route->count; i++) {
        const struct pp_item *item = &route->items[i];
        const char *term = NULL;
        if (!item->requirement)
            term = choice(writer, item, look);
        else if (counts(writer, item->requirement, look))
            term = term_of(writer, item->requirement, look);
        if (term)
            add_term(writer, &all, term);
    }
    return conjoin(writer, &all);
}

/* Make the expression a column of `ways`, and return its name. */
static const char *column(struct pp_sql_writer *writer, struct pp_sql_ways *ways, const char *text,
                          const struct pp_credential *credential, const struct pp_route *route)
{
    pp_buf_printf(&ways->ways, ",\n    -- %.*s, ", PP_VARG(credential->id));
    pp_sql_comment(&ways->ways, route->name);
    pp_buf_printf(&ways->ways, "\n    %s AS w%zu", text, ++ways->count);
    return pp_sql_text(writer, "w.w%zu", ways->count);
}

static struct route read_route(struct pp_sql_writer *writer, const struct pp_credential *credential,
                               const struct pp_route *route, bool certain, const char *met,
                               struct pp_sql_ways *ways)
{
    struct route read = {.met = column(writer, ways, met, credential, route)};
    if (route->complete && certain && !pp_route_has_hole(credential, route)) {
        const char *sure = all_of(writer, route, LOOK_SURE);
        read.sure = pp_view_eq(pp_view_of(sure), pp_view_of(met))
                        ? read.met
                        : column(writer, ways, sure, credential, route);
    }
    const char *open = all_of(writer, route, LOOK_NEVER);
    if (open)
        read.open = column(writer, ways, open, credential, route);
    return read;
}

static void disjoin(struct pp_sql_writer *writer, const char **text, const char *term)
{
    *text = *text ? pp_sql_text(writer, "%s OR %s", *text, term) : term;
}

/* The best route speaks: eligible, likely, unknown, not_yet, ineligible. */
static const char *best(struct pp_sql_writer *writer, const struct pp_credential *credential,
                        bool certain, struct pp_sql_ways *ways)
{
    const char *sure = NULL, *met = NULL, *open = NULL;
    bool speaks = false, unknown = false, never_closes = false;
    for (size_t i = 0; i < credential->route_count; i++) {
        const struct pp_route *source = &credential->routes[i];
        const char *all = all_of(writer, source, LOOK_MET);
        unknown |= source->count == 0; /* a route of which nothing is known */
        if (!all)
            continue;
        struct route route = read_route(writer, credential, source, certain, all, ways);
        speaks = true;
        disjoin(writer, &met, route.met);
        if (route.sure)
            disjoin(writer, &sure, route.sure);
        if (route.open)
            disjoin(writer, &open, route.open);
        else
            never_closes = true;
    }
    if (!speaks)
        return "'unknown'";
    const char *text = sure ? pp_sql_text(writer, "WHEN %s THEN 'eligible' ", sure) : "";
    text = pp_sql_text(writer, "%sWHEN %s THEN 'likely'", text, met);
    if (!unknown && !never_closes)
        text = pp_sql_text(writer, "%s WHEN NOT (%s) THEN 'ineligible'", text, open);
    if (!unknown)
        text = pp_sql_text(writer, "%s WHEN NOT (%s) THEN 'not_yet'", text, met);
    return pp_sql_text(writer, "CASE %s ELSE 'unknown' END", text);
}

void pp_sql_verdict(struct pp_sql_writer *writer, const struct pp_credential *credential,
                    struct pp_sql_ways *ways)
{
    enum pp_in_force offered = pp_credential_offered(credential, writer->sql->as_of);
    const char *verdict = "'not_offered'";
    if (offered != PP_IN_FORCE_NO)
        verdict = best(writer, credential, offered == PP_IN_FORCE_YES, ways);
    pp_buf_printf(&ways->verdicts, ",\n  CASE WHEN w.odd THEN NULL ELSE %s END AS %s", verdict,
                  pp_sql_name(writer, credential->id, false));
}
