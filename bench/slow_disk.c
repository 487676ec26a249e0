// Loaded before other programs' libraries: every fsync() and fdatasync() takes RADSLAG_SLOW_DISK
// microseconds longer than the disk below needs. So a fast disk shows what a slower one would give,
// as far as waiting goes. Used by inputs_bench.py.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

static int later(const char* name, int file) {
    int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, name);
    const int result = real(file);
    const char* told = getenv("RADSLAG_SLOW_DISK");
    const long wait = told ? atol(told) : 0;
    const struct timespec time = {wait / 1000000, wait % 1000000 * 1000};
    nanosleep(&time, NULL);
    return result;
}

int fsync(int file) {
    return later("fsync", file);
}

int fdatasync(int file) {
    return later("fdatasync", file);
}
