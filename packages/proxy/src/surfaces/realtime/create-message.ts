import type { RealtimeServerMessage } from '@nanda/protocol';

type Type = RealtimeServerMessage['type'];
type PayloadOf<T extends Type> = Extract<RealtimeServerMessage, { type: T }>['payload'];

/** A message of the proxy, as of now. */
export function createMessage<T extends Type>(
  type: T,
  { id, payload }: { readonly id: string; readonly payload: PayloadOf<T> },
): RealtimeServerMessage {
  return { type, id, timestamp: new Date().toISOString(), payload } as RealtimeServerMessage;
}
