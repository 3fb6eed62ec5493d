import { hideSecrets } from '../grammar/hide-secrets.js';
import { typedSecrets } from './typed-secrets.js';

/** Whether a line has a secret in it, as far as names and looks tell. */
export function holdsSecret(line: string): boolean {
  return typedSecrets(line).length > 0 || hideSecrets(line) !== line;
}
