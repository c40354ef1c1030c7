#compdef fiscus
# Completion of fiscus for zsh: save it as _fiscus in a folder of $fpath, or `source` it in ~/.zshrc behind compinit.
_fiscus() {
    local -a lines values shown open
    local line value meaning
    lines=("${(@f)$(command "${words[1]}" complete -- "${(@Q)words[2,CURRENT]}" 2> /dev/null)}")
    case "${lines[1]}" in
        :files) _files; return ;;
        :folders) _files -/; return ;;
    esac
    for line in "${lines[@]}"; do
        value=${line%%$'\t'*}
        [[ -z $value ]] && continue
        meaning=${line#*$'\t'}
        if [[ $value == *= ]]; then
            open+=("$value")
            continue
        fi
        values+=("$value")
        if [[ -n $meaning && $meaning != $line ]]; then
            shown+=("$value  -- $meaning")
        else
            shown+=("$value")
        fi
    done
    # What ends in `=` goes on without a blank.
    (( ${#open} )) && compadd -S '' -a open
    (( ${#values} )) && compadd -l -d shown -a values
}
if [[ "${funcstack[1]}" == _fiscus ]]; then
    _fiscus "$@"
else
    compdef _fiscus fiscus
fi
