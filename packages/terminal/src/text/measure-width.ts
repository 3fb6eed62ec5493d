// Ideographs, kana, hangul, full-width forms and emoji take two columns.
const wide =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f900}-\u{1faff}\u{20000}-\u{3fffd}]|\ufe0f/u;

/** Characters that are one column each, whatever stands beside them: Latin, punctuation, arrows, lines and shapes. */
const narrow =
  /^[\u0020-\u007e\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e\u2190-\u21ff\u2500-\u25fc\u2713\u2717]*$/;

let segmenter: Intl.Segmenter | undefined;

/** What a reader takes for one character each, with the columns that a terminal gives it. */
function* measure(text: string): Generator<{ readonly text: string; readonly width: number }> {
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  for (const { segment } of segmenter.segment(text)) {
    yield { text: segment, width: wide.test(segment) ? 2 : 1 };
  }
}

/** The columns that a text takes, or where it has to be cut to take no more than `limit`. */
export function measureWidth(
  text: string,
  { limit = Number.POSITIVE_INFINITY }: { readonly limit?: number } = {},
): { readonly width: number; readonly length: number } {
  // Most texts are plain, and a segmenter costs ten milliseconds of a start.
  if (narrow.test(text)) {
    const length = Math.min(text.length, limit);
    return { width: length, length };
  }
  let width = 0;
  let length = 0;
  for (const part of measure(text)) {
    if (width + part.width > limit) break;
    width += part.width;
    length += part.text.length;
  }
  return { width, length };
}
