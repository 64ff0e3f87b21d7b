/* Threads beside the caller's. */
#ifndef LB_BASE_THREAD_H
#define LB_BASE_THREAD_H

#include <pthread.h>
#include <stdbool.h>

/* Runs function(argument) in a thread that is to be joined. It gets none of the process's signals:
   those stay with the caller's threads. False: there is no thread to be had, and nothing runs. */
bool lb_thread_start(pthread_t *out, void *(*function)(void *), void *argument);

#endif
