/** At most so many characters of a text, with an ellipsis for the rest, and no half of a character pair. */
export function cutText(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text.toWellFormed();
  return `${text.slice(0, Math.max(0, maxLength - 1)).replace(/[\uD800-\uDBFF]$/u, '')}…`.toWellFormed();
}
