import type { Service } from '@nanda/protocol';
import type { Candidate } from './candidate.js';
import type { CompletionContext } from './completion-context.js';

/** Services that the proxy is asked for. */
const limit = 50;

/** Services by name, and by id where that is what is typed: those of the last listing, and those of the catalog. */
export async function listServices(
  typed: string,
  { state, client }: CompletionContext,
): Promise<readonly Candidate[]> {
  const listed = (await state.lastListing()).map((row, index) => ({ ...row, row: index + 1 }));
  const found =
    client === undefined
      ? []
      : await client
          .call<Service[]>('services.search', {
            query: { ...(typed !== '' && { q: typed }), limit },
          })
          .then(
            ({ data }) => data,
            () => [],
          );
  const rows = /^\d*$/.test(typed)
    ? listed.map(({ row, name }) => ({ value: String(row), text: name }))
    : [];
  const known = new Map<string, { readonly name: string; readonly description?: string }>([
    ...listed.map(({ id, name }) => [id, { name }] as const),
    ...found.map(({ id, name, description }) => [id, { name, description }] as const),
  ]);
  const names = Array.from(known, ([id, { name, description }]) => ({ id, name, description }));
  const isTwice = (name: string) => names.filter((one) => one.name === name).length > 1;
  return [
    ...rows,
    // A name that two have does not say which.
    ...names.flatMap(({ id, name, description = '' }) =>
      isTwice(name) ? [] : [{ value: name, text: description === '' ? id : description }],
    ),
    ...names.flatMap(({ id, name }) =>
      isTwice(name) || typed !== '' ? [{ value: id, text: name }] : [],
    ),
  ];
}
