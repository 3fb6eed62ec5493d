import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { createSegmenter } from './create-segmenter.js';
import { quickInk } from './quick-ink.js';

type StringWidth = (text: string) => number;

const texts = [
  'plain',
  'è…▸●○✓ ─│ ①',
  '✖ not plain',
  '漢字 한국어 한',
  'e\u0301 a\u0300\u0301 नि',
  '☀ ☀\ufe0f ❤ ❤\ufe0f ©\ufe0f ▶\ufe0f ⌚',
  '1\ufe0f\u20e3 #\u20e3 🇫🇷🇩 👍🏽',
  '👩‍👩‍👧 🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f} ❤\ufe0f‍🔥 ❤‍🔥',
  'カ\uff9e \u200b\u00ad',
  '\u001b[31mred\u001b[39m \u001b]8;;https://a.b\u0007link\u001b]8;;\u0007',
  '\r\n\ta\n',
];

/** What stands in the bundle for a file of a package that Ink uses. */
async function readQuickened(path: string): Promise<string> {
  let contents = '';
  await quickInk.setup({
    onLoad({ filter }: { filter: RegExp }, load: (file: { path: string }) => { contents: string }) {
      if (filter.test(path)) ({ contents } = load({ path }));
    },
  } as unknown as Parameters<typeof quickInk.setup>[0]);
  return contents;
}

test('characters are the same as with a segmenter of Node', () => {
  for (const text of texts) {
    const expected = Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment);
    const found = createSegmenter().segment(text);
    const segments = Array.from(found);
    expect(segments.map(({ segment }) => segment)).toEqual(expected);
    expect(segments.map(({ index }) => text.slice(index)[0])).toEqual(
      expected.map((segment) => segment[0]),
    );
    const units = Array.from({ length: text.length + 1 }, (_, index) => index);
    const real = new Intl.Segmenter().segment(text);
    expect(units.map((index) => found.containing(index)?.segment)).toEqual(
      units.map((index) => real.containing(index)?.segment),
    );
  }
});

test('texts are as wide as without the changes', async () => {
  const { resolve } = createRequire(createRequire(import.meta.url).resolve('ink'));
  const path = resolve('string-width');
  const source = (await readQuickened(path)).replaceAll(
    /from (["'])([^\n]+?)\1/g,
    (_, _quote, name: string) =>
      `from '${pathToFileURL(name.startsWith('/') ? name : createRequire(path).resolve(name)).href}'`,
  );
  const load = async (url: string) => ((await import(url)) as { default: StringWidth }).default;
  const width = await load(pathToFileURL(path).href);
  const quickened = await load(`data:text/javascript,${encodeURIComponent(source)}`);
  for (const text of texts) expect([text, quickened(text)]).toEqual([text, width(text)]);
  const characters = Array.from({ length: 0x1_fb00 }, (_, code) =>
    code >= 0xd800 && code < 0xe000 ? '' : String.fromCodePoint(code),
  );
  const differing = characters.filter(
    (character) =>
      width(character) !== quickened(character) ||
      width(`${character}\ufe0f`) !== quickened(`${character}\ufe0f`),
  );
  expect(differing).toEqual([]);
});
