/** The form in which names, tags and categories are compared: without case and surrounding space. */
export function foldCase(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase();
}
