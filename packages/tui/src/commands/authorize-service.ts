import type { Authorization } from '@nanda/sdk';
import { consentPage, oneLine, sanitizeLine, type WantedChallenge } from '@nanda/terminal';
import { CommandError } from '../session/command-error.js';
import type { CommandContext } from './command-context.js';

/** {@link authorizeService}'s argument. */
export interface AuthorizeServiceOptions {
  serviceId: string;
  /** Not sanitised. */
  serviceName: string;
  /** What a token must allow. */
  scope?: string | undefined;
  /** A client that the authorization server knows. Default: the proxy registers one. */
  client?: { clientId?: string | undefined; clientSecret?: string | undefined } | undefined;
  /** The short name that the connection is to have. */
  name?: string | undefined;
}

/** What has to be known of a client that is registered by hand. */
const ownClient: WantedChallenge = {
  kind: 'oauth2',
  fields: [
    { name: 'clientId', in: 'auth', isRequired: true },
    { name: 'clientSecret', in: 'auth', isSecret: true },
  ],
};

/**
 * Has the user agree to the use of a service on the page of its authorization server. On the screen the page is shown until
 * then; line by line it is asked whether it is to be opened.
 *
 * @throws {CommandError} where nobody has agreed
 */
export async function authorizeService(
  { serviceId, serviceName, scope, client: own = {}, name: shortName }: AuthorizeServiceOptions,
  context: CommandContext,
): Promise<void> {
  const { client, signal, dispatch } = context;
  const name = oneLine(sanitizeLine(serviceName), 60);
  let id: string | undefined;
  try {
    const onPage = async (begun: Authorization) => {
      id = begun.id;
      await show(begun);
    };
    requireConsent(await client.authorize({ serviceId, scope, ...own, onPage }, { signal }));
  } catch (error) {
    if (!wantsOwnClient(error)) throw error;
    const wanted = { serviceId, serviceName, credentials: ownClient, name: shortName };
    dispatch({ type: 'credentials-wanted', wanted });
    throw new CommandError(sanitizeLine(oneLine(error.message, 600)), {
      hint: 'nanda connect with --client-id ID in a shell, or the form of the full screen',
      exitCode: 3,
      cause: error,
    });
  } finally {
    if (id !== undefined) dispatch({ type: 'authorization-ended', id });
  }

  async function show(begun: Authorization): Promise<void> {
    const page = consentPage(begun.url);
    if (page === undefined) {
      throw new CommandError(`${name} names no page of https to agree on: nothing was opened`, {
        hint: 'another service',
        exitCode: 9,
      });
    }
    const claim = `${name} wants you to agree on a page of ${sanitizeLine(page.host)}.`;
    if (context.face === 'screen') {
      context.hint(claim);
      context.hint(page.href);
      const authorization = { id: begun.id, serviceName, page };
      dispatch({ type: 'authorization-wanted', authorization });
      return;
    }
    const isAgreed = await context.confirm({
      question: 'Open it in your browser, and wait until you have agreed?',
      detail: `${claim}\n${page.href}`,
      otherwise: { hint: `nanda connect ${oneLine(serviceId, 100)} in a shell`, exitCode: 3 },
    });
    if (!isAgreed) throw notAgreed('nothing was opened, and nothing authorized');
    await context.desk.open(page.href).catch((error: unknown) => {
      context.hint(error instanceof Error ? error.message : String(error));
    });
    context.hint('Waiting… Ctrl-C gives up');
  }
}

function requireConsent({ state, failure }: Authorization): void {
  if (state === 'authorized') return;
  if (failure !== undefined) throw notAgreed(failure.message, failure.code === 'FORBIDDEN' ? 9 : 5);
  throw state === 'cancelled'
    ? notAgreed('given up: nothing was authorized', 130)
    : notAgreed('nobody has agreed in time');
}

function notAgreed(message: string, exitCode = 3): CommandError {
  return new CommandError(message, { hint: 'connect again', exitCode });
}

/** Its authorization server knows only clients that somebody has registered there. */
function wantsOwnClient(error: unknown): error is Error {
  if (!(error instanceof Error) || !('code' in error) || error.code !== 'VALIDATION_ERROR') {
    return false;
  }
  const details: unknown = 'details' in error ? error.details : undefined;
  return (
    typeof details === 'object' &&
    details !== null &&
    'issuer' in details &&
    'redirectUrl' in details
  );
}
