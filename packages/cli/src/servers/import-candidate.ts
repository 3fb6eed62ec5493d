import type { ConfiguredServer } from '@nanda/proxy';

/** What can be done with an entry of another file. */
export interface ImportCandidate {
  readonly server: ConfiguredServer;
  /** What it would be called here. */
  readonly name: string;
  /** `same`: it is here already, under `name`; `taken`: another one has the name; `refused`: `reason` says why. */
  readonly state: 'new' | 'same' | 'taken' | 'refused';
  readonly reason?: string;
}
