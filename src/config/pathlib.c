#include "config/pathlib.h"

#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/text.h"

char *lb_pathlib_text(lb_arena *arena, lb_str path)
{
    LB_AUTO_TEXT lb_text text = {0};
    bool is_absolute = path.len && path.ptr[0] == '/';
    bool is_double = lb_str_starts(path, LB_STR("//")) && !lb_str_starts(path, LB_STR("///"));
    lb_text_adds(&text, is_double ? "//" : is_absolute ? "/" : "");
    size_t root = text.len;
    for (lb_str part; lb_str_split(&path, '/', &part);) {
        if (part.len && !lb_str_is(part, ".")) {
            lb_text_adds(&text, text.len > root ? "/" : "");
            lb_text_add(&text, part);
        }
    }
    return text.len ? lb_arena_strndup(arena, text.ptr, text.len) : lb_arena_strdup(arena, ".");
}

char *lb_pathlib_absolute(lb_arena *arena, const char *directory, lb_str path)
{
    return lb_pathlib_text(arena, lb_str_of(lb_path_join(arena, lb_str_of(directory), path)));
}

char *lb_pathlib_parent(lb_arena *arena, const char *text)
{
    const char *slash = strrchr(text, '/');
    if (!slash) {
        return lb_arena_strdup(arena, ".");
    }
    size_t length = (size_t)(slash - text);
    return lb_arena_strndup(arena, text, length ? length : 1);
}
