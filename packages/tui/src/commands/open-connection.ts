import type { Service, ServiceCredentials } from '@nanda/sdk';
import { sanitizeLine } from '@nanda/terminal';
import type { CommandContext } from './command-context.js';
import { explainAuthRequired } from './explain-auth-required.js';
import { tellToolChanges } from './tell-tool-changes.js';

/** {@link openConnection}'s argument. */
export interface OpenConnectionOptions {
  serviceId: string;
  /** As it is listed, where it is. */
  service?: Service | undefined;
  auth: ServiceCredentials | undefined;
  /** A short name for the connection. */
  name?: string | undefined;
  /** What was done for it, to be said when it is open; untrusted text. */
  note?: string | undefined;
}

/** Opens a connection, which is the current one then. @throws what to give a service that wants credentials */
export async function openConnection(
  { serviceId, service, auth, name, note }: OpenConnectionOptions,
  context: CommandContext,
): Promise<void> {
  const { client, dispatch, hint, print, signal } = context;
  try {
    const connection = await client.connect({ serviceId, auth, name }, { signal });
    dispatch({ type: 'connected', connection });
    if (note !== undefined) hint(sanitizeLine(note));
    print(`Connected to ${sanitizeLine(connection.metadata.serviceName)} (${connection.id})`);
    tellToolChanges(connection, context);
  } catch (error) {
    const isAsked =
      error instanceof Error && 'code' in error && error.code === 'SERVICE_AUTH_REQUIRED';
    if (!isAsked) throw error;
    const hasGiven = auth !== undefined && auth.type !== 'none';
    throw await explainAuthRequired(error, { serviceId, service, name, hasGiven, context });
  }
}
