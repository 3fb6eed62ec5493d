import type { Command } from '../grammar/command.js';
import type { Intent } from './intent.js';
import type { SessionEvent } from './session-event.js';
import type { SessionState } from './session-state.js';

/**
 * The command that equals what was only looked at with a key; undefined where there is none to be shown. A search as one
 * types is one command, when the typing has ended.
 */
export function equalCommand(
  action: Intent | SessionEvent,
  { lists, services }: SessionState,
): Command | undefined {
  if (!('intent' in action)) {
    const isKept = action.type === 'list-filter-kept' && action.list === 'services';
    return isKept ? searchOf(services.query) : undefined;
  }
  switch (action.intent) {
    case 'look-at':
      return { verb: 'info', target: action.service.id };
    case 'open-execution':
      return { verb: 'history', target: action.executionId };
    case 'look-for':
      return lists.services.isFiltering ? undefined : searchOf(action.query);
    default:
      return undefined;
  }
}

/** Everything, in its order, is what is there without anybody searching. */
function searchOf(query: SessionState['services']['query']): Command | undefined {
  const { text, limit: _limit, cursor: _cursor, ...rest } = query;
  const isPlain = text === '' && Object.values(rest).every((value) => value === undefined);
  return isPlain ? undefined : { verb: 'search', query: { text, ...rest } };
}
