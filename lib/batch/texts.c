/* What of the output can be written ahead. */
#include "batch/write.h"

#include <string.h>

/* A place in the output, being written ahead. */
struct making {
    struct pp_buf buf;
    struct pp_arena *arena;
    bool json;
    bool good;
};

/* Take what was written. */
static struct pp_view take(struct making *making)
{
    struct pp_view text = pp_arena_copy(making->arena, pp_buf_view(&making->buf));
    making->good &= pp_buf_status(&making->buf) == PP_OK && text.ptr;
    pp_buf_clear(&making->buf);
    return text;
}

/* ", "name": " or ",". */
static void begin_field(struct making *making, const char *name)
{
    if (making->json)
        pp_buf_printf(&making->buf, ", \"%s\": ", name);
    else
        pp_buf_char(&making->buf, ',');
}

/* Texts here are ids and words of the rules: they need no escape. */
static void put_field(struct making *making, const char *name, struct pp_view text)
{
    begin_field(making, name);
    pp_buf_printf(&making->buf, making->json ? "\"%.*s\"" : "%.*s", PP_VARG(text));
}

static void put_verdict(struct making *making, const char *name, int verdict)
{
    put_field(making, name, pp_view_of(pp_word(&pp_verdict_words, verdict)));
}

/* A column of the wide form. */
static void make_wide(struct making *making, const struct pp_credential *credential,
                      struct pp_view out[PP_VERDICT_COUNT])
{
    for (int verdict = 0; verdict < PP_VERDICT_COUNT; verdict++) {
        if (making->json)
            pp_buf_printf(&making->buf, ", \"%.*s\": \"%s\"", PP_VARG(credential->id),
                          pp_word(&pp_verdict_words, verdict));
        else
            put_verdict(making, "", verdict);
        out[verdict] = take(making);
    }
}

/* A line of the long form, from behind the id up to the missing. */
static void make_long(struct making *making, const struct pp_credential *credential,
                      struct pp_view route, struct pp_view out[PP_VERDICT_COUNT])
{
    for (int verdict = 0; verdict < PP_VERDICT_COUNT; verdict++) {
        put_field(making, "jurisdiction", credential->jurisdiction->code);
        put_field(making, "credential", credential->id);
        put_verdict(making, "verdict", verdict);
        put_field(making, "route", route);
        begin_field(making, "missing");
        out[verdict] = take(making);
    }
}

/* Bits that stand for no verdict are never looked up. */
static bool make_runs(struct pp_texts *texts, struct pp_arena *arena)
{
    const unsigned count = 1U << (PP_RUN * PP_RUN_BITS);
    texts->runs = PP_NEW_N(arena, struct pp_run_text, count);
    for (unsigned bits = 0; texts->runs && bits < count; bits++) {
        struct pp_run_text *run = &texts->runs[bits];
        for (unsigned i = 0; i < PP_RUN; i++) {
            unsigned verdict = (bits >> i & 1) | (bits >> (PP_RUN + i) & 1) << 1 |
                               (bits >> (2 * PP_RUN + i) & 1) << 2;
            const char *word =
                verdict < PP_VERDICT_COUNT ? pp_word(&pp_verdict_words, (int)verdict) : "";
            size_t len = strlen(word);
            run->text[run->len] = ',';
            memcpy(run->text + run->len + 1, word, len);
            run->len += (uint32_t)len + 1;
        }
    }
    return texts->runs;
}

static void make_head(struct making *making, struct pp_texts *texts,
                      const struct pp_batch_plan *plan)
{
    if (making->json || plan->batch->output >= PP_BATCH_SUMMARY)
        return;
    pp_buf_str(&making->buf, plan->batch->output == PP_BATCH_LONG
                                 ? "id,jurisdiction,credential,verdict,route,missing"
                                 : "id");
    for (size_t c = 0; plan->batch->output == PP_BATCH_WIDE && c < plan->credential_count; c++)
        put_field(making, "", plan->credentials[c].credential->credential->id);
    pp_buf_char(&making->buf, '\n');
    texts->head = take(making);
}

bool pp_texts_make(struct pp_texts *texts, const struct pp_batch_plan *plan, struct pp_arena *arena)
{
    struct making making = {.arena = arena, .json = plan->batch->json, .good = true};
    *texts = (struct pp_texts){
        .head = PP_V(""),
        .wide = pp_arena_array(arena, plan->credential_count, sizeof(*texts->wide)),
        .alone = pp_arena_array(arena, plan->credential_count, sizeof(*texts->alone)),
        .routes = pp_arena_array(arena, plan->route_count, sizeof(*texts->routes)),
    };
    if (!texts->wide || !texts->alone || !texts->routes || !make_runs(texts, arena))
        return false;
    pp_buf_init(&making.buf, (size_t)4 << 20);
    make_head(&making, texts, plan);
    for (size_t c = 0; c < plan->credential_count; c++) {
        const struct pp_batch_plan_credential *of = &plan->credentials[c];
        const struct pp_credential *credential = of->credential->credential;
        make_wide(&making, credential, texts->wide[c]);
        make_long(&making, credential, PP_V(""), texts->alone[c]);
        for (uint32_t r = of->first; r < of->first + of->count; r++)
            make_long(&making, credential,
                      pp_batch_plan_route(plan, &plan->program, c, r)->route->name,
                      texts->routes[r]);
    }
    pp_buf_release(&making.buf);
    return making.good;
}
