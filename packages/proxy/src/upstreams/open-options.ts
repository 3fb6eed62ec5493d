import type { Implementation } from '@modelcontextprotocol/client';
import type { ServiceCredentials } from '@nanda/protocol';

import type { Logger } from '../core/logger.js';
import type { Dialler } from '../network/create-dialler.js';

/** What opening a session over HTTP needs beside its target. */
export interface OpenHttpOptions {
  readonly dialler: Dialler;
  readonly credentials: ServiceCredentials;
  readonly clientInfo: Implementation;
  readonly signal: AbortSignal;
  readonly logger?: Logger | undefined;
}
