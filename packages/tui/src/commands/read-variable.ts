import { isSecretName } from '../form/is-secret-name.js';
import { CommandError } from '../session/command-error.js';
import type { Desk } from '../session/desk.js';
import { readSource } from './read-source.js';

/**
 * Reads `tenant=acme`, `api_key=env:VARIABLE`: what stands for a name in the templates of a service.
 *
 * @throws {CommandError} for a secret that is typed; it is not repeated
 */
export async function readVariable(
  text: string,
  { desk }: { desk: Pick<Desk, 'readSecret'> },
): Promise<[name: string, value: string]> {
  const [, name = '', value = ''] = /^([\w.-]{1,128})=(.+)$/su.exec(text) ?? [];
  if (name === '') {
    throw new CommandError('--variable takes a name and a value', {
      hint: '--variable tenant=acme',
    });
  }
  const isPlace = /^(?:env|file):./u.test(value);
  if (!isPlace && !isSecretName(name)) return [name, value];
  return [name, await readSource(value, { desk, type: name })];
}
