import { createMessageScanner, type MessageShape } from './create-message-scanner.js';

/** What a whole message is. */
export function scanMessage(bytes: Uint8Array): MessageShape {
  const scanner = createMessageScanner();
  scanner.feed(bytes);
  return scanner.shape;
}
