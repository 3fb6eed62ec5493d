/** Where in the answer to which request somebody is. Opaque to everybody but `decodePosition`. */
export interface Position {
  readonly requestId: string;
  readonly eventId: string;
}

export function encodePosition({ requestId, eventId }: Position): string {
  return `${requestId} ${eventId}`;
}
