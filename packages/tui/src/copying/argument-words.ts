import { formatToolArguments } from '@nanda/terminal';
import { hasUnseen } from './has-unseen.js';
import { hideSecrets } from './hide-secrets.js';
import { printJson } from './print-json.js';

/**
 * The words of a shell for a tool's parameters: `--a 2 --b 3`, or one JSON object where some text could not
 * be seen or said otherwise. Not quoted yet; secrets are marks.
 */
export function argumentWords(
  parameters: Readonly<Record<string, unknown>>,
  { schema }: { schema: unknown },
): string[] {
  const hidden = hideSecrets(parameters, { schema });
  if (Object.keys(hidden).length === 0) return [];
  const words = formatToolArguments(hidden, { schema });
  return words.some(hasUnseen) ? [printJson(hidden)] : words;
}
