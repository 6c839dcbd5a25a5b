#include "update/library.h"

#include <dlfcn.h>
#include <string.h>

void *pp_library_load(const char *name)
{
#ifdef PP_STATIC
    /* A static C library can load only what was made for its very own version. */
    (void)name;
    return NULL;
#else
    return dlopen(name, RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
#endif
}

bool pp_library_find(void *library, const char *name, void *out_function)
{
#ifdef PP_STATIC
    (void)library;
    (void)name;
    (void)out_function;
    return false;
#else
    void *found = dlsym(library, name);
    memcpy(out_function, &found, sizeof(found));
    return found != NULL;
#endif
}

enum pp_status pp_library_missing(const char *library, const char *cannot, struct pp_diags *diags)
{
#ifdef PP_STATIC
    const char *reason = "cannot be loaded by a program that is linked statically";
#else
    const char *reason = "is not installed";
#endif
    pp_report(diags, PP_LIBRARY_MISSING, (struct pp_place){0}, PP_V(""), "%s: the library %s %s",
              cannot, library, reason);
    return PP_IO;
}
