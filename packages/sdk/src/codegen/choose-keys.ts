import { ConfigurationError } from '../errors/configuration-error.js';
import type { DescribedService } from './described-service.js';

/**
 * Decides what each service is known by in `ServiceTypes`: its alias, its name, its id, in this order. A service may call
 * itself anything, so that an id wins over an alias, an alias over a name, and a name that two have is nobody's.
 *
 * @throws ConfigurationError for an alias that belongs to another service.
 */
export function chooseKeys(services: readonly DescribedService[]): Map<DescribedService, string[]> {
  const owners = new Map(services.map((service) => [service.id, service]));
  for (const service of services) {
    const { alias } = service;
    if (alias === undefined) continue;
    const owner = owners.get(alias) ?? service;
    if (owner !== service) {
      throw new ConfigurationError(
        `Two services are called ${JSON.stringify(alias)}: choose another alias.`,
      );
    }
    owners.set(alias, service);
  }
  const named = Map.groupBy(services, ({ name }) => name);
  for (const [name, [service, ...others]] of named) {
    const isFree = name !== undefined && service !== undefined && others.length === 0;
    if (isFree && !owners.has(name)) owners.set(name, service);
  }
  return new Map(
    services.map((service) => [
      service,
      Array.from(new Set([service.alias, service.name, service.id])).filter(
        (key) => key !== undefined && key.isWellFormed() && owners.get(key) === service,
      ) as string[],
    ]),
  );
}
