import type { Implementation } from '@modelcontextprotocol/client';
import type { Root } from '@nanda/protocol';

import type { Logger } from '../../core/logger.js';
import type { Dialler } from '../../network/create-dialler.js';
import type { HttpSender } from '../../network/create-http-sender.js';
import type { Introduction } from '../inputs/introduction.js';
import type { Access } from '../secrets/access.js';
import type { Redactor } from '../secrets/create-redactor.js';

/** What opening a session takes, whatever the transport. */
export interface OpenSessionOptions {
  /** How we introduce ourselves. */
  readonly clientInfo: Implementation;
  readonly signal: AbortSignal;
  readonly logger?: Logger | undefined;
  /** For whom the session is, and what is declared to the service. */
  readonly introduction: Introduction;
  readonly roots?: readonly Root[] | undefined;
  /** Of one message of the service. */
  readonly maximumBytes: number;
}

/** What opening a session over a network needs beside its address. */
export interface OpenHttpOptions extends OpenSessionOptions {
  readonly dialler: Dialler;
  readonly sender: HttpSender;
  /** Lets its requests in. */
  readonly access: Access;
  /** Knows what lets them in. */
  readonly redactor: Redactor;
}
