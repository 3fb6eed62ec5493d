import { inSnakeCase } from '../copying/in-snake-case.js';
import { namesSecret } from '../copying/names-secret.js';

/** Where a secret is kept is none. */
const source = /^["']?(?:[\w-]+:\s*)?(?:env|file):/iu;

const word = String.raw`(?:"(?:\\.|[^"\\])*"?|'[^']*'?|\\.|[^\s"'\\])+`;
/** The forms in which a value is typed, each with its name and the value: `--name value`, `name=value`, `"name": value`, `?name=value`. */
const forms = [
  new RegExp(String.raw`(?<=^|\s)--([^\s=]+)(?:=|\s+)(?!--)(${word})`, 'dgu'),
  new RegExp(String.raw`(?<=^|\s)([^\s=:"'{(-][^\s=:"'{(]*):?=(${word})`, 'dgu'),
  /(?<![\w.-])["']?([\w.-]+)["']?\s*:\s*("(?:\\.|[^"\\])*"?|'[^']*'?|[^\s,})"']+)/dgu,
  /[?&]([^=&\s"']+)=([^&\s"'#]+)/dgu,
];
/** `https://user:password@host` */
const account = /(?<=:\/\/)[^\s/@"']+(?=@)/dgu;

/** Where secrets stand in a line, from where to where, as far as their names tell. */
export function typedSecrets(line: string): readonly (readonly [number, number])[] {
  // There `--auth` is a kind, and what stands behind a colon is a word.
  if (/^\s*(?:search|list)\b/iu.test(line)) return [];
  const named = forms.flatMap((form) =>
    Array.from(line.matchAll(form)).flatMap(({ 1: name = '', 2: value = '', indices }) =>
      isSecret(name, value) && indices?.[2] !== undefined ? [indices[2]] : [],
    ),
  );
  const accounts = Array.from(line.matchAll(account)).flatMap(({ indices }) =>
    indices?.[0] === undefined ? [] : [indices[0]],
  );
  return [...named, ...accounts];
}

function isSecret(name: string, value: string): boolean {
  if (source.test(value)) return false;
  const header = name === 'header' ? /^["']?([\w-]+):/u.exec(value)?.[1] : undefined;
  return namesSecret(inSnakeCase((header ?? name).split('.').at(-1) ?? name));
}
