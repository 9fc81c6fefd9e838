// The command line tool: its formats say the same, it refuses in one way, its help and completion follow its commands.
import { describe, expect, it } from 'vitest';
import { answer, type Case, golden, ironlab, readCsv, run, TOOL } from './help.js';

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
interface Field { name: string; type: string; unit: string; list?: number; members?: { name: string }[] }
interface Description { in: Field[]; out: Field[]; subject: string }

const ids = ironlab('names', 'models').out.trim().split('\n');
const first = new Map<string, Case>();
for (const c of golden()) if (!first.has(c.model)) first.set(c.model, c);

/** Cells by column as the documentation of CSV has it, from the JSON answer. */
function flat(path: string, value: Json): Map<string, string> {
  if (value === null) return new Map();
  if (Array.isArray(value)) return new Map(value.flatMap((v, i) => [...flat(`${path}[${i}]`, v)]));
  if (typeof value === 'object') {
    const shown = 'kind' in value ? ['demand', 'capacity', 'ratio'] : Object.keys(value);
    return new Map(shown.flatMap((name) => [...flat(`${path}.${name}`, value[name]!)]));
  }
  return new Map([[path, String(value)]]);
}
/** The same cell, numbers compared as numbers. */
const cell = (text: string) => (text !== '' && Number.isFinite(Number(text)) ? Number(text) : text);

function expectRow(header: string[], row: string[], outputs: { [name: string]: Json }): void {
  const cells = new Map(Object.entries(outputs).flatMap(([name, value]) => [...flat(name, value)]));
  expect(new Set(header).size).toBe(header.length);
  for (const [i, name] of header.entries()) expect([name, cell(row[i]!)]).toEqual([name, cell(cells.get(name) ?? '')]);
  for (const name of cells.keys()) expect(header).toContain(name);
}

describe('models', () => {
  const all = answer<{ models: { id: string; subject: string; title: string }[] }>('models').models;
  it('lists the models of one subject, and says which subjects there are', () => {
    const serving = answer<{ models: { id: string }[] }>('models', '--subject', 'serving').models.map((m) => m.id);
    expect(serving).toEqual(all.filter((m) => m.subject === 'serving').map((m) => m.id));
    expect(serving.length).toBeGreaterThan(5);
    const refused = ironlab('models', '--subject', 'servin');
    expect([refused.code, refused.out]).toEqual([1, '']);
    const { error } = JSON.parse(refused.err) as { error: { code: string; allowed: string; message: string } };
    expect(error.code).toBe('unknown_id');
    expect(error.allowed.split(', ').sort()).toEqual([...new Set(all.map((m) => m.subject))].sort());
    expect(error.message).toContain('Did you mean serving?');
  });
  it('prints titles with commas as CSV', () => {
    expect(readCsv(ironlab('models', '--format', 'csv').out)).toEqual([['id', 'subject', 'title'], ...all.map((m) => [m.id, m.subject, m.title])]);
    expect(all.some((m) => m.title.includes(','))).toBe(true);
  });
  it('aligns a table', () => {
    const lines = ironlab('models', '--format=table').out.split('\n');
    const column = lines[0]!.indexOf('subject');
    all.forEach((m, i) => {
      expect(lines[i + 1]!.startsWith(`${m.id} `)).toBe(true);
      expect(lines[i + 1]!.slice(column).startsWith(m.subject)).toBe(true);
    });
  });
});

describe('eval of a stored case', () => {
  it('there is one of nearly every model', () => expect(ids.filter((id) => first.has(id)).length).toBeGreaterThan(0.9 * ids.length));
  it.each(ids.filter((id) => first.has(id)))('%s: CSV and table say what JSON says', (id) => {
    const input = JSON.stringify(first.get(id)!.in);
    const outputs = answer<{ [name: string]: Json }>('eval', id, input);
    const [header, row, ...more] = readCsv(ironlab('eval', id, input, '--format', 'csv').out);
    expect(more).toEqual([]);
    expectRow(header!, row!, outputs);
    const table = ironlab('eval', id, input, '--format', 'table').out.trimEnd().split('\n');
    expect(table[0]!.split(/ +/)).toEqual(['field', 'value', 'unit']);
    expect(table.slice(1).map((line) => line.split(/ +/)[0])).toEqual(header);
  });
});

