import { isSilence } from './is-silence.js';

/** Why there is no proxy, in one phrase without a full stop. Not sanitised. */
export function describeLoss(error: unknown, { baseURL }: { baseURL: string | undefined }): string {
  if (!(error instanceof Error)) return String(error);
  if (baseURL === undefined || !isSilence(error)) return error.message.replace(/\.$/, '');
  if (error.name === 'TimeoutError') return `${baseURL} does not answer in time`;
  if ('status' in error && typeof error.status === 'number') {
    return `${baseURL} answers with status ${error.status}`;
  }
  const code = 'code' in error && typeof error.code === 'string' ? ` (${error.code})` : '';
  return `${baseURL} does not answer${code}`;
}
