/** A stranger's text on one line, cut to `width` characters. */
export function oneLine(text: string, width = Number.POSITIVE_INFINITY): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= width ? line : `${line.slice(0, Math.max(0, width - 1))}…`;
}
