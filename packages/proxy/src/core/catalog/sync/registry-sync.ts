import type { RegistryStatus } from '@nanda/protocol';

/** A registry that could not be read, or rows of it that could not. */
export interface RegistryProblem {
  readonly registry: string;
  readonly message: string;
  /** True when the registry as a whole failed; its earlier rows are still listed. */
  readonly isFailure: boolean;
}

/** Keeps the repository in step with the registries. */
export interface RegistrySync {
  /**
   * Brings what lies on this machine up to date, and sees to it that the rest is read in the
   * background when it is due. Where nothing is listed yet, waits a moment for what comes first.
   *
   * @throws NandaError REGISTRY_UNAVAILABLE where a registry failed and nothing at all is known.
   */
  ensureFresh(): Promise<void>;
  /** Looks at what lies on this machine now, without waiting for its interval: for what was not found. */
  lookAgain(): Promise<void>;
  /**
   * Asks those registries for a text that have not been read to their end yet, each at most once in
   * five minutes. Their answers are listed from then on. Never rejects.
   */
  askFor(text: string): Promise<void>;
  /** Begins to read a registry now. @throws NandaError NOT_FOUND for an unknown name. */
  start(
    name: string,
    options: { readonly full: boolean; readonly seesPrivate: boolean },
  ): Promise<void>;
  statuses(options: { readonly seesPrivate: boolean }): Promise<RegistryStatus[]>;
  problems(): readonly RegistryProblem[];
  /** Gives up what is being read. */
  close(): Promise<void>;
}
