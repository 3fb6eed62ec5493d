import { inject } from 'vitest';
import type { ScriptedRequest, ScriptedStep } from './scripted-step.js';

/** An endpoint of its own that answers one request after the other as it was told to. */
export interface Script {
  /** A `baseURL` for a client. */
  readonly url: string;
  /** What has arrived so far, in order. */
  requests(): Promise<ScriptedRequest[]>;
}

/** Sets up a {@link Script} at the server beside the tests. A request after its last step is answered with 418. */
export async function playScript(...steps: readonly ScriptedStep[]): Promise<Script> {
  const { scriptsURL } = inject('otherSide');
  const answer = await fetch(scriptsURL, { method: 'POST', body: JSON.stringify(steps) });
  const { id } = (await answer.json()) as { id: string };
  const url = `${scriptsURL}/${id}`;
  const requests = async () => (await (await fetch(url)).json()) as ScriptedRequest[];
  return { url, requests };
}
