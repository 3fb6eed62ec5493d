import { isSecretField, type WantedChallenge } from '@nanda/terminal';

const fromEnvironment = 'env:NAME, where the environment has it as NAME (or file:PATH)';

/**
 * What to type to give a service what it wants. `service` is its id, or what stands for one; `isAsked` says that it has just refused
 * to be connected to, so that `auth:` goes to it.
 */
export function credentialWay(
  { kind, fields }: Pick<WantedChallenge, 'kind' | 'fields'>,
  { service, isAsked }: { service: string; isAsked: boolean },
): string {
  const auth = isAsked ? 'auth:' : `connect: ${service} --auth`;
  if (kind === 'oauth2' && fields.length === 0) {
    return `connect: ${service}, and agree on its page`;
  }
  if (kind === 'evmauth') return `${auth} 0x… (your wallet)`;
  if (kind === 'basic') return `connect: ${service} --user NAME --auth env:PASSWORD`;
  if (kind !== 'custom' || (fields.length === 1 && fields.every(isSecretField))) {
    return `${auth} ${fromEnvironment}`;
  }
  const options = fields.map((field) => {
    const value = isSecretField(field) ? 'env:NAME' : 'VALUE';
    const { name } = field;
    return field.in === 'variable' ? `--variable ${name}=${value}` : `--header "${name}: ${value}"`;
  });
  return `connect: ${service} ${options.join(' ')}`;
}
