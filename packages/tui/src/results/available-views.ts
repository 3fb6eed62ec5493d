import type { ToolResult } from '@nanda/protocol';
import { imagesOf } from './images-of.js';
import type { ResultViewName } from './result-view-name.js';
import { structureOf } from './structure-of.js';

/** The views that show something of a result, in the order in which they come round. The first is what is seen first. */
export function availableViews(result: ToolResult): readonly ResultViewName[] {
  const isTree = structureOf(result) !== undefined;
  const isPicture = imagesOf(result).length > 0;
  return [
    'text',
    ...(isTree ? ['tree' as const] : []),
    'json',
    'raw',
    ...(isPicture ? ['image' as const] : []),
  ];
}
