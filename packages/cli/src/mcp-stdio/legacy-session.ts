import type { OutgoingHttpHeaders } from 'node:http';
import type { ProxyPlace } from './proxy-place.js';

/** A session of the older era with one proxy. Another object is another session. */
export interface LegacySession {
  readonly place: ProxyPlace;
  /** Session and revision, as every request names them. */
  readonly headers: OutgoingHttpHeaders;
  /** What the server said that it can do. */
  readonly capabilities: Readonly<Record<string, unknown>>;
  /** Ends what only stands as long as the session. */
  readonly over: AbortController;
}
