import type { RegistryStatus } from '@nanda/protocol';
import { waitFor } from '@nanda/testing';

/** A hundred thousand rows are read in seconds; this is for a machine that has other things to do. */
const longest = 180_000;

/**
 * Asks a proxy for something, which makes it read its registries, and waits until it has read all
 * files. What else it lists, such as services registered with itself, is never read.
 *
 * @throws where a file could not be read.
 */
export async function waitUntilLoaded(get: (address: string) => Promise<Response>): Promise<void> {
  await (await get('/v2/services?limit=1')).body?.cancel();
  const files = await waitFor(
    async () => {
      const response = await get('/v2/registries');
      const { data } = (await response.json()) as { data: RegistryStatus[] };
      const registries = data.filter(({ type }) => type === 'file');
      const isSettled = registries.every(
        ({ syncedAt, error }) => (syncedAt ?? error) !== undefined,
      );
      return isSettled ? registries : undefined;
    },
    { description: 'the catalog to be read', timeout: longest },
  );
  for (const { name, error } of files) {
    if (error !== undefined) throw new Error(`The registry ${name} was not read: ${error}`);
  }
}
