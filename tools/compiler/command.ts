// How a command of these tools ends: its exit code, or what was wrong with how it was called.

/** Said to who called it, without a stack. */
export class Usage extends Error {}

export async function command(main: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await main();
  } catch (e) {
    if (!(e instanceof Usage)) throw e;
    console.error(e.message);
    process.exitCode = 2;
  }
}
