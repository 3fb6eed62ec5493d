import { connectSdk1Client } from './connect-sdk1-client.js';
import { connectSdk2Client } from './connect-sdk2-client.js';
import type { InteropClient, InteropClientKind } from './interop-client.js';
import type { InteropPlace } from './interop-place.js';

/** Connects a client of the kind with what is at the place. */
export function connectInteropClient(
  kind: InteropClientKind,
  { place }: { readonly place: InteropPlace },
): Promise<InteropClient> {
  return kind === 'sdk1' ? connectSdk1Client(place) : connectSdk2Client(place, { kind });
}
