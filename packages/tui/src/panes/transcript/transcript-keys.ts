import type { Binding } from '../../keymap/binding.js';
import { scrollTranscript } from './scroll-transcript.js';

/** Keys of the transcript; paging it works from the prompt as well. */
export const transcriptKeys: readonly Binding[] = [
  {
    id: 'transcript.older',
    context: 'transcript',
    keys: ['k', 'up'],
    title: 'Scroll back',
    short: 'older',
    act: (state) => scrollTranscript('older', state),
  },
  {
    id: 'transcript.newer',
    context: 'transcript',
    keys: ['j', 'down'],
    title: 'Scroll forward',
    act: (state) => scrollTranscript('newer', state),
  },
  {
    id: 'transcript.page-older',
    context: 'transcript',
    keys: ['pageup', 'ctrl-u', 'ctrl-b'],
    title: 'Half a page back',
    act: (state) => scrollTranscript('page-older', state),
  },
  {
    id: 'transcript.page-newer',
    context: 'transcript',
    keys: ['pagedown', 'ctrl-d', 'ctrl-f'],
    title: 'Half a page forward',
    act: (state) => scrollTranscript('page-newer', state),
  },
  {
    id: 'transcript.oldest',
    context: 'transcript',
    keys: ['g g', 'home'],
    title: 'To the beginning',
    act: (state) => scrollTranscript('oldest', state),
  },
  {
    id: 'transcript.newest',
    context: 'transcript',
    keys: ['G', 'end'],
    title: 'To the end',
    act: (state) => scrollTranscript('newest', state),
  },
  {
    id: 'prompt.page-older',
    context: 'prompt',
    keys: ['pageup'],
    title: 'Scroll the transcript back',
    act: (state) => scrollTranscript('page-older', state),
  },
  {
    id: 'prompt.page-newer',
    context: 'prompt',
    keys: ['pagedown'],
    title: 'Scroll the transcript forward',
    act: (state) => scrollTranscript('page-newer', state),
  },
];
