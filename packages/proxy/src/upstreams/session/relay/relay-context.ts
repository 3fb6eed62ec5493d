import type { Implementation } from '@modelcontextprotocol/client';

import type { Introduction } from '../../inputs/introduction.js';
import type { Redactor } from '../../secrets/create-redactor.js';
import type { Calls } from '../create-calls.js';
import type { Channel } from '../create-channel.js';
import type { ToolList } from '../create-tool-list.js';
import type { SessionFacts } from '../session-facts.js';

/** What the requests that one session hands on have in common. */
export interface RelayContext {
  readonly channel: Channel;
  readonly calls: Calls;
  readonly toolList: ToolList;
  readonly facts: Pick<SessionFacts, 'era' | 'protocolVersion'>;
  /** For whom the session was opened. */
  readonly introduction: Introduction;
  readonly us: Implementation;
  readonly redactor: Redactor;
  /** The service as a person knows it. */
  readonly name: string;
  /** Aborted when the session is over: nobody has to answer for it any more. Its reason is why. */
  readonly over: AbortSignal;
}
