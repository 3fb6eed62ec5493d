import type { MessageContext } from '../messages/message-context.js';

/** What a call needs, for as long as it takes: it may outlive the socket that it came over. */
export type CallContext = Pick<MessageContext, 'core' | 'session' | 'logger' | 'closing'>;
