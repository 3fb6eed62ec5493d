import type { McpDialog } from '../../../core/bridge/mcp-endpoint.js';
import { NandaError } from '../../../core/nanda-error.js';
import { reasonOf } from '../../../core/reason-of.js';
import { refuseToAsk } from './refuse-to-ask.js';
import type { RequestOptions } from './request-options.js';

/** The dialog of one request. */
export interface OpenRequest {
  readonly dialog: McpDialog;
  /** Aborted when the client has gone or the proxy closes. */
  readonly signal: AbortSignal;
  /** The client takes it back, by going away. */
  cancel(): void;
  /** Lets go of all that was opened for it. */
  close(): void;
}

/** Opens a dialog for a request: in this era one lasts no longer. */
export function openRequest({ envelope, exchange, closing, logger }: RequestOptions): OpenRequest {
  const { principal, request } = exchange;
  const { protocolVersion, capabilities, clientInfo } = envelope;
  const dialog = exchange.endpoint().open(
    {
      principal,
      era: 'modern',
      protocolVersion,
      capabilities,
      ...(clientInfo !== undefined && { clientInfo }),
    },
    { notify: () => undefined, ask: refuseToAsk },
  );
  const controller = new AbortController();
  const cancel = (): void => controller.abort();
  const shut = (): void => controller.abort(new NandaError('OVERLOADED', 'The proxy is closing.'));
  if (request.signal.aborted) cancel();
  else request.signal.addEventListener('abort', cancel, { once: true });
  if (closing.aborted) shut();
  else closing.addEventListener('abort', shut, { once: true });
  return {
    dialog,
    signal: controller.signal,
    cancel,
    close() {
      request.signal.removeEventListener('abort', cancel);
      closing.removeEventListener('abort', shut);
      dialog.close().catch((error: unknown) => {
        logger.warn('A dialog of an MCP client could not be closed', { reason: reasonOf(error) });
      });
    },
  };
}
