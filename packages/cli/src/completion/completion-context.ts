import type { Connection } from '@nanda/protocol';
import type { ProxyClient } from '../client/create-proxy-client.js';
import type { ProgramName } from '../commands/program-name.js';
import type { CommandLineIo } from '../io/command-line-io.js';
import type { Settings } from '../settings/resolve-settings.js';
import type { StateStore } from '../state/create-state-store.js';

/** What candidates are taken from. */
export interface CompletionContext {
  readonly program: ProgramName;
  readonly io: Pick<CommandLineIo, 'env' | 'cwd'>;
  readonly settings: Settings;
  readonly state: StateStore;
  /** The client of a proxy that runs on this machine; undefined where none does. */
  readonly client: ProxyClient | undefined;
  /** Open connections with their tools, as the proxy knows them without asking anybody. Read once. */
  connections(): Promise<readonly Connection[]>;
}
