#compdef peerpath
# Completion of peerpath for zsh: the program itself says what may come next.

# Into $reply: words as typed, without their quotes, and what stands in front expanded as the shell would, as far as that runs nothing:
# ~ or a variable.
_peerpath_expand() {
    local typed word match mbegin mend MATCH MBEGIN MEND
    reply=()
    for typed in "$@"; do
        word=${(Q)typed}
        if [[ $typed == '~' || $typed == '~/'* ]]; then
            word=$HOME${word#'~'}
        elif [[ $typed != \'* && $word =~ '^\$\{?([A-Za-z_][A-Za-z_0-9]*)\}?(/.*)?$' ]]; then
            word=${(P)match[1]}$match[2]
        fi
        reply+=("$word")
    done
}

_peerpath() {
    local -a offered reply
    local program
    _peerpath_expand "${(@)words[1,CURRENT-1]}"
    program=$(builtin whence -p -- "$reply[1]") || return
    offered=("${(@f)$("$program" completion zsh -- "${(@)reply[2,-1]}" "${(Q)PREFIX}" 2>/dev/null)}")
    case $offered[1] in
    :files) compset -P '--*='; _files ;;
    :folders) compset -P '--*='; _files -/ ;;
    ?*) _describe -V 'peerpath' offered ;;
    esac
}

# Read by compinit out of a folder of functions, this file is the function; read with source, it only defines it.
if [[ ${funcstack[1]} == _peerpath ]]; then
    _peerpath "$@"
else
    compdef _peerpath peerpath
fi
