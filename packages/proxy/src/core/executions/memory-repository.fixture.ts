import { principalKey } from '../principal-key.js';
import type {
  ExecutionRepository,
  ExecutionWrite,
  StoredEvent,
  StoredExecution,
} from './execution-repository.js';

/** The port in memory, for tests of the core alone: what one process leaves, the next one finds. */
export interface MemoryExecutionRepository extends ExecutionRepository {
  readonly writes: readonly (readonly ExecutionWrite[])[];
  /** What it was then: for a second process after this one was killed. */
  copy(): MemoryExecutionRepository;
  /** Makes the next writes fail. */
  break(reason: string | undefined): void;
}

export function createMemoryExecutionRepository(
  found: {
    readonly executions?: Iterable<StoredExecution>;
    readonly events?: Iterable<[string, readonly StoredEvent[]]>;
  } = {},
): MemoryExecutionRepository {
  const executions = new Map(Array.from(found.executions ?? [], (one) => [one.id, one]));
  const events = new Map(Array.from(found.events ?? [], ([id, list]) => [id, [...list]]));
  const foreign = new Set(executions.keys());
  const writes: (readonly ExecutionWrite[])[] = [];
  let broken: string | undefined;

  return {
    writes,
    copy: () =>
      createMemoryExecutionRepository({
        executions: executions.values(),
        events: events.entries(),
      }),
    break(reason) {
      broken = reason;
    },
    async write(batch) {
      if (broken !== undefined) throw new Error(broken);
      writes.push(batch);
      for (const { execution, events: more } of batch) {
        executions.set(execution.id, execution);
        events.set(execution.id, [...(events.get(execution.id) ?? []), ...more]);
      }
    },
    find: async (id) => executions.get(id),
    findByKey: async (scope) =>
      [...executions.values()].findLast(({ idempotency }) => idempotency?.scope === scope),
    events: async (id, { after, limit }) =>
      (events.get(id) ?? []).filter(({ seq }) => seq > after).slice(0, limit),
    async list(owner, { after, limit, state, toolName, connectionId }) {
      return [...executions.values()]
        .filter((one) => principalKey(one.owner) === principalKey(owner))
        .filter((one) => state === undefined || one.state === state)
        .filter((one) => toolName === undefined || one.toolName === toolName)
        .filter((one) => connectionId === undefined || one.connectionId === connectionId)
        .toSorted((a, b) => (placeOf(a) < placeOf(b) ? 1 : -1))
        .filter((one) => after === undefined || placeOf(one) < placeOf(after))
        .slice(0, limit);
    },
    async takeOver() {
      const taken = [...executions.values()].filter(
        ({ id, endedAt }) => foreign.has(id) && endedAt === undefined,
      );
      foreign.clear();
      return taken;
    },
    prune: async () => 0,
  };
}

function placeOf({ startedAt, id }: { readonly startedAt: string; readonly id: string }): string {
  return `${startedAt} ${id}`;
}
