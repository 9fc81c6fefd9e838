// One classic script of an entry and all that it imports: for the zip, and for workers.
import { build as vite, type Rollup } from 'vite';
import { ROOT, under } from './paths.js';
import { virtual } from './virtual.js';

export async function classicScript(entry: string, modules: Record<string, string> = {}): Promise<string> {
  const result = await vite({
    root: ROOT, configFile: false, publicDir: false, logLevel: 'warn', plugins: [virtual(modules)],
    build: {
      write: false, target: 'es2022', minify: 'esbuild', modulePreload: false, reportCompressedSize: false,
      rollupOptions: { input: under(entry), output: { format: 'iife', inlineDynamicImports: true } },
    },
  });
  const output = (Array.isArray(result) ? result : [result as Rollup.RollupOutput]).flatMap((r) => r.output);
  return output.find((o): o is Rollup.OutputChunk => o.type === 'chunk')!.code;
}
