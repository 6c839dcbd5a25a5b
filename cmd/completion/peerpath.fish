# Completion of peerpath for fish: the program itself says what may come next.

function __peerpath_offer
    set -l words (commandline -opc)
    # As typed: a quote, or a backslash before a blank, is no part of the word.
    set -l current (commandline -ct | string replace -r '^["\']' '' | string replace -ra '\\\\(.)' '$1')
    set -l program $words[1]
    set -e words[1]
    set -l offered ($program completion fish -- $words "$current" 2>/dev/null)
    # In --profile=me.yaml the file begins behind the equals sign.
    set -l before (string match -r -- '^--[^=]*=' "$current")
    set -l path (string replace -r -- '^--[^=]*=' '' "$current")
    switch "$offered[1]"
        case :files
            printf "$before%s\n" (complete -C "'' $path")
        case :folders
            printf "$before%s\n" (complete -C "cd $path")
        case '?*'
            printf '%s\n' $offered
    end
end

complete -c peerpath -k -f -a '(__peerpath_offer)'
