import type { Implementation } from '@modelcontextprotocol/client';

/** How we introduce ourselves in a header field. */
export function userAgentOf({ name, version }: Implementation): string {
  return `${name}/${version}`.replaceAll(/[^\x21-\x7e]/g, '-');
}
