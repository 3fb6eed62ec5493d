import type { Overlay } from '../../view/overlay.js';
import { createCredentialsForm } from './create-credentials-form.js';
import type { CredentialsWanted } from './credentials-wanted.js';

/** The dialog that asks for what a service wants, with nothing filled in. */
export function credentialsOverlay(wanted: CredentialsWanted): Overlay & { kind: 'credentials' } {
  const form = createCredentialsForm(wanted.credentials);
  return { kind: 'credentials', wanted, form, remembers: true };
}
