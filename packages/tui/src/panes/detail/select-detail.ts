import type { Service } from '@nanda/sdk';
import type { SessionState } from '../../session/session-state.js';
import { serviceUnderCursor } from '../services/service-under-cursor.js';
import type { ShownDetail } from './shown-detail.js';

const listed = new WeakMap<Service, ShownDetail>();

/** The service that is looked at, else the one under the cursor of the list. */
export function selectDetail(state: SessionState): ShownDetail | null {
  if (state.detail !== null) return state.detail;
  const service = serviceUnderCursor(state);
  if (service === undefined) return null;
  let shown = listed.get(service);
  if (shown === undefined) {
    shown = {
      serviceId: service.id,
      service,
      status: 'listed',
      tools: undefined,
      toolsFailure: undefined,
      failure: undefined,
      offset: 0,
    };
    listed.set(service, shown);
  }
  return shown;
}
