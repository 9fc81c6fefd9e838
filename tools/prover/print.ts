// Findings for people: by file, in the order of its lines; and the tables of rules.
import type { Proved } from './prove.js';
import type { Finding } from './report.js';
import { RULES } from './rules.js';

const place = (f: Finding): number => f.line * 1e6 + f.column;

export const findingText = (f: Finding): string => `${f.file}:${f.line}:${f.column}: ${f.severity === 'warning' ? 'warning: ' : ''}${f.message} [${f.rule}]\n  ${f.mend}`;

export function provedText(p: Proved): string {
  const findings = [...p.findings].sort((a, b) => place(a) - place(b)).map(findingText);
  const failed = p.findings.filter(f => f.severity === 'error').length;
  const line = `${failed ? 'FAILED' : 'ok    '} ${p.lab.padEnd(22)} ${String(p.checks).padStart(6)} checks ${String(p.states).padStart(7)} states (${p.random} random) ${(p.ms / 1000).toFixed(1).padStart(5)} s`;
  return [...findings, line].join('\n');
}

export function sumText(all: Proved[]): string {
  const sum = (of: (p: Proved) => number) => all.reduce((n, p) => n + of(p), 0);
  const failed = sum(p => p.findings.filter(f => f.severity === 'error').length);
  const warned = sum(p => p.findings.filter(f => f.severity === 'warning').length);
  const checks = sum(p => p.checks);
  return `${all.length} ${all.length === 1 ? 'lab' : 'labs'}, ${checks} checks, ${sum(p => p.states)} states of which ${sum(p => p.random)} random, ${(sum(p => p.ms) / 1000).toFixed(1)} s, ${warned} ${warned === 1 ? 'warning' : 'warnings'}\n${checks - failed - warned} passed, ${failed} failed`;
}

export const rulesText = (): string => Object.entries(RULES).map(([id, r]) => `${id.padEnd(22)} ${r.severity === 'warning' ? '(warning) ' : ''}${r.demands}\n${''.padEnd(23)}${r.mend}`).join('\n');
