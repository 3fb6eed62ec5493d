import { inject } from 'vitest';

/** A way to the proxy that can be cut: with all its connections, and for those to come until it is mended. */
export interface OpenedRelay {
  /** A `baseURL` for a client. */
  readonly url: string;
  cut(): Promise<void>;
  mend(): Promise<void>;
}

/** Opens an {@link OpenedRelay} at the server beside the tests. */
export async function openRelay(): Promise<OpenedRelay> {
  const { relaysURL } = inject('otherSide');
  const post = (path: string) => fetch(`${relaysURL}/${path}`, { method: 'POST' });
  const { id, url } = (await (await post('')).json()) as { id: number; url: string };
  return {
    url,
    cut: async () => void (await post(`${id}/cut`)),
    mend: async () => void (await post(`${id}/mend`)),
  };
}
