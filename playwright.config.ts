// Browser tests: the built site under a path that is not the root, in the system's Chromium.
import { defineConfig, devices } from "@playwright/test";

export default defineConfig({
  testDir: "tests/e2e",
  outputDir: "build/e2e",
  globalSetup: "./tools/lab/test/e2e-server.ts",
  fullyParallel: true,
  workers: 2,
  // A test that passes at times is a defect, and on a developer's machine it fails; a busy build machine may try again, and says so.
  retries: process.env.CI ? 2 : 0,
  forbidOnly: !!process.env.CI,
  timeout: 60_000,
  // What comes, comes at once; on a machine that others load too it may take some seconds, and that is not a failure.
  expect: { timeout: 15_000 },
  reporter: [["list"]],
  use: {
    ...devices["Desktop Chrome"],
    baseURL: process.env.IRONLAB_E2E_URL,
    screenshot: "only-on-failure",
    // A trace of every test takes half of the time of all; without retries: --trace on.
    trace: "on-first-retry",
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox", // as root and in containers there is no other way
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
      ],
    },
  },
});
