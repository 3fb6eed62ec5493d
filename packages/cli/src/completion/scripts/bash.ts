/** The completion of bash, 3.2 and newer. Candidates come with their quotes; nothing is evaluated. */
export const bash = String.raw`# bash completion of nanda and nanda-discover
_nanda() {
  local program=nanda line first=1
  [[ $1 == *nanda-discover ]] && program=nanda-discover
  COMPREPLY=()
  while IFS= read -r line; do
    if [[ $first == 1 ]]; then
      first=0
      [[ $line == nospace ]] && compopt -o nospace 2>/dev/null
    else
      COMPREPLY+=("$line")
    fi
  done < <(command "$program" __complete bash "$COMP_WORDBREAKS" "${'$'}{COMP_LINE:0:COMP_POINT}" 2>/dev/null)
}
complete -o nosort -F _nanda nanda nanda-discover 2>/dev/null || complete -F _nanda nanda nanda-discover
`;
