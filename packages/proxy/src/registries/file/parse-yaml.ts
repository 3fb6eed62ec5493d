import { parse } from 'yaml';
import { UnreadableContentError } from '../unreadable-content-error.js';

// What a hundred aliases of a hundred aliases would grow to.
const maxAliasCount = 1_000;

/** Loaded with `import()` only. @throws UnreadableContentError whose message names the line and quotes nothing. */
export function parseYaml(text: string): unknown {
  try {
    return parse(text, { maxAliasCount, logLevel: 'silent' });
  } catch (error) {
    const [{ line } = {}] = (error as { linePos?: { line: number }[] }).linePos ?? [];
    const place = line === undefined ? '' : ` (line ${line})`;
    throw new UnreadableContentError(`it is not valid YAML${place}`, { cause: error });
  }
}
