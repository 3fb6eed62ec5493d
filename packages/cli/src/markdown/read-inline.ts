import { sanitizeLine, type Style } from '@nanda/terminal';
import type { Token, Tokens } from 'marked';
import type { Span } from './span.js';

type Paint = Span['paint'];

const asIs: Paint = (text) => text;

/** The text of a paragraph, a heading or a cell in pieces, each with its own paint. */
export function readInline(
  tokens: readonly Token[] | undefined,
  { style, paint = asIs }: { readonly style: Style; readonly paint?: Paint },
): Span[] {
  const sgr = (open: number, close: number): Paint =>
    style.isColored ? (text) => `\u001b[${open}m${text}\u001b[${close}m` : asIs;
  return (tokens ?? []).flatMap((token) => read(token as Tokens.Generic, paint));

  function read(token: Tokens.Generic, outer: Paint): Span[] {
    const inside = (own: Paint) => {
      const both: Paint = (text) => outer(own(text));
      return token.tokens === undefined
        ? span(token['text'], both)
        : token.tokens.flatMap((child) => read(child as Tokens.Generic, both));
    };
    switch (token.type) {
      case 'strong':
        return inside(style.bold);
      case 'em':
        return inside(sgr(3, 23));
      case 'del':
        return inside(sgr(9, 29));
      case 'codespan':
        return inside(style.isColored ? style.cyan : (text) => `\`${text}\``);
      case 'br':
        return [{ text: '\n', paint: asIs }];
      case 'link': {
        const { href, text } = token as Tokens.Link;
        // An address is shown, and not hidden behind words: they are a stranger's.
        const address = clean(href);
        if (address === '' || address === clean(text) || address === `mailto:${clean(text)}`) {
          return inside(sgr(4, 24));
        }
        return [...inside(sgr(4, 24)), ...span(` (${address})`, style.dim)];
      }
      case 'image': {
        const { href, text } = token as Tokens.Image;
        return span(`[image ${text === '' ? '' : `${text} `}${href}]`, style.dim);
      }
      default:
        return inside(asIs);
    }
  }
}

function span(text: unknown, paint: Paint): Span[] {
  return [{ text: clean(unescapeEntities(typeof text === 'string' ? text : '')), paint }];
}

/** One line, but blanks at its ends stay: they part it from its neighbours. */
function clean(text: string): string {
  const [, before = '', after = ''] = /^(\s*)[^]*?(\s*)$/.exec(text) ?? [];
  const inner = sanitizeLine(text);
  if (inner === '') return text === '' ? '' : ' ';
  return (before && ' ') + inner + (after && ' ');
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  nbsp: ' ',
};

function unescapeEntities(text: string): string {
  return text.replaceAll(
    /&(amp|lt|gt|quot|#39|nbsp);/g,
    (whole, name: string) => entities[name] ?? whole,
  );
}
