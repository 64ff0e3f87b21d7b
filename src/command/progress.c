#include "command/progress.h"

#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "command/style.h"
#include "command/terminal.h"

enum { DELAY_MS = 1000, REDRAW_MS = 200 };

struct lb_progress {
    int descriptor;
    bool is_colored;
    pthread_t thread;
    pthread_mutex_t mutex; /* of everything below, and of the terminal */
    pthread_cond_t wake;
    bool is_over;
    struct timespec started;
    char *text;
    size_t index, count;
    lb_text drawn;      /* what is on the screen */
    size_t drawn_width; /* its columns, 0: nothing */
};

/* ---- Drawing ---- */

static void put(const lb_progress *progress, lb_str text)
{
    while (text.len) {
        ssize_t written = write(progress->descriptor, text.ptr, text.len);
        if (written <= 0) {
            return; /* a line of progress is not worth an error */
        }
        text = lb_str_slice(text, (size_t)written, text.len);
    }
}

/* Takes off what was drawn. A terminal that became narrower has broken the line into several. */
static void erase(lb_progress *progress)
{
    if (!progress->drawn_width) {
        return;
    }
    LB_AUTO_TEXT lb_text out = {0};
    size_t columns = lb_terminal_width(progress->descriptor);
    size_t above = columns ? (progress->drawn_width - 1) / columns : 0;
    lb_text_adds(&out, "\r");
    if (above) {
        lb_text_addf(&out, "\033[%zuA", above);
    }
    lb_text_adds(&out, "\033[J");
    put(progress, lb_text_str(&out));
    progress->drawn_width = 0;
}

static unsigned seconds_since(const struct timespec *start)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (unsigned)(now.tv_sec - start->tv_sec);
}

/* As much of the text as takes at most `columns`. */
static lb_str fit(lb_str text, size_t columns)
{
    while (lb_utf8_width(text) > columns) {
        text.len--;
        while (text.len && ((unsigned char)text.ptr[text.len] & 0xC0) == 0x80) {
            text.len--;
        }
    }
    return text;
}

static void draw(lb_progress *progress)
{
    size_t columns = lb_terminal_width(progress->descriptor);
    if (!progress->text || columns < 20) {
        return;
    }
    LB_AUTO_TEXT lb_text line = {0}, out = {0};
    unsigned seconds = seconds_since(&progress->started);
    lb_text_addf(&line, "[%zu/%zu] %s (%u:%02u)", progress->index + 1, progress->count,
                 progress->text, seconds / 60, seconds % 60);
    lb_str shown = fit(lb_text_str(&line), columns - 1);
    if (progress->drawn_width && lb_str_equal(shown, lb_text_str(&progress->drawn))) {
        return;
    }
    erase(progress);
    lb_style_add(&out, progress->is_colored, LB_ROLE_DIM, shown);
    put(progress, lb_text_str(&out));
    lb_text_truncate(&progress->drawn, 0);
    lb_text_add(&progress->drawn, shown);
    progress->drawn_width = lb_utf8_width(shown);
}

/* ---- The thread ---- */

static struct timespec later(const struct timespec *from, long milliseconds)
{
    long nanoseconds = from->tv_nsec + (milliseconds % 1000) * 1000000;
    return (struct timespec){from->tv_sec + milliseconds / 1000 + nanoseconds / 1000000000,
                             nanoseconds % 1000000000};
}

static void *run(void *context)
{
    lb_progress *progress = context;
    pthread_mutex_lock(&progress->mutex);
    struct timespec next = later(&progress->started, DELAY_MS);
    while (!progress->is_over) {
        if (pthread_cond_timedwait(&progress->wake, &progress->mutex, &next) == 0) {
            continue;
        }
        draw(progress);
        clock_gettime(CLOCK_MONOTONIC, &next);
        next = later(&next, REDRAW_MS);
    }
    pthread_mutex_unlock(&progress->mutex);
    return NULL;
}

/* Signals are for the thread that works. */
static bool start_thread(lb_progress *progress)
{
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    int failed = pthread_create(&progress->thread, NULL, run, progress);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return !failed;
}

static void progress_free(lb_progress *progress)
{
    pthread_cond_destroy(&progress->wake);
    pthread_mutex_destroy(&progress->mutex);
    free(progress->text);
    lb_text_free(&progress->drawn);
    free(progress);
}

lb_progress *lb_progress_start(int descriptor, bool is_colored)
{
    const char *term = getenv("TERM");
    if (!isatty(descriptor) || !term || lb_str_is(lb_str_of(term), "dumb")) {
        return NULL;
    }
    lb_progress *progress = lb_alloc(sizeof *progress);
    progress->descriptor = descriptor;
    progress->is_colored = is_colored;
    clock_gettime(CLOCK_MONOTONIC, &progress->started);
    pthread_condattr_t attributes;
    pthread_condattr_init(&attributes);
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    pthread_cond_init(&progress->wake, &attributes);
    pthread_condattr_destroy(&attributes);
    pthread_mutex_init(&progress->mutex, NULL);
    if (!start_thread(progress)) {
        progress_free(progress);
        return NULL;
    }
    return progress;
}

void lb_progress_step(lb_progress *progress, const char *text, size_t index, size_t count)
{
    if (!progress) {
        return;
    }
    pthread_mutex_lock(&progress->mutex);
    free(progress->text);
    progress->text = lb_strdup(text);
    progress->index = index;
    progress->count = count;
    pthread_mutex_unlock(&progress->mutex);
}

void lb_progress_hide(lb_progress *progress)
{
    if (progress) {
        pthread_mutex_lock(&progress->mutex);
        erase(progress);
    }
}

void lb_progress_release(lb_progress *progress)
{
    if (progress) {
        pthread_mutex_unlock(&progress->mutex);
    }
}

void lb_progress_end(lb_progress *progress)
{
    if (!progress) {
        return;
    }
    pthread_mutex_lock(&progress->mutex);
    progress->is_over = true;
    erase(progress);
    pthread_cond_signal(&progress->wake);
    pthread_mutex_unlock(&progress->mutex);
    pthread_join(progress->thread, NULL);
    progress_free(progress);
}
