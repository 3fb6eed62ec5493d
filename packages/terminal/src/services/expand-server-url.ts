/** What is known to be on this machine needs no scheme: `:3000/mcp`, `localhost:3000/mcp`. */
const shorthand = /^(?:localhost|127\.0\.0\.1|\[::1\])?:\d{1,5}(?:[/?]|$)/;

/**
 * The whole address that a word stands for, where it stands for one of a server: http, https, ws or wss. Whether it can be
 * read is not looked at.
 */
export function expandServerUrl(word: string): string | undefined {
  if (shorthand.test(word)) return `http://${word.startsWith(':') ? '127.0.0.1' : ''}${word}`;
  return /^(?:https?|wss?):\/\//i.test(word) ? word : undefined;
}
