import type { ServerResponse } from 'node:http';

import type { Tool } from '@modelcontextprotocol/server';

import type { FaultExchange } from './fault-exchange.js';

/** What a fault may reach of the service that it belongs to. */
export type FaultContext = {
  /** The tools as they are listed now. */
  listTools(): readonly Tool[];
  /** Lists others from now on. */
  changeTools(change: (tools: readonly Tool[]) => readonly Tool[]): void;
  /** Hands every exchange to this first, from now on: true where it belongs to the fault, and has been dealt with. */
  claim(take: (exchange: FaultExchange) => boolean): void;
  /** Calls back, once, when this request is cancelled by a notification. */
  onCancelled(requestId: unknown, listener: () => void): void;
  /** The standing stream of a session, where one is open. */
  standingStream(sessionId: string | undefined): ServerResponse | undefined;
  forgetSession(sessionId: string): void;
  notifyToolsChanged(): void;
  noteEndlessBytes(count: number): void;
};
