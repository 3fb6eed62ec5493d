/** What can be told of a JSON-RPC message by its outermost members. */
export interface MessageShape {
  /** The JSON of its `id`; undefined where it has none. */
  readonly id: string | undefined;
  readonly method: string | undefined;
  /** Whether it has a `result` or an `error`. */
  readonly isAnswer: boolean;
}

/** Looks at a message while it passes. Keeps nothing of it but the members that say what it is. */
export interface MessageScanner {
  feed(bytes: Uint8Array): void;
  /** Of all that was fed. */
  readonly shape: MessageShape;
}

/** Bytes of the longest key and value that are kept: ids and methods are short. */
const longestKept = 1024;

const [quote, backslash, comma, colon] = [0x22, 0x5c, 0x2c, 0x3a];
const [openBrace, closeBrace, openBracket, closeBracket] = [0x7b, 0x7d, 0x5b, 0x5d];

/** Cheaper than parsing, and bounded whatever the size: results have megabytes, and a line may have no end. */
export function createMessageScanner(): MessageScanner {
  let depth = 0;
  let isText = false;
  let isEscaped = false;
  let isKey = true;
  let kept: number[] = [];
  let key = '';
  const members = new Map<string, string>();
  const keep = (byte: number) => kept.length < longestKept && kept.push(byte);
  const take = (): string => {
    const taken = Buffer.from(kept).toString('utf8').trim();
    kept = [];
    return taken;
  };
  const endMember = () => {
    const value = take();
    if (key === '"id"' || key === '"method"') members.set(key, value);
    else if (key === '"result"' || key === '"error"') members.set(key, '');
    key = '';
    isKey = true;
  };

  function step(byte: number): void {
    const isOuter = depth === 1;
    if (isText) {
      if (isOuter) keep(byte);
      if (isEscaped) isEscaped = false;
      else if (byte === backslash) isEscaped = true;
      else if (byte === quote) isText = false;
    } else if (byte === openBrace || byte === openBracket) {
      depth += 1;
    } else if (byte === closeBrace || byte === closeBracket) {
      if (isOuter) endMember();
      depth -= 1;
    } else {
      if (byte === quote) isText = true;
      if (!isOuter) return;
      if (byte === comma) endMember();
      else if (byte === colon && isKey) {
        key = take();
        isKey = false;
      } else keep(byte);
    }
  }

  return {
    feed(bytes) {
      for (const byte of bytes) step(byte);
    },
    get shape() {
      return {
        id: members.get('"id"'),
        method: readText(members.get('"method"')),
        isAnswer: members.has('"result"') || members.has('"error"'),
      };
    },
  };
}

function readText(json: string | undefined): string | undefined {
  try {
    const value: unknown = JSON.parse(json ?? 'null');
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}
