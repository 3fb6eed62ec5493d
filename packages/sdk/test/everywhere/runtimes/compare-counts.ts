import type { Reporter, TestModule, Vitest } from 'vitest/node';

/** Tells how many tests passed in each of these projects, and fails the run where it is not the same number. */
export function compareCounts(names: readonly string[]): Reporter {
  let vitest: Vitest | undefined;
  return {
    onInit: (started) => void (vitest = started),
    onTestRunEnd: (modules) => {
      // Some may have been left out by hand.
      const chosen = names.filter((name) => vitest?.projects.some((it) => it.name === name));
      const counts = chosen.map((name) => [name, countPassed(modules, name)] as const);
      // Other tests were asked for.
      if (counts.every(([, count]) => count === 0)) return;
      const list = counts.map(([name, count]) => `${name} ${count}`).join(', ');
      process.stdout.write(`\n The same suite everywhere, tests passed: ${list}\n`);
      if (new Set(counts.map(([, count]) => count)).size === 1) return;
      process.stderr.write(' The suite did not pass the same number of tests everywhere.\n');
      process.exitCode = 1;
    },
  };
}

function countPassed(modules: readonly TestModule[], name: string): number {
  const own = modules.filter((module) => module.project.name === name);
  return own.reduce((sum, module) => sum + [...module.children.allTests('passed')].length, 0);
}
