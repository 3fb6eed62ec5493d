import type { ServicePage } from '../client/service-page.js';
import { describeFailure } from '../session/describe-failure.js';
import type { CommandContext } from './command-context.js';
import { printServices } from './print-services.js';

/** `popular`: the services that are used most; `connect: 1` counts in them then. */
export async function runPopular(context: CommandContext): Promise<void> {
  const { client, dispatch, signal } = context;
  const query = { text: '', sort: 'popularity' } as const;
  dispatch({ type: 'services-wanted', query });
  try {
    const services = await client.popular({ signal });
    const page: ServicePage = {
      services,
      total: services.length,
      facets: undefined,
      notices: [],
      suggestions: [],
      nextCursor: undefined,
    };
    dispatch({ type: 'services-found', query, page });
    printServices(page, context);
  } catch (error) {
    dispatch({ type: 'services-failed', query, failure: describeFailure(error) });
    throw error;
  }
}
