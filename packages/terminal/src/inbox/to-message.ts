/** Who is said to have written a message, where the one who answers does not say it. */
const nobodysModel = 'human';

/** Text as a message of a model. */
export function toMessage(
  text: string,
  { model = nobodysModel }: { readonly model?: string | undefined } = {},
): Readonly<Record<string, unknown>> {
  return { role: 'assistant', model, content: { type: 'text', text }, stopReason: 'endTurn' };
}
