import { makeBatch } from './make-batch.fixture.js';
import type { Registry, RegistryBatch, RegistryReadOptions } from './registry.js';
import type { ServiceRecord } from './service-record.js';

export interface FakeRegistry extends Registry {
  /** What it lists, all in one step. Nothing comes where it has not changed since the checkpoint. */
  content: readonly ServiceRecord[];
  problems: readonly string[];
  /** What reading and asking fail with. */
  failure: unknown;
  /** Takes the place of `content`: the steps of each reading. */
  steps: ((options: RegistryReadOptions) => AsyncIterable<RegistryBatch>) | undefined;
  /** The checkpoint of each reading that began, in order. */
  readonly readings: (string | undefined)[];
  /** Each text that it was asked for, in order. */
  readonly questions: string[];
}

export interface FakeRegistryOptions extends Partial<Registry> {
  readonly content?: readonly ServiceRecord[];
  /** What it answers to a question. @default it cannot be asked */
  readonly answer?: (text: string) => Promise<readonly ServiceRecord[]>;
}

/** A registry for tests: in memory, on this machine unless it is said to be far away. */
export function createFakeRegistry(name: string, options: FakeRegistryOptions = {}): FakeRegistry {
  const { content = [], answer, ...facts } = options;
  const registry: FakeRegistry = {
    key: `key of ${name}`,
    name,
    type: 'file',
    freshFor: 60_000,
    isLocal: true,
    content,
    problems: [],
    failure: undefined,
    steps: undefined,
    readings: [],
    questions: [],
    async *read(given) {
      registry.readings.push(given.checkpoint);
      if (registry.failure !== undefined) throw registry.failure;
      if (registry.steps !== undefined) {
        yield* registry.steps(given);
        return;
      }
      const checkpoint = JSON.stringify([registry.content, registry.problems]);
      if (checkpoint === given.checkpoint) return;
      const { content: records, problems } = registry;
      yield makeBatch({ records, problems, checkpoint });
    },
    ...(answer !== undefined && {
      async search(text: string) {
        registry.questions.push(text);
        if (registry.failure !== undefined) throw registry.failure;
        return await answer(text);
      },
    }),
    ...facts,
  };
  return registry;
}
