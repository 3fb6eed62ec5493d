import type { McpAnswer } from '../../mcp-message.js';
import { connectionErrors } from '../connection-errors.js';
import { inTurn } from './in-turn.js';
import type { Line, LineDialog } from './line.js';
import { tellSession } from './tell-session.js';

export interface FollowRequest {
  readonly uri: string;
  readonly dialog: LineDialog;
  readonly signal: AbortSignal;
}

/** Resources that one dialog follows, and characters of their URIs together. */
const maxFollowed = 256;
const maxCharacters = 64 * 1024;

/**
 * Changes of a resource are told to the dialog from now on. What several dialogs of a line follow is asked for once.
 *
 * @throws NandaError CONNECTION_LIMIT_REACHED, or where there is no answer of the service
 */
export async function followResource(
  line: Line,
  { uri, dialog, signal }: FollowRequest,
): Promise<McpAnswer> {
  return inTurn(line, { part: `resource ${uri}`, signal }, async () => {
    checkRoom(dialog, uri);
    const isFollowed = !line.isOwn && isFollowedBy(line, uri);
    const answer = isFollowed
      ? { result: {} }
      : await tellSession(line.session, 'resources/subscribe', { params: { uri }, signal });
    if ('result' in answer && line.dialogs.has(dialog.id)) dialog.follows.add(uri);
    return answer;
  });
}

/** They are told to the dialog no longer, whatever the service says to that. */
export async function unfollowResource(
  line: Line,
  { uri, dialog, signal }: FollowRequest,
): Promise<McpAnswer> {
  return inTurn(line, { part: `resource ${uri}`, signal }, async () => {
    dialog.follows.delete(uri);
    const isKept = !line.isOwn && (line.isFollowedBesides() || isFollowedBy(line, uri));
    if (isKept) return { result: {} };
    return tellSession(line.session, 'resources/unsubscribe', { params: { uri }, signal });
  });
}

export function isFollowedBy({ dialogs }: Line, uri: string): boolean {
  return [...dialogs.values()].some(({ follows }) => follows.has(uri));
}

function checkRoom({ follows }: LineDialog, uri: string): void {
  if (follows.has(uri)) return;
  let characters = uri.length;
  for (const each of follows) characters += each.length;
  if (follows.size < maxFollowed && characters <= maxCharacters) return;
  throw connectionErrors.tooManyFollowed({ limit: maxFollowed, characters: maxCharacters });
}
