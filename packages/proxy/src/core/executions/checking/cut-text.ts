/** The text, or its beginning and the sign that there was more. */
export function cutText(text: string, { length }: { readonly length: number }): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}
