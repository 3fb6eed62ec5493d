export interface VersionFacts {
  readonly version?: string | undefined;
  /** What the registry itself says. @default false */
  readonly isLatest?: boolean;
  /** RFC 3339 in UTC with milliseconds, as `readMoment` gives it. */
  readonly publishedAt: string;
}

/** As the registry's own code does: short forms count, ranges and other texts do not. */
const semantic =
  /^v?(\d{1,18})(?:\.(\d{1,18}))?(?:\.(\d{1,18}))?(?:-([0-9A-Za-z.-]{1,128}))?(?:\+[0-9A-Za-z.-]{1,128})?$/;

/**
 * A text that is greater for the later version: what the registry calls the latest, then semantic
 * versions by their precedence, then all others; of equals the one that was published later.
 *
 * Of digits and the letters a to f alone, so that every collation puts it in the same order.
 */
export function rankVersion({ version = '', isLatest = false, publishedAt }: VersionFacts): string {
  const published = publishedAt.replaceAll(/\D/g, '');
  return `${isLatest ? 1 : 0}${rankText(version.trim())}${published}`;
}

function rankText(version: string): string {
  const parts = semantic.exec(version);
  if (!parts) return '0';
  const [, major = '0', minor = '0', patch = '0', prerelease] = parts;
  const numbers = [major, minor, patch].map(rankNumber).join('');
  return `1${numbers}${prerelease === undefined ? '1' : `0${rankPrerelease(prerelease)}`}`;
}

/** Its length before it: 9 is before 10. */
function rankNumber(digits: string): string {
  const number = digits.replace(/^0+(?=\d)/, '');
  return String(number.length).padStart(2, '0') + number;
}

/** Numbers before words, and what has fewer parts first: each part is marked by 1 or 2, the end by 0. */
function rankPrerelease(text: string): string {
  const parts = text
    .split('.')
    .map((part) =>
      /^\d{1,18}$/.test(part)
        ? `1${rankNumber(part)}`
        : `2${Buffer.from(part, 'latin1').toString('hex')}0`,
    );
  return `${parts.join('')}0`;
}
