import type { Binding } from '../../keymap/binding.js';
import type { SessionAction } from '../../session/session-action.js';
import type { SessionState } from '../../session/session-state.js';
import { connectService } from '../services/connect-service.js';
import { whyNoConnection } from '../services/why-no-connection.js';
import { pageOf } from './page-of.js';
import type { ListTarget } from '../../lists/list-target.js';
import { scrollDetail } from './scroll-detail.js';
import { selectDetail } from './select-detail.js';

/** Keys of the detail of a service. */
export const detailKeys: readonly Binding[] = [
  scroll('next', ['j', 'down'], 'Next line'),
  scroll('previous', ['k', 'up'], 'Previous line'),
  scroll('half-page-down', ['ctrl-d'], 'Half a page down'),
  scroll('half-page-up', ['ctrl-u'], 'Half a page up'),
  scroll('page-down', ['pagedown', 'ctrl-f', 'space'], 'A page down'),
  scroll('page-up', ['pageup', 'ctrl-b'], 'A page up'),
  scroll('first', ['g g', 'home'], 'To the beginning'),
  scroll('last', ['G', 'end'], 'To the end'),
  {
    id: 'detail.connect',
    context: 'detail',
    keys: ['c', 'enter'],
    title: 'Connect to the service',
    short: 'connect',
    whyNot: (state) => whyNoConnection(selectDetail(state)?.service),
    act: (state) => {
      const shown = selectDetail(state);
      return shown === null ? [] : connectService(shown.service);
    },
  },
  {
    id: 'detail.open-page',
    context: 'detail',
    keys: ['o'],
    title: 'Open its page in the browser',
    short: 'page',
    whyNot: (state) => {
      const shown = selectDetail(state);
      if (shown === null) return 'No service is selected';
      return pageOf(shown.service) === undefined ? 'Its registry names no page' : undefined;
    },
    act: openPage,
  },
  {
    id: 'detail.read-again',
    context: 'detail',
    keys: ['r'],
    title: 'Read all about it again',
    whyNot: needsService,
    act: (state) => {
      const shown = selectDetail(state);
      return shown === null ? [] : [{ intent: 'look-at', service: shown.service }];
    },
  },
  {
    id: 'detail.facets',
    context: 'detail',
    keys: ['f'],
    title: 'Narrow and order the list of services',
    act: () => [{ type: 'work-opened', work: 'facets' }],
  },
  {
    id: 'detail.copy',
    context: 'detail',
    keys: ['y'],
    title: 'Copy the id of the service',
    whyNot: needsService,
    act: () => [{ intent: 'copy', what: 'row' }],
  },
];

function scroll(to: ListTarget, keys: readonly string[], title: string): Binding {
  return {
    id: `detail.${to}`,
    context: 'detail',
    keys,
    title,
    act: (state) => scrollDetail(to, state),
  };
}

function needsService(state: SessionState): string | undefined {
  return selectDetail(state) === null ? 'No service is selected' : undefined;
}

/** A stranger names the address: nobody is sent there who has not seen it. */
function openPage(state: SessionState): readonly SessionAction[] {
  const shown = selectDetail(state);
  const url = shown === null ? undefined : pageOf(shown.service);
  if (url === undefined) return [];
  return [
    {
      type: 'overlay-opened',
      overlay: {
        kind: 'confirm',
        question: 'Open this page in your browser?',
        detail: url,
        yes: [{ intent: 'open-page', url }],
      },
    },
  ];
}
