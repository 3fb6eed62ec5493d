import { NandaError } from '../../nanda-error.js';
import type { Principal } from '../../principal.js';
import { principalKey } from '../../principal-key.js';
import type { ExecutionRecord } from '../execution-record.js';
import type { ExecutionRepository } from '../execution-repository.js';
import type { ExecutionJournal } from './execution-journal.js';
import type { Idempotency } from './idempotent-starts.js';
import { createStoredRecord } from './stored-record.js';

/** Where an execution is found, in memory or in the store. */
export interface ExecutionArchive {
  /** @throws NandaError EXECUTION_NOT_FOUND, also for one that is somebody else's */
  find(id: string, principal: Principal): Promise<ExecutionRecord>;
  findByKey(
    scope: string,
  ): Promise<
    { readonly record: ExecutionRecord; readonly idempotency: Idempotency | undefined } | undefined
  >;
}

export interface ExecutionArchiveOptions {
  readonly repository: ExecutionRepository;
  readonly journal: ExecutionJournal;
  /** One of this process. */
  readonly findLive: (id: string) => ExecutionRecord | undefined;
  /** Resolves when what an earlier process left is in memory. */
  readonly restored: () => Promise<void>;
}

export function createExecutionArchive({
  repository,
  journal,
  findLive,
  restored,
}: ExecutionArchiveOptions): ExecutionArchive {
  /** What has left this memory before it was written is written first. */
  async function catchUp(): Promise<void> {
    await restored();
    await journal.flush();
  }

  async function findAnywhere(id: string): Promise<ExecutionRecord | undefined> {
    const live = findLive(id);
    if (live !== undefined) return live;
    await catchUp();
    const stored = findLive(id) ?? (await repository.find(id));
    if (stored === undefined || 'ended' in stored) return stored;
    return createStoredRecord(stored, { repository });
  }

  return {
    async find(id, principal) {
      const found = await findAnywhere(id);
      if (found !== undefined && principalKey(found.owner) === principalKey(principal)) {
        return found;
      }
      throw new NandaError(
        'EXECUTION_NOT_FOUND',
        `There is no execution "${id}", or it is no longer kept. List yours with GET /v2/executions.`,
      );
    },
    async findByKey(scope) {
      await catchUp();
      const stored = await repository.findByKey(scope);
      if (stored === undefined) return undefined;
      const record = findLive(stored.id) ?? (await createStoredRecord(stored, { repository }));
      return { record, idempotency: stored.idempotency };
    },
  };
}
