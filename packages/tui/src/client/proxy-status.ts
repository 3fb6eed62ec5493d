/**
 * How the proxy is: `starting` until it has answered for the first time; `lost` from the moment that it does not answer
 * any more, while another one is started or waited for.
 */
export interface ProxyStatus {
  state: 'starting' | 'up' | 'lost';
  /** Why it is not up, for people. Not sanitised. */
  reason?: string | undefined;
}
