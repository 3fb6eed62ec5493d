import type { Implementation } from '@modelcontextprotocol/client';

import type { Logger } from '../core/logger.js';
import type { Dialler } from '../network/create-dialler.js';
import type { Redactor } from './create-redactor.js';

/** What opening a session over HTTP needs beside its target. */
export interface OpenHttpOptions {
  readonly dialler: Dialler;
  /** Credentials. */
  readonly headers: Readonly<Record<string, string>>;
  /** Knows what is in them. */
  readonly redactor: Redactor;
  readonly clientInfo: Implementation;
  readonly signal: AbortSignal;
  readonly logger?: Logger | undefined;
}
