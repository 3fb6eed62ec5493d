import { asMembers, type Members } from './as-members.js';

/** References to references deeper than this are left unread: a stranger's schema may go round in circles. */
const maxSteps = 12;

/** The members of a schema, those of what its `$ref` leads to among them. Nothing outside of `root` is read. */
export function followReference(schema: unknown, root: unknown): Members {
  let members = asMembers(schema);
  for (let step = 0; step < maxSteps; step += 1) {
    const reference = members['$ref'];
    if (typeof reference !== 'string') return members;
    const { $ref: _, ...siblings } = members;
    members = { ...findTarget(reference, root), ...siblings };
  }
  return members;
}

/** Of a reference that leads elsewhere, or nowhere, nothing is known. */
function findTarget(reference: string, root: unknown): Members {
  if (!/^#(?:\/|$)/.test(reference)) return {};
  let target: unknown = root;
  for (const part of reference.slice(1).split('/').slice(1)) {
    const name = decode(part).replaceAll('~1', '/').replaceAll('~0', '~');
    const isThere = typeof target === 'object' && target !== null && Object.hasOwn(target, name);
    target = isThere ? (target as Members)[name] : undefined;
  }
  return asMembers(target);
}

/** What is no encoding at all stands for itself: a stranger wrote it. */
function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
