// `cmake --install` gives headers, a library, a CMake package and the tool that work wherever they are moved to.
import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, posix, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answer, ironlab, ROOT, run, VERSION } from './help.js';

const folder = mkdtempSync(join(tmpdir(), 'ironlab install '));
const prefix = join(folder, 'moved');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a tool that must succeed. */
function must(command: string, ...args: string[]): string {
  const { code, out, err } = run(command, args);
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}\n${out}\n${err}`);
  return out;
}
const below = (path: string): string[] =>
  readdirSync(path, { withFileTypes: true }).flatMap((e) => (e.isDirectory() ? below(join(path, e.name)) : [join(path, e.name)]));

beforeAll(() => {
  must('cmake', '--install', join(ROOT, 'build/native'), '--prefix', join(folder, 'installed'));
  renameSync(join(folder, 'installed'), prefix);
});

it('puts the tool, its completions and the licences in their places', () => {
  const tool = join(prefix, 'bin/ironlab');
  expect(must(tool, '--version').trim()).toBe(VERSION);
  expect(must(tool, 'models')).toBe(ironlab('models').out);
  for (const [shell, path] of [['bash', 'bash-completion/completions/ironlab'], ['zsh', 'zsh/site-functions/_ironlab'], ['fish', 'fish/vendor_completions.d/ironlab.fish']] as const)
    expect(readFileSync(join(prefix, 'share', path), 'utf8')).toBe(ironlab('completion', shell).out);
  for (const name of ['LICENSE', 'THIRD-PARTY.md']) expect(existsSync(join(prefix, 'share/doc/ironlab', name))).toBe(true);
});

describe('headers', () => {
  const root = join(prefix, 'include/ironlab');
  it('include only each other and the standard library', () => {
    const headers = below(root).filter((file) => file.endsWith('.h'));
    expect(headers.length).toBeGreaterThan(200);
    for (const file of headers) {
      const text = readFileSync(file, 'utf8');
      const from = posix.dirname(relative(root, file));
      for (const [, name] of text.matchAll(/^\s*#\s*include\s+"([^"]+)"/gm))
        expect(existsSync(join(root, name!)) || existsSync(join(root, from, name!)), `${relative(root, file)} includes ${name}`).toBe(true);
      for (const [, name] of text.matchAll(/^\s*#\s*include\s+<([^>]+)>/gm)) expect(name, relative(root, file)).toMatch(/^[a-z_0-9]+(\.h)?$/);
    }
  });
  it('hold every model', () => {
    const own = below(join(ROOT, 'core/models')).filter((file) => file.endsWith('.h')).map((file) => relative(join(ROOT, 'core'), file));
    expect(own.filter((file) => !existsSync(join(root, file)))).toEqual([]);
  });
});

it('names nothing of this checkout in the CMake package', () => {
  const files = below(prefix).filter((file) => file.endsWith('.cmake'));
  expect(files.map((file) => file.split('/').at(-1))).toEqual(expect.arrayContaining(['ironlabConfig.cmake', 'ironlabConfigVersion.cmake', 'ironlabTargets.cmake']));
  for (const file of files) expect(readFileSync(file, 'utf8')).not.toContain(ROOT.replace(/\/$/, ''));
});

describe('examples/cpp', () => {
  const build = join(folder, 'example');
  it('builds without a warning and prints what the tool says', () => {
    must('cmake', '-S', join(ROOT, 'examples/cpp'), '-B', build, '-G', 'Ninja', `-DCMAKE_PREFIX_PATH=${prefix}`, '-DCMAKE_BUILD_TYPE=Release', '-DCMAKE_CXX_FLAGS=-Wall -Wextra -Werror');
    must('cmake', '--build', build);
    const [json, bytes] = must(join(build, 'estimate')).trim().split('\n');
    const estimate = JSON.parse(json!) as { total_s: number };
    expect(estimate).toEqual(answer('eval', 'iron_law', '{"hardware": "cloud_h100", "workload": "resnet50", "overhead_s": 1e-5}'));
    // By hand, from the catalogue: moving the data, the arithmetic, the overhead.
    const h100 = answer<{ bandwidth_bytes_per_s: number; peak: { fp16: { dense_per_s: number } } }>('catalogue', 'cloud_h100');
    const resnet = answer<{ traffic_bytes: number; work_flop: number }>('catalogue', 'resnet50');
    expect(estimate.total_s).toBeCloseTo(resnet.traffic_bytes / h100.bandwidth_bytes_per_s + resnet.work_flop / h100.peak.fp16.dense_per_s + 1e-5, 15);
    expect(Number(bytes)).toBe(2 * 32 * 8 * 128 * 8192 * 2);
  }, 120_000);
  it('a version that this one is not is not found', () => {
    const asks = join(folder, 'asks.cmake');
    const version = below(prefix).find((file) => file.endsWith('ConfigVersion.cmake'))!;
    const [major, minor] = VERSION.split('.').map(Number) as [number, number];
    for (const [x, y, compatible] of [[major, minor, 'TRUE'], [major, minor + 1, 'FALSE'], [major + 1, minor, 'FALSE']]) {
      writeFileSync(asks, `set(PACKAGE_FIND_VERSION ${x}.${y})\nset(PACKAGE_FIND_VERSION_MAJOR ${x})\nset(PACKAGE_FIND_VERSION_MINOR ${y})\ninclude("${version}")\nmessage("compatible: \${PACKAGE_VERSION_COMPATIBLE}")`);
      expect(run('cmake', ['-P', asks]).err.trim()).toBe(`compatible: ${compatible}`);
    }
  });
});
