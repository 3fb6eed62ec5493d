import type { Connection, OAuthCredentials, ServiceCredentials } from '@nanda/protocol';
import { fillChallenge } from '@nanda/protocol/facts';
import { oneLine, wantedWords, type WantedChallenge } from '@nanda/terminal';
import { authorizeService } from '../authorizing/authorize-service.js';
import type { AuthorizingContext } from '../authorizing/authorizing-context.js';
import type { ProxyClient } from '../client/create-proxy-client.js';
import { CliError } from '../errors/cli-error.js';
import { usageError } from '../options/usage-error.js';
import { canAsk } from '../prompts/can-ask.js';
import { askFields } from './ask-fields.js';
import { challengeOf } from './challenge-of.js';
import type { ConnectTarget } from './connect-target.js';
import { explainChallenge } from './explain-challenge.js';
import { tellWhere } from './tell-where.js';

/** With what a connection is opened. */
export interface Attempt {
  readonly auth: ServiceCredentials | undefined;
  /** Whether it is the service's from now on, for the connections to come. */
  readonly remember: boolean;
  /** False where it is written nowhere: it is in the memory of the proxy alone. @default it is kept with the connection */
  readonly keep?: false;
}

export interface ConnectWithCredentialsOptions {
  readonly client: ProxyClient;
  readonly target: ConnectTarget;
  /** What was given on the command line. */
  readonly auth: ServiceCredentials | undefined;
  /** Whether it is to be kept for the service. @default what is typed on a terminal is, and nothing else */
  readonly remember: boolean | undefined;
  /** False where the proxy writes it nowhere, also not what is typed. @default true */
  readonly keep?: boolean | undefined;
  readonly attempt: (attempt: Attempt) => Promise<Connection>;
}

/** A connection, and whether what was given for it is kept for the next one. */
export interface ConnectedService {
  readonly connection: Connection;
  readonly isRemembered: boolean;
}

type RegisteredClient = Pick<OAuthCredentials, 'clientId' | 'clientSecret' | 'scope'>;

/** How often somebody is asked who mistypes. */
const attempts = 3;
/** A service may want more of a token than it has said at first, but not for ever. */
const consents = 2;

/**
 * Connects, and where the service wants credentials asks for exactly those, or says with which options they are given. A
 * service that wants its users to agree on a page of its authorization server is connected once they have.
 *
 * @throws CliError
 */
export async function connectWithCredentials(
  { client, target, auth, remember, keep = true, attempt }: ConnectWithCredentialsOptions,
  context: AuthorizingContext,
): Promise<ConnectedService> {
  const { output, program } = context;
  let given = auth;
  let asked: WantedChallenge | undefined;
  let [timesAsked, timesAgreed] = [0, 0];
  for (;;) {
    // What was agreed on is kept by the proxy in any case.
    const isKept = given !== undefined && keep && (remember ?? asked !== undefined);
    try {
      const isWritten = given === undefined || keep;
      const connection = await attempt({
        auth: given,
        remember: isKept,
        ...(!isWritten && { keep: false }),
      });
      return { connection, isRemembered: isKept };
    } catch (error) {
      const challenge = challengeOf(error) ?? (isMistyped(error) ? asked : undefined);
      if (!(error instanceof CliError) || challenge === undefined) throw error;
      const registered = clientOf(given);
      if (challenge.kind === 'oauth2' && registered !== undefined && timesAgreed < consents) {
        if (!keep) throw keptInAnyCase();
        timesAgreed += 1;
        await authorize(registered, { challenge, details: error.details });
        given = { type: 'oauth2' };
        continue;
      }
      // What was given by options is corrected there.
      const mayAsk = auth === undefined && timesAsked < attempts && canAsk(context);
      const hasGiven = given !== undefined;
      if (!mayAsk || challenge.fields.length === 0) {
        throw explainChallenge(error, { challenge, hasGiven, label: target.label, program });
      }
      output.note(sayWhy(error, challenge));
      if (timesAsked === 0) tellWhere(challenge, output);
      timesAsked += 1;
      asked = challenge;
      given = fillChallenge(challenge, await askFields(challenge.fields, context));
    }
  }

  async function authorize(
    { clientId, clientSecret, scope: wanted }: RegisteredClient,
    { challenge, details }: { challenge: WantedChallenge; details: CliError['details'] },
  ): Promise<void> {
    const { fields, scope } = challenge;
    const isAsked = fields.length > 0 && clientId === undefined && canAsk(context);
    const answers = isAsked ? await askFields(fields, context) : {};
    await authorizeService(
      {
        client,
        serviceId: target.serviceId,
        label: target.label,
        details,
        request: { clientId, clientSecret, scope: wanted ?? scope, ...answers },
      },
      context,
    );
  }

  function isMistyped(error: unknown): boolean {
    return asked !== undefined && error instanceof CliError && error.code === 'VALIDATION_ERROR';
  }

  function sayWhy(error: CliError, challenge: WantedChallenge): string {
    const name = output.cleanNote(oneLine(target.label, 60));
    const wants = `wants ${output.cleanNote(wantedWords(challenge))}`;
    if (error.code === 'VALIDATION_ERROR') return output.cleanNote(oneLine(error.message, 400));
    if (given !== undefined) return `${name} does not accept that.`;
    switch (challenge.reason) {
      case 'refused':
        return `${name} does not accept any more what is kept for it; it ${wants}.`;
      case 'expired':
        return `What is kept for ${name} is over; it ${wants}.`;
      case 'moved':
        return `${name} is at another address now, to which nothing that is kept is sent; it ${wants}.`;
      default:
        return `${name} ${wants}.`;
    }
  }
}

function keptInAnyCase(): CliError {
  return usageError(
    'This service wants somebody to agree on a page, and what is agreed on is kept: leave --no-keep out.',
  );
}

/** Whom consent is asked for: undefined where a token was given, or a client that is let in by itself. */
function clientOf(given: ServiceCredentials | undefined): RegisteredClient | undefined {
  if (given === undefined) return {};
  if (given.type !== 'oauth2' || given.accessToken !== undefined) return undefined;
  if (given.grant === 'client_credentials') return undefined;
  const { clientId, clientSecret, scope } = given;
  return { clientId, clientSecret, scope };
}
