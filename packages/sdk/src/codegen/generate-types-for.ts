import type { ToolDefinition } from '@nanda/protocol';
import type { RequestOptions } from '../client-options.js';
import { generateTypes } from './generate-types.js';

/** What {@link generateTypesFor} asks: a `NANDAClient`, or something like it. */
export interface ToolCatalog {
  /** The services that it knows. */
  readonly services: {
    /** Gets one by its id, or by its name. */
    readonly get: (
      serviceId: string,
      options?: RequestOptions,
    ) => PromiseLike<{ readonly id: string; readonly name: string }>;
    /** Lists the tools of one by its id. */
    readonly getTools: (
      serviceId: string,
      options?: RequestOptions,
    ) => PromiseLike<readonly ToolDefinition[]>;
  };
}

/**
 * Asks for the tools of services and writes their types, as {@link generateTypes} does. Each is known by the id or the
 * name that is given here, and by its own.
 *
 * @param serviceIds ids, or names that only one service has
 * @throws NotFoundError for an unknown service, and what else `services.getTools()` throws.
 *
 * @example
 * await writeFile('nanda.d.ts', await generateTypesFor(new NANDAClient(), ['weather', 'coffee']));
 */
export async function generateTypesFor(
  nanda: ToolCatalog,
  serviceIds: readonly string[],
  options?: RequestOptions,
): Promise<string> {
  const services = await Promise.all(
    serviceIds.map(async (serviceId) => {
      const { id, name } = await nanda.services.get(serviceId, options);
      return { id, name, alias: serviceId, tools: await nanda.services.getTools(id, options) };
    }),
  );
  return generateTypes({ services });
}
