/* Feeds every file of a folder to a fuzz target, for builds without libFuzzer: replay_NAME FOLDER
 */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int main(int argc, char **argv)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    LB_AUTO_ERROR lb_error error = {0};
    lb_file_entries entries = {0};
    if (argc != 2 || lb_file_list(&arena, argv[1], &entries, &error) != LB_OK) {
        fprintf(stderr, "usage: %s FOLDER\n", argv[0]);
        return 2;
    }
    for (size_t i = 0; i < entries.count; i++) {
        lb_str content;
        char *path = lb_path_join(&arena, lb_str_of(argv[1]), entries.items[i].name);
        if (lb_file_read(&arena, path, 0, &content, &error) != LB_OK) {
            fprintf(stderr, "%s\n", error.message);
            return 1;
        }
        /* A copy of exactly its size, so that a sanitizer sees a read beyond the end. */
        uint8_t *copy = malloc(content.len ? content.len : 1);
        memcpy(copy, content.ptr, content.len);
        LLVMFuzzerTestOneInput(copy, content.len);
        free(copy);
    }
    printf("%zu inputs\n", entries.count);
    return entries.count > 0 ? 0 : 1;
}
