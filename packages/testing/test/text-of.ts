type Result = { content?: readonly { type: string; text?: string }[] };

/** The text blocks of a tool's result, joined. */
export function textOf(result: Result): string {
  return (result.content ?? []).flatMap(({ text }) => text ?? []).join('\n');
}
