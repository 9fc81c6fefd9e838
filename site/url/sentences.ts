// Every sentence that a link can cause.
const short = (text: string): string => (text.length > 24 ? `${text.slice(0, 23)}…` : text);

export const SAY = {
  newer: (version: string): string => `This link is of version ${short(version)}, which this page does not know; it was ignored.`,
  malformed: (part: string): string => `The link's part “${short(part)}” is not understood; it was ignored.`,
  unknown: (key: string): string => `The link sets “${short(key)}”, which this lab does not have; it was ignored.`,
  twice: (key: string): string => `The link sets “${short(key)}” twice; the first counts.`,
  act: (given: string, count: number): string => `The link asks for act “${short(given)}”; this lab has acts 1 to ${count}.`,
  context: (given: string, all: string): string => `The link asks for the machine “${short(given)}”; here are ${all}.`,
  choice: (key: string, given: string, all: string): string => `The link sets ${key} to “${short(given)}”; possible are ${all}.`,
  number: (key: string, given: string): string => `The link sets ${key} to “${short(given)}”, which is not a number.`,
  whole: (key: string, given: string): string => `The link sets ${key} to “${short(given)}”, which is not a whole number.`,
  range: (key: string, given: string, low: string, high: string): string => `The link sets ${key} to “${short(given)}”; possible is ${low} to ${high}.`,
  list: (key: string, count: number): string => `The link sets ${key}, which takes ${count} values.`,
  fixed: (key: string, machine: string): string => `The link sets ${key}, which cannot be moved on ${machine}.`,
  more: 'The link has more parts than any of ours; the rest was ignored.',
};
