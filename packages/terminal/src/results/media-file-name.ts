import type { Media } from './media-of.js';

const extensions: Readonly<Record<string, string>> = {
  jpeg: 'jpg',
  svg: 'svg',
  mpeg: 'mp3',
  octet: 'bin',
  octetstream: 'bin',
  plain: 'txt',
};

/** The name of a file for media: `image-1.png`. Kind and type are a stranger's: only what is harmless in a name stays of them. */
export function mediaFileName(
  { kind, mimeType }: Pick<Media, 'kind' | 'mimeType'>,
  { number }: { readonly number: number },
): string {
  return `${harmless(kind) || 'media'}-${number}.${extensionOf(mimeType)}`;
}

function extensionOf(mimeType: string): string {
  const subtype = harmless(mimeType.split(/[/;+]/)[1] ?? '');
  const known = Object.hasOwn(extensions, subtype) ? extensions[subtype] : undefined;
  return known ?? (subtype === '' ? 'bin' : subtype.slice(0, 12));
}

function harmless(text: string): string {
  return text.replaceAll(/[^a-z0-9]/gi, '').toLowerCase();
}
