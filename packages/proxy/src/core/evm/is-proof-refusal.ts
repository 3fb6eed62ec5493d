import type { ToolResult } from '@nanda/protocol';
import { isObject } from '../is-object.js';

/** Characters of the longest refusal that is looked at; those that there are have about two thousand. */
const maxText = 16 * 1024;

/**
 * Whether a result is the refusal of a token-gated service: it comes as the text of a result like any other, and the tool did
 * not run.
 */
export function isProofRefusal({ content }: Partial<Pick<ToolResult, 'content'>>): boolean {
  const first = content?.[0];
  const text = first?.type === 'text' ? first['text'] : undefined;
  if (typeof text !== 'string' || text.length > maxText || !text.startsWith('{')) return false;
  if (!text.includes('EVMAUTH_') && !text.includes('PAYMENT_REQUIRED')) return false;
  try {
    const said: unknown = JSON.parse(text);
    const error = isObject(said) ? said['error'] : undefined;
    const code = isObject(error) ? error['code'] : undefined;
    return typeof code === 'string' && /^(?:EVMAUTH_\w+|PAYMENT_REQUIRED)$/.test(code);
  } catch {
    return false;
  }
}
