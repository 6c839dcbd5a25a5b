/* The rules as a table: a line a requirement. */
#include "out_csv.h"
#include "out_export.h"
#include "rules/kinds.h"

static const char head[] =
    "jurisdiction,credential,offered,route,whole,choice,option,requirement,kind,stage,in_force,"
    "closes,value,unit,topic,approved_by,window_months,months,hours,pay,supervised,issued_in,icrc,"
    "training_hours_min,credentials,track,matches,evidence,source\n";

/* Where a line belongs. */
struct spot {
    const struct pp_credential *credential;
    const struct pp_route *route;
    size_t choice; /* from 1; 0: the requirement must hold */
    size_t option;
};

static void put_text(struct pp_buf *buf, struct pp_view text)
{
    pp_buf_char(buf, ',');
    pp_csv_cell(buf, text);
}

static void put_word(struct pp_buf *buf, const char *word)
{
    put_text(buf, pp_view_of(word));
}

static void put_amount(struct pp_buf *buf, pp_milli amount)
{
    pp_buf_char(buf, ',');
    if (amount != PP_MILLI_NONE)
        pp_milli_format(buf, amount);
}

static void put_count(struct pp_buf *buf, int count)
{
    pp_buf_char(buf, ',');
    if (count != PP_INT_NONE)
        pp_buf_int(buf, count);
}

static void put_texts(struct pp_buf *buf, const struct pp_views *texts)
{
    struct pp_buf line pp_cleanup_buf;
    pp_buf_init(&line, 1 << 16);
    for (size_t i = 0; i < texts->count; i++)
        pp_buf_printf(&line, "%s%.*s", i ? ";" : "", PP_VARG(texts->list[i]));
    put_text(buf, pp_buf_view(&line));
}

static void put_bits(struct pp_buf *buf, const struct pp_words *words, uint32_t bits)
{
    bool some = false;
    pp_buf_char(buf, ',');
    for (size_t i = 0; i < words->count; i++) {
        if (!(bits & 1U << i))
            continue;
        pp_buf_printf(buf, "%s%s", some ? ";" : "", words->list[i]);
        some = true;
    }
}

static void put_sources(struct pp_buf *buf, const struct pp_sources *sources)
{
    struct pp_buf line pp_cleanup_buf;
    pp_buf_init(&line, 1 << 16);
    for (size_t i = 0; i < sources->count; i++)
        pp_buf_printf(&line, "%s%.*s", i ? " " : "", PP_VARG(sources->list[i]->url));
    put_text(buf, pp_buf_view(&line));
}

static void put_value(struct pp_buf *buf, const struct pp_requirement *requirement)
{
    switch (requirement->kind) {
    case PP_KIND_LIVED_EXPERIENCE:
        put_bits(buf, &pp_lived_words, requirement->lived.bits);
        return;
    case PP_KIND_EDUCATION_MIN:
        put_word(buf, pp_word(&pp_education_words, requirement->word));
        return;
    case PP_KIND_RESIDENCY:
        put_word(buf, pp_word(&pp_residency_words, requirement->word));
        return;
    case PP_KIND_BACKGROUND_CHECK:
        put_word(buf, pp_word(&pp_background_words, requirement->word));
        return;
    case PP_KIND_CODE_OF_ETHICS:
    case PP_KIND_INTERVIEW:
        put_word(buf, pp_word(&pp_yes_no_words, requirement->word));
        return;
    default:
        break;
    }
    if (requirement->amount != PP_MILLI_NONE)
        put_amount(buf, requirement->amount);
    else
        put_text(buf, requirement->text);
}

static void put_spot(struct pp_buf *buf, const struct pp_export *export, const struct spot *spot)
{
    const struct pp_credential *credential = spot->credential;
    pp_csv_cell(buf, credential->jurisdiction->code);
    put_text(buf, credential->id);
    put_word(buf, pp_in_force_word(pp_credential_offered(credential, export->as_of)));
    put_text(buf, spot->route->name);
    put_word(buf, pp_export_whole(export, credential, spot->route) ? "yes" : "no");
    pp_buf_char(buf, ',');
    if (spot->choice)
        pp_buf_printf(buf, "%zu,%zu", spot->choice, spot->option);
    else
        pp_buf_char(buf, ',');
}

static void put_line(struct pp_buf *buf, const struct pp_export *export, const struct spot *spot,
                     const struct pp_requirement *requirement)
{
    const struct pp_kind_info *kind = &pp_kinds[requirement->kind];
    enum pp_in_force force = pp_requirement_counts(requirement, export->as_of, export->stage);
    if (force == PP_IN_FORCE_NO)
        return;
    put_spot(buf, export, spot);
    put_text(buf, requirement->id);
    put_word(buf, kind->name);
    put_word(buf, pp_word(&pp_stage_words, requirement->stage));
    put_word(buf, pp_in_force_word(force));
    put_word(buf, pp_closes_word(kind->closes));
    put_value(buf, requirement);
    put_word(buf, kind->unit ? kind->unit : "");
    put_text(buf, requirement->topic_slug);
    put_text(buf, requirement->approved_by);
    put_count(buf, requirement->window_months);
    put_count(buf, requirement->months);
    put_amount(buf, requirement->hours);
    put_word(buf, pp_word(&pp_pay_words, requirement->pay));
    put_word(buf, pp_word(&pp_yes_no_words, requirement->supervised));
    put_texts(buf, &requirement->issued_in);
    put_word(buf, pp_word(&pp_yes_no_words, requirement->icrc));
    put_amount(buf, requirement->training_hours_min);
    put_texts(buf, &requirement->credentials);
    put_bits(buf, &pp_track_words, requirement->tracks.given ? requirement->tracks.bits : 0);
    put_text(buf, requirement->matches);
    put_text(buf, requirement->evidence);
    put_sources(buf, &requirement->sources);
    pp_buf_str(buf, "\n");
}

static void put_route(struct pp_buf *buf, const struct pp_export *export, struct spot spot)
{
    for (size_t i = 0; i < spot.route->count; i++) {
        const struct pp_item *item = &spot.route->items[i];
        struct spot here = spot;
        if (!pp_export_asks(export, item))
            continue;
        if (item->requirement) {
            here.choice = 0;
            put_line(buf, export, &here, item->requirement);
            continue;
        }
        here.choice = ++spot.choice;
        for (here.option = 1; here.option <= item->option_count; here.option++)
            for (size_t k = 0; k < item->options[here.option - 1].count; k++)
                put_line(buf, export, &here, item->options[here.option - 1].list[k]);
    }
    if (spot.route->count)
        return;
    /* A route of which nothing is known must not vanish. */
    put_spot(buf, export, &spot);
    for (const char *c = head; *c; c++)
        spot.option += *c == ',';
    pp_buf_fill(buf, ',', spot.option - 6);
    pp_buf_str(buf, "\n");
}

void pp_out_export_csv(struct pp_out *out, const struct pp_export *export)
{
    pp_buf_str(&out->buf, head);
    for (size_t i = 0; i < export->count; i++) {
        const struct pp_credential *credential = export->credentials[i];
        for (size_t r = 0; r < credential->route_count; r++)
            put_route(&out->buf, export,
                      (struct spot){.credential = credential, .route = &credential->routes[r]});
        pp_out_step(out);
    }
}
