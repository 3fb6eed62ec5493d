import { encode } from 'fast-png';
import { renderToString, Text } from 'ink';
import { render } from 'ink-testing-library';
import type { ReactElement } from 'react';
import { waitFor } from '@nanda/testing';
import { expect, test } from 'vitest';
import type { ColorDepth } from '../../theme/color-depth.js';
import type { PictureState } from './picture-state.js';
import { PictureView } from './picture-view.js';
import { usePicture } from './use-picture.js';

const bytes = encode({ width: 4, height: 4, data: new Uint8Array(64).fill(255) });
const media = {
  kind: 'image',
  mimeType: 'image/png',
  data: Buffer.from(bytes).toString('base64'),
};
const ready: PictureState = {
  status: 'ready',
  picture: { width: 4, height: 4, pixelAt: () => 0xffffffff },
};

function draw(state: PictureState | undefined, depth: ColorDepth, columns = 60): string[] {
  return renderToString(
    <PictureView
      colors={{}}
      columns={columns}
      depth={depth}
      media={media}
      rows={8}
      state={state}
    />,
    { columns },
  ).split('\n');
}

test('an image is drawn above what it is', () => {
  const lines = draw(ready, 24);
  expect(lines).toHaveLength(3);
  expect(lines[0]).toMatch(/^\u001b\[.*▀▀▀▀/);
  expect(lines[2]).toMatch(/^image\/png \d+ B 4×4: s saves it, o shows it$/);
});

test.each<[string, PictureState | undefined, ColorDepth, string]>([
  ['without colours', undefined, 1, '4×4: s saves it, o shows it'],
  ['with 16 colours', ready, 4, '4×4: s saves it, o shows it'],
  ['meanwhile', { status: 'decoding' }, 24, '4×4: decoding … s saves it, o shows it'],
  [
    'where it is damaged',
    { status: 'failed', problem: 'The image is damaged.' },
    24,
    '4×4: The image is damaged. s saves it, o shows it',
  ],
])('%s it is a sentence', (_name, state, depth, expected) => {
  const lines = draw(state, depth, 80);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain(expected);
});

function Probe({ data }: { readonly data: string | undefined }): ReactElement {
  const state = usePicture(data === media.data ? media : data === undefined ? undefined : broken);
  const problem = state?.status === 'failed' ? ` ${state.problem}` : '';
  return <Text>{`${state?.status ?? 'none'}${problem}`}</Text>;
}
const broken = { ...media, data: 'AAEC' };

test('an image is decoded while it is looked at', async () => {
  const { lastFrame, rerender, unmount } = render(<Probe data={media.data} />);
  expect(lastFrame()).toBe('decoding');
  await waitFor(() => lastFrame() === 'ready', { description: 'ready' });
  rerender(<Probe data={broken.data} />);
  await waitFor(() => lastFrame() === 'failed Only PNG and JPEG are drawn here.', {
    description: 'failed Only PNG and JPEG are drawn here.',
  });
  rerender(<Probe data={undefined} />);
  await waitFor(() => lastFrame() === 'none', { description: 'none' });
  unmount();
});
