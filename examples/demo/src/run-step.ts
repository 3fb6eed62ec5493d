import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { show } from './show.ts';

export interface Step {
  /** As a person would type it. */
  readonly title: string;
  readonly program: string;
  readonly arguments: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** What has to be in the output, in any order. */
  readonly expected: readonly RegExp[];
  /** Milliseconds. @default 60_000 */
  readonly timeout?: number;
}

/**
 * Runs a program, shows its output as it comes, and checks it.
 *
 * @returns all that it printed
 * @throws Error when it fails, takes too long, or does not print what is expected.
 */
export async function runStep(step: Step): Promise<string> {
  show.command(step.title);
  const started = performance.now();
  const child = spawn(step.program, step.arguments, {
    env: { ...process.env, ...step.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: step.timeout ?? 60_000,
  });
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      lines.push(line);
      show.line(line);
    });
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  show.took(Math.round(performance.now() - started));
  const output = lines.join('\n');
  if (code !== 0) throw new Error(`"${step.title}" ended with ${code ?? 'a signal'}.`);
  const missing = step.expected.filter((pattern) => !pattern.test(output));
  if (missing.length > 0)
    throw new Error(`"${step.title}" did not print ${missing.join(' and ')}.`);
  return output;
}
