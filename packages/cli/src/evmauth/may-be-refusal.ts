import type { ToolResult } from '@nanda/protocol';

/** Longer ones are no refusals. */
const longest = 65_536;

/**
 * Whether a result may be what a service protected with EVMAuth answers in place of one: worth a look, for which more is
 * loaded.
 */
export function mayBeRefusal({ content }: Pick<ToolResult, 'content'>): boolean {
  const text = content.length === 1 ? content[0]?.['text'] : undefined;
  return (
    typeof text === 'string' && text.length <= longest && /EVMAUTH_|PAYMENT_REQUIRED/.test(text)
  );
}
