import type { FaultExchange } from './fault-exchange.js';

/** What a sound service would answer a call with: its argument `text`, else `ok`, in the way of its era. */
export function soundResult({ params, era }: FaultExchange): Record<string, unknown> {
  const given = (params['arguments'] as { text?: unknown } | undefined)?.text;
  const text = typeof given === 'string' ? given : 'ok';
  return {
    content: [{ type: 'text', text }],
    ...(era === 'modern' && { resultType: 'complete' }),
  };
}
