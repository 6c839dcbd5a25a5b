/* Preloaded by tests/update_faults.py: no library can be loaded while the program runs. */
#include <dlfcn.h>
#include <stddef.h>

void *dlopen(const char *name, int flags)
{
    (void)name;
    (void)flags;
    return NULL;
}
