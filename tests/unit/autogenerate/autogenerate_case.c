/* Prints what autogenerate makes of a recorded case: the script's parts, "---", the log, "---",
 * check's list. */
#include <stdio.h>
#include <stdlib.h>

#include "schema_json.h"

int main(int argc, char **argv)
{
    schema_case c;
    lb_error error = {0};
    LB_AUTO_ARENA lb_arena arena = {0};
    LB_AUTO_TEXT lb_text script = {0};
    LB_AUTO_TEXT lb_text diffs = {0};
    if (argc != 2 || !schema_case_read(&c, argv[1])) {
        return 2;
    }
    c.shows_questions = true;
    lb_code code = schema_case_run(&c, &arena, &script, &diffs, &error);
    if (code == LB_OK) {
        printf("%s---\n%s---\n%s\n", lb_text_cstr(&script), lb_text_cstr(&c.log),
               lb_text_cstr(&diffs));
    } else {
        printf("error: %s\n", error.message);
    }
    lb_error_clear(&error);
    schema_case_free(&c);
    return code != LB_OK;
}
