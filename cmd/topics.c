#include "topics.h"

#include <string.h>

const struct pp_topic pp_topics[] = {
    {"profile", "the file about a person that the commands read", pp_topic_profile_description,
     pp_topic_profile},
    {NULL, NULL, NULL, NULL},
};

const struct pp_topic *pp_topic_find(struct pp_view name)
{
    for (const struct pp_topic *topic = pp_topics; topic->name; topic++)
        if (pp_view_is(name, topic->name))
            return topic;
    return NULL;
}
