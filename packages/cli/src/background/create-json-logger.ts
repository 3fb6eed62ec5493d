import type { Logger } from '@nanda/proxy';

const levels = ['debug', 'info', 'warn', 'error'] as const;

export interface JsonLoggerOptions {
  /** The least that is written; `silent` writes nothing. @default 'info' */
  readonly level?: string | undefined;
}

/** A logger that writes one JSON document a line. */
export function createJsonLogger(
  sink: { write(text: string): unknown },
  { level = 'info' }: JsonLoggerOptions = {},
): Logger {
  const least = level === 'silent' ? levels.length : Math.max(0, levels.indexOf(level as 'info'));
  const at =
    (name: (typeof levels)[number]): Logger['info'] =>
    (message, fields) => {
      if (levels.indexOf(name) < least) return;
      const time = new Date().toISOString();
      sink.write(`${JSON.stringify({ time, level: name, message, ...fields })}\n`);
    };
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}
