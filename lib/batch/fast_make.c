/* From the compiled rules to features and axes. */
#include "batch/fast_make.h"
#include "rules/slug.h"

static uint16_t new_feature(struct pp_fast_making *making)
{
    if (making->fast->feature_count >= PP_FEATURE_NONE - 1)
        making->odd = true;
    return making->odd ? 0 : making->fast->feature_count++;
}

/* The column of this kind and topic or id; NULL when there is none. */
static struct pp_fast_column *find_column(const struct pp_fast_making *making,
                                          enum pp_flat_kind kind, struct pp_view sub)
{
    const struct pp_flat_columns *columns = &making->fast->plan->columns;
    for (size_t i = 0; i < making->fast->column_count; i++) {
        struct pp_fast_column *column = &making->fast->columns[i];
        if (column->kind == kind && pp_view_eq(columns->list[column->number].sub, sub))
            return column;
    }
    return NULL;
}

static bool add_columns(struct pp_fast_making *making)
{
    struct pp_fast *fast = making->fast;
    const struct pp_flat_columns *columns = &fast->plan->columns;
    fast->columns = PP_NEW_N(making->arena, struct pp_fast_column, columns->count);
    fast->nameless = PP_NEW_N(making->arena, uint32_t, columns->count);
    if (!fast->columns || !fast->nameless)
        return false;
    for (size_t i = 0; i < columns->count; i++) {
        const struct pp_flat_column *column = &columns->list[i];
        if (column->nameless)
            fast->nameless[fast->nameless_count++] = (uint32_t)i;
        if (column->ignored)
            continue;
        const struct pp_field *field = pp_flat_amount(column->kind);
        making->there |= 1U << column->kind;
        making->odd |= (pp_milli)field->max * PP_MILLI >= PP_AMOUNT_MOST;
        fast->columns[fast->column_count++] = (struct pp_fast_column){
            .number = i,
            .kind = column->kind,
            .feature = PP_FEATURE_NONE,
            .most = making->odd ? 0 : (pp_amount)field->max * PP_MILLI,
            .whole = field->whole,
        };
    }
    return true;
}

/* The number in pp_fast_work.marks of where cells end; columns come in ascending order. */
static uint32_t add_mark(struct pp_fast *fast, size_t mark)
{
    uint32_t first = (uint32_t)mark / PP_MARKS_AT_ONCE * PP_MARKS_AT_ONCE;
    if (fast->group_count == 0 || fast->groups[fast->group_count - 1] != first)
        fast->groups[fast->group_count++] = first;
    return (uint32_t)((fast->group_count - 1) * PP_MARKS_AT_ONCE + 1 + mark - first);
}

static bool add_marks(struct pp_fast_making *making)
{
    struct pp_fast *fast = making->fast;
    fast->groups = PP_NEW_N(making->arena, uint32_t, 2 * fast->column_count);
    for (size_t i = 0; fast->groups && i < fast->column_count; i++) {
        struct pp_fast_column *column = &fast->columns[i];
        column->before = column->number ? add_mark(fast, column->number - 1) : 0;
        column->end = add_mark(fast, column->number);
    }
    return fast->groups;
}

enum pp_sum pp_fast_topic_sum(enum pp_kind kind)
{
    return kind == PP_KIND_TRAINING_HOURS      ? PP_SUM_TRAINING
           : kind == PP_KIND_SUPERVISION_HOURS ? PP_SUM_SUPERVISION
                                               : PP_SUM_CE;
}

static enum pp_flat_kind topic_column(enum pp_sum sum)
{
    return sum == PP_SUM_TRAINING      ? PP_FLAT_TRAINING_TOPIC
           : sum == PP_SUM_SUPERVISION ? PP_FLAT_SUPERVISION_TOPIC
                                       : PP_FLAT_CE_TOPIC;
}

enum pp_sum pp_fast_work_sum(const struct pp_requirement *requirement)
{
    bool supervised = requirement->supervised == 0;
    if (requirement->pay == PP_PAY_PAID)
        return supervised ? PP_SUM_PAID_SUPERVISED : PP_SUM_PAID;
    if (requirement->pay == PP_PAY_VOLUNTEER)
        return supervised ? PP_SUM_VOLUNTEER_SUPERVISED : PP_SUM_VOLUNTEER;
    return supervised ? PP_SUM_SUPERVISED : PP_SUM_EXPERIENCE;
}

struct pp_fast_topic *pp_fast_topic_of(struct pp_fast_making *making, enum pp_sum sum,
                                       struct pp_view slug)
{
    struct pp_fast_sum *of = &making->fast->sums[sum];
    for (size_t i = 0; i < of->topic_count; i++)
        if (pp_view_eq(of->topics[i].slug, slug))
            return &of->topics[i];
    struct pp_fast_topic *topic = &of->topics[of->topic_count++];
    *topic = (struct pp_fast_topic){.slug = slug, .own = PP_FEATURE_NONE, .rest = PP_FEATURE_NONE};
    struct pp_fast_column *column = find_column(making, topic_column(sum), slug);
    if (column) {
        topic->own = column->feature = new_feature(making);
        column->topic = (uint16_t)(topic - of->topics);
    }
    return topic;
}

