const paint = /\u001b\[\d+m/g;

/** The columns that a text of ours takes, its colours left out. */
export function printedLength(text: string): number {
  return text.replace(paint, '').length;
}
