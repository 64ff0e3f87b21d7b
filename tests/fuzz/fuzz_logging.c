/* Any bytes as the logging sections of an ini: a record of each level goes through what they say.
 */
#include "config/logging.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    LB_AUTO_ERROR lb_error error = {0};
    const lb_logging *logging;
    lb_ini *ini = lb_ini_new(&arena);
    if (lb_ini_read(ini, (lb_str){(const char *)data, size}, "alembic.ini", &error) != LB_OK ||
        lb_logging_load(&arena, ini, size % 2, &logging, &error) != LB_OK) {
        return 0;
    }
    for (int level = LB_DEBUG; level <= LB_CRITICAL; level += LB_DEBUG) {
        lb_logging_record record = {.level = (lb_level)level,
                                    .logger = "alembic.runtime.migration",
                                    .message = "it's m\xc3\xa9ssage",
                                    .time = {1782864000, 0},
                                    .process = 1};
        lb_logging_outputs outputs = lb_logging_emit(logging, &arena, &record);
        if (lb_logging_is_enabled(logging, record.level, record.logger) != (outputs.count > 0)) {
            abort();
        }
    }
    return 0;
}
