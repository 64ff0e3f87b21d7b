/* Any bytes as a .env file, in both orders of names. */
#include <stdlib.h>
#include <string.h>

#include "config/dotenv.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *lookup(void *context, const char *name)
{
    (void)context;
    return strlen(name) % 2 ? "value of the environment" : NULL;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    lb_environment environment = {lookup, NULL};
    for (int order = 0; order < 2; order++) {
        LB_AUTO_ARENA lb_arena arena = {0};
        lb_dotenv_entries entries = lb_dotenv_parse(&arena, (lb_str){(const char *)data, size},
                                                    &environment, (lb_dotenv_order)order, NULL);
        for (size_t i = 0; i < entries.count; i++) {
            lb_str value;
            if (lb_dotenv_get(&entries, entries.items[i].name, &value) !=
                (entries.items[i].value.ptr != NULL)) {
                abort(); /* a name is there once */
            }
        }
    }
    return 0;
}
