import { ForksPoolWorker, type PoolOptions, type PoolRunnerInitializer } from 'vitest/node';

/** Runs test files in processes of another Node than the one that runs Vitest. */
export function createNodePool(binary: string): PoolRunnerInitializer {
  return { name: `node at ${binary}`, createPoolWorker: (options) => new Worker(binary, options) };
}

class Worker extends ForksPoolWorker {
  readonly #binary: string;

  constructor(binary: string, options: PoolOptions) {
    super(options);
    this.#binary = binary;
  }

  override async start(): Promise<void> {
    // What starts the process takes no binary: it starts a copy of the own one, and does so before it first waits.
    const own = process.execPath;
    process.execPath = this.#binary;
    const started = super.start();
    process.execPath = own;
    await started;
  }
}
