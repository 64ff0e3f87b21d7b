#include "command/output.h"

#include <errno.h>
#include <stdio.h>

#include "base/memory.h"
#include "command/wrap.h"

static void note_failure(lb_output *output)
{
    if (!output->failure) {
        output->failure = errno ? errno : EIO;
    }
}

void lb_output_put(lb_output *output, lb_str text)
{
    lb_progress_hide(output->progress);
    errno = 0;
    if (!output->failure && fwrite(text.ptr, 1, text.len, stdout) != text.len) {
        note_failure(output);
    }
    lb_progress_release(output->progress);
}

static void flush(lb_output *output)
{
    lb_progress_hide(output->progress);
    errno = 0;
    if (fflush(stdout)) {
        note_failure(output);
    }
    lb_progress_release(output->progress);
}

void lb_output_put_now(lb_output *output, lb_str text)
{
    lb_output_put(output, text);
    flush(output);
}

void lb_output_message(lb_output *output, const char *message, bool has_newline)
{
    LB_AUTO_TEXT lb_text text = {0};
    if (output->message_width) {
        lb_wrap(&text, lb_str_of(message), output->message_width, "  ", "  ");
    } else {
        lb_text_adds(&text, message);
    }
    lb_text_adds(&text, has_newline ? "\n" : "");
    lb_output_put_now(output, lb_text_str(&text));
}

void lb_output_error(lb_output *output, lb_str text)
{
    flush(output);
    lb_progress_hide(output->progress);
    fwrite(text.ptr, 1, text.len, stderr);
    lb_progress_release(output->progress);
}

void lb_output_append(const char *path, lb_str text)
{
    FILE *file = fopen(path, "ae");
    if (file) {
        fwrite(text.ptr, 1, text.len, file);
        fclose(file);
    }
}

lb_code lb_output_finish(lb_output *output, lb_error *error)
{
    flush(output);
    if (output->failure && output->failure != EPIPE) {
        return lb_fail_errno(error, output->failure, "cannot write standard output");
    }
    return LB_OK;
}

bool lb_output_is_cut_off(const lb_output *output)
{
    return output->failure == EPIPE;
}
