import { hideSecrets } from '../grammar/hide-secrets.js';
import { typedSecrets } from './typed-secrets.js';

/** A line as it may be shown and left on the screen: `…` in the place of each secret. */
export function hideTypedSecrets(line: string): string {
  let shown = '';
  let at = 0;
  // One may lie within another.
  for (const [from, to] of typedSecrets(line).toSorted(([one], [other]) => one - other)) {
    if (from >= at) shown += `${line.slice(at, from)}…`;
    at = Math.max(at, to);
  }
  return hideSecrets(shown + line.slice(at));
}
