import type { ProxyFacts } from '../background/inspect-proxy.js';
import type { ProxyClient } from '../client/create-proxy-client.js';
import type { CommandLineIo } from '../io/command-line-io.js';
import type { Settings } from '../settings/resolve-settings.js';
import type { Reached } from './reach-registries.js';

/** What checks look at. What several of them want to know is found out once. */
export interface DoctorContext {
  readonly io: CommandLineIo;
  readonly settings: Settings;
  /** Milliseconds of the epoch. */
  readonly now: number;
  /** How things stand with the background proxy. */
  readonly facts: Promise<ProxyFacts>;
  /** A client of it; undefined where none answers. */
  readonly client: Promise<ProxyClient | undefined>;
  /** What the servers of the registries answer. */
  readonly reached: Promise<readonly Reached[]>;
}
