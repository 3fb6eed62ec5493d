import type { FaultPlan } from './fault-plan.js';

/** The commonest faults by a word, with the facts that they need. */
export type FaultyBehaviour =
  /** Takes the request and never answers. */
  | { behaviour: 'hang' }
  | { behaviour: 'http-500' }
  /** With a `WWW-Authenticate` header. */
  | { behaviour: 'http-401' }
  /** A web page with status 200. */
  | { behaviour: 'not-mcp-html' }
  /** 307 to `location`. */
  | { behaviour: 'redirect-to'; location: string }
  /** An SSE stream that ends before the response came. */
  | { behaviour: 'close-mid-stream' }
  /** A text of `bytes` characters; default 16 MiB. */
  | { behaviour: 'huge-result'; bytes?: number };

/** The fault that a behaviour stands for, and where it acts when nothing else is said. */
export function faultOfBehaviour(
  options: FaultyBehaviour,
): Pick<FaultPlan, 'fault'> & { affects: string } {
  switch (options.behaviour) {
    case 'hang':
    case 'http-500':
    case 'http-401':
      return { fault: { kind: options.behaviour }, affects: 'every-request' };
    case 'not-mcp-html':
      return { fault: { kind: 'garbage', form: 'html' }, affects: 'every-request' };
    case 'redirect-to':
      return { fault: { kind: 'redirect', to: options.location }, affects: 'every-request' };
    case 'close-mid-stream':
      return { fault: { kind: 'drop-stream' }, affects: 'tools/call' };
    case 'huge-result': {
      const { bytes } = options;
      return {
        fault: { kind: 'huge-result', ...(bytes !== undefined && { bytes }) },
        affects: 'tools/call',
      };
    }
  }
}
