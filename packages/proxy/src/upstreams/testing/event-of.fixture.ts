/** One event of a stream, with its id where one is given. */
export function eventOf(message: object, id?: string): string {
  const data = JSON.stringify({ jsonrpc: '2.0', ...message });
  return `${id === undefined ? '' : `id: ${id}\n`}data: ${data}\n\n`;
}
