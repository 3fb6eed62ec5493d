/** The texts of a list; none where it is no list. */
export function listOfTexts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];
}
