#include "check.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    check_reading(pp_read_yaml, bytes, size);
    return 0;
}
