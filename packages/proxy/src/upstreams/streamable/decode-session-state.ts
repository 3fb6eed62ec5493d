import { isObject } from '../../core/is-object.js';
import type { SessionState } from './encode-session-state.js';

/** Reads what `encodeSessionState` wrote; undefined for anything else. */
export function decodeSessionState(text: string): SessionState | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isObject(value)) return undefined;
  const { endpoint, sessionId, protocolVersion, capabilities } = value;
  const isState =
    typeof endpoint === 'string' &&
    typeof sessionId === 'string' &&
    sessionId !== '' &&
    typeof protocolVersion === 'string' &&
    isObject(capabilities);
  if (!isState) return undefined;
  const server = readServer(value['server']);
  const said = readSaid(value['said']) ?? { serverInfo: { ...server }, capabilities };
  return { endpoint, sessionId, protocolVersion, server, capabilities, said };
}

function readSaid(value: unknown): SessionState['said'] | undefined {
  if (!isObject(value)) return undefined;
  const { serverInfo, capabilities, instructions } = value;
  if (!isObject(serverInfo) || !isObject(capabilities)) return undefined;
  return { serverInfo, capabilities, ...(typeof instructions === 'string' && { instructions }) };
}

function readServer(value: unknown): SessionState['server'] {
  if (!isObject(value)) return undefined;
  const { name, version } = value;
  return typeof name === 'string' && typeof version === 'string' ? { name, version } : undefined;
}
