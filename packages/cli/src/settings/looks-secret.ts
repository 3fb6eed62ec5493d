/** How tokens of well-known services begin, and a JSON Web Token. */
const tokens =
  /(?:^|[\s=:"'])(?:sk[-_]\w{3}|gh[opsur]_\w|github_pat_|glpat-|xox[abeprs]-|AKIA[0-9A-Z]{8}|AIza[\w-]{10}|npm_\w{8}|eyJ[\w-]{8,}\.[\w-]{8,}\.)|\bBearer\s+[\w.~+/-]{8}/;

/** Whether a text is, or holds, what can only be a token. That it says no proves nothing. */
export function looksSecret(text: string): boolean {
  return tokens.test(text);
}
