import type { CommandContext } from '../commands/command.js';
import type { ResolvedConnection } from '../connections/resolve-connection.js';

export interface ListOffersOptions {
  readonly context: Pick<CommandContext, 'client'>;
  readonly connection: ResolvedConnection;
}

/** Pages that are asked for: a service may name a next one for ever. */
const mostPages = 100;

/** All that a service lists of a kind. */
export async function listOffers<Offer>(
  operation: 'resources.list' | 'resources.templates' | 'prompts.list',
  { context, connection }: ListOffersOptions,
): Promise<Offer[]> {
  const client = await context.client();
  const offers: Offer[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const { data, meta } = await client.call<Offer[], { readonly nextCursor?: string } | undefined>(
      operation,
      { params: { connectionId: connection.id }, query: { cursor } },
    );
    offers.push(...data);
    cursor = meta?.nextCursor;
    if (cursor === undefined) break;
  }
  return offers;
}
