/** The JSON-RPC messages in the text of an answer: of a JSON body, or of the events that have data. */
export function readMessages(text: string): Record<string, unknown>[] {
  if (text.startsWith('{')) return [JSON.parse(text) as Record<string, unknown>];
  return text
    .split('\n')
    .filter((line) => line.startsWith('data: ') && line.length > 'data: '.length)
    .map((line) => JSON.parse(line.slice('data: '.length)) as Record<string, unknown>);
}