/* Amounts that decide nothing are not worth a special case. */
static bool is_odd_amount(pp_milli amount)
{
    return amount <= 0;
}

/* Collect the cuts of one predicate. */
static void add_cuts(struct pp_fast_making *making, const struct pp_requirement *requirement)
{
    struct pp_fast *fast = making->fast;
    pp_milli amount = requirement->amount;
    switch (requirement->kind) {
    case PP_KIND_AGE_MIN:
        pp_scale_add(&fast->scales[PP_FEATURE_AGE], (amount + PP_MILLI - 1) / PP_MILLI * PP_MILLI);
        break;
    case PP_KIND_AGE_MAX: /* age counts in whole years */
        pp_scale_add(&fast->scales[PP_FEATURE_AGE], (amount / PP_MILLI + 1) * PP_MILLI);
        break;
    case PP_KIND_RECOVERY_DURATION:
        pp_scale_add(&fast->scales[PP_FEATURE_RECOVERY], amount);
        break;
    case PP_KIND_LIVED_EXPERIENCE:
        if (requirement->months != PP_INT_NONE)
            pp_scale_add(&fast->scales[PP_FEATURE_RECOVERY],
                         (pp_milli)requirement->months * PP_MILLI);
        break;
    case PP_KIND_REFERENCES:
        pp_scale_add(&fast->scales[PP_FEATURE_REFERENCES], amount);
        break;
    case PP_KIND_TRAINING_HOURS:
    case PP_KIND_SUPERVISION_HOURS:
    case PP_KIND_CE_HOURS: {
        enum pp_sum sum = pp_fast_topic_sum(requirement->kind);
        making->odd |= is_odd_amount(amount);
        if (requirement->topic_slug.len == 0) {
            pp_scale_add(&fast->sums[sum].scale, amount);
            break;
        }
        pp_scale_add(&pp_fast_topic_of(making, sum, requirement->topic_slug)->scale, amount);
        pp_scale_add(&fast->sums[sum].rest_scale, amount);
        break;
    }
    case PP_KIND_EXPERIENCE_HOURS:
        making->odd |= is_odd_amount(amount);
        pp_scale_add(&fast->sums[pp_fast_work_sum(requirement)].scale, amount);
        break;
    default:
        break;
    }
}

/* Which columns share a word with which topic. */
static bool relate_topics(struct pp_fast_making *making, struct pp_fast_sum *sum)
{
    for (size_t t = 0; t < sum->topic_count; t++) {
        struct pp_fast_topic *topic = &sum->topics[t];
        topic->relatives = PP_NEW_N(making->arena, uint16_t, sum->topic_count);
        if (!topic->relatives)
            return false;
        for (size_t o = 0; o < sum->topic_count; o++) {
            struct pp_fast_topic *other = &sum->topics[o];
            if (o == t || other->own == PP_FEATURE_NONE ||
                !pp_slug_shares_word(other->slug, topic->slug))
                continue;
            topic->relatives[topic->relative_count++] = (uint16_t)o;
            other->kept = true;
        }
        topic->rest = topic->relative_count ? new_feature(making) : sum->rest;
    }
    return true;
}

/* Features, once all cuts are known. */
static bool finish_scales(struct pp_fast_making *making)
{
    struct pp_fast *fast = making->fast;
    bool good = true;
    for (int i = 0; i < PP_FEATURE_COUNT; i++)
        making->odd |= fast->scales[i].too_many;
    for (int s = 0; s < PP_SUM_COUNT; s++) {
        struct pp_fast_sum *sum = &fast->sums[s];
        sum->low = new_feature(making);
        sum->high = new_feature(making);
        sum->rest = new_feature(making);
        good &= relate_topics(making, sum);
        making->odd |= sum->scale.too_many || sum->rest_scale.too_many;
        for (size_t t = 0; t < sum->topic_count; t++)
            making->odd |= sum->topics[t].scale.too_many;
    }
    fast->sums[PP_SUM_TRAINING].there = pp_fast_has(making, PP_FLAT_TRAINING_HOURS) ||
                                        pp_fast_has(making, PP_FLAT_TRAINING_TOPIC) ||
                                        pp_fast_has(making, PP_FLAT_TRAINING_APPROVED_BY);
    fast->sums[PP_SUM_SUPERVISION].there = pp_fast_has(making, PP_FLAT_SUPERVISION_HOURS) ||
                                           pp_fast_has(making, PP_FLAT_SUPERVISION_TOPIC);
    fast->sums[PP_SUM_CE].there =
        pp_fast_has(making, PP_FLAT_CE_HOURS) || pp_fast_has(making, PP_FLAT_CE_TOPIC);
    for (int s = PP_SUM_EXPERIENCE; s < PP_SUM_COUNT; s++)
        fast->sums[s].there = pp_fast_has(making, PP_FLAT_EXPERIENCE_HOURS) ||
                              pp_fast_has(making, PP_FLAT_EXPERIENCE_PAID) ||
                              pp_fast_has(making, PP_FLAT_EXPERIENCE_SUPERVISED);
    return good;
}

