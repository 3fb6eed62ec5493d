import type { IncomingMessage, ServerResponse } from 'node:http';

/** Lets web pages of all origins call. Returns whether the request asked for no more than that. */
export function allowEveryPage(request: IncomingMessage, response: ServerResponse): boolean {
  const wanted = request.headers['access-control-request-headers'];
  response.setHeader('access-control-allow-origin', '*');
  response.setHeader('access-control-expose-headers', '*');
  response.setHeader('access-control-allow-methods', 'GET, POST, PUT, PATCH, DELETE');
  if (wanted !== undefined) response.setHeader('access-control-allow-headers', wanted);
  if (request.method !== 'OPTIONS') return false;
  response.writeHead(204).end();
  return true;
}
