// Every sentence of the ledger that a reader can meet.
const two = (n: number): string => String(n).padStart(2, '0');
export const clock = (at: number): string => `${two(new Date(at).getHours())}:${two(new Date(at).getMinutes())}`;

export const SAY = {
  nothing: { say: 'Nothing is saved yet.', short: 'nothing yet' },
  saved: (at: number): { say: string; short: string } => ({ say: `Saved in this browser at ${clock(at)}.`, short: `saved ${clock(at)}` }),
  refused: { say: 'This browser keeps no data for this page. The lab works, but only while the page is open; export the ledger to keep it.', short: 'not saved' },
  full: { say: 'The storage of this browser is full. The lab works, but only while the page is open; export the ledger to keep it.', short: 'not saved' },
  broken: 'The saved record of this lab could not be read. It is kept aside, and the lab starts fresh.',
  newer: 'The saved record of this lab is of a version that this page does not know. It is kept aside, and the lab starts fresh.',
  stuck: 'The saved record of this lab could not be read or set aside. It stays untouched; this visit is kept only while the page is open.',
};
