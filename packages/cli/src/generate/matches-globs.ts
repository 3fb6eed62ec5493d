/** Whether a name fits one of the globs and none of those with a leading `!`; every name does where there are none. */
export function matchesGlobs(name: string, globs: readonly string[]): boolean {
  const refused = globs.filter((glob) => glob.startsWith('!')).map((glob) => glob.slice(1));
  const wanted = globs.filter((glob) => !glob.startsWith('!'));
  return (
    (wanted.length === 0 || wanted.some((glob) => matches(name, glob))) &&
    !refused.some((glob) => matches(name, glob))
  );
}

/** Without a regular expression: what a user types must not be able to hang. */
function matches(name: string, glob: string): boolean {
  let [at, from, star, mark] = [0, 0, -1, 0];
  while (at < name.length) {
    if (glob[from] === '*') {
      star = from;
      mark = at;
      from += 1;
    } else if (from < glob.length && (glob[from] === '?' || glob[from] === name[at])) {
      at += 1;
      from += 1;
    } else if (star !== -1) {
      mark += 1;
      at = mark;
      from = star + 1;
    } else return false;
  }
  while (glob[from] === '*') from += 1;
  return from === glob.length;
}
