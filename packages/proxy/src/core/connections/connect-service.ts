import type { ClientCapability, Root, ServiceCredentials, Transport } from '@nanda/protocol';
import { createId } from '../create-id.js';
import { ownerOf } from '../owner-of.js';
import type { Principal } from '../principal.js';
import { connectionErrors } from './connection-errors.js';
import type { ConnectionLives } from './connection-lives.js';
import type { ConnectionRepository, StoredConnection } from './connection-repository.js';
import type { ServiceDirectory } from './connections-options.js';
import type { ConnectionShelf } from './create-connection-shelf.js';
import type { CredentialDesk } from './create-credential-desk.js';
import { createLiveConnection } from './create-live-connection.js';
import type { LiveConnection } from './live-connection.js';
import type { ConnectionKeeper } from './persistence/create-connection-keeper.js';

export interface ConnectRequest {
  readonly serviceId: string;
  /** @default those that the caller keeps for the service, else none */
  readonly credentials?: ServiceCredentials | undefined;
  /** Whether `credentials` are kept for the service, and serve later connections too. @default false */
  readonly remember?: boolean | undefined;
  /** Whether `credentials` are written down; else they live in this process alone. @default true */
  readonly keep?: boolean | undefined;
  readonly transport?: Transport | undefined;
  readonly name?: string | undefined;
  /** What the caller can be asked for while a tool runs. @default nothing */
  readonly clientCapabilities?: readonly ClientCapability[] | undefined;
  /** Answers `roots/list`. @default the service has to ask the caller */
  readonly roots?: readonly Root[] | undefined;
  /** Whether tools that change later are refused until they are accepted. @default the proxy's setting */
  readonly pinTools?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface ConnectOptions {
  readonly services: Pick<ServiceDirectory, 'getRecord' | 'recordUse'>;
  readonly shelf: ConnectionShelf;
  readonly lives: Pick<ConnectionLives, 'ready' | 'shut'>;
  readonly keeper: ConnectionKeeper;
  readonly repository: Pick<ConnectionRepository, 'save' | 'delete'>;
  readonly desk: Pick<CredentialDesk, 'keep'>;
  /** Told of a connection that was forgotten to make room. */
  readonly onForgotten: (live: LiveConnection) => void;
}

/**
 * Makes a connection. One that cannot be opened is not made at all.
 *
 * @throws NandaError VALIDATION_ERROR for credentials that are to be remembered and not to be kept
 */
export async function connectService(
  request: ConnectRequest,
  principal: Principal,
  { services, shelf, lives, keeper, repository, desk, onForgotten }: ConnectOptions,
): Promise<LiveConnection> {
  if (request.remember === true && request.keep === false) throw connectionErrors.keptNowhere();
  const record = await services.getRecord(request.serviceId, principal);
  shelf.checkLimit(principal);
  for (const forgotten of shelf.makeRoom()) onForgotten(forgotten);
  const { credentials, remember, keep } = request;
  const live = createLiveConnection({
    stored: describeRequest(request, {
      owner: ownerOf(principal),
      serviceId: record.id,
      authType: credentials?.type ?? 'none',
    }),
    record,
    credentials,
    isRemembered: remember,
    isKept: keep,
    state: 'initializing',
  });
  shelf.add(live);
  try {
    await lives.ready(live, { signal: request.signal, isForced: true });
    await keepAll(live, { repository, desk });
    live.savedLastUsed = new Date(live.stored.lastUsed);
    keeper.keepSession(live);
    keeper.keepPins(live);
    await keeper.settled(live);
  } catch (error) {
    shelf.remove(live);
    await lives.shut(live, 'It could not be made.');
    throw error;
  }
  await services.recordUse({ serviceId: record.id, kind: 'connection', owner: principal });
  return live;
}

/** The vault keeps what is for a connection that is there already. */
async function keepAll(
  live: LiveConnection,
  { repository, desk }: Pick<ConnectOptions, 'repository' | 'desk'>,
): Promise<void> {
  const before = live.stored;
  await repository.save(before);
  try {
    await desk.keep(live);
    if (live.stored !== before) await repository.save(live.stored);
  } catch (error) {
    await repository.delete(before.id);
    throw error;
  }
}

function describeRequest(
  { transport, name, clientCapabilities, roots, pinTools }: ConnectRequest,
  rest: Pick<StoredConnection, 'owner' | 'serviceId' | 'authType'>,
): StoredConnection {
  const now = new Date().toISOString();
  return {
    id: createId('conn'),
    ...rest,
    ...(name !== undefined && { name }),
    ...(transport !== undefined && { transport }),
    ...(clientCapabilities !== undefined && { clientCapabilities }),
    ...(roots !== undefined && { roots }),
    ...(pinTools !== undefined && { pinTools }),
    created: now,
    lastUsed: now,
  };
}
