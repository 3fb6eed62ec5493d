import type { CommandLineIo } from '../io/command-line-io.js';

/** Where a registry was named: what relative paths in it are relative to, and what errors call it. */
export interface RegistryPlace {
  readonly env: CommandLineIo['env'];
  /** Absolute path. */
  readonly directory: string;
  /** `registries[1] in /home/me/config.json`; absent where it was typed. */
  readonly title?: string | undefined;
}
