import type { RealtimeClientMessage } from '@nanda/protocol';
import type { Logger } from '../../../core/logger.js';
import type { Channel } from '../create-channel.js';
import type { Session } from '../create-session.js';
import type { Sessions } from '../create-sessions.js';
import type { RealtimeCore } from '../realtime-core.js';

/** What handling a message needs beside the message. */
export interface MessageContext {
  readonly core: RealtimeCore;
  readonly session: Session;
  readonly sessions: Sessions;
  readonly channel: Channel;
  readonly logger: Logger;
  /** Aborted when the proxy closes. */
  readonly closing: AbortSignal;
  /** Whether the client has asked for anything yet. */
  readonly hasBegun: boolean;
  /** The socket goes on with this session instead of its own; what waits in it goes out now. */
  adopt(session: Session): void;
}

export type MessageOf<Type extends RealtimeClientMessage['type']> = Extract<
  RealtimeClientMessage,
  { type: Type }
>;

/** Handles the messages of one kind. What it throws is told as an `error` with the message's id. */
export type MessageHandler<Type extends RealtimeClientMessage['type']> = (
  message: MessageOf<Type>,
  context: MessageContext,
) => Promise<void> | void;
