import type { ToolResult } from '@nanda/protocol';
import { formatBytes, mediaOf } from '@nanda/terminal';

/** Characters of the data that are still shown. */
const shown = 24;

/** The blocks of a result with the data of its images and sounds folded, which nobody reads; the view Raw has all of it. */
export function foldMedia(content: ToolResult['content']): readonly unknown[] {
  return content.map((block) => {
    const data = block['data'];
    if (mediaOf(block) === undefined || typeof data !== 'string' || data.length <= shown * 4) {
      return block;
    }
    const size = formatBytes(Buffer.byteLength(data, 'base64'));
    return { ...block, data: `${data.slice(0, shown)}… (${size}; Raw has all of it)` };
  });
}