describe('sweep', () => {
  const args = ['sweep', 'iron_law', '{"hardware": "cloud_h100", "workload": "resnet50"}', '--field', 'overhead_s', '--from', '1e-6', '--to', '1', '--n', '7', '--scale', 'log'];
  const swept = answer<{ x: number[]; columns: Record<string, Json[]> }>(...args);
  const at = (i: number) => Object.fromEntries(Object.entries(swept.columns).map(([name, column]) => [name, column[i]!]));

  it('gives CSV with the swept field first', () => {
    const [header, ...rows] = readCsv(ironlab(...args, '--format', 'csv').out);
    expect(header![0]).toBe('overhead_s');
    expect(rows.map((r) => Number(r[0]))).toEqual(swept.x);
    rows.forEach((row, i) => expectRow(header!.slice(1), row.slice(1), at(i)));
  });
  it('gives a table with units under the names and numbers at the right', () => {
    const [names, units, ...rows] = ironlab(...args, '--format', 'table').out.trimEnd().split('\n');
    const end = (name: string) => new RegExp(`(^| )${name}( |$)`).exec(names!)!.index + name.length + (names!.startsWith(name) ? 0 : 1);
    const described = answer<Description>('describe', 'iron_law').out;
    for (const { name, unit } of described.filter((f) => f.type === 'number')) {
      expect(units!.slice(0, end(name)).endsWith(unit)).toBe(true);
      rows.forEach((row, i) => expect(Number(row.slice(0, end(name)).split(' ').at(-1))).toBeCloseTo(at(i)[name] as number, 5 - Math.ceil(Math.log10(Math.abs(at(i)[name] as number)))));
    }
    expect(rows.length).toBe(7);
  });
  it('tells the input from an output of its name', () => {
    const [header] = readCsv(ironlab('sweep', 'rebound', '{"efficiency_gain": 2}', '--field', 'elasticity', '--from', '0.5', '--to', '1', '--n', '2', '--format', 'csv').out);
    expect(header![0]).toBe('input.elasticity');
    expect(header!.filter((name) => name === 'elasticity').length).toBe(1);
  });
  it('leaves points that fail empty and says how many', () => {
    const done = ironlab('sweep', 'iron_law', '{"hardware": "cloud_h100", "workload": "resnet50"}', '--field', 'utilization', '--from', '0.5', '--to', '1.5', '--n', '3', '--format', 'csv');
    expect([done.code, done.err]).toEqual([0, 'ironlab: 1 of 3 points gave an error; their outputs are empty\n']);
    const rows = readCsv(done.out);
    expect(rows[3]!.slice(1).every((text) => text === '')).toBe(true);
    expect(rows[2]!.slice(1).every((text) => text !== '')).toBe(true);
  });
});

describe('what was refused', () => {
  const refused: [string, string[], string][] = [
    ['an unknown model', ['eval', 'iron_lw', '{}'], 'unknown_model'],
    ['a model to describe', ['describe', 'iron_lw'], 'unknown_model'],
    ['a model to list fields of', ['names', 'fields', 'iron_lw'], 'unknown_model'],
    ['a value out of range', ['eval', 'kv_cache', '{"layers": -1, "kv_heads": 8, "head_dim": 128, "context_tokens": 1, "batch": 1, "element_bytes": 2}', '--format', 'csv'], 'out_of_range'],
    ['text that is no JSON', ['eval', 'kv_cache', '{', '--format', 'table'], 'malformed_json'],
    ['a field that is none', ['sweep', 'kv_cache', '{}', '--field', 'layer', '--from', '1', '--to', '2'], 'unknown_field'],
    ['a sweep of no points', ['sweep', 'iron_law', '{}', '--field', 'overhead_s', '--from', '1', '--to', '2', '--n', '1', '--format', 'csv'], 'out_of_range'],
    ['an unknown entry', ['catalogue', 'cloud_h1000'], 'unknown_id'],
  ];
  it.each(refused)('%s is an error value on stderr and exit code 1', (_, args, code) => {
    const done = ironlab(...args);
    expect([done.code, done.out]).toEqual([1, '']);
    expect((JSON.parse(done.err) as { error: { code: string } }).error.code).toBe(code);
  });
  const misused: [string, string[], string][] = [
    ['no command', [], 'a command is missing'],
    ['an unknown command', ['evaluate'], 'there is no command evaluate'],
    ['a missing word', ['eval', 'kv_cache'], 'eval needs INPUT'],
    ['a word too many', ['describe', 'kv_cache', 'x'], "describe doesn't take x"],
    ['an unknown option', ['models', '--kind', 'x'], 'models has no option --kind'],
    ['an option without its value', ['models', '--subject'], '--subject needs a value'],
    ['a missing option', ['sweep', 'kv_cache', '{}', '--field', 'layers', '--from', '1'], 'sweep needs --to'],
    ['a format that is none', ['eval', 'kv_cache', '{}', '--format', 'xml'], '--format takes one of json, csv, table; not xml'],
    ['a number that is none', ['sweep', 'kv_cache', '{}', '--field', 'layers', '--from', '1', '--to', 'two'], '--to needs a number'],
    ['a shell that is none', ['completion', 'cmd'], 'SHELL takes one of bash, zsh, fish; not cmd'],
    ['fields of nothing', ['names', 'fields'], 'names fields needs MODEL'],
  ];
  it.each(misused)('%s is wrong usage, exit code 2', (_, args, words) => {
    const done = ironlab(...args);
    expect([done.code, done.out]).toEqual([2, '']);
    expect(done.err).toContain(words);
  });
});

