/* A folder for one test, and what the tests of this room look at. */
#ifndef LB_TESTS_UNIT_RENDER_FOLDER_H
#define LB_TESTS_UNIT_RENDER_FOLDER_H

#include "../test.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "base/text.h"
#include "render/status.h"

static char test_folder[64];

static inline int make_folder(void **state)
{
    (void)state;
    (void)snprintf(test_folder, sizeof test_folder, "/tmp/limbeck-render-XXXXXX");
    return mkdtemp(test_folder) ? 0 : -1;
}

static inline int remove_folder(void **state)
{
    (void)state;
    char command[256];
    (void)snprintf(command, sizeof command, "chmod -R u+w %s && rm -r %s", test_folder,
                   test_folder);
    return system(command);
}

static inline const char *in_folder(lb_arena *arena, const char *name)
{
    return lb_arena_format(arena, "%s/%s", test_folder, name);
}

static inline void write_in_folder(lb_arena *arena, const char *name, const char *content)
{
    assert_int_equal(lb_file_write(in_folder(arena, name), lb_str_of(content), NULL), LB_OK);
}

static inline lb_str read_in_folder(lb_arena *arena, const char *name)
{
    lb_str content = {0};
    assert_int_equal(lb_file_read(arena, in_folder(arena, name), 0, &content, NULL), LB_OK);
    return content;
}

/* Collects events as "B text", "D text" and so on, a line each; "!" behind the letter: loud. */
static inline void collect_status(void *context, const lb_status_event *event)
{
    if (!context) {
        return;
    }
    lb_text_addf(context, "%c%s%s %s\n", "BDFM"[event->kind], event -> is_loud ? "!" : "",
                 event->is_line ? "|" : "", event->text);
}

#endif