static uint32_t as_number(pp_date date)
{
    struct pp_ymd ymd = pp_date_ymd(date);
    return (uint32_t)(ymd.year * 10000 + ymd.month * 100 + ymd.day);
}

/* By cut: the last day from which so many months (of age: years) have passed, as yyyymmdd; 0 when
 * there is none. */
static uint32_t *days_of(const struct pp_fast_making *making, const struct pp_scale *scale,
                         int months)
{
    pp_date as_of = making->fast->plan->batch->as_of;
    uint32_t *days = PP_NEW_N(making->arena, uint32_t, scale->count + 1);
    for (uint32_t i = 0; days && i < scale->count; i++) {
        int wanted = (int)((scale->cuts[i] + PP_MILLI - 1) / PP_MILLI) * months;
        pp_date low = pp_date_of(1900, 1, 1), high = making->fast->plan->columns.latest;
        if (pp_date_months_between(low, as_of) < wanted)
            continue;
        while (low < high) { /* low has passed so many months, what lies above high has not */
            pp_date middle = low + (high - low + 1) / 2;
            if (pp_date_months_between(middle, as_of) >= wanted)
                low = middle;
            else
                high = middle - 1;
        }
        days[i] = as_number(low);
    }
    return days;
}

/* Give the columns their features and scales. */
static void finish_columns(struct pp_fast_making *making)
{
    struct pp_fast *fast = making->fast;
    static const struct {
        enum pp_flat_kind kind;
        enum pp_feature feature;
    } plain[] = {
        {PP_FLAT_BORN, PP_FEATURE_AGE},
        {PP_FLAT_AGE, PP_FEATURE_AGE},
        {PP_FLAT_RECOVERY_SINCE, PP_FEATURE_RECOVERY},
        {PP_FLAT_RECOVERY_MONTHS, PP_FEATURE_RECOVERY},
        {PP_FLAT_EDUCATION, PP_FEATURE_EDUCATION},
        {PP_FLAT_REFERENCES, PP_FEATURE_REFERENCES},
        {PP_FLAT_BACKGROUND_CHECK, PP_FEATURE_BACKGROUND},
        {PP_FLAT_LIVES_IN, PP_FEATURE_LIVES},
        {PP_FLAT_WORKS_IN, PP_FEATURE_WORKS},
    };
    for (size_t i = 0; i < fast->column_count; i++) {
        struct pp_fast_column *column = &fast->columns[i];
        for (size_t k = 0; k < sizeof(plain) / sizeof(plain[0]); k++) {
            if (plain[k].kind == column->kind) {
                column->feature = (uint16_t)plain[k].feature;
                column->scale = &fast->scales[plain[k].feature];
            }
        }
        if (column->kind == PP_FLAT_ATTEST)
            column->feature = new_feature(making);
    }
    /* Columns of topics that no rule names still take hours away. */
    for (int s = 0; s < PP_SUM_WITH_TOPICS; s++)
        for (size_t i = 0; i < fast->column_count; i++)
            if (fast->columns[i].kind == topic_column((enum pp_sum)s))
                (void)pp_fast_topic_of(making, (enum pp_sum)s,
                                       fast->plan->columns.list[fast->columns[i].number].sub);
}

/* Codes of two letters need no search. */
static void make_codes(struct pp_fast *fast)
{
    for (int place = 0; place < PP_PLACE_COUNT; place++) {
        const char *code = pp_places[place].code;
        fast->codes[code[0] & 31][code[1] & 31] = (uint8_t)(place + 1);
    }
}

static bool make_scales(struct pp_fast_making *making)
{
    struct pp_fast *fast = making->fast;
    const struct pp_program *program = &fast->plan->program;
    for (int s = 0; s < PP_SUM_WITH_TOPICS; s++) {
        fast->sums[s].topics = PP_NEW_N(making->arena, struct pp_fast_topic,
                                        program->predicate_count + fast->column_count);
        if (!fast->sums[s].topics)
            return false;
    }
    finish_columns(making);
    for (size_t i = 0; i < program->predicate_count; i++)
        add_cuts(making, program->predicates[i].requirement);
    return finish_scales(making);
}

bool pp_fast_make(struct pp_fast *fast, const struct pp_batch_plan *plan, struct pp_arena *arena)
{
    struct pp_fast_making making = {.fast = fast, .arena = arena};
    *fast = (struct pp_fast){.plan = plan, .feature_count = PP_FEATURE_COUNT};
    if (plan->batch->input != PP_BATCH_CSV || plan->batch->slow)
        return true;
    make_codes(fast);
    fast->latest = as_number(plan->columns.latest);
    if (!add_columns(&making) || !add_marks(&making) || !make_scales(&making))
        return false;
    fast->born = days_of(&making, &fast->scales[PP_FEATURE_AGE], 12);
    fast->since = days_of(&making, &fast->scales[PP_FEATURE_RECOVERY], 1);
    if (!fast->born || !fast->since)
        return false;
    if (!making.odd && !pp_fast_make_predicates(&making))
        return false;
    if (!making.odd && !pp_fast_make_clauses(&making))
        return false;
    fast->on = !making.odd;
    return true;
}
