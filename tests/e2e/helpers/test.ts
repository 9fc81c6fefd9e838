// The test function of this folder: every page is watched, and nothing may break the policy, reach another origin or log an error.
import { test as base, expect, type BrowserContext, type Page } from '@playwright/test';
import { LabPage } from './lab-page.js';

export interface Watch {
  /** What the browser reported; empty at the end of a test, unless the test takes it out. */
  errors: string[];
  violations: string[];
  foreign: string[];
  requests: string[];
  /** A test that breaks something on purpose says which errors that may log. */
  expects(...patterns: RegExp[]): void;
}

interface Fixtures { watch: Watch; lab: (id: string, page?: Page) => LabPage }

async function observe(context: BrowserContext, base: string, watch: Watch): Promise<void> {
  const origin = new URL(base).origin;
  await context.exposeBinding('__violated', (_, text: string) => void watch.violations.push(text));
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (e) => {
      void (globalThis as unknown as { __violated(text: string): void }).__violated(`${e.violatedDirective}: ${e.blockedURI} ${e.sourceFile}:${e.lineNumber}`);
    });
  });
  context.on('request', (request) => {
    const url = request.url();
    watch.requests.push(url);
    if (!url.startsWith(origin) && !/^(file|data|blob):/.test(url)) watch.foreign.push(url);
  });
  context.on('weberror', (error) => void watch.errors.push(error.error().message));
  context.on('console', (message) => {
    if (message.type() === 'error') watch.errors.push(`${message.text()} (${message.location().url})`);
  });
}

export const test = base.extend<Fixtures>({
  viewport: { width: 1280, height: 800 },
  watch: [async ({ context, baseURL }, use) => {
    const allowed: RegExp[] = [];
    const watch: Watch = { errors: [], violations: [], foreign: [], requests: [], expects: (...patterns) => void allowed.push(...patterns) };
    await observe(context, baseURL!, watch);
    await use(watch);
    expect(watch.errors.filter((text) => !allowed.some((pattern) => pattern.test(text))), 'errors in the console').toEqual([]);
    expect(watch.violations, 'violations of the content security policy').toEqual([]);
    expect(watch.foreign, 'requests to another origin').toEqual([]);
  }, { auto: true }],
  lab: async ({ page }, use) => { await use((id, other) => new LabPage(other ?? page, id)); },
});
export { expect };
