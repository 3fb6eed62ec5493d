import { NandaError } from '../../core/nanda-error.js';
import { OAuthError } from '../../core/sign-in/oauth-error.js';
import { messagePage } from './html/message-page.js';

/** What goes wrong before there is a page, on one: whoever reads it has a browser. */
export async function answerWithPage(answer: () => Promise<Response>): Promise<Response> {
  try {
    return await answer();
  } catch (error) {
    if (error instanceof OAuthError) {
      const status = error.code === 'temporarily_unavailable' ? 503 : 400;
      return messagePage('This cannot be answered', { text: error.message, status });
    }
    if (error instanceof NandaError && error.code === 'RATE_LIMITED') {
      const { message: text, retryAfter } = error;
      return messagePage('Not so fast', { text, status: 429, retryAfter });
    }
    throw error;
  }
}
