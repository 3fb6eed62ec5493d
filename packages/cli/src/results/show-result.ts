import type { ToolResult } from '@nanda/protocol';
import {
  describeMedia,
  encodeImage,
  formatStructure,
  imageProtocol,
  type Media,
  mediaOf,
  plural,
  textOf,
} from '@nanda/terminal';
import type { CommandLineIo } from '../io/command-line-io.js';
import type { Output } from '../output/output.js';
import { printLong } from '../output/print-long.js';
import { formatResult } from './format-result.js';
import { keepMedia } from './keep-media.js';
import { rawBytesOf } from './raw-bytes-of.js';

export interface ShowResultOptions {
  readonly io: CommandLineIo;
  readonly output: Output;
  /** Where media is saved. @default a new temporary directory on a terminal that shows no images, else nowhere */
  readonly directory?: string | undefined;
  /** Whether a long text may be shown in a pager. */
  readonly isPaged: boolean;
}

/** Shows a result that takes more than printing its text: on a terminal, with media, as Markdown, or as its bytes. */
export async function showResult(result: ToolResult, options: ShowResultOptions): Promise<void> {
  const { io, output } = options;
  const isTerminal = io.stdout.isTTY === true;
  if (output.format === 'raw') return showRaw(result, options);

  const media = result.content.flatMap((block) => mediaOf(block) ?? []);
  const isWanted = options.directory !== undefined;
  const images = isTerminal && !isWanted ? encodeImages(media, io) : new Map<string, string>();
  const { places, failure } = await keepMedia(
    media.filter(({ data }) => !images.has(data)),
    options,
  );
  const placeOf = ({ data }: Media) => places.get(data);
  const unsaved = media.filter(({ data }) => !images.has(data) && !places.has(data));

  if (!isTerminal && output.format !== 'md') {
    output.print(formatResult(result, { placeOf }));
  } else {
    await showBlocks();
  }
  if (failure !== undefined) throw failure;
  if (unsaved.length > 0) {
    const what = `${plural(unsaved.length, 'attachment')} not shown`;
    output.note(`${what}: --save DIR keeps media, -o raw writes one that is alone.`);
  }

  async function showBlocks(): Promise<void> {
    const render = await createRenderer(options);
    const parts: { readonly text: string; readonly image?: string | undefined }[] = [];
    for (const block of result.content) {
      const item = mediaOf(block);
      const text = textOf(block);
      if (text !== undefined) parts.push({ text: render(text) });
      else if (item === undefined) {
        parts.push({ text: output.clean(formatResult({ content: [block] })) });
      } else {
        const line = output.clean(describeMedia(item, placeOf(item)));
        parts.push({ text: line, image: images.get(item.data) });
      }
    }
    const { structuredContent } = result;
    const hasText = result.content.some((block) => textOf(block) !== undefined);
    if (structuredContent !== undefined && !hasText) {
      const { width, style } = output;
      parts.push({ text: formatStructure(structuredContent, { width, style }) });
    }
    const hasImages = parts.some(({ image }) => image !== undefined);
    if (!hasImages) {
      const text = parts.map((part) => part.text.replace(/\n$/, '')).join('\n');
      if (text !== '') return printLong(text, { io, isPaged: options.isPaged });
      if (isTerminal) output.note(output.noteStyle.dim('The result is empty.'));
      return;
    }
    // A pager shows no images.
    for (const { text, image } of parts) {
      if (image !== undefined) io.stdout.write(`${image}\n`);
      io.stdout.write(`${text.replace(/\n$/, '')}\n`);
    }
  }
}

/** A text block as it is shown: Markdown where that is wanted and somebody sees it, else as it is. */
async function createRenderer({
  io,
  output,
}: ShowResultOptions): Promise<(text: string) => string> {
  const isSeen = io.stdout.isTTY === true || output.style.isColored;
  if (output.format !== 'md' || !isSeen) return output.clean;
  const { renderMarkdown } = await import('../markdown/render-markdown.js');
  const width = Number.isFinite(output.width) ? output.width : 80;
  return (text) => renderMarkdown(text, { width, style: output.style });
}

async function showRaw(result: ToolResult, options: ShowResultOptions): Promise<void> {
  const { io, output } = options;
  const { bytes, media } = rawBytesOf(result);
  const { places, failure } = await keepMedia(media === undefined ? [] : [media], options);
  if (failure !== undefined) throw failure;
  if (io.stdout.isTTY !== true) io.stdout.write(bytes);
  // Bytes would only upset a terminal: they are in a file then.
  else if (media === undefined) output.print(output.clean(bytes.toString()));
  else output.print(output.clean(describeMedia(media, places.get(media.data))));
}

/** The escape sequences of the images that the terminal shows, by their data. */
function encodeImages(
  media: readonly Media[],
  { env, stdout }: CommandLineIo,
): ReadonlyMap<string, string> {
  const protocol = imageProtocol(env);
  const encoded = new Map<string, string>();
  if (protocol === undefined) return encoded;
  for (const { kind, data } of media) {
    if (kind === 'audio') continue;
    const image = encodeImage(data, { protocol, columns: stdout.columns || 80 });
    if (image !== undefined) encoded.set(data, image);
  }
  return encoded;
}
