import type { Service } from '@nanda/sdk';
import {
  oneLine,
  pageAddress,
  sanitizeLine,
  wantedWords,
  type WantedChallenge,
} from '@nanda/terminal';
import { CommandError } from '../session/command-error.js';
import { challengeOf } from './challenge-of.js';
import type { CommandContext } from './command-context.js';
import { credentialWay } from './credential-way.js';

/** {@link explainAuthRequired}'s second argument. */
export interface ExplainAuthRequiredOptions {
  serviceId: string;
  /** As it is listed, where it is. */
  service: Service | undefined;
  /** The short name that the connection was to have. */
  name?: string | undefined;
  /** Whether credentials were given, and refused. */
  hasGiven: boolean;
  context: Pick<CommandContext, 'client' | 'face' | 'signal' | 'dispatch' | 'hint' | 'readState'>;
}

/** Takes note of what a service wants of who connects, and says how that is given. */
export async function explainAuthRequired(
  refusal: Error,
  { serviceId, service: listed, name: shortName, hasGiven, context }: ExplainAuthRequiredOptions,
): Promise<CommandError> {
  const { client, signal, dispatch, hint } = context;
  const service = listed ?? (await client.service(serviceId, { signal }).catch(() => undefined));
  const credentials = challengeOf(refusal);
  const serviceName = service?.name ?? serviceId;
  const name = oneLine(sanitizeLine(serviceName), 60);
  if (credentials.fields.length > 0) {
    const wanted = { serviceId, serviceName, credentials, name: shortName, isAgain: hasGiven };
    dispatch({ type: 'credentials-wanted', wanted });
  }
  const where = pageAddress(credentials.where);
  if (where !== undefined) hint(`Where to get it: ${where.href}`);
  const wants = `wants ${sanitizeLine(wantedWords(credentials))}`;
  const message = hasGiven
    ? `${name} does not accept these credentials`
    : `${name} ${whyOf(credentials)}${wants}`;
  const way = credentialWay(credentials, { service: serviceId, isAsked: true });
  const { overlay } = context.readState().view;
  const hasForm = context.face === 'screen' && overlay?.kind === 'credentials';
  return new CommandError(message, {
    hint: hasForm ? `fill in its form, or ${way}` : way,
    exitCode: 3,
    cause: refusal,
  });
}

/** Where something is kept for it, that is of no use any more. */
function whyOf({ reason }: WantedChallenge): string {
  switch (reason) {
    case 'refused':
      return 'does not accept any more what is kept for it, and ';
    case 'expired':
      return 'was let in for a time that is over, and ';
    case 'moved':
      return 'is at another address now, and ';
    default:
      return '';
  }
}
