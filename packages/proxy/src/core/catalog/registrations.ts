import { createHash } from 'node:crypto';
import type { Service, ServiceRegistration } from '@nanda/protocol';
import { NandaError } from '../nanda-error.js';
import type { Principal } from '../principal.js';
import { registeredSource } from './registered-source.js';
import type { ServiceRecord } from './service-record.js';
import type { KnownTool, ServiceRepository } from './service-repository.js';

export interface RegistrationsOptions {
  readonly repository: Pick<ServiceRepository, 'add' | 'store' | 'readingOf'>;
  /** Fails where the service does not answer as it should. */
  readonly probe: (record: ServiceRecord) => Promise<readonly KnownTool[]>;
  readonly now: () => Date;
}

/** Services that users of this proxy have registered. They stay until they are taken out again. */
export interface Registrations {
  /** @throws NandaError UNAUTHENTICATED where the caller is nobody in particular. */
  check(principal: Principal): void;
  /** @returns the id that it is listed by */
  register(registration: ServiceRegistration, principal: Principal): Promise<string>;
  /** @throws NandaError FORBIDDEN for a service of a registry */
  unregister(service: Service): Promise<void>;
}

export function createRegistrations({
  repository,
  probe,
  now,
}: RegistrationsOptions): Registrations {
  function check(principal: Principal): void {
    if (principal.kind === 'local') return;
    throw new NandaError(
      'UNAUTHENTICATED',
      'Only the user of this machine may do this: call from it, or with the token of the proxy.',
    );
  }

  return {
    check,

    async register(registration, principal) {
      check(principal);
      const record = toRecord(registration, { moment: now().toISOString() });
      const tools = await listTools(record);
      await repository.add(registeredSource.key, [{ ...record, tools }], { at: now() });
      return record.id;
    },

    async unregister({ id, name, source }) {
      if (source.registry !== registeredSource.name) {
        throw new NandaError(
          'FORBIDDEN',
          `"${name}" is listed by ${source.registry} and was not registered here: only its registry can take it out.`,
        );
      }
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
  { moment }: { readonly moment: string },
): ServiceRecord {
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
  // The same name and address is the same service, registered again.
  const digest = createHash('sha256')
    .update(JSON.stringify([name, url]))
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
    verification: { by: 'local-user', reason: 'registered by the user of this proxy' },
    popularity: 0,
    source: { registry: registeredSource.name, id },
    trust: 'local-file',
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
