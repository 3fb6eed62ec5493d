import { fitWidth, measureWidth } from '@nanda/terminal';

/** As many parts of a line as there is room for, the last of them cut: no row ever wraps. */
export function cutParts<Part extends { readonly text: string }>(
  parts: readonly Part[],
  { columns }: { readonly columns: number },
): readonly Part[] {
  const shown: Part[] = [];
  let left = columns;
  for (const part of parts) {
    if (left <= 0) break;
    const text = fitWidth(part.text, left);
    shown.push({ ...part, text });
    left -= measureWidth(text).width;
  }
  return shown;
}
