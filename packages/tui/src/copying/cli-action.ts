import type { ServiceCredentials } from '@nanda/sdk';
import type { ServiceQuery } from '../client/service-query.js';
import type { CredentialWords } from '../grammar/credential-words.js';

/** An open connection, as it is known. */
export interface NamedConnection {
  id: string;
  /** Its short name. */
  name?: string | undefined;
}

/** A question of a running tool, as the proxy has it. */
export interface AskedQuestion {
  executionId: string;
  key: string;
  kind: 'elicitation' | 'sampling' | 'roots';
  request: Readonly<Record<string, unknown>>;
}

/**
 * Everything that can be done here and in a shell as well, with all that the command needs to know: ids and not
 * rows, because rows are other ones there.
 */
export type CliAction =
  | { verb: 'search'; query: ServiceQuery }
  | { verb: 'popular' }
  | { verb: 'info'; serviceId: string }
  | ConnectAction
  | { verb: 'use'; connection: NamedConnection }
  | { verb: 'connections' }
  | { verb: 'refresh'; connection: NamedConnection; acceptTools?: boolean | undefined }
  /** Without a connection: all of them. */
  | { verb: 'disconnect'; connection?: NamedConnection | undefined }
  /** With words: what does that. */
  | { verb: 'tools'; connection: NamedConnection; filter?: string | undefined }
  | CallAction
  | RerunAction
  | { verb: 'cancel'; executionId: string }
  /** With a URI: what it holds. */
  | { verb: 'resources'; connection: NamedConnection; uri?: string | undefined }
  | PromptsAction
  | { verb: 'inbox' }
  | { verb: 'answer'; question: AskedQuestion; result: Readonly<Record<string, unknown>> }
  | { verb: 'decline'; question: AskedQuestion }
  /** The question is given up, and not declined. */
  | { verb: 'dismiss'; question: AskedQuestion }
  /** With an id: one call. */
  | { verb: 'history'; executionId?: string | undefined }
  | { verb: 'logs'; serviceName?: string | undefined }
  /** Media of a result, into a directory. */
  | { verb: 'save'; executionId: string; directory: string }
  | { verb: 'restart-proxy' };

export interface ConnectAction {
  verb: 'connect';
  serviceId: string;
  /** The short name that was asked for. */
  name?: string | undefined;
  /** What was given: its secrets are not in the command. */
  auth?: ServiceCredentials | undefined;
  /** What was typed, instead of `auth`. */
  words?: CredentialWords | undefined;
}

export interface CallAction {
  verb: 'call' | 'stream';
  connection: NamedConnection;
  tool: string;
  parameters: Readonly<Record<string, unknown>>;
  /** The tool's `inputSchema`; undefined where it is not known. */
  schema?: unknown;
}

export interface RerunAction {
  verb: 'rerun';
  executionId: string;
  /** On another connection than before. */
  connection?: NamedConnection | undefined;
  /** What differs from before. */
  parameters?: Readonly<Record<string, unknown>> | undefined;
  schema?: unknown;
}

export interface PromptsAction {
  verb: 'prompts';
  connection: NamedConnection;
  /** One of them, filled in. */
  prompt?: { name: string; arguments: Readonly<Record<string, string>> } | undefined;
}
