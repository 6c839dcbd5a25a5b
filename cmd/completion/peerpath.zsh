#compdef peerpath
# Completion of peerpath for zsh: the program itself says what may come next.

_peerpath() {
    local -a offered
    offered=("${(@f)$("${(Q)words[1]}" completion zsh -- "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)}")
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
