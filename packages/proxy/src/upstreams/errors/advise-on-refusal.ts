import type { ClientCapability } from '@nanda/protocol';

export interface RefusedRequest {
  /** Whether a tool was called; else it was another request. */
  readonly isCall: boolean;
  /** What was declared that the caller can be asked for. */
  readonly capabilities: ReadonlySet<ClientCapability>;
}

const missingCapability = -32_021;
const urlElicitationRequired = -32_042;

/** What a caller can do about a refusal, by its code. */
export function adviseOnRefusal(code: number, { isCall, capabilities }: RefusedRequest): string {
  if (code === missingCapability) {
    return 'It needs a caller who can be asked for more: connect with `clientCapabilities` that name what you can answer (elicitation, sampling, roots).';
  }
  if (code === urlElicitationRequired) {
    return capabilities.has('elicitation')
      ? 'It wants a page to be visited first: call again, and accept that.'
      : 'It wants a page to be visited first: connect with `clientCapabilities` that name `elicitation` to be asked for that.';
  }
  return isCall
    ? "Check the tool's name and its parameters."
    : 'Check the parameters of the request, and that the service offers what it names.';
}
