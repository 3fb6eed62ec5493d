import type { ServicePage } from '../client/service-page.js';
import type { ServiceQuery } from '../client/service-query.js';
import { describeFailure } from '../session/describe-failure.js';
import type { CommandContext } from './command-context.js';
import { decideSearchRetry } from './decide-search-retry.js';
import { pause } from './pause.js';
import { printServices } from './print-services.js';

/** `search: weather apis`; the list of the whole screen shows the same. */
export async function runSearch(query: ServiceQuery, context: CommandContext): Promise<void> {
  const { dispatch } = context;
  dispatch({ type: 'services-wanted', query });
  try {
    const page = await searchUntilRead(query, context);
    dispatch({ type: 'services-found', query, page });
    printServices(page, context);
  } catch (error) {
    dispatch({ type: 'services-failed', query, failure: describeFailure(error) });
    throw error;
  }
}

async function searchUntilRead(
  query: ServiceQuery,
  { client, signal }: CommandContext,
): Promise<ServicePage> {
  const startedAt = performance.now();
  for (;;) {
    const page = await client.search(query, { signal });
    const wait = decideSearchRetry(page, { elapsed: performance.now() - startedAt });
    if (wait === undefined) return page;
    await pause(wait, { signal });
  }
}
