import { isSecretName } from './is-secret-name.js';

/** Whether a value may be a credential, by its name or by its looks; rather one too many. */
export function mayBeSecret(name: string, value: string): boolean {
  if (isSecretName(name)) return true;
  // A password in an address.
  if (/:\/\/[^/\s:@]*:[^/\s@]+@/.test(value)) return true;
  const isMixed = /\d/.test(value) && /[A-Za-z]/.test(value);
  return value.length >= 20 && isMixed && /^[\w.+/=~-]+$/.test(value) && !/^[./~]/.test(value);
}
