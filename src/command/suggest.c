#include "command/suggest.h"

#include <string.h>

#include "base/memory.h"

void lb_suggestion_offer(lb_suggestion *suggestion, const char *name)
{
    unsigned limit = suggestion->wanted.len < 4 ? 1 : suggestion->wanted.len < 8 ? 2 : 3;
    unsigned distance = lb_str_distance(suggestion->wanted, lb_str_of(name), limit);
    if (distance <= limit && (!suggestion->nearest || distance < suggestion->distance)) {
        suggestion->nearest = name;
        suggestion->distance = distance;
    }
}

const char *lb_suggest_command(const char *name)
{
    lb_suggestion suggestion = {.wanted = lb_str_of(name)};
    for (size_t i = 0; i < LB_COMMAND_COUNT; i++) {
        if (lb_commands[i].availability != LB_HIDDEN) {
            lb_suggestion_offer(&suggestion, lb_commands[i].name);
            if (strlen(name) > 2 && !strncmp(lb_commands[i].name, name, strlen(name))) {
                return lb_commands[i].name;
            }
        }
    }
    return suggestion.nearest;
}

static bool has_long_name(const lb_command *command, lb_str name)
{
    for (size_t i = 0; i < command->option_count; i++) {
        const char *long_name = lb_options[command->options[i]].long_name;
        if (long_name && lb_str_is(name, long_name)) {
            return true;
        }
    }
    return false;
}

/* An option that stands where only those of the program do, or of another command. */
static char *suggest_owner(const lb_command *command, lb_str name)
{
    for (size_t i = 0; i < LB_COMMAND_COUNT; i++) {
        if (lb_commands[i].availability == LB_HIDDEN || !has_long_name(&lb_commands[i], name)) {
            continue;
        }
        return command == &lb_program ? lb_format("--%.*s goes behind the command.", LB_ARG(name))
                                      : lb_format("%s has no --%.*s; %s has.", command->name,
                                                  LB_ARG(name), lb_commands[i].name);
    }
    return NULL;
}

char *lb_suggest_option(const lb_command *command, const char *word)
{
    if (word[0] != '-' || word[1] != '-') {
        return NULL;
    }
    lb_str name = {word + 2, strcspn(word + 2, "=")};
    if (has_long_name(command, name)) {
        return lb_format("--%.*s goes behind the command.", LB_ARG(name));
    }
    lb_suggestion suggestion = {.wanted = name};
    for (size_t i = 0; i < command->option_count + lb_program.option_count; i++) {
        lb_option_id id = i < command->option_count ? command->options[i]
                                                    : lb_program.options[i - command->option_count];
        if (lb_options[id].long_name) {
            lb_suggestion_offer(&suggestion, lb_options[id].long_name);
        }
    }
    return suggestion.nearest ? lb_format("Did you mean --%s?", suggestion.nearest)
                              : suggest_owner(command, name);
}
