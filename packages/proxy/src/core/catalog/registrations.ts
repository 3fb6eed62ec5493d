import { createHash } from 'node:crypto';
import type { ServiceRegistration } from '@nanda/protocol';
import { checkPermission } from '../access/check-permission.js';
import { NandaError } from '../nanda-error.js';
import { principalKey } from '../principal-key.js';
import type { Principal } from '../principal.js';
import { registeredSource } from './registered-source.js';
import type { ServiceRecord } from './service-record.js';
import type { KnownTool, ServiceRepository } from './service-repository.js';

export interface RegistrationsOptions {
  readonly repository: Pick<
    ServiceRepository,
    'add' | 'store' | 'readingOf' | 'countRegistered' | 'findById'
  >;
  /** Fails where the service does not answer as it should. */
  readonly probe: (record: ServiceRecord) => Promise<readonly KnownTool[]>;
  readonly now: () => Date;
}

/** Services that users of this proxy have registered. They stay until they are taken out again. */
export interface Registrations {
  /** @throws NandaError UNAUTHENTICATED where the caller is nobody in particular. */
  check(principal: Principal): void;
  /** @throws NandaError UNAUTHENTICATED, FORBIDDEN for whoever does not look after the proxy */
  checkKeeper(principal: Principal): void;
  /** @returns the id that it is listed by */
  register(registration: ServiceRegistration, principal: Principal): Promise<string>;
  /** @throws NandaError FORBIDDEN for a service of a registry, or of somebody else */
  unregister(record: ServiceRecord, principal: Principal): Promise<void>;
}

/** Of one account. */
const maximumOfUser = 50;

export function createRegistrations({
  repository,
  probe,
  now,
}: RegistrationsOptions): Registrations {
  function check(principal: Principal): void {
    if (principal.kind !== 'anonymous') return;
    throw new NandaError(
      'UNAUTHENTICATED',
      'Only the user of this machine, or somebody with an account, may do this: call from it, with the token of the proxy, or sign in.',
    );
  }

  function checkKeeper(principal: Principal): void {
    check(principal);
    if (principal.kind === 'user') checkPermission(principal, 'accounts:admin');
  }

  /** What is being registered, by whom: each has its room already. */
  const underWay = new Map<string, Set<ServiceRecord>>();

  /** They are listed for everybody, and kept until they are taken out. */
  async function withRoom(record: ServiceRecord, add: () => Promise<void>): Promise<void> {
    const { registeredBy: by } = record;
    if (by === undefined) return add();
    const records = underWay.get(by) ?? new Set();
    underWay.set(by, records.add(record));
    try {
      await checkRoom(record, { by, coming: records.size });
      await add();
    } finally {
      records.delete(record);
      if (records.size === 0) underWay.delete(by);
    }
  }

  async function checkRoom(
    { id }: ServiceRecord,
    { by, coming }: { readonly by: string; readonly coming: number },
  ): Promise<void> {
    if ((await repository.findById(id)).length > 0) return;
    const listed = await repository.countRegistered(registeredSource.key, { by });
    // One that has been listed meanwhile may count twice: that refuses one too many rather than one too few.
    if (listed + coming <= maximumOfUser) return;
    throw new NandaError(
      'FORBIDDEN',
      `You have registered ${maximumOfUser} services, which is all that one account may. Take one out first: DELETE /v2/services/{serviceId}.`,
      { details: { limit: maximumOfUser } },
    );
  }

  return {
    check,
    checkKeeper,

    async register(registration, principal) {
      check(principal);
      const record = toRecord(registration, { moment: now().toISOString(), principal });
      await withRoom(record, async () => {
        const tools = await listTools(record);
        await repository.add(registeredSource.key, [{ ...record, tools }], { at: now() });
      });
      return record.id;
    },

    async unregister({ id, name, source, registeredBy }, principal) {
      check(principal);
      if (source.registry !== registeredSource.name) {
        throw new NandaError(
          'FORBIDDEN',
          `"${name}" is listed by ${source.registry} and was not registered here: only its registry can take it out.`,
        );
      }
      if (registeredBy !== principalKey(principal)) checkKeeper(principal);
      const { checkpoint = '' } = (await repository.readingOf(registeredSource.key)) ?? {};
      const removal = { part: 'changes', isLast: true, records: [], problems: [] } as const;
      const batch = { ...removal, removed: [{ id }], checkpoint };
      await repository.store(registeredSource.key, batch, { at: now() });
    },
  };

  /** One that wants credentials answers as well: it is listed, and its tools are not known yet. */
  async function listTools(record: ServiceRecord): Promise<readonly KnownTool[]> {
    try {
      const tools = await probe(record);
      return tools.map(({ name, description }) => ({
        name,
        ...(description !== undefined && { description }),
      }));
    } catch (error) {
      if (error instanceof NandaError && error.code === 'SERVICE_AUTH_REQUIRED') return [];
      throw error;
    }
  }
}

