/** A word as it stands in a command line of PowerShell: nothing in it is expanded or run. */
export function quoteForPowershell(word: string): string {
  if (/^(?:--?)?[\w./][\w./:=+-]*$/.test(word)) return word;
  // It takes typographic quotes for quotes too.
  return `'${word.replaceAll(/['\u2018-\u201b]/g, '$&$&')}'`;
}
