import { findSecretParameter } from './find-secret-parameter.js';
import type { RegistryPlace } from './registry-place.js';
import { registryUsageError } from './registry-usage-error.js';

/**
 * Settings are stored, and shown by commands: a password or a token in an address has no place there.
 *
 * @throws CliError `USAGE_ERROR`. It repeats no secret.
 */
export function checkRegistryUrl(
  text: string,
  { title, type }: Pick<RegistryPlace, 'title'> & { readonly type: string },
): void {
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw registryUsageError(`"${text.slice(0, 200)}" is not an http(s) URL.`, {
      title,
      hint: 'It looks like this: https://registry.example.com',
    });
  }
  if (url.username !== '' || url.password !== '') throw refuse('a name or a password');
  const parameter = findSecretParameter(url);
  if (parameter !== undefined) throw refuse(`a secret ("${parameter.slice(0, 40)}=…")`);

  function refuse(what: string) {
    return registryUsageError(`The address of a registry has ${what} in it.`, {
      title,
      hint: tellWay({ type, isTyped: title === undefined }),
    });
  }
}

function tellWay({ type, isTyped }: { readonly type: string; readonly isTyped: boolean }): string {
  if (type === 'file') {
    return 'The address would be stored as it is. Take it out, or fetch the file yourself and name your copy: file:./catalog.json';
  }
  return isTyped
    ? `Keep it (nanda secrets set NAME), and name it: nanda registry add ${type}:URL --header "Authorization: secret:NAME"`
    : `Say in config.json where it is found: {"type": "${type}", "url": "…", "headers": {"Authorization": "secret:NAME"}}`;
}
