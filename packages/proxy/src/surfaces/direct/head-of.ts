import type { IncomingMessage } from 'node:http';
import type { RequestHead } from '../http/request-head.js';

/** A request of Node's as the door looks at it. */
export function headOf({ headers, url }: IncomingMessage): RequestHead {
  return {
    url: `http://${headers.host}${url}`,
    headers: {
      get(name) {
        const value = headers[name];
        return value === undefined ? null : String(value);
      },
    },
  };
}
