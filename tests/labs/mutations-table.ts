// `./lab prove --mutations`: tries every seeded fault and prints which rule caught it, and how it said so.
import { file, proof, slip } from './help.js';
import { MUTATIONS } from './mutations.js';

let missed = 0;
for (const m of MUTATIONS) {
  const made = slip(file(`labs/${m.lab}.yaml`), m.from, m.to).text;
  const { findings } = proof((m.more ?? []).reduce((t, [from, to]) => slip(t, from, to).text, made), `${m.lab}.yaml`);
  const by = findings.find(f => f.rule === m.rule);
  if (!by) ++missed;
  console.log(`${m.fault.padEnd(58)} → ${by ? m.rule.padEnd(22) : 'NOT CAUGHT'.padEnd(22)} ${by ? `${by.file}:${by.line}: ${by.message.slice(0, 100)}` : `(${m.rule} expected)`}`);
}
console.log(`${MUTATIONS.length} faults, ${new Set(MUTATIONS.map(m => m.rule)).size} rules\n${MUTATIONS.length - missed} caught, ${missed} missed`);
process.exitCode = missed ? 1 : 0;
