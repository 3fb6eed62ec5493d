import type { McpAnswer } from '../../../mcp-message.js';
import { withDeadline } from '../../../with-deadline.js';
import { untilAborted } from '../../../until-aborted.js';
import type { AggregateView } from '../../aggregate-view.js';
import type { Gathering } from '../gathering/create-gathering.js';
import type { Memory } from '../gathering/create-gatherings.js';
import type { ResourceTable } from '../lists/resource-table.js';
import { listResultUris, mapResultUris } from '../uris/map-result-uris.js';
import type { MatchBudget } from '../uris/match-template.js';
import type { UriPlace } from '../uris/uri-directory.js';

export interface UriDeskOptions {
  readonly gathering: Gathering;
  readonly memory: Pick<Memory, 'seen'>;
  readonly view: AggregateView;
}

/** Translates between the URIs of services and those that a client is shown. */
export interface UriDesk {
  /** Whose it is; undefined where no service is known to have it. None is asked for it. */
  find(uri: string): Promise<UriPlace | undefined>;
  /** The same for the template of a list. */
  findTemplate(template: string): Promise<UriPlace | undefined>;
  /** How a URI that a service has named is shown; it is found again. Without waiting for anybody. */
  show(place: UriPlace): string;
  /** The answer of a service as it is shown. */
  showAnswer(answer: McpAnswer, connectionId: string): Promise<McpAnswer>;
}

/** Milliseconds that a result waits for what other services list; then what is known has to do. */
const patience = 2000;
/** Steps by which templates may be compared with all URIs of one answer; the others count as named by their service. */
const stepsOfAnswer = 5_000_000;

export function createUriDesk({ gathering, memory, view }: UriDeskOptions): UriDesk {
  /** What is known, where it is of the connections that there are now; none is asked again for it. */
  async function readTable(): Promise<ResourceTable> {
    const { resources: known } = gathering.known;
    const members = await gathering.members();
    const isCurrent =
      known?.connectionIds.length === members.length &&
      members.every(({ connection }, index) => connection.id === known.connectionIds[index]);
    return isCurrent ? known : gathering.resources(view);
  }

  async function findIn(
    read: (table: ResourceTable) => UriPlace | undefined,
  ): Promise<UriPlace | undefined> {
    // What is not in what is known may be new.
    return read(await readTable()) ?? read(await gathering.resources(view));
  }

  async function findSeen(shown: string): Promise<UriPlace | undefined> {
    const place = memory.seen.find(shown);
    const members = await gathering.members();
    return members.some(({ connection }) => connection.id === place?.connectionId)
      ? place
      : undefined;
  }

  function showIn(table: ResourceTable | undefined, place: UriPlace, budget?: MatchBudget): string {
    const { connectionId, uri } = place;
    const owner = table?.uris.find(uri, budget);
    if (owner?.connectionId === connectionId && owner.uri === uri) return uri;
    const isOthers = owner !== undefined || isSeenElsewhere(table, place);
    const shown = isOthers || table?.uris.isPrefixed(uri) ? table?.uris.prefix(place) : uri;
    // Without a table it cannot be told apart from the other's.
    if (shown === undefined) return uri;
    if (shown === uri || table?.uris.find(shown, budget) === undefined)
      memory.seen.add(shown, place);
    return shown;
  }

  function isSeenElsewhere(
    table: ResourceTable | undefined,
    { connectionId, uri }: UriPlace,
  ): boolean {
    const seen = memory.seen.find(uri);
    if (seen === undefined || seen.connectionId === connectionId) return false;
    return table?.connectionIds.includes(seen.connectionId) !== false;
  }

  async function readTableSoon(): Promise<ResourceTable | undefined> {
    const deadline = withDeadline(patience, { reason: () => new Error('It takes too long.') });
    try {
      return await untilAborted(readTable(), deadline.signal);
    } catch {
      return gathering.known.resources;
    } finally {
      deadline.release();
    }
  }

  return {
    async find(uri) {
      return (await findIn((table) => table.uris.find(uri))) ?? findSeen(uri);
    },
    findTemplate: (template) => findIn((table) => table.uris.findTemplate(template)),
    show: (place) => showIn(gathering.known.resources, place),
    async showAnswer(answer, connectionId) {
      if ('error' in answer || listResultUris(answer.result).length === 0) return answer;
      const table = await readTableSoon();
      const budget = { steps: stepsOfAnswer };
      const result = mapResultUris(answer.result, (uri) =>
        showIn(table, { connectionId, uri }, budget),
      );
      return result === answer.result ? answer : { result };
    },
  };
}
