/** The web address of a service: that of a WebSocket has one of the same host. */
export function toWebUrl(text: string): URL {
  return new URL(text.replace(/^ws(?=s?:)/i, 'http'));
}
