#include <stdlib.h>

#include "base/memory.h"
#include "command/session.h"

static const struct {
    const char *word;
    limbeck_schema_format format;
} formats[] = {
    {"sql", LIMBECK_SCHEMA_SQL}, {"json", LIMBECK_SCHEMA_JSON}, {"mermaid", LIMBECK_SCHEMA_MERMAID},
    {"dot", LIMBECK_SCHEMA_DOT}, {"html", LIMBECK_SCHEMA_HTML},
};

static lb_code read_format(const lb_session *session, limbeck_schema_format *out, lb_error *error)
{
    const char *word = lb_session_value(session, LB_OPTION_FORMAT);
    if (!word) {
        return LB_OK;
    }
    for (size_t i = 0; i < LB_COUNT(formats); i++) {
        if (lb_str_is(lb_str_of(word), formats[i].word)) {
            *out = formats[i].format;
            return LB_OK;
        }
    }
    return lb_fail(error, LB_ERR_USAGE,
                   "argument --format: there is no format '%s' (choose from sql, json, mermaid, "
                   "dot, html)",
                   word);
}

lb_code lb_command_schema(lb_session *session, lb_error *error)
{
    limbeck_schema_options options = LIMBECK_SCHEMA_OPTIONS;
    limbeck_error *failure = NULL;
    LB_AUTO_FREE char *text = NULL;
    options.models = lb_session_has(session, LB_OPTION_MODELS);
    options.grants = lb_session_has(session, LB_OPTION_GRANTS);
    LB_TRY(read_format(session, &options.format, error));
    LB_TRY(lb_session_open(session, error));
    LB_TRY(
        lb_from_api(limbeck_schema(session->project, &options, &text, &failure), &failure, error));
    lb_output_put(&session->output, lb_str_of(text));
    return LB_OK;
}
