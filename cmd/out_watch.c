#include "out_watch.h"

#include "json_parts.h"

static const char *const state_names[PP_FACT_STATES] = {
    [PP_FACT_HOLDS] = "holds",
    [PP_FACT_GONE] = "gone",
    [PP_FACT_UNREACHABLE] = "unreachable",
};

size_t pp_watch_count(const struct pp_facts *facts, enum pp_fact_state state)
{
    size_t count = 0;
    for (size_t i = 0; i < facts->count; i++)
        count += facts->list[i].state == state;
    return count;
}

static void say_fact(struct pp_doc *doc, const struct pp_fact *fact)
{
    struct pp_buf *line = pp_doc_line(doc);
    pp_buf_add(line, fact->id);
    pp_buf_str(line, ": \"");
    pp_buf_add(line, fact->text);
    pp_buf_char(line, '"');
    pp_doc_item(doc, 0, pp_buf_view(line));
    line = pp_doc_line(doc);
    if (fact->source) {
        pp_buf_add(line, fact->source->url);
        if (fact->moved[0])
            pp_buf_printf(line, ", which redirects to %s", fact->moved);
        if (fact->reason[0])
            pp_buf_printf(line, " (%s)", fact->reason);
        pp_doc_item(doc, 1, pp_buf_view(line));
    }
}

static void say_state(struct pp_doc *doc, const struct pp_facts *facts, enum pp_fact_state state,
                      struct pp_view title)
{
    if (!pp_watch_count(facts, state))
        return;
    pp_doc_heading(doc, 2, title);
    for (size_t i = 0; i < facts->count; i++) {
        if (facts->list[i].state == state)
            say_fact(doc, &facts->list[i]);
        pp_out_step(doc->out);
    }
}

void pp_out_watch(struct pp_doc *doc, const struct pp_facts *facts, const struct pp_watch *watch)
{
    pp_doc_heading(doc, 1, PP_V("Do the source pages still say so?"));
    say_state(doc, facts, PP_FACT_GONE, PP_V("Gone: the words do not stand on the page any more"));
    say_state(doc, facts, PP_FACT_UNREACHABLE, PP_V("Unreachable: the page could not be read"));
    struct pp_buf *line = pp_doc_line(doc);
    pp_buf_printf(line, "%zu facts on %zu pages: holds %zu, gone %zu, unreachable %zu.",
                  facts->count, watch->pages, pp_watch_count(facts, PP_FACT_HOLDS),
                  pp_watch_count(facts, PP_FACT_GONE), pp_watch_count(facts, PP_FACT_UNREACHABLE));
    if (facts->bare)
        pp_buf_printf(line, " %zu more have no words to look for.", facts->bare);
    if (facts->count > pp_watch_count(facts, PP_FACT_HOLDS) || !doc->markdown)
        pp_buf_char(&doc->out->buf, '\n');
    pp_doc_paragraph(doc, pp_buf_view(line));
}

static void put_fact(struct pp_json *json, const struct pp_fact *fact)
{
    pp_json_object(json);
    pp_json_pair(json, "jurisdiction", fact->jurisdiction->code);
    pp_json_pair(json, "fact", fact->id);
    pp_json_pair(json, "state", pp_view_of(state_names[fact->state]));
    pp_json_pair(json, "evidence", fact->text);
    if (fact->source)
        pp_json_pair(json, "url", fact->source->url);
    pp_json_pair(json, "redirected_to", pp_view_of(fact->moved));
    pp_json_pair(json, "reason", pp_view_of(fact->reason));
    pp_json_end_object(json);
}

void pp_out_watch_json(struct pp_json *json, const struct pp_facts *facts,
                       const struct pp_watch *watch, struct pp_out *out)
{
    pp_json_object(json);
    pp_json_key(json, "facts");
    pp_json_array(json);
    for (size_t i = 0; i < facts->count; i++) {
        put_fact(json, &facts->list[i]);
        pp_out_step(out);
    }
    pp_json_end_array(json);
    pp_json_key(json, "summary");
    pp_json_object(json);
    for (int state = 0; state < PP_FACT_STATES; state++)
        pp_json_size(json, state_names[state], pp_watch_count(facts, (enum pp_fact_state)state));
    pp_json_size(json, "without_evidence", facts->bare);
    pp_json_size(json, "pages", watch->pages);
    pp_json_size(json, "pages_unreachable", watch->unreachable);
    pp_json_end_object(json);
    pp_json_end_object(json);
}
