import { classifyRequest } from '../classify-request.js';
import type { ProtocolEraName } from '../protocol-era-name.js';
import type { InterceptedExchange } from '../start-http-service.js';
import type { FaultExchange } from './fault-exchange.js';

/** Reads what faults want to know out of an exchange. */
export function describeExchange(
  exchange: InterceptedExchange,
  eras: readonly ProtocolEraName[],
): FaultExchange {
  const { request, body } = exchange;
  const message = isRecord(body) ? body : {};
  const params = isRecord(message['params']) ? message['params'] : {};
  const meta = isRecord(params['_meta']) ? params['_meta'] : {};
  return {
    ...exchange,
    era: classifyRequest(request, { body, eras }),
    id: readId(message['id']),
    params,
    sessionId: readHeader(request.headers['mcp-session-id']),
    lastEventId: readHeader(request.headers['last-event-id']),
    progressToken: readId(meta['progressToken']),
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function readId(value: unknown): string | number | undefined {
  return typeof value === 'string' || typeof value === 'number' ? value : undefined;
}

function readHeader(value: string | string[] | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
