// What the prover says: findings with rule, place and how to mend them, and how many checks it made.
import type { Item } from '../compiler/source.js';
import { type Rule, type RuleId, RULES } from './rules.js';

export interface Finding {
  rule: RuleId; severity: 'error' | 'warning';
  file: string; line: number; column: number;
  message: string; mend: string;
}
/** `at`: a text to which to point inside the item. `mend`: where more can be said than the rule says. */
export interface Aim { at?: string | undefined; mend?: string | undefined }

/** Counts checks, and keeps those that failed with their place; one place says a thing once. */
export class Report {
  checks = 0;
  readonly findings: Finding[] = [];

  /** One check. The message is only made when it fails. */
  that(rule: RuleId, holds: boolean, item: Item, message: string | (() => string), { at, mend }: Aim = {}): void {
    ++this.checks;
    if (!holds) this.add({ rule, file: item.source.file, ...item.source.place(item, at), message: typeof message === 'string' ? message : message(), ...(mend ? { mend } : {}) });
  }
  fail(rule: RuleId, item: Item, message: string, aim: Aim = {}): void { this.that(rule, false, item, message, aim); }

  add(found: Omit<Finding, 'severity' | 'mend'> & { mend?: string }): void {
    const same = (f: Finding) => f.rule === found.rule && f.file === found.file && f.line === found.line && f.column === found.column && f.message === found.message;
    const { severity, mend }: Rule = RULES[found.rule];
    if (!this.findings.some(same)) this.findings.push({ severity: severity ?? 'error', mend, ...found });
  }
}
