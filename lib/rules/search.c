#include "rules/search.h"

#include "rules/wording.h"

enum {
    MOST_TEXT = 1 << 16
};

struct search {
    struct pp_pattern *pattern;
    bool (*found)(void *user, const struct pp_found *place);
    void *user;
    struct pp_found place;
    enum pp_status status;
    bool stopped;
};

static void look(struct search *search, const char *field, struct pp_view text)
{
    if (search->stopped || !text.len)
        return;
    enum pp_match match = pp_pattern_match(search->pattern, text);
    if (match == PP_MATCH_FAILED) {
        search->status = PP_LIMIT;
        search->stopped = true;
    } else if (match == PP_MATCH_YES) {
        search->place.field = field;
        search->place.text = text;
        search->stopped = !search->found(search->user, &search->place);
    }
}

static void look_list(struct search *search, const char *field, const struct pp_views *texts)
{
    for (size_t i = 0; i < texts->count; i++)
        look(search, field, texts->list[i]);
}

/* The requirement as it is said to people; a search for "80 hours" should find it. */
static void look_requirement(struct search *search, const struct pp_requirement *requirement)
{
    struct pp_buf said pp_cleanup_buf;
    pp_buf_init(&said, MOST_TEXT);
    pp_say_requirement(&said, requirement);
    if (pp_buf_status(&said) == PP_NOMEM) {
        search->status = PP_NOMEM;
        search->stopped = true;
    }
    look(search, "requirement", pp_buf_view(&said));
    look(search, "disqualifies", requirement->disqualifies);
    look(search, "evidence", requirement->evidence);
    look(search, "note", requirement->note);
}

static void look_routes(struct search *search, const struct pp_credential *credential)
{
    for (size_t r = 0; r < credential->route_count; r++)
        for (size_t i = 0; i < credential->routes[r].count; i++) {
            const struct pp_item *item = &credential->routes[r].items[i];
            look(search, "note", item->note);
            if (item->requirement)
                look_requirement(search, item->requirement);
            for (size_t o = 0; o < item->option_count; o++)
                for (size_t k = 0; k < item->options[o].count; k++)
                    look_requirement(search, item->options[o].list[k]);
        }
}

static void look_holes(struct search *search, const struct pp_holes *holes)
{
    for (size_t i = 0; i < holes->count; i++)
        look(search, "not_known",
             holes->list[i].words.len ? holes->list[i].words : holes->list[i].area);
}

static void look_credential(struct search *search, const struct pp_credential *credential)
{
    look(search, "title", credential->title);
    look(search, "acronym", credential->acronym);
    look_list(search, "also called", &credential->aka);
    look(search, "for whom", credential->population);
    look(search, "issuer", credential->issuer);
    look_list(search, "training", &credential->training.providers);
    look(search, "training", credential->training.note);
    look_routes(search, credential);
    look_list(search, "renewal", &credential->renewal.other);
    look(search, "renewal", credential->renewal.note);
    for (size_t i = 0; i < credential->fee_count; i++)
        look(search, "fee", credential->fees[i].note);
    look_list(search, "reciprocity", &credential->reciprocity.conditions);
    look_holes(search, &credential->not_known);
    look_list(search, "conflict", &credential->conflicts);
    look(search, "notes", credential->notes);
}

enum pp_status pp_search(const struct pp_jurisdiction *jurisdiction, struct pp_pattern *pattern,
                         bool (*found)(void *user, const struct pp_found *place), void *user)
{
    struct search search = {
        .pattern = pattern, .found = found, .user = user, .place = {.jurisdiction = jurisdiction}};
    look(&search, "name", jurisdiction->name);
    look(&search, "summary", jurisdiction->summary);
    look(&search, "notes", jurisdiction->notes);
    look_holes(&search, &jurisdiction->not_known);
    for (size_t i = 0; i < jurisdiction->credential_count; i++) {
        search.place.credential = &jurisdiction->credentials[i];
        look_credential(&search, &jurisdiction->credentials[i]);
    }
    search.place.credential = NULL;
    for (size_t i = 0; i < jurisdiction->source_count; i++) {
        look(&search, "source", jurisdiction->sources[i].title);
        look(&search, "source", jurisdiction->sources[i].url);
    }
    return search.status;
}
