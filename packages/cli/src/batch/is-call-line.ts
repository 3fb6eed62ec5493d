/** Whether a line of a batch is a call: it is not empty, and no comment. */
export function isCallLine(text: string): boolean {
  const line = text.trimStart();
  return line !== '' && !line.startsWith('#');
}
