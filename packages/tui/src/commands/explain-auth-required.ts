import type { Service } from '@nanda/sdk';
import {
  oneLine,
  sanitizeLine,
  wantedCredentials,
  wantedWords,
  type WantedCredentials,
} from '@nanda/terminal';
import { CommandError } from '../session/command-error.js';
import type { CommandContext } from './command-context.js';

/** {@link explainAuthRequired}'s second argument. */
export interface ExplainAuthRequiredOptions {
  serviceId: string;
  /** As it is listed, where it is. */
  service: Service | undefined;
  /** The short name that the connection was to have. */
  name?: string | undefined;
  /** Whether credentials were given, and refused. */
  hasGiven: boolean;
  context: Pick<CommandContext, 'client' | 'signal' | 'dispatch'>;
}

/** Takes note of what a service wants of who connects, and says how that is given. */
export async function explainAuthRequired(
  refusal: Error,
  { serviceId, service: listed, name: shortName, hasGiven, context }: ExplainAuthRequiredOptions,
): Promise<CommandError> {
  const { client, signal, dispatch } = context;
  // Only the whole service says which header fields it wants.
  const service = await client.service(serviceId, { signal }).catch(() => listed);
  const challenge = challengeOf(refusal);
  const credentials = wantedCredentials(service, { challenge }) ?? { kind: 'bearer' };
  const serviceName = service?.name ?? serviceId;
  const wanted = { serviceId, serviceName, credentials, name: shortName, isAgain: hasGiven };
  dispatch({ type: 'credentials-wanted', wanted });
  const name = oneLine(sanitizeLine(serviceName), 60);
  const message = hasGiven
    ? `${name} does not accept these credentials`
    : `${name} wants ${sanitizeLine(wantedWords(credentials))}`;
  return new CommandError(message, { hint: wayOf(credentials), exitCode: 3, cause: refusal });
}

function challengeOf(error: Error): { type?: unknown } {
  const challenge: unknown = 'challenge' in error ? error.challenge : undefined;
  return typeof challenge === 'object' && challenge !== null ? challenge : {};
}

function wayOf(wanted: WantedCredentials): string {
  if (wanted.kind === 'evmauth') return 'auth: 0x… (your wallet)';
  if (wanted.kind !== 'custom' || wanted.headers.length === 1) {
    return 'auth: env:NAME, where the environment has it as NAME (or file:PATH)';
  }
  const fields = wanted.headers.map(({ name }) => `--header "${name}: env:NAME"`);
  return `connect: 1 ${fields.join(' ')}`;
}
