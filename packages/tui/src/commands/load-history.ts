import type { Execution } from '@nanda/sdk';
import { describeFailure } from '../session/describe-failure.js';
import type { CommandContext } from './command-context.js';

const pageLength = 50;

/** Reads the latest calls; the list of the whole screen shows them too. */
export async function loadHistory({
  client,
  dispatch,
  signal,
}: Pick<CommandContext, 'client' | 'dispatch' | 'signal'>): Promise<readonly Execution[]> {
  dispatch({ type: 'history-wanted' });
  try {
    const page = await client.executions({ limit: pageLength }, { signal });
    dispatch({ type: 'history-found', page });
    return page.executions;
  } catch (error) {
    dispatch({ type: 'history-failed', failure: describeFailure(error) });
    throw error;
  }
}