function toRecord(
  registration: ServiceRegistration,
  { moment, principal }: { readonly moment: string; readonly principal: Principal },
): ServiceRecord {
  const isOfUser = principal.kind !== 'local';
  const { name, url, transport, description = '', tags = [], ...facts } = registration;
  const { title, version, category, homepage, repository } = facts;
  checkUrl(url, 'url', ['http:', 'https:', 'ws:', 'wss:']);
  if (homepage !== undefined) checkUrl(homepage, 'homepage', ['http:', 'https:']);
  if (repository !== undefined) checkUrl(repository, 'repository', ['http:', 'https:']);
  if (transport === 'stdio') {
    throw invalid(
      'transport',
      'A service that is registered has a URL: stdio cannot be reached by one.',
    );
  }
  // A registry has proven who gives such a name; a user has not.
  if (isOfUser && name.includes('/')) {
    throw invalid(
      'name',
      'A name with a namespace ("/") is its registry\'s to give. Choose one without.',
    );
  }
  const registeredBy = isOfUser ? principalKey(principal) : undefined;
  // The same name and address of the same user is the same service, registered again.
  const digest = createHash('sha256')
    .update(JSON.stringify([name, url, ...(registeredBy === undefined ? [] : [registeredBy])]))
    .digest('hex');
  const id = `registered-${digest.slice(0, 24)}`;
  return {
    id,
    name,
    description,
    ...(title !== undefined && { title }),
    ...(version !== undefined && { version }),
    ...(category !== undefined && { category }),
    ...(homepage !== undefined && { homepage }),
    ...(repository !== undefined && { repository }),
    tags,
    endpoints: [{ url, ...(transport !== undefined && { transport }) }],
    auth: { kind: 'unknown' },
    tools: [],
    capabilities: [],
    ...(!isOfUser && {
      verification: { by: 'local-user', reason: 'registered by the user of this proxy' },
    }),
    popularity: 0,
    source: { registry: registeredSource.name, id },
    // Where it may lead to: a user of a proxy for many has no business on its network.
    trust: isOfUser ? 'registry' : 'local-file',
    ...(registeredBy !== undefined && { registeredBy }),
    createdAt: moment,
    updatedAt: moment,
  };
}

function checkUrl(text: string, field: string, protocols: readonly string[]): void {
  const url = URL.parse(text);
  const names = protocols.join(', ');
  if (url === null || !protocols.includes(url.protocol)) {
    throw invalid(field, `${field} has to be a URL that starts with one of ${names}.`);
  }
  if (url.username !== '' || url.password !== '') {
    throw invalid(
      field,
      `${field} holds credentials, which everybody would see. Leave them out, and give them when connecting.`,
    );
  }
}

function invalid(field: string, message: string): NandaError {
  return new NandaError('VALIDATION_ERROR', message, { details: { field } });
}
