// The native core as a partner of the wasm one: `ironlab speed`, asked line by line.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { ROOT } from './report.js';

export interface Question { model: string; in: object; what: 'evaluate' | 'sweep' | 'run'; seconds: number; slot?: number; points?: number[] }
export interface Native { secondsPerCall(question: Question): Promise<number>; end(): void }

export const TOOL = `${ROOT}build/native/tools/cli/ironlab`;

export function startNative(): Native {
  const child = spawn(TOOL, ['speed'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async secondsPerCall(question) {
      child.stdin.write(`${JSON.stringify(question)}\n`);
      const { value, done } = await lines.next();
      if (done) throw new Error('ironlab speed ended');
      const answer = JSON.parse(value) as { calls: number; seconds: number; error?: { message: string } };
      if (answer.error) throw new Error(`${question.model}: ${answer.error.message}`);
      return answer.seconds / answer.calls;
    },
    end: () => child.stdin.end(),
  };
}
