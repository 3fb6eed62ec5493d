import type { ServiceConnection, ToolResult } from '@nanda/sdk';
import type { ToolCall } from './interactive-client.js';
import { loadSdk } from './load-sdk.js';

/**
 * Runs a tool to its end and tells of every event. What it asks for waits at the proxy for its answer, whoever gives it.
 *
 * @param options `isSigned`: whether a refusal for want of a proof or of a token is an error. `onLeave`: given the end of a call that was aborted, which is then told to the service; never rejects
 */
export async function callTool(
  connection: ServiceConnection,
  {
    tool,
    parameters,
    signal,
    onEvent,
    isSigned,
    onLeave,
  }: Omit<ToolCall, 'connectionId'> & {
    isSigned: boolean;
    onLeave: (leaving: Promise<void>) => void;
  },
): Promise<ToolResult> {
  const stream = connection.stream(tool, parameters, { signal });
  async function leave(): Promise<void> {
    // The stream hears of it as well, and ends with its reason.
    await Promise.resolve();
    await stream.cancel().catch(() => undefined);
  }
  // Told at once: who aborts may end the app before anything else here goes on.
  const onAbort = () => onLeave(leave());
  signal.addEventListener('abort', onAbort, { once: true });
  if (signal.aborted) onAbort();
  try {
    for await (const event of stream) {
      if (event.type === 'unknown') continue;
      onEvent(event);
      if (event.type === 'result' && isSigned && (await isRefusal(event.result))) continue;
      // Read here and not from `finalResult`, so that a tool that says it failed is still shown whole.
      if (event.type === 'result') return event.result;
    }
    return await stream.finalResult();
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}

async function isRefusal(result: ToolResult): Promise<boolean> {
  const { readEvmAuthError } = await loadSdk();
  return readEvmAuthError(result) !== undefined;
}
