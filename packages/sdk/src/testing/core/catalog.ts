import type { ServiceRegistration } from '@nanda/protocol';
import type { Clock } from '../control/clock.js';
import { knownService, type KnownService } from '../services/known-service.js';
import type { TestService } from '../services/test-service.js';
import { Refusal } from '../wire/refusal.js';

/** The services of a test proxy. */
export class Catalog {
  readonly #clock: Clock;
  readonly #services = new Map<string, KnownService>();

  constructor(services: readonly TestService[], { clock }: { readonly clock: Clock }) {
    this.#clock = clock;
    for (const service of services) this.#add(knownService(service, { now: clock.timestamp() }));
  }

  get all(): KnownService[] {
    return [...this.#services.values()];
  }

  /** By id, or by name where only one has it. @throws Refusal SERVICE_NOT_FOUND */
  get(idOrName: string): KnownService {
    const found = this.find(idOrName);
    if (found !== undefined) return found;
    const names = this.all.map(({ entry }) => `"${entry.name}"`).join(', ') || 'none';
    throw new Refusal('SERVICE_NOT_FOUND', {
      message: `There is no service "${idOrName}". The test proxy has: ${names}.`,
    });
  }

  find(idOrName: string): KnownService | undefined {
    const byName = this.all.filter(({ entry }) => entry.name === idOrName);
    return this.#services.get(idOrName) ?? (byName.length === 1 ? byName[0] : undefined);
  }

  register(registration: ServiceRegistration): KnownService {
    const { url, transport = 'http', ...about } = registration;
    const { name } = about;
    const service = knownService(
      {
        ...about,
        id: this.#services.has(name) ? `${name}-${this.#services.size + 1}` : name,
        transports: [transport],
        endpoints: [{ url, transport }],
      } as TestService,
      { now: this.#clock.timestamp(), isRegistered: true },
    );
    return this.#add(service);
  }

  /** @throws Refusal SERVICE_NOT_FOUND for one that nobody registered */
  unregister(serviceId: string): KnownService {
    const service = this.get(serviceId);
    if (!service.isRegistered) {
      throw new Refusal('SERVICE_NOT_FOUND', {
        message: `"${serviceId}" was not registered here, so it cannot be taken away.`,
      });
    }
    this.#services.delete(service.entry.id);
    return service;
  }

  #add(service: KnownService): KnownService {
    const { id } = service.entry;
    if (this.#services.has(id)) {
      throw new TypeError(
        `Two services have the id "${id}". Give one of them an \`id\` of its own.`,
      );
    }
    this.#services.set(id, service);
    return service;
  }
}
