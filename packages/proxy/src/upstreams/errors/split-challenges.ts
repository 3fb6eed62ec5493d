/** One challenge of a `WWW-Authenticate` field. */
export interface RawChallenge {
  readonly scheme: string;
  /** By their names in lower case; the first one of each counts. */
  readonly parameters: ReadonlyMap<string, string>;
}

const maxChallenges = 16;
const token = /[!#$%&'*+\-.^_`|~0-9A-Za-z]{1,128}/y;
const blanks = /[ \t]*/y;
const separators = /[ \t,]*/y;
/** A value of its own in place of parameters: only to be passed over. */
const token68 = /[A-Za-z0-9\-._~+/]+=*[ \t]*(?=,|$)/y;
const parameter =
  /([!#$%&'*+\-.^_`|~0-9A-Za-z]{1,128})[ \t]*=[ \t]*(?:"((?:[^"\\]|\\.)*)"|([^\s",]+))[ \t]*/sy;

/** The challenges of all fields of one answer, which HTTP joins by commas (RFC 9110 §11.6.1). What comes after something unreadable is left out. */
export function splitChallenges(text: string): readonly RawChallenge[] {
  const challenges: RawChallenge[] = [];
  let at = 0;
  const read = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found !== null) at += found[0].length;
    return found;
  };
  while (challenges.length < maxChallenges) {
    read(separators);
    const scheme = read(token)?.[0];
    if (scheme === undefined) break;
    const isAlone = at >= text.length || text[at] === ',';
    if (!isAlone && !/[ \t]/.test(text[at] ?? '')) break;
    read(blanks);
    const parameters = new Map<string, string>();
    challenges.push({ scheme, parameters });
    if (isAlone || read(token68) !== null) continue;
    for (;;) {
      const before = at;
      read(separators);
      const found = read(parameter);
      // The name of the next scheme, or something else.
      if (found === null) {
        at = before;
        break;
      }
      const [, name = '', quoted, plain = ''] = found;
      const value = quoted === undefined ? plain : quoted.replaceAll(/\\(.)/gs, '$1');
      const key = name.toLowerCase();
      if (!parameters.has(key)) parameters.set(key, value);
    }
  }
  return challenges;
}
