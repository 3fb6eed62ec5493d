import type { Service } from '@nanda/protocol';

/** What a service wants of who connects, where that is known; empty for nothing. */
export function describeWants({ auth, protected: isProtected }: Service): string {
  switch (auth.type) {
    case 'none':
      return '';
    case 'custom':
      return 'wants credentials';
    case 'unknown':
      return isProtected ? 'wants credentials' : '';
    default:
      return `wants ${auth.type}`;
  }
}
