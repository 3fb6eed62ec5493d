import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A directory that goes away, with all that is in it, when it is disposed of. */
export type TemporaryDirectory = AsyncDisposable & {
  /** Absolute path. */
  readonly path: string;
};

/**
 * Makes a fresh, empty directory for one test.
 *
 * @example
 * await using directory = await createTemporaryDirectory();
 */
export async function createTemporaryDirectory(): Promise<TemporaryDirectory> {
  const path = await mkdtemp(join(tmpdir(), 'nanda-test-'));

  return {
    path,
    async [Symbol.asyncDispose]() {
      await rm(path, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}
