import type { ServiceCredentials } from '@nanda/sdk';
import type { ServiceQuery } from '../client/service-query.js';
import type { CredentialWords } from './credential-words.js';
import type { ServerTarget } from './server-target.js';

/** One line of the session, understood; what is done with a key is one as well. */
export type Command =
  | { verb: 'search'; query: ServiceQuery }
  | { verb: 'popular' }
  | { verb: 'info'; target: string }
  | ConnectCommand
  | { verb: 'auth'; source: string }
  | { verb: 'use'; target: string }
  | { verb: 'connections' }
  | { verb: 'refresh'; target: string; acceptTools: boolean }
  | { verb: 'disconnect'; target: string }
  | { verb: 'tools'; filter: string }
  | CallCommand
  | { verb: 'rerun'; target: string; rest?: string | undefined }
  | { verb: 'cancel'; target: string }
  | { verb: 'resources'; uri: string }
  | { verb: 'prompts'; name: string; rest: string }
  | { verb: 'inbox' }
  | { verb: 'answer'; target: string; rest: string; result?: Record<string, unknown> | undefined }
  | { verb: 'decline'; target: string }
  | { verb: 'history'; target: string }
  | { verb: 'save'; path: string }
  | { verb: 'copy'; what: string }
  | { verb: 'curl' }
  | { verb: 'set'; name: string; value: string }
  | { verb: 'help'; topic: string }
  | { verb: 'clear' }
  | { verb: 'quit' };

/** Opens a connection. */
export interface ConnectCommand {
  verb: 'connect';
  /** A row of the list, a name or an id; of `server` what it is called here. */
  target: string;
  /**
   * Set where an address or a program was typed, and by nothing else: a program is started as by a shell, so what a
   * registry or a service says must never get here.
   */
  server?: ServerTarget | undefined;
  /** What a form has asked for: then `words` are not read. */
  auth?: ServiceCredentials | undefined;
  /** Whether the proxy keeps `auth` for the connections to come. Default: it does not. */
  remember?: boolean | undefined;
  /** What was typed of credentials: where a secret is kept, never the secret. */
  words?: CredentialWords | undefined;
  /** A short name for the connection. */
  name?: string | undefined;
}

/** The call of a tool. `stream` prints what comes as it comes. */
export interface CallCommand {
  verb: 'call' | 'stream';
  tool: string;
  /** What stands after the tool's name, unread: how it is read depends on the tool's schema. */
  rest: string;
  /** Set where a form has been filled in: then `rest` is not read. */
  given?: { connectionId: string; parameters: Readonly<Record<string, unknown>> } | undefined;
}
