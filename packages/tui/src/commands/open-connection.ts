import type { Connection, Service, ServiceCredentials } from '@nanda/sdk';
import { sanitizeLine } from '@nanda/terminal';
import { authorizeService } from './authorize-service.js';
import { challengeOf } from './challenge-of.js';
import type { CommandContext } from './command-context.js';
import { explainAuthRequired } from './explain-auth-required.js';
import { tellToolChanges } from './tell-tool-changes.js';

/** {@link openConnection}'s argument. */
export interface OpenConnectionOptions {
  serviceId: string;
  /** As it is listed, where it is. */
  service?: Service | undefined;
  auth: ServiceCredentials | undefined;
  /** Whether the proxy keeps `auth` for the connections to come. Default false. */
  remember?: boolean | undefined;
  /** A short name for the connection. */
  name?: string | undefined;
  /** What was done for it, to be said when it is open; untrusted text. */
  note?: string | undefined;
}

/** A service may want more of a token than it has said at first, but not for ever. */
const consents = 2;

/** Opens a connection, which is the current one then. @throws what to give a service that wants credentials */
export async function openConnection(
  { serviceId, service, auth: given, remember, name, note }: OpenConnectionOptions,
  context: CommandContext,
): Promise<void> {
  const { client, dispatch, hint, print, signal } = context;
  const connection = await open();
  dispatch({ type: 'connected', connection });
  if (note !== undefined) hint(sanitizeLine(note));
  print(`Connected to ${sanitizeLine(connection.metadata.serviceName)} (${connection.id})`);
  if (remember === true && given !== undefined) {
    hint('What you gave is kept for it, encrypted; nanda credentials in a shell forgets it');
  }
  tellToolChanges(connection, context);

  async function open(): Promise<Connection> {
    let auth = given;
    for (let agreed = 0; ; agreed += 1) {
      try {
        const isKept = auth === given ? remember : undefined;
        return await client.connect({ serviceId, auth, remember: isKept, name }, { signal });
      } catch (error) {
        const isAsked =
          error instanceof Error && 'code' in error && error.code === 'SERVICE_AUTH_REQUIRED';
        if (!isAsked) throw error;
        const challenge = challengeOf(error);
        const own = ownClientOf(auth);
        const isAgreed = challenge.kind === 'oauth2' && challenge.fields.length === 0;
        if (!isAgreed || own === undefined || agreed >= consents) {
          const hasGiven = auth !== undefined && auth.type !== 'none';
          throw await explainAuthRequired(error, { serviceId, service, name, hasGiven, context });
        }
        const serviceName = service?.name ?? serviceId;
        const { scope } = challenge;
        await authorizeService({ serviceId, serviceName, scope, client: own, name }, context);
        auth = { type: 'oauth2' };
      }
    }
  }
}

/** For whom consent is asked: undefined where a token was given, or something else. */
function ownClientOf(
  auth: ServiceCredentials | undefined,
): { clientId?: string | undefined; clientSecret?: string | undefined } | undefined {
  if (auth === undefined || auth.type === 'none') return {};
  if (auth.type !== 'oauth2' || auth.accessToken !== undefined) return undefined;
  const { clientId, clientSecret } = auth;
  return { clientId, clientSecret };
}
