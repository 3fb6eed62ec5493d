/** What came, in its order: what was typed, or a report of the mouse. */
export interface MousePart {
  readonly kind: 'typed' | 'report';
  readonly text: string;
}

/** Tells the reports of the mouse from what is typed. */
export interface MouseReader {
  /** Whether something is held that may be a key: it is to be released soon if nothing follows. */
  readonly isWaiting: boolean;
  /** Takes what came. Reports that are cut are put together; what may be the beginning of one is held. */
  push(text: string): readonly MousePart[];
  /** Gives what is held and may be a key, and `''` where there is nothing. */
  release(): string;
}

/** SGR, and as terminals report that do not know it: three bytes, of which the second and third may be anything. */
const report = /\u001b\[(?:<[\d;]{0,32}[Mm]|M[^]{3})/;
/** A report that is not finished, at the end. A key does not begin like that. */
const unfinished = /\u001b\[(?:<[\d;]{0,32}|M[^]{0,2})$/;
/** What a report that is no report has in front of it. */
const broken = /\u001b\[<[\d;]*/;
/** What may be a key, or the beginning of a report or of a paste. */
const undecided = /\u001b(?:\[(?:2(?:00?)?)?)?$/;
/** What follows a key that was released too early. */
const rest = { '\u001b': /^\[<[\d;]{0,32}[Mm]/, '\u001b[': /^<[\d;]{0,32}[Mm]/ } as const;
const pasteStart = '\u001b[200~';
const pasteEnd = '\u001b[201~';

/** Reads what a terminal sends while it reports the mouse. What is pasted is never taken for a report. */
export function createMouseReader(): MouseReader {
  let held = '';
  /** The end of what was pasted so far; undefined outside of a paste. */
  let pasted: string | undefined;
  let released = '';

  return {
    get isWaiting() {
      return undecided.test(held);
    },
    push(text) {
      const parts: MousePart[] = [];
      const add = (kind: MousePart['kind'], part: string) => {
        if (part !== '') parts.push({ kind, text: part });
      };
      let left = takeRest(text, add);
      left = held + left;
      held = '';
      while (left !== '') left = pasted === undefined ? readKeys(left, add) : readPaste(left, add);
      return parts;
    },
    release() {
      if (!undecided.test(held)) return '';
      released = held;
      held = '';
      return released;
    },
  };

  /** A key that was given away has turned out to be the beginning of a report: the rest of it is no text. */
  function takeRest(text: string, add: (kind: MousePart['kind'], part: string) => void): string {
    const found =
      released === '\u001b' || released === '\u001b[' ? rest[released].exec(text)?.[0] : undefined;
    if (found === undefined) {
      released = '';
      return text;
    }
    add('report', released + found);
    released = '';
    return text.slice(found.length);
  }

  function readKeys(text: string, add: (kind: MousePart['kind'], part: string) => void): string {
    const found = report.exec(text);
    const paste = text.indexOf(pasteStart);
    if (paste >= 0 && (found === null || paste < found.index)) {
      const end = paste + pasteStart.length;
      add('typed', withoutBroken(text.slice(0, end)));
      pasted = '';
      return text.slice(end);
    }
    if (found !== null) {
      add('typed', withoutBroken(text.slice(0, found.index)));
      add('report', found[0]);
      return text.slice(found.index + found[0].length);
    }
    held = (unfinished.exec(text) ?? undecided.exec(text))?.[0] ?? '';
    add('typed', withoutBroken(text.slice(0, text.length - held.length)));
    return '';
  }

  function readPaste(text: string, add: (kind: MousePart['kind'], part: string) => void): string {
    const before = pasted ?? '';
    const at = (before + text).indexOf(pasteEnd);
    if (at < 0) {
      pasted = (before + text).slice(1 - pasteEnd.length);
      add('typed', text);
      return '';
    }
    const end = at + pasteEnd.length - before.length;
    pasted = undefined;
    add('typed', text.slice(0, end));
    return text.slice(end);
  }
}

/** Nothing of a report is ever typed, not even of one that somebody has cut off. */
function withoutBroken(text: string): string {
  return text.replaceAll(new RegExp(broken, 'g'), '');
}
