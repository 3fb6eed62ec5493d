export interface ErrorLinesOptions {
  /** Takes secrets out. */
  readonly redact: (text: string) => string;
  readonly onLine: (line: string) => void;
}

/** Text in, lines out. */
export interface ErrorLines {
  push(text: string): void;
  /** What is left is a line too. */
  end(): void;
}

const maximumLine = 4096;
/** More than is shown, so that no piece of a secret is left at the end of a line that was cut. */
const maximumHeld = 2 * maximumLine;
const linesOfWindow = 200;
const windowLength = 1000;

/** Cuts what a local service says into lines, each bounded, and so many in a second; how many are left out is told. */
export function createErrorLines({ redact, onLine }: ErrorLinesOptions): ErrorLines {
  let held = '';
  let windowStart = Number.NEGATIVE_INFINITY;
  let told = 0;
  let leftOut = 0;

  const tell = (line: string): void => {
    const now = performance.now();
    if (now - windowStart >= windowLength) {
      windowStart = now;
      told = 0;
      if (leftOut > 0) onLine(`(${leftOut} lines were left out: too many at once)`);
      leftOut = 0;
    }
    if (told >= linesOfWindow) {
      leftOut += 1;
      return;
    }
    told += 1;
    onLine(clean(redact(line)));
  };
  const hold = (text: string): void => {
    if (held.length < maximumHeld) held += text.slice(0, maximumHeld - held.length);
  };

  return {
    push: (text) => {
      const [first = '', ...lines] = text.split('\n');
      hold(first);
      for (const line of lines) {
        tell(held);
        held = '';
        hold(line);
      }
    },
    end: () => {
      if (held !== '') tell(held);
      held = '';
      if (leftOut > 0) onLine(`(${leftOut} lines were left out: too many at once)`);
      leftOut = 0;
    },
  };
}

/** As it is, but for what does things to a terminal. */
function clean(line: string): string {
  const plain = line
    .replaceAll(
      /\u001B(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001B]*(?:\u0007|\u001B\\)|[@-Z\\-_])/g,
      '',
    )
    .replaceAll(/[^\t\P{Cc}]|[\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/gu, '')
    .trimEnd();
  return plain.length <= maximumLine ? plain : `${plain.slice(0, maximumLine - 1)}…`;
}
