import type { ConnectOutcome } from '../catalog/catalog.js';
import type { RecordCommand, ServiceRecord } from '../catalog/service-record.js';
import type { ConnectionEventBus } from '../events/connection-event-bus.js';
import type { AuditLog } from '../audit/audit-log.js';
import type { CredentialVault } from '../credentials/credential-vault.js';
import type { Authenticate } from '../credentials/authenticator.js';
import type { Logger } from '../logger.js';
import type { Principal } from '../principal.js';
import type { ConnectionRepository } from './connection-repository.js';
import type { AttemptOptions } from './sessions/create-session-attempts.js';
import type { ReadHeaders } from './read-headers.js';
import type { UpstreamConnector } from './upstream-connector.js';

/** What connections need of the catalog. */
export interface ServiceDirectory {
  /** @throws NandaError SERVICE_NOT_FOUND */
  getRecord(idOrName: string, principal: Principal): Promise<ServiceRecord>;
  recordUse(use: {
    readonly serviceId: string;
    readonly kind: 'connection';
    readonly owner: Principal;
  }): Promise<void>;
  /** Told what came of every attempt to open a session. Never rejects. */
  recordOutcome(record: ServiceRecord, outcome: ConnectOutcome): Promise<void>;
}

export interface ConnectionsOptions {
  readonly services: ServiceDirectory;
  readonly connector: UpstreamConnector;
  readonly repository: ConnectionRepository;
  readonly events: ConnectionEventBus;
  readonly readCommand: (record: ServiceRecord) => Promise<RecordCommand | undefined>;
  /** @default nothing is configured */
  readonly readHeaders?: ReadHeaders | undefined;
  /** @default credentials are sent as they are */
  readonly authenticate?: Authenticate | undefined;
  /** Told what a service wants that has refused the owner of a connection. @default nobody is */
  readonly onChallenge?: AttemptOptions['onChallenge'];
  /** Finds out more of what a service wants that lets nobody in. @default what it has said is all */
  readonly refineRefusal?: AttemptOptions['refineRefusal'];
  /** Keeps what was given over a restart. @default it is kept nowhere */
  readonly vault?: CredentialVault | undefined;
  /** @default nobody is told */
  readonly audit?: Pick<AuditLog, 'record'> | undefined;
  readonly logger: Logger;
  /** Open connections, of all owners together. */
  readonly maxConnections: number;
  /** Open connections of one anonymous client. @default 3 */
  readonly maxConnectionsPerClient?: number | undefined;
  /** Milliseconds for one attempt to open a session, and for the wait of one who wants to use it. */
  readonly connectionTimeout: number;
  /** Milliseconds; 0 keeps unused connections open. */
  readonly idleTimeout: number;
  /** Whether a connection is in use though nobody calls: then it is not idle. @default none is */
  readonly isHeld?: ((connectionId: string) => boolean) | undefined;
  /** Whether tools that have changed are refused, where a connection does not say. @default false */
  readonly pinTools?: boolean | undefined;
  /** Calls under way at the same time with one service. @default 64 */
  readonly maxCallsOfService?: number | undefined;
  /** Calls that wait for their turn with one service. @default 256 */
  readonly maxWaitingOfService?: number | undefined;
}
