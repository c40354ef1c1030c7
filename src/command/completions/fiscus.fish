# Completion of fiscus for fish: save it as ~/.config/fish/completions/fiscus.fish.
function __fiscus_complete
    set -l words (commandline -opc)
    set -l program $words[1]
    set -e words[1]
    set -l current (string unescape -- (commandline -ct))
    set -l found (command $program complete -- $words "$current" 2>/dev/null)
    switch "$found[1]"
        case ':files'
            __fish_complete_path "$current"
        case ':folders'
            __fish_complete_directories "$current" ''
        case '*'
            printf '%s\n' $found
    end
end
complete -c fiscus -f -a '(__fiscus_complete)'
