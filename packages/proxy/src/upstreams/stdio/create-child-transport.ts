import { spawn, type ChildProcess } from 'node:child_process';

import {
  serializeMessage,
  type JSONRPCMessage,
  type Transport,
} from '@modelcontextprotocol/client';
import { getDefaultEnvironment } from '@modelcontextprotocol/client/stdio';

import type { StdioTarget } from '../../core/connections/upstream-connector.js';
import { reasonOf } from '../../core/reason-of.js';
import { gatherLines } from '../shared/gather-lines.js';
import { judgeLongLines } from '../shared/judge-long-lines.js';
import { endProcessGroup } from './end-process-group.js';

export interface ChildTransportOptions {
  readonly maximumBytes: number;
  /** A message was too large; the id of the request that it answers, where it could be told. */
  readonly onTooLarge: (requestId: string | number | undefined) => void;
  /** What the child writes to stderr, piece by piece. Untrusted, and may hold secrets. */
  readonly onErrorOutput?: ((text: string) => void) | undefined;
  /** Right after the last of it. */
  readonly onErrorOutputEnd?: (() => void) | undefined;
}

/** The SDK's stdio transport, over a child in a process group of its own. */
export interface ChildTransport extends Transport {
  /** By the presence of these two the SDK knows that this is no HTTP. */
  readonly pid: number | null;
  readonly stderr: null;
  /** The last that the child wrote to stderr, at most 4,000 characters. Untrusted, and may hold secrets. */
  readonly errorOutput: string;
  /** How it ended: `code 1`, `signal SIGKILL`. Undefined while it runs. */
  readonly ending: string | undefined;
}

const keptErrorCharacters = 4000;
const patience = 1500;
/** A child that ends closes its stdout a moment before it is known how it ended. */
const endingLimit = 100;
/** Something that the child has started may hold its stdout; what is in the pipe by then is all there is. */
const drainLimit = 250;

/**
 * Speaks MCP with a child over its stdin and stdout.
 *
 * Unlike the SDK's own: `close` ends whatever the child has started too, stderr is kept to ourselves, and a message
 * that is too large costs its request only.
 */
export function createChildTransport(
  { command, args, env, cwd }: StdioTarget,
  { maximumBytes, onTooLarge, onErrorOutput, onErrorOutputEnd }: ChildTransportOptions,
): ChildTransport {
  let child: ChildProcess | undefined;
  let errorOutput = '';
  let ending: string | undefined;
  let closing: Promise<void> | undefined;
  let isClosed = false;

  const finish = (): void => {
    if (isClosed) return;
    isClosed = true;
    transport.onclose?.();
  };

  const readLine = (line: string): void => {
    // Some programs print other things; those are not for us.
    if (!line.trimStart().startsWith('{')) return;
    let message: JSONRPCMessage;
    try {
      // Its shape is looked at by who takes it.
      message = JSON.parse(line) as JSONRPCMessage;
    } catch (error) {
      transport.onerror?.(error instanceof Error ? error : new Error(reasonOf(error)));
      return;
    }
    transport.onmessage?.(message);
  };

  const start = async (): Promise<void> => {
    const started = spawn(command, args, {
      env: { ...getDefaultEnvironment(), ...env },
      stdio: ['pipe', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
      windowsHide: true,
      ...(cwd !== undefined && { cwd }),
    });
    child = started;
    started.stderr.setEncoding('utf8').on('data', (text: string) => {
      errorOutput = (errorOutput + text).slice(-keptErrorCharacters);
      onErrorOutput?.(text);
    });
    started.stderr.once('close', () => onErrorOutputEnd?.());
    started.stdout.on(
      'data',
      gatherLines({
        maximumBytes,
        onLines: (text) => {
          for (const line of text.split('\n')) readLine(line);
        },
        ...judgeLongLines({ maximumBytes, onTooLarge }),
      }),
    );
    started.stdout.once('end', () => {
      if (ending !== undefined || closing) return;
      const silent = setTimeout(() => {
        finish();
        void transport.close();
      }, endingLimit);
      started.once('exit', () => clearTimeout(silent));
    });
    for (const stream of [started.stdin, started.stdout, started.stderr]) {
      stream.on('error', (error) => transport.onerror?.(error));
    }
    started.once('exit', (code, signal) => {
      ending = signal === null ? `code ${code}` : `signal ${signal}`;
      const drained = setTimeout(finish, drainLimit);
      started.once('close', () => {
        clearTimeout(drained);
        finish();
      });
      // What it has started must not live on without it.
      void transport.close();
    });
    await new Promise<void>((resolve, reject) => {
      started.once('spawn', resolve);
      started.once('error', reject);
    });
    started.on('error', (error) => transport.onerror?.(error));
  };

  const transport: ChildTransport = {
    start,
    send: (message) =>
      new Promise((resolve, reject) => {
        const stdin = child?.stdin;
        if (!stdin?.writable) {
          reject(Object.assign(new Error('The process has ended.'), { code: 'EPIPE' }));
          return;
        }
        stdin.write(serializeMessage(message), (error) => (error ? reject(error) : resolve()));
      }),
    close: () => {
      const running = child;
      closing ??= (async () => {
        if (running) await endProcessGroup(running, { patience });
        if (ending === undefined) finish();
      })();
      return closing;
    },
    get pid() {
      return child?.pid ?? null;
    },
    stderr: null,
    get errorOutput() {
      return errorOutput;
    },
    get ending() {
      return ending;
    },
  };
  return transport;
}
