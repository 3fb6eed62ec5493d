/** Milliseconds: a stranger's pattern may need longer than anybody lives. */
const timeout = 50;

/** Whether a text fits a pattern; undefined where the pattern is none, or takes too long over this text. */
export function fitsPattern(text: string, pattern: string): boolean | undefined {
  const code = `(() => { const text = ${JSON.stringify(text)}; const pattern = ${JSON.stringify(pattern)};
    try { return new RegExp(pattern, 'u').test(text); } catch { return new RegExp(pattern).test(text); } })()`;
  // Not imported: what loads this to parse arguments does not wait for a module that it hardly ever needs.
  const { Script } = process.getBuiltinModule('node:vm');
  try {
    // The one way to stop a regular expression that goes back and forth for ever.
    return new Script(code).runInThisContext({ timeout }) as boolean;
  } catch {
    return undefined;
  }
}
