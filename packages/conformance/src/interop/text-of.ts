/** The text of a result that is nothing but text. @throws Error where it is something else */
export function textOf({ content }: Readonly<Record<string, unknown>>): string {
  const [first] = Array.isArray(content) ? (content as { type: string; text: string }[]) : [];
  if (first?.type !== 'text') throw new Error(`This is no text: ${JSON.stringify(content)}`);
  return first.text;
}
