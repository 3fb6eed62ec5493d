/** The completion of fish, 3.0 and newer. It quotes what it inserts itself. */
export const fish = String.raw`# fish completion of nanda and nanda-discover
function __nanda_complete
    set -l program nanda
    set -l words (commandline -opc)
    string match -q '*nanda-discover' -- $words[1]; and set program nanda-discover
    set -e words[1]
    command $program __complete fish $words "="(commandline -ct) 2>/dev/null
end
complete -c nanda -f -k -a '(__nanda_complete)'
complete -c nanda-discover -f -k -a '(__nanda_complete)'
`;
