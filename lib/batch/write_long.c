/* A line for each person and credential, with what is missing. */
#include "batch/write.h"
#include "eval/gap.h"

/* The profile of the row is there when anything is missing. */
struct person {
    struct pp_writer *writer;
    const struct pp_block *block;
    size_t row;
    bool read;
};

/* By way of the profile: what closes the gap is told with its amount. */
static enum pp_status put_missing(struct person *person, size_t credential, size_t route,
                                  enum pp_verdict verdict)
{
    struct pp_writer *writer = person->writer;
    struct pp_slow *slow = writer->slow;
    struct pp_route_answer answer;
    const struct pp_block_row *of = &person->block->rows[person->row];
    struct pp_view record = {person->block->text.ptr + of->begin, of->end - of->begin};
    if (!person->read && pp_slow_read(slow, record, of->number) != PP_OK)
        return PP_NOMEM; /* it was read before, and good */
    person->read = true;
    const struct pp_program *program = slow->program;
    enum pp_status status =
        pp_answer_route(program, &program->credentials[credential],
                        pp_batch_plan_route(writer->plan, program, credential, route), verdict,
                        &slow->profile, &slow->matcher, &slow->arena, &answer);
    if (status != PP_OK)
        return status;
    pp_buf_clear(&slow->scratch);
    pp_say_missing_ids(&slow->scratch, &answer, ";");
    pp_outlet_put(writer->outlet, pp_buf_view(&slow->scratch));
    return pp_buf_status(&slow->scratch);
}

static enum pp_status put_line(struct person *person, size_t credential, struct pp_view id)
{
    const struct pp_texts *texts = person->writer->texts;
    struct pp_outlet *outlet = person->writer->outlet;
    const bool json = person->writer->plan->batch->json;
    enum pp_status status = PP_OK;
    size_t route;
    enum pp_verdict verdict =
        pp_block_verdict(person->block, person->writer->plan, person->row, credential, &route);
    pp_outlet_put(outlet, json ? PP_V("{\"id\": ") : PP_V(""));
    pp_outlet_put(outlet, id);
    pp_outlet_put(outlet, route == SIZE_MAX ? texts->alone[credential][verdict]
                                            : texts->routes[route][verdict]);
    pp_outlet_put(outlet, json ? PP_V("\"") : PP_V(""));
    if (verdict == PP_VERDICT_NOT_YET || verdict == PP_VERDICT_INELIGIBLE)
        status = put_missing(person, credential, route, verdict);
    pp_outlet_put(outlet, json ? PP_V("\"}\n") : PP_V("\n"));
    return status;
}

enum pp_status pp_write_long(struct pp_writer *writer, struct pp_block *block)
{
    struct pp_plane good = pp_block_good(block);
    for (size_t row = 0; row < block->count; row++) {
        struct person person = {writer, block, row, false};
        if (!pp_plane_has(&good, row))
            continue;
        struct pp_view id = pp_writer_id(writer, block, row);
        for (size_t c = 0; id.ptr && c < writer->plan->credential_count; c++) {
            enum pp_status status = put_line(&person, c, id);
            if (status != PP_OK)
                return status;
        }
        if (!id.ptr)
            return PP_NOMEM;
        if (writer->outlet->failed)
            break;
    }
    return PP_OK;
}
