import type { HttpExchange } from '../../network/create-http-sender.js';
import type { Redactor } from '../secrets/create-redactor.js';
import type { ServiceMessage } from '../session/wire.js';

export interface StreamableSend {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Beside those that every request of the session has. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What the requests of one session share. */
export interface StreamableContext {
  /** The service as a person knows it. */
  readonly host: string;
  readonly redactor: Redactor;
  /** Of one message. */
  readonly maximumBytes: number;
  readonly isModern: boolean;
  readonly hasSession: boolean;
  readonly send: (request: StreamableSend) => HttpExchange;
  /** Hands on what is no answer. */
  readonly tell: (message: ServiceMessage, origin: string | undefined) => void;
  /** The service does not know the session any more. Undefined where a refusal says nothing of that. */
  readonly onLost: ((reason: string) => void) | undefined;
}
