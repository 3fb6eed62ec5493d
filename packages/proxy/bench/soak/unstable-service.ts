import { startProgram, type RunningProgram } from '../start-program.js';

/** A service that dies now and then and comes back at the same place, having forgotten everything. */
export interface UnstableService extends AsyncDisposable {
  readonly url: string;
  /** How often it has died. */
  readonly deaths: number;
}

const script = new URL('service.ts', import.meta.url);

/** @param options milliseconds that it lives, and that it is gone */
export async function startUnstableService({
  life,
  absence,
}: {
  readonly life: number;
  readonly absence: number;
}): Promise<UnstableService> {
  let program: RunningProgram = await startProgram(script);
  const { port } = program;
  let deaths = 0;
  let timer: NodeJS.Timeout | undefined;
  let returning: Promise<void> | undefined;

  function plan(): void {
    timer = setTimeout(
      () => {
        deaths += 1;
        program.child.kill('SIGKILL');
        timer = setTimeout(() => {
          returning = comeBack();
        }, absence);
      },
      life * (0.5 + Math.random()),
    );
  }

  async function comeBack(): Promise<void> {
    program = await startProgram(script, { args: [String(port)] });
    plan();
  }

  plan();
  return {
    url: `http://127.0.0.1:${port}/mcp`,
    get deaths() {
      return deaths;
    },
    async [Symbol.asyncDispose]() {
      clearTimeout(timer);
      await returning;
      clearTimeout(timer);
      program.child.kill('SIGKILL');
    },
  };
}
