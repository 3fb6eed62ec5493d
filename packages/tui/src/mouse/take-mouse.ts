import { createMouseReader, type MousePart } from './create-mouse-reader.js';
import type { MouseEvent } from './mouse-event.js';
import { parseMouse } from './parse-mouse.js';

/** {@link takeMouse}'s second argument. */
export interface TakeMouseOptions {
  /** Called when everything that was typed before it has been read. */
  onMouse: (event: MouseEvent) => void;
}

/** Milliseconds: as long as Ink waits for what belongs to an escape. */
const patience = 20;

/**
 * Standard input without the reports of the mouse, which are handed on: a report that is cut by a slow line would be
 * taken for typed otherwise. It is the same stream in all else; nothing is read before somebody reads.
 */
export function takeMouse<Input extends NodeJS.ReadableStream>(
  stdin: Input,
  { onMouse }: TakeMouseOptions,
): Input {
  const reader = createMouseReader();
  let parts: MousePart[] = [];
  let released = '';
  let waiting: NodeJS.Timeout | undefined;
  // Bytes stay bytes, one to a character.
  let isText = false;

  /** An escape that nothing follows is a key. */
  function wait(): void {
    clearTimeout(waiting);
    if (!reader.isWaiting) return;
    waiting = setTimeout(() => {
      released += reader.release();
      stdin.emit('readable');
    }, patience);
    waiting.unref();
  }

  function take(): boolean {
    const chunk = stdin.read();
    if (chunk === null) return false;
    isText = typeof chunk === 'string';
    parts.push(...reader.push(typeof chunk === 'string' ? chunk : chunk.toString('latin1')));
    wait();
    return true;
  }

  function next(): string | undefined {
    if (released !== '') {
      const text = released;
      released = '';
      return text;
    }
    do {
      for (let part = parts.shift(); part !== undefined; part = parts.shift()) {
        if (part.kind === 'typed') return part.text;
        const event = parseMouse(part.text);
        if (event !== undefined) onMouse(event);
      }
    } while (take());
    return undefined;
  }

  const read = (): string | Buffer | null => {
    const text = next();
    if (text === undefined) return null;
    return isText ? text : Buffer.from(text, 'latin1');
  };
  return new Proxy(stdin, {
    get(target, key) {
      if (key === 'read') return read;
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}
