/* What the caller makes of each person, in the order of the table. */
#include "batch/write.h"

static enum pp_status put_person(struct pp_writer *writer, const struct pp_block *block, size_t row)
{
    const struct pp_batch *batch = writer->plan->batch;
    const struct pp_block_row *of = &block->rows[row];
    struct pp_slow *slow = writer->slow;
    struct pp_view record = {block->text.ptr + of->begin, of->end - of->begin};
    if (pp_slow_read(slow, record, of->number) != PP_OK)
        return PP_NOMEM; /* it was read before, and good */
    const struct pp_batch_person person = {.profile = &slow->profile,
                                           .id = slow->id,
                                           .row = writer->first + of->number + 1,
                                           .arena = &slow->arena,
                                           .matcher = &slow->matcher};
    pp_buf_clear(&writer->cell);
    enum pp_status status = batch->person(batch->person_to, &person, &writer->cell);
    if (status != PP_OK)
        return status;
    pp_outlet_put(writer->outlet, pp_buf_view(&writer->cell));
    return pp_buf_status(&writer->cell);
}

enum pp_status pp_write_people(struct pp_writer *writer, struct pp_block *block)
{
    struct pp_plane good = pp_block_good(block);
    for (size_t row = 0; row < block->count && !writer->outlet->failed; row++) {
        enum pp_status status = pp_plane_has(&good, row) ? put_person(writer, block, row) : PP_OK;
        if (status != PP_OK)
            return status;
    }
    return PP_OK;
}
