/** Lets web pages of every origin read an answer: editors ask from pages whose origin nobody can know. */
export function readableByAll(answer: Response): Response {
  answer.headers.set('access-control-allow-origin', '*');
  // Pages are told less than programs are.
  answer.headers.append('vary', 'origin');
  return answer;
}
