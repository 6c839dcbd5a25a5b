# Completion of peerpath for fish: the program itself says what may come next.

# Words without their quotes, and what stands in front expanded as the shell would, as far as that runs nothing: ~ or a variable.
function __peerpath_expand
    for word in $argv
        set -l parts (string match -r -- '^\$(\w+)(/.*)?$' "$word")
        set -l name $parts[2]
        if string match -qr -- '^~(/|$)' "$word"
            printf '%s%s\n' "$HOME" (string sub -s 2 -- "$word")
        else if set -q parts[2]; and set -q "$name"
            printf '%s%s\n' "$$name" "$parts[3]"
        else
            printf '%s\n' "$word"
        end
    end
end

function __peerpath_offer
    set -l words (__peerpath_expand (commandline -opc))
    set -l typed (commandline -ct)
    # As typed: a quote, or a backslash before a blank, is no part of the word.
    set -l current (string replace -r '^["\']' '' -- "$typed" | string replace -ra '\\\\(.)' '$1')
    set -l program $words[1]
    set -e words[1]
    command -q "$program"; or return
    set -l offered (command $program completion fish -- $words "$current" 2>/dev/null)
    # In --profile=me.yaml the file begins behind the equals sign.
    set -l before (string match -r -- '^--[^=]*=' "$current")
    set -l path (string replace -r -- '^--[^=]*=' '' "$typed")
    set -l names
    switch "$offered[1]"
        case ''
            return
        case :files
            set names (complete -C "'' $path")
        case :folders
            set names (complete -C "cd $path")
        case '*'
            set before
            set names $offered
    end
    for name in $names
        printf '%s%s\n' "$before" "$name"
    end
end

complete -c peerpath -k -f -a '(__peerpath_offer)'
