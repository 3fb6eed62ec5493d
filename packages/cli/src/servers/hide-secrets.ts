import { findSecretParameter } from '../settings/find-secret-parameter.js';
import { looksSecret } from '../settings/looks-secret.js';
import { isSecretName } from './is-secret-name.js';
import type { ServerEntry } from './server-entry.js';

/** What stands where a secret was, by the name that the secret has there: `--api-key`, `token`. */
type Replace = (name: string) => string;

/**
 * An entry whose address and arguments have nothing secret in them: what a file of somebody else wants filled in is in
 * them when it is one of the user's own. Variables and header fields stay as they are.
 *
 * @param replace @default by `…`
 */
export function hideSecrets(entry: ServerEntry, replace: Replace = () => '…'): ServerEntry {
  const { url, args } = entry;
  return {
    ...entry,
    ...(typeof url === 'string' && { url: hideInAddress(url, replace) }),
    ...(Array.isArray(args) && { args: hideInArguments(args.map(String), replace) }),
  };
}

function hideInArguments(words: readonly string[], replace: Replace): string[] {
  return words.map((word, index) => {
    // `--token=x`, `TOKEN=x`, `Authorization: Bearer x`.
    const [, name = '', sign = '', value = ''] = /^([\w-]+)(=|:\s*(?!\/\/))(.+)$/s.exec(word) ?? [];
    if (name !== '' && isSecretName(name))
      return isReference(value) ? word : name + sign + replace(name);
    const before = words[index - 1] ?? '';
    const isValue = /^--?[A-Za-z][\w-]*$/.test(before) && !word.startsWith('-');
    if (isValue && isSecretName(before)) return isReference(word) ? word : replace(before);
    return looksSecret(word) ? replace('token') : hideInAddress(word, replace);
  });
}

/** Of an address the password, and the parameters that are secret by their names. */
function hideInAddress(text: string, replace: Replace): string {
  if (!/^\w+:\/\//.test(text)) return text;
  return text
    .replace(/(?<=^\w+:\/\/)[^/?#@]*@/, () => `${replace('password')}@`)
    .replaceAll(
      /([?&#])([^=&#]+)=([^&#]*)/g,
      (whole, sign: string, name: string, value: string) => {
        const url = URL.parse(`http://localhost/?${name}=${value}`);
        const isSecret = url !== null && findSecretParameter(url) !== undefined;
        return isSecret ? `${sign}${name}=${replace(name)}` : whole;
      },
    );
}

function isReference(text: string): boolean {
  return /^(?:\w+ )?\$\{[^{}]+\}$/.test(text);
}