const commands = [...ironlab('--help').out.matchAll(/^ {2}([a-z]+) {2,}\S/gm)].map((m) => m[1]!);

describe('help', () => {
  it('lists the commands', () => expect(commands).toEqual(expect.arrayContaining(['models', 'describe', 'eval', 'sweep', 'catalogue', 'completion'])));
  it.each(commands)('%s says what it takes, whatever stands before', (name) => {
    for (const args of [[name, '--help'], [name, 'x', '--nothing', '-h']]) {
      const { code, out, err } = ironlab(...args);
      expect([code, err]).toEqual([0, '']);
      expect(out.startsWith(`ironlab ${name}`)).toBe(true);
    }
  });
  it('every example in it runs', () => {
    const examples = [...ironlab('eval', '--help').out.matchAll(/^ {2}ironlab (\w+) (\w+) '(.*)'$/gm)];
    expect(examples.length).toBe(1);
    for (const [, command, model, input] of examples) expect(ironlab(command!, model!, input!).code).toBe(0);
  });
});

describe('completion', () => {
  const script = ironlab('completion', 'bash').out;
  /** What bash would offer at the end of this line. */
  const offered = (...words: string[]): string[] => {
    const array = words.map((w) => `'${w}'`).join(' ');
    const asked = `COMP_WORDS=('${TOOL}' ${array}); COMP_CWORD=${words.length}; "$(complete -p ironlab | sed 's/.*-F \\([^ ]*\\).*/\\1/')"; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const done = run('bash', ['--norc', '-c', `${script}\n${asked}`]);
    expect([done.code, done.err]).toEqual([0, '']);
    return done.out.split('\n').filter(Boolean);
  };
  const shells = ['bash', 'zsh', 'fish'].filter((shell) => run('bash', ['-c', `command -v ${shell}`]).code === 0);
  it.each(shells)('%s reads its script without error', (shell) => {
    const done = run(shell, ['-n'], { input: ironlab('completion', shell).out });
    expect([done.code, done.err]).toEqual([0, '']);
  });
  it.each(['bash', 'zsh', 'fish'])('%s hears of every command and option', (shell) => {
    const text = ironlab('completion', shell).out;
    for (const name of commands) {
      expect(text).toMatch(new RegExp(`\\b${name}\\b`));
      for (const [, option] of ironlab(name, '--help').out.matchAll(/^ {2}--([a-z]+)/gm)) expect(text).toMatch(new RegExp(`(--|-l )${option!}\\b`));
    }
  });
  it('offers commands', () => {
    expect(offered('').sort()).toEqual([...commands, 'help'].sort());
    expect(offered('sw')).toEqual(['sweep']);
  });
  it('offers models, entries and subjects by what was typed of them', () => {
    expect(offered('eval', 'iron')).toEqual(ids.filter((id) => id.startsWith('iron')));
    expect(offered('catalogue', 'cloud_h1')).toContain('cloud_h100');
    expect(offered('models', '--subject', 'serv')).toEqual(['serving']);
  });
  it('offers the fields of the model that stands before', () => {
    expect(offered('sweep', 'kv_cache', '{}', '--field', 'ba')).toEqual(['batch']);
    expect(offered('sweep', 'kv_cache', '--from', '1', '--field', 'la')).toEqual(['layers']);
  });
  it('offers options and their values', () => {
    expect(offered('models', '--')).toEqual(['--help', '--subject', '--format']);
    expect(offered('sweep', '--scale', 'l')).toEqual(['lin', 'log']);
    expect(offered('eval', 'kv_cache', '{}', '--format', '')).toEqual(['json', 'csv', 'table']);
  });
  it('offers files for a graph and folders to write into', () => {
    expect(offered('graph', 'READ')).toEqual(['README.md']);
    expect(offered('emit', '--out', 'too')).toEqual(['tools']);
  });
});
