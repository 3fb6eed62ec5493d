import type { IncomingMessage } from 'node:http';
import { formatColumns } from '@nanda/terminal';
import { findEndpoint } from '../background/find-endpoint.js';
import { readBody } from '../client/read-body.js';
import { resolveConnection } from '../connections/resolve-connection.js';
import { CliError } from '../errors/cli-error.js';
import { findShellEndpoint } from '../execution/shell-endpoint.js';
import { reportError } from '../output/report-error.js';
import { callApi } from '../requests/call-api.js';
import { errorOfAnswer } from '../requests/error-of-answer.js';
import { formatCurl } from '../requests/format-curl.js';
import { joinPages } from '../requests/join-pages.js';
import { listRoutes } from '../requests/list-routes.js';
import { nextPage } from '../requests/next-page.js';
import { readApiRequest } from '../requests/read-api-request.js';
import { showEvents } from '../requests/show-events.js';
import { withQuery } from '../requests/with-query.js';
import { defineCommand } from './define-command.js';
import { proxyOptions } from './proxy-options.js';

export const api = defineCommand({
  summary: 'Send a request to the proxy as it is, and print the answer.',
  usage: '[options] [METHOD] <path> [name=text | name:=JSON …]',
  arguments: [
    {
      name: 'request',
      summary: 'Method (else GET), path (/v2 may be left out), fields',
      many: true,
    },
  ],
  examples: [
    { line: 'api /connections', does: 'a GET' },
    { line: 'api GET /services/search q=coffee --paginate', does: 'fields are the query' },
    {
      line: 'api POST /connections/{connection}/tools/getMenu/execute parameters:={}',
      does: 'fields are the body',
    },
    { line: 'api POST /batch --input calls.json --curl', does: 'as a line for curl' },
    { line: 'api --list', does: 'all routes' },
  ],
  options: {
    input: {
      kind: 'text',
      value: 'FILE',
      summary: 'The body: a file, or -; fields are then the query',
    },
    header: {
      kind: 'text',
      many: true,
      value: '"K: V"',
      summary: 'Send it too; V may be env:NAME',
    },
    paginate: { kind: 'flag', summary: 'Ask for all pages of a list, and print them as one' },
    include: { kind: 'flag', short: 'i', summary: 'Print the status and the header fields first' },
    curl: { kind: 'flag', summary: 'Print the line for curl, and send nothing' },
    list: { kind: 'flag', summary: 'List the routes' },
    ...proxyOptions,
  },
  notes: [
    '{connection} in the path stands for the current connection. Events are shown as they come. A status of failure gives the exit code of its error; the answer is printed all the same.',
    'name:=JSON is a number, a list, an object; name.member=text is within an object.',
  ],
  writesAsItComes: true,
  async run(context) {
    const { io, options, output, positionals } = context;
    if (options.list === true) return showRoutes();
    const request = await readApiRequest(positionals, {
      io,
      input: options.input,
      headers: options.header ?? [],
      fill: async (name) =>
        /^connection(Id)?$/.test(name) ? (await resolveConnection(context)).id : undefined,
    });
    if (options.curl === true) {
      const curl = formatCurl(request, await findCurlEndpoint());
      if (output.json) output.document({ ...request, curl });
      else output.print(curl);
      return 0;
    }

    const endpoint = await findEndpoint(context);
    const stopping = new AbortController();
    const release = io.onStopRequest(() => stopping.abort());
    const send = (path: string) =>
      callApi({ ...request, path }, { endpoint, signal: stopping.signal, context });
    try {
      const response = await send(request.path);
      const status = response.statusCode ?? 0;
      if (options.include === true && !output.json) showHead(response);
      if (response.headers['content-type']?.startsWith('text/event-stream')) {
        await showEvents(response, { output, write: (text) => void io.stdout.write(text) });
        return 0;
      }
      const text = await readBody(response);
      const body = readJson(text);
      if (status >= 400) {
        show(text, body);
        const error = errorOfAnswer(body, { status });
        // As data it has been said: the answer is the document.
        return reportError(error, { output: { ...output, json: false }, io });
      }
      const pages = [body];
      while (options.paginate === true) {
        const next = nextPage(pages.at(-1));
        if (next === undefined) break;
        const more = await send(withQuery(request.path, next));
        const page = readJson(await readBody(more));
        if ((more.statusCode ?? 0) >= 400) {
          throw errorOfAnswer(page, { status: more.statusCode ?? 0 });
        }
        pages.push(page);
      }
      if (pages.length > 1) show(undefined, joinPages(pages));
      else show(text, body);
      return 0;
    } catch (error) {
      if (!stopping.signal.aborted) throw error;
      throw new CliError(
        'CANCELLED',
        'Stopped. Whether the request has done something is not known.',
        {
          cause: error,
        },
      );
    } finally {
      release();
    }

    /** The answer as it came where a program reads it, else so that a person can. */
    function show(text: string | undefined, body: unknown): void {
      if (output.json) output.document(body ?? { body: text });
      else if (text === '') return;
      else if (body === undefined) output.print(output.clean(text ?? '').replace(/\n$/, ''));
      else if (text !== undefined && io.stdout.isTTY !== true) output.print(text);
      else output.print(output.clean(JSON.stringify(body, undefined, 2)));
    }

    function showHead({
      statusCode,
      statusMessage,
      httpVersion,
      rawHeaders,
    }: IncomingMessage): void {
      output.print(
        `HTTP/${httpVersion} ${statusCode} ${output.clean(statusMessage ?? '')}`.trimEnd(),
      );
      for (let index = 0; index < rawHeaders.length; index += 2) {
        const [name = '', value = ''] = rawHeaders.slice(index, index + 2);
        // The one that is a credential is not shown.
        const shown = name.toLowerCase() === 'x-nanda-client' ? '…' : value;
        output.print(output.clean(`${name}: ${shown}`));
      }
      output.print('');
    }

    async function findCurlEndpoint() {
      const found = await findShellEndpoint(context);
      if (found.url !== '') return found;
      return { ...found, url: (await findEndpoint(context)).url };
    }

    function showRoutes(): number {
      const routes = listRoutes();
      if (output.json) {
        output.document({ routes });
        return 0;
      }
      const rows = routes.map(({ method, path, operation, stream }) => [
        method,
        path,
        output.style.dim(stream === true ? `${operation} (events)` : operation),
      ]);
      const lines = formatColumns(rows);
      const isWide = lines.split('\n').some((line) => line.length > output.width + 8);
      output.print(
        isWide ? formatColumns(rows.map(([method = '', path = '']) => [method, path])) : lines,
      );
      return 0;
    }
  },
});

function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
