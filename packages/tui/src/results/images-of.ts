import type { ToolResult } from '@nanda/protocol';
import { type Media, mediaOf } from '@nanda/terminal';

const known = new WeakMap<object, readonly Media[]>();

/** The images of a result, by what it says they are. The same list for the same result. */
export function imagesOf(result: ToolResult): readonly Media[] {
  let images = known.get(result);
  if (images === undefined) {
    images = result.content
      .flatMap((block) => mediaOf(block) ?? [])
      .filter(({ kind, mimeType }) => kind === 'image' || /^image\//i.test(mimeType));
    known.set(result, images);
  }
  return images;
}
