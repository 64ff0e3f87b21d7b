/* Any bytes as a database URL. What is shown of it can be read again, and has no password. */
#include <stdlib.h>

#include "config/url.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    LB_AUTO_ERROR lb_error error = {0};
    lb_url url, again;
    lb_url_sqlite file;
    if (lb_url_parse(&arena, (lb_str){(const char *)data, size}, &url, &error) != LB_OK) {
        return 0;
    }
    (void)lb_url_sqlite_file(&arena, &url, "/", &file, &error);
    (void)lb_url_fail_backend(&url, &error);
    if (lb_url_parse(&arena, url.shown, &again, NULL) == LB_OK && url.password.ptr &&
        !lb_str_is(again.password, "***")) {
        abort();
    }
    return 0;
}
