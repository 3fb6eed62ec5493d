import { roughSize } from '../rough-size.js';

/** Bytes of one log notification that are passed on; a service may send as much as it likes. */
const maxSize = 64 * 1024;

/** The data of a log notification, cut where it is larger than a log line should be. */
export function boundedLogData(data: unknown): unknown {
  const size = roughSize(data);
  if (size <= maxSize) return data;
  const text = typeof data === 'string' ? data : JSON.stringify(data);
  return `${text.slice(0, maxSize)}… (cut: it was about ${size} bytes)`;
}
