#include <string.h>

#include "command/session.h"

/* The scripts only ask; what is proposed comes from the table, through __complete. */
static const struct {
    const char *shell;
    const char *script;
} scripts[] = {
    {"bash",
     "# bash completion for limbeck: limbeck completion bash\n"
     "_limbeck()\n"
     "{\n"
     "    local cur words cword line\n"
     "    if declare -F _get_comp_words_by_ref >/dev/null; then\n"
     "        _get_comp_words_by_ref -n =:@ cur words cword\n"
     "    else\n"
     "        words=(\"${COMP_WORDS[@]}\") cword=$COMP_CWORD cur=${COMP_WORDS[COMP_CWORD]}\n"
     "    fi\n"
     "    COMPREPLY=()\n"
     "    while IFS= read -r line; do\n"
     "        case $line in\n"
     "        :file) compopt -o filenames 2>/dev/null\n"
     "               mapfile -t COMPREPLY < <(compgen -f -- \"$cur\") ;;\n"
     "        :directory) compopt -o filenames 2>/dev/null\n"
     "               mapfile -t COMPREPLY < <(compgen -d -- \"$cur\") ;;\n"
     "        *) COMPREPLY+=(\"${line%%$'\\t'*}\") ;;\n"
     "        esac\n"
     "    done < <(\"${words[0]}\" __complete -- \"${words[@]:1:cword}\" 2>/dev/null)\n"
     "    if declare -F __ltrim_colon_completions >/dev/null; then\n"
     "        __ltrim_colon_completions \"$cur\"\n"
     "    fi\n"
     "}\n"
     "complete -F _limbeck limbeck\n"},
    {"zsh", "#compdef limbeck\n"
            "# zsh completion for limbeck: limbeck completion zsh\n"
            "_limbeck()\n"
            "{\n"
            "    local line\n"
            "    local -a values\n"
            "    while IFS= read -r line; do\n"
            "        case $line in\n"
            "        :file) _files ;;\n"
            "        :directory) _files -/ ;;\n"
            "        *) values+=(\"${${line%%$'\\t'*}//:/\\\\:}:${line#*$'\\t'}\") ;;\n"
            "        esac\n"
            "    done < <(\"${words[1]}\" __complete -- \"${(@)words[2,CURRENT]}\" 2>/dev/null)\n"
            "    (( $#values )) && _describe -t values limbeck values\n"
            "}\n"
            "if [[ $funcstack[1] == _limbeck ]]; then\n"
            "    _limbeck \"$@\"\n"
            "else\n"
            "    compdef _limbeck limbeck\n"
            "fi\n"},
    {"fish",
     "# fish completion for limbeck: limbeck completion fish\n"
     "function __limbeck_complete\n"
     "    set -l words (commandline -opc)\n"
     "    set -l current (commandline -ct)\n"
     "    limbeck __complete -- $words[2..-1] \"$current\" 2>/dev/null | while read -l line\n"
     "        switch $line\n"
     "            case :file\n"
     "                __fish_complete_path \"$current\"\n"
     "            case :directory\n"
     "                __fish_complete_directories \"$current\"\n"
     "            case '*'\n"
     "                echo $line\n"
     "        end\n"
     "    end\n"
     "end\n"
     "complete -c limbeck -f -a '(__limbeck_complete)'\n"},
};

lb_code lb_command_completion(lb_session *session, lb_error *error)
{
    const char *shell = lb_session_word(session);
    for (size_t i = 0; i < LB_COUNT(scripts); i++) {
        if (!strcmp(scripts[i].shell, shell)) {
            lb_output_put(&session->output, lb_str_of(scripts[i].script));
            return LB_OK;
        }
    }
    lb_fail(error, LB_ERR_USAGE, "there is no completion for the shell '%s'", shell);
    lb_error_hint(error, "The shell is one of bash, zsh and fish.");
    return LB_ERR_USAGE;
}
