#include "advise_ask_scene.h"

#include <stdio.h>

#include "eval/profile_write.h"
#include "read/tree.h"
#include "rules/load.h"
#include "unit.h"

static const char before[] = "schema: 1\njurisdiction: CA\nname: California\ncertifies: yes\n"
                             "reviewed: 2026-11-21\nsummary: x\nsources:\n  s1: {title: t, url: "
                             "https://example.org/rules, publisher: issuer, dated: unknown}\n"
                             "credentials:\n  - id: ca-x\n    title: X\n    track: integrated\n"
                             "    level: standard\n    status: active\n    issuer: I\n"
                             "    medicaid: unknown\n    routes: {standard: [";

static bool begin(struct scene *scene, const char *requirements)
{
    const struct pp_node *root = NULL;
    const struct pp_jurisdiction *rules = NULL;
    struct pp_buf text pp_cleanup_buf;
    struct pp_profile known;
    struct pp_reader reader = {
        .file = PP_V("rules"), .arena = &scene->arena, .diags = &scene->diags};
    pp_buf_init(&text, 1 << 16);
    pp_buf_printf(&text, "%s%s]}\n", before, requirements);
    pp_profile_init(&known);
    if (pp_db_open(&scene->db, NULL, &scene->diags) != PP_OK ||
        pp_read_text(pp_buf_view(&text), PP_V("rules"), &pp_read_limits_default, &scene->arena,
                     &root, &scene->diags) != PP_OK ||
        pp_load_jurisdiction(&reader, root, &rules) != PP_OK)
        return false;
    const struct pp_credential *only = &rules->credentials[0];
    scene->db.loaded[rules->place] = rules; /* in place of the real ones */
    if (pp_interview_begin(&scene->interview, &only, 1, &known, pp_date_of(2026, 11, 21),
                           PP_STAGE_CERTIFY, &scene->db, &scene->matcher, &scene->arena) != PP_OK)
        return false;
    scene->interview.everything = true;
    return true;
}

void scene_open(struct scene *scene, const char *requirements)
{
    *scene = (struct scene){0};
    pp_arena_init(&scene->arena, 0);
    pp_diags_init(&scene->diags);
    pp_matcher_init(&scene->matcher);
    bool good = begin(scene, requirements);
    for (size_t i = 0; i < scene->diags.count; i++)
        printf("    %.*s\n", PP_VARG(scene->diags.list[i].message));
    CHECK(good);
}

void scene_close(struct scene *scene)
{
    pp_interview_release(&scene->interview);
    pp_db_release(&scene->db);
    pp_matcher_release(&scene->matcher);
    pp_diags_release(&scene->diags);
    pp_arena_release(&scene->arena);
}

/* What makes the questions about single courses, jobs and pieces of education come up. */
static struct pp_view usual_answer(enum pp_ask_what what)
{
    switch (what) {
    case PP_ASK_TRAINING:
        return PP_V("80");
    case PP_ASK_WORK:
        return PP_V("500");
    case PP_ASK_CE:
        return PP_V("6");
    default:
        return PP_V("?");
    }
}

enum pp_status scene_answer(struct scene *scene, const struct pp_question *question,
                            const char *said)
{
    struct pp_buf problem pp_cleanup_buf;
    pp_buf_init(&problem, 4096);
    return pp_interview_answer(&scene->interview, question, pp_view_of(said), &problem);
}

bool scene_reach(struct scene *scene, enum pp_ask_what what, struct pp_question *out)
{
    struct pp_buf problem pp_cleanup_buf;
    pp_buf_init(&problem, 4096);
    while (pp_interview_next(&scene->interview, out) == PP_OK) {
        if (out->slot.what == what)
            return true;
        if (pp_interview_answer(&scene->interview, out, usual_answer(out->slot.what), &problem) !=
            PP_OK)
            return false;
    }
    return false;
}

void scene_say_profile(struct pp_buf *out, const struct pp_profile *profile)
{
    struct pp_buf text pp_cleanup_buf;
    pp_buf_init(&text, 1 << 16);
    pp_profile_write(&text, profile);
    struct pp_view rest = pp_buf_view(&text);
    for (int line = 0; line < 2; line++) /* the comment, and the version */
        rest = pp_view_from(rest, pp_view_find(rest, '\n') + 1);
    pp_buf_add(out, rest);
}
