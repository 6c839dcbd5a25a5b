/* Reading the conditions of an answer: every function takes NULL and an index past the end. */
#include "api/answers.h"

enum peerpath_state peerpath_item_state(const struct peerpath_item *item)
{
    return item ? item->state : PEERPATH_STATE_UNKNOWN;
}

enum peerpath_stage peerpath_item_stage(const struct peerpath_item *item)
{
    return item ? item->stage : PEERPATH_KEEP;
}

bool peerpath_item_is_later(const struct peerpath_item *item)
{
    return item && item->later;
}

bool peerpath_item_is_to_confirm(const struct peerpath_item *item)
{
    return item && item->confirm;
}

const char *peerpath_item_text(const struct peerpath_item *item)
{
    return item ? item->text : NULL;
}

const char *peerpath_item_id(const struct peerpath_item *item)
{
    return item ? item->id : NULL;
}

const char *peerpath_item_kind(const struct peerpath_item *item)
{
    return item ? item->kind : NULL;
}

const char *peerpath_item_unit(const struct peerpath_item *item)
{
    return item ? item->unit : NULL;
}

/* Amounts are kept in thousandths. */
static bool amount(const struct peerpath_item *item, pp_milli milli, double *out)
{
    if (!item || milli == PP_MILLI_NONE)
        return false;
    if (out)
        *out = (double)milli / PP_MILLI;
    return true;
}

bool peerpath_item_required(const struct peerpath_item *item, double *out)
{
    return amount(item, item ? item->required : PP_MILLI_NONE, out);
}

bool peerpath_item_have(const struct peerpath_item *item, double *out)
{
    return amount(item, item ? item->have : PP_MILLI_NONE, out);
}

bool peerpath_item_missing(const struct peerpath_item *item, double *out)
{
    return amount(item, item ? item->missing : PP_MILLI_NONE, out);
}

bool peerpath_item_missing_is_least(const struct peerpath_item *item)
{
    return peerpath_item_missing(item, NULL) && item->at_least;
}

bool peerpath_item_closes(const struct peerpath_item *item, enum peerpath_closes *out)
{
    if (!item || !item->unmet)
        return false;
    if (out)
        *out = item->closes;
    return true;
}

const char *peerpath_item_closes_on(const struct peerpath_item *item)
{
    return item ? item->closes_on : NULL;
}

const char *peerpath_item_evidence(const struct peerpath_item *item)
{
    return item ? item->evidence : NULL;
}

size_t peerpath_item_source_count(const struct peerpath_item *item)
{
    return item ? item->source_count : 0;
}

const char *peerpath_item_source_url(const struct peerpath_item *item, size_t index)
{
    return index < peerpath_item_source_count(item) ? item->urls[index] : NULL;
}

const char *peerpath_item_source_publisher(const struct peerpath_item *item, size_t index)
{
    return index < peerpath_item_source_count(item) ? item->publishers[index] : NULL;
}

size_t peerpath_item_option_count(const struct peerpath_item *item)
{
    return item ? item->option_count : 0;
}

size_t peerpath_item_option_size(const struct peerpath_item *item, size_t option)
{
    return option < peerpath_item_option_count(item) ? item->options[option].count : 0;
}

const struct peerpath_item *peerpath_item_option(const struct peerpath_item *item, size_t option,
                                                 size_t index)
{
    bool there = index < peerpath_item_option_size(item, option);
    return there ? &item->options[option].items[index] : NULL;
}
