#include "rules/called.h"

/* How a name may be meant, the nearest first: two credentials may share an "also known as" that is
 * the acronym of a third. */
enum manner {
    BY_ID,
    BY_ACRONYM,
    BY_OTHER_NAME,
    NO_MANNER
};

static bool is_called(const struct pp_credential *credential, struct pp_view name,
                      enum manner manner)
{
    if (manner == BY_ID)
        return pp_view_eq_fold(credential->id, name);
    if (manner == BY_ACRONYM)
        return pp_view_eq_fold(credential->acronym, name);
    if (pp_view_eq_fold(credential->title, name))
        return true;
    for (size_t i = 0; i < credential->aka.count; i++)
        if (pp_view_eq_fold(credential->aka.list[i], name))
            return true;
    return false;
}

static bool is_any_called(const struct pp_jurisdiction *jurisdiction, struct pp_view name,
                          enum manner manner)
{
    for (size_t i = 0; i < jurisdiction->credential_count; i++)
        if (is_called(&jurisdiction->credentials[i], name, manner))
            return true;
    return false;
}

/* Is an acronym that another bears a name of this one too, which people still write? */
static bool is_rival(const struct pp_credential *credential, struct pp_view name)
{
    return credential->status != PP_STATUS_RETIRED && is_called(credential, name, BY_OTHER_NAME);
}

/* Those that are meant in the first manner that any is meant in, with the rivals of an acronym;
 * their ids go to `ids`, if given. */
static struct pp_called find(const struct pp_jurisdiction *jurisdiction, struct pp_view name,
                             enum manner end, struct pp_buf *ids)
{
    struct pp_called called = {NULL, 0};
    enum manner manner = BY_ID;
    while (manner < end && !is_any_called(jurisdiction, name, manner))
        manner++;
    for (size_t i = 0; name.len && manner < end && i < jurisdiction->credential_count; i++) {
        const struct pp_credential *credential = &jurisdiction->credentials[i];
        if (!is_called(credential, name, manner) &&
            !(manner == BY_ACRONYM && is_rival(credential, name)))
            continue;
        if (ids)
            pp_buf_printf(ids, "%s%.*s", called.count ? ", " : "", PP_VARG(credential->id));
        called.first = called.count++ ? called.first : credential;
    }
    return called;
}

struct pp_called pp_called_briefly(const struct pp_jurisdiction *jurisdiction, struct pp_view name)
{
    return find(jurisdiction, name, BY_OTHER_NAME, NULL);
}

struct pp_called pp_called(const struct pp_jurisdiction *jurisdiction, struct pp_view name)
{
    return find(jurisdiction, name, NO_MANNER, NULL);
}

void pp_say_called(struct pp_buf *buf, const struct pp_jurisdiction *jurisdiction,
                   struct pp_view name)
{
    (void)find(jurisdiction, name, NO_MANNER, buf);
}
