/** A hint in two: what it says, and the command that it ends with, where it ends with one. */
export interface SplitHint {
  readonly text: string | undefined;
  readonly command: string | undefined;
}

/** Takes the command out of a hint such as `See what there is: nanda tools`, so that it has a line of its own. */
export function splitHint(hint: string): SplitHint {
  const [, text, command] =
    /^(?:(.*[^\s:]):\s+)?(nanda(?:-discover)? [^\n]*[^\n.])$/s.exec(hint) ?? [];
  if (command === undefined) return { text: hint, command: undefined };
  if (text === undefined) return { text, command };
  return { text: text === 'Did you mean' ? 'Did you mean this?' : `${text}:`, command };
}
