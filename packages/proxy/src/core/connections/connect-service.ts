import type { ClientCapability, Root, ServiceCredentials, Transport } from '@nanda/protocol';
import { createId } from '../create-id.js';
import type { Principal } from '../principal.js';
import type { ConnectionLives } from './connection-lives.js';
import type { ConnectionRepository, StoredConnection } from './connection-repository.js';
import type { ServiceDirectory } from './connections-options.js';
import type { ConnectionShelf } from './create-connection-shelf.js';
import { createLiveConnection } from './create-live-connection.js';
import type { LiveConnection } from './live-connection.js';
import type { ConnectionKeeper } from './persistence/create-connection-keeper.js';

export interface ConnectRequest {
  readonly serviceId: string;
  readonly credentials?: ServiceCredentials | undefined;
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
  readonly repository: Pick<ConnectionRepository, 'save'>;
  /** Told of a connection that was forgotten to make room. */
  readonly onForgotten: (live: LiveConnection) => void;
}

/** Makes a connection. One that cannot be opened is not made at all. */
export async function connectService(
  request: ConnectRequest,
  principal: Principal,
  { services, shelf, lives, keeper, repository, onForgotten }: ConnectOptions,
): Promise<LiveConnection> {
  const record = await services.getRecord(request.serviceId, principal);
  shelf.checkLimit(principal);
  for (const forgotten of shelf.makeRoom()) onForgotten(forgotten);
  const credentials = request.credentials ?? { type: 'none' };
  const live = createLiveConnection({
    stored: describeRequest(request, {
      owner: principal,
      serviceId: record.id,
      authType: credentials.type,
    }),
    record,
    credentials,
    state: 'initializing',
  });
  shelf.add(live);
  try {
    await lives.ready(live, { signal: request.signal, isForced: true });
    await repository.save(live.stored);
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
