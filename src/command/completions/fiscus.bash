# Completion of fiscus for bash: `source` this file in ~/.bashrc, or save it as fiscus in a folder of bash-completion.
_fiscus() {
    local -a words=()
    local word before='' value meaning mark files='' raw=${COMP_WORDS[COMP_CWORD]} current
    # bash takes words apart at `=`; they belong together.
    for word in "${COMP_WORDS[@]:1:COMP_CWORD}"; do
        if [[ ${#words[@]} -gt 0 && ( $word == =* || ${words[${#words[@]}-1]} == *= ) ]]; then
            words[${#words[@]}-1]+=$word
        else
            words+=("$word")
        fi
    done
    # Quotes are the shell's, not part of a name.
    words=("${words[@]//[\"\'\\]/}")
    current=${words[${#words[@]}-1]}
    if [[ $current == *=* && $COMP_WORDBREAKS == *=* ]]; then
        before=${current%=*}=
    fi
    COMPREPLY=()
    while IFS=$'\t' read -r value meaning; do
        case $value in
            :files) files=-f ;;
            :folders) files=-d ;;
            *)
                [[ $value == *= ]] && type compopt > /dev/null 2>&1 && compopt -o nospace
                value=${value#"$before"}
                # Within quotes a name stands as it is.
                if [[ $raw != [\"\']* ]]; then
                    for mark in \\ ' ' \' \" '$' '&' ';' '|' '<' '>' '(' ')' '*' '?' '`' '!' '#' '[' ']' '{' '}' '~'; do
                        value=${value//"$mark"/\\"$mark"}
                    done
                fi
                COMPREPLY+=("$value")
                ;;
        esac
    done < <("$1" complete -- "${words[@]}" 2> /dev/null)
    if [[ -n $files ]]; then
        while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen "$files" -- "${current#"$before"}")
        type compopt > /dev/null 2>&1 && compopt -o filenames
    fi
}
complete -F _fiscus fiscus
