// Time to build: the core from nothing, and from one changed model to its test's result. Usage: ./lab bench compile [--jobs 2]
//
// Works on a copy of the sources in build/bench, without a compiler cache, so that nothing of this build or another's helps or suffers.
import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Line, print, ROOT, save } from './report.js';

const at = process.argv.indexOf('--jobs');
const JOBS = at < 0 ? '2' : process.argv[at + 1]!;
/** Models and their subjects: a leaf, one that others call, a simulation. */
const CHANGED = [['kv_cache', 'language_models'], ['iron_law', 'time'], ['retry_storm', 'reliability']] as const;

const folder = join(ROOT, 'build/bench');
const source = join(folder, 'source'), build = join(folder, 'build');

interface Took { wall: number; processor: number }

function run(command: string, args: string[]): Took {
  const env: NodeJS.ProcessEnv = { ...process.env, CCACHE_DISABLE: '1', TIMEFORMAT: '%R %U %S' };
  delete env.CMAKE_CXX_COMPILER_LAUNCHER;
  delete env.CMAKE_C_COMPILER_LAUNCHER;
  const done = spawnSync('bash', ['-c', 'time "$@"', 'bash', command, ...args], { encoding: 'utf8', env, maxBuffer: 1 << 28 });
  if (done.status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${done.status}\n${done.stdout.slice(-4000)}\n${done.stderr.slice(-4000)}`);
  const [wall, user, system] = done.stderr.trim().split('\n').at(-1)!.split(' ').map(Number) as [number, number, number];
  return { wall, processor: user + system };
}
/** Its time, and beside it what the processors worked: on a busy machine the first tells of the other programs. */
const line = (what: string, took: Took[], budget?: number): void => {
  const sum = (key: keyof Took): number => took.reduce((total, t) => total + t[key], 0);
  const own: Line[] = [{ what: what.padEnd(50), value: sum('wall'), unit: 's', budget, most: true }, { what: '  in processor time, all cores together'.padEnd(50), value: sum('processor'), unit: 's' }];
  print(own);
  lines.push(...own);
};
const lines: Line[] = [];

rmSync(folder, { recursive: true, force: true });
mkdirSync(source, { recursive: true });
for (const name of ['CMakeLists.txt', 'CMakePresets.json', 'package.json', 'LICENSE', 'core', 'tools', 'tests/core', 'tests/golden']) cpSync(join(ROOT, name), join(source, name), { recursive: true });

const { cacheVariables } = (JSON.parse(readFileSync(join(ROOT, 'CMakePresets.json'), 'utf8')) as { configurePresets: { name: string; cacheVariables: Record<string, string> }[] }).configurePresets.find((p) => p.name === 'native')!;
const settings = Object.entries({ CMAKE_BUILD_TYPE: 'Release', ...cacheVariables }).map(([name, value]) => `-D${name}=${value}`);
const make = (...targets: string[]): Took => run('cmake', ['--build', build, '-j', JOBS, '--target', ...targets]);

line('configuring', [run('cmake', ['-S', source, '-B', build, '-G', 'Ninja', ...settings])]);
line(`the core and its tool, from nothing, ${JOBS} jobs`, [make('ironlab')], 90);
line('its tests, from there', [make('ironlab_core_tests')]);
for (const [model, subject] of CHANGED) {
  appendFileSync(join(source, `core/models/${subject}/${model}.h`), '// changed\n');
  line(`${model} changed, to its tests' result`, [make('ironlab_core_tests'), run(join(build, 'tests/core/ironlab_core_tests'), [`${model}:*,golden: every stored case*`])], 10);
}
save('compile', { jobs: Number(JOBS), lines });
rmSync(folder, { recursive: true, force: true });
