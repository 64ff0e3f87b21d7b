/*
 * A range of addresses for mimalloc, in which the system may use huge pages: a fault for each two
 * megabytes in place of one for each four kilobytes, which took a sixth of a long run. The pages
 * are transparent ones (madvise(2), MADV_HUGEPAGE): those that an administrator reserved, as for
 * PostgreSQL, are left alone. Memory is taken only where it is touched; what does not fit into the
 * range is had of the system as ever.
 */
#include "command/allocator.h"

#ifdef LB_HAS_MIMALLOC

#include <mimalloc.h>
#include <stdint.h>
#include <sys/mman.h>

/* mimalloc takes ranges that begin at a multiple of its segments' size. */
#define SEGMENT_SIZE ((size_t)32 << 20)
#define RANGE_SIZE ((size_t)256 << 20)

void lb_allocator_prepare(void)
{
    char *memory = mmap(NULL, RANGE_SIZE + SEGMENT_SIZE, PROT_READ | PROT_WRITE,
                        MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (memory == MAP_FAILED) {
        return;
    }
    size_t past = (uintptr_t)memory % SEGMENT_SIZE;
    char *range = memory + (past ? SEGMENT_SIZE - past : 0);
    if (madvise(range, RANGE_SIZE, MADV_HUGEPAGE) ||
        !mi_manage_os_memory(range, RANGE_SIZE, true, true, true, -1)) {
        munmap(memory, RANGE_SIZE + SEGMENT_SIZE);
    }
}

#else

void lb_allocator_prepare(void)
{
}

#endif
