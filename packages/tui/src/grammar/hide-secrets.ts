const hidden = '…';
/** How tokens of well-known services begin, and a JSON Web Token. */
const tokens =
  /(?:(?<![A-Za-z\d])sk[-_]\w{3}|gh[opsur]_\w|github_pat_|glpat-|xox[abeprs]-|AKIA[0-9A-Z]{8}|AIza[\w-]{10}|npm_\w{8}|eyJ[\w-]{8,}\.[\w-]{8,}\.)[\w.~+/=-]*/gu;
const bearer = /(\bBearer\s+)(?!env:|file:)[\w.~+/=-]{8,}/gu;
/** The value of an option that takes the place of a secret, and never the secret. */
const option = /(--auth(?:=|\s+))(?!env:|file:)("[^"]*"|'[^']*'|\S+)/gu;
/** `auth: …`, where it names no place and is no wallet. */
const verb = /^(\s*auth(?::\s*|\s+))(?!env:|file:|0x[0-9a-f]*\s*$)(\S.*)$/isu;

/** A line as it may be kept and shown: what was typed in the place of a reference to a secret, or can only be a token, is left out. */
export function hideSecrets(line: string): string {
  const isConnect = /^\s*connect\b/iu.test(line);
  const shown = line.replace(verb, `$1${hidden}`);
  return (isConnect ? shown.replaceAll(option, `$1${hidden}`) : shown)
    .replaceAll(bearer, `$1${hidden}`)
    .replaceAll(tokens, hidden);
}
