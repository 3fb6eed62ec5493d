/** The completion of zsh: sourced, or as a file `_nanda` in `fpath`. It quotes what it inserts itself. */
export const zsh = String.raw`#compdef nanda nanda-discover
_nanda() {
  local program=nanda kind value about
  local -a closed closed_about open open_about
  [[ ${'$'}{words[1]} == *nanda-discover ]] && program=nanda-discover
  while IFS=$'\t' read -r kind value about; do
    [[ -n $about ]] && about="$value -- $about" || about=$value
    if [[ $kind == + ]]; then
      open+=("$value")
      open_about+=("$about")
    else
      closed+=("$value")
      closed_about+=("$about")
    fi
  done < <(command $program __complete zsh "${'$'}{(@Q)words[2,CURRENT-1]}" "=$PREFIX" 2>/dev/null)
  local -a same=(-M 'm:{[:lower:][:upper:]}={[:upper:][:lower:]}' -l)
  (( $#closed )) && compadd $same -V closed -d closed_about -a closed
  (( $#open )) && compadd $same -V open -S '' -d open_about -a open
  (( $#closed + $#open ))
}
if [[ ${'$'}{funcstack[1]} == _nanda ]]; then
  _nanda "$@"
elif (( $+functions[compdef] )); then
  compdef _nanda nanda nanda-discover
fi
`;
