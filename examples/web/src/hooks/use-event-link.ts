import { useEffect, useState } from 'react';
import type { ProxySession } from '../model/create-proxy-session.ts';

/** Whether the proxy tells of changes at the moment. While it does not, what is shown of a connection may be old. */
export function useEventLink({ client }: ProxySession): boolean {
  const [isUp, setUp] = useState(true);
  useEffect(() => {
    const stops = [
      client.on('connected', () => setUp(true)),
      client.on('disconnected', () => setUp(false)),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [client]);
  return isUp;
}
