/* An interview about one made-up certification of California, brought to a question of one's
 * choice. */
#ifndef ADVISE_ASK_SCENE_H
#define ADVISE_ASK_SCENE_H

#include "advise/ask.h"

/* Everything that a test needs. */
struct scene {
    struct pp_arena arena;
    struct pp_diags diags;
    struct pp_matcher matcher;
    struct pp_db db;
    struct pp_interview interview;
};

/* Begin about a certification with these requirements, a flow list; everything open is asked. */
void scene_open(struct scene *scene, const char *requirements);
void scene_close(struct scene *scene);

/* Go on to a question of this kind, answering those before it. False when none comes up. */
bool scene_reach(struct scene *scene, enum pp_ask_what what, struct pp_question *out);
enum pp_status scene_answer(struct scene *scene, const struct pp_question *question,
                            const char *said);

/* Append the profile as it would be written, without its first two lines. */
void scene_say_profile(struct pp_buf *out, const struct pp_profile *profile);

#endif
