/*
 * The program's allocator. Scripts and models are many small objects; where limbeck was built with
 * mimalloc, it takes the place of the C library's malloc() in the program (never in the library:
 * that is its host's choice), on huge pages where the system has them to give.
 */
#ifndef LB_COMMAND_ALLOCATOR_H
#define LB_COMMAND_ALLOCATOR_H

/* Before anything large is allocated. Nothing can fail that is not done without. */
void lb_allocator_prepare(void);

#endif
