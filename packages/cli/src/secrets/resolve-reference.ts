import { CliError } from '../errors/cli-error.js';
import { isOwnSecret } from './is-own-secret.js';
import type { SecretStore } from './secret-store.js';

/**
 * What `env:NAME` or `secret:NAME` stands for: the variable of the environment, or what `nanda secrets
 * set` keeps. Whitespace around it is none of it.
 *
 * @throws CliError `USAGE_ERROR` that names what is missing, and what to do.
 */
export async function resolveReference(
  reference: string,
  {
    env,
    secrets,
    title,
  }: {
    readonly env: Readonly<Record<string, string | undefined>>;
    readonly secrets: Pick<SecretStore, 'get'>;
    /** What wants it: `The header X-Key of the registry ours`. */
    readonly title: string;
  },
): Promise<string> {
  const [, kind, name = ''] = /^(env|secret):(.*)$/s.exec(reference) ?? [];
  const value = (kind === 'secret' ? await readSecret(name) : env[name])?.trim();
  if (value !== undefined && value !== '') return value;
  if (value === '') throw new CliError('USAGE_ERROR', `${title} is empty: ${reference}.`);
  if (kind === 'secret') {
    throw new CliError('USAGE_ERROR', `${title} is missing: there is no secret ${name}.`, {
      details: { secret: name },
      hint: `Keep it: nanda secrets set ${name}`,
    });
  }
  throw new CliError('USAGE_ERROR', `${title} is missing: the environment has no ${name}.`, {
    details: { variable: name },
    hint: `Set it where the proxy is started: ${name}=… nanda proxy start`,
  });

  async function readSecret(secret: string): Promise<string | undefined> {
    return isOwnSecret(secret) ? undefined : secrets.get(secret);
  }
}
