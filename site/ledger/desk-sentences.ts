// Every sentence of the ledger page's desk: files, reset, undo.
const labs = (n: number): string => (n === 1 ? 'One lab' : `${n} labs`);
const was = (n: number): string => (n === 1 ? 'was' : 'were');

export const SAY = {
  cut: (n: number): string => `The file ends too early, after ${n} characters: it is probably cut off. Nothing was changed.`,
  emptyFile: 'The file is empty. Nothing was changed.',
  notJson: 'The file is not a ledger: it is not valid JSON. Nothing was changed.',
  notNumber: (word: string): string => `The file is not a ledger: it holds ${word}, which is no number in JSON. Nothing was changed.`,
  notLedger: (what: string): string => `The file is not an ironlab ledger: ${what}. Nothing was changed.`,
  record: (i: number, lab: string, what: string): string => `Record ${i + 1}${lab === '' ? '' : ` (${lab})`} cannot be used: ${what}. Nothing was changed.`,
  tooLarge: 'The file is larger than any ledger. Nothing was changed.',
  unreadable: 'The file could not be read. Nothing was changed.',
  emptyLedger: 'The file is a ledger without answers. Nothing was changed.',
  allSame: (n: number): string => (n === 1 ? 'The one lab in the file is here already. Nothing was changed.' : `All ${n} labs in the file are here already. Nothing was changed.`),
  imported: (fresh: number, replaced: number): string =>
    [fresh > 0 ? `${labs(fresh)} ${was(fresh)} added from the file.` : '', replaced > 0 ? `${labs(replaced)} ${was(replaced)} replaced by the file’s.` : ''].filter(Boolean).join(' '),
  keptMine: 'Nothing was taken from the file.',
  reset: (n: number): string => `${labs(n)} ${was(n)} reset.`,
  nothingToReset: 'There is nothing to reset.',
  undone: (n: number): string => `${labs(n)} ${was(n)} brought back.`,
  nothingToUndo: 'There is nothing to bring back any more.',
  undoHere: 'The storage of this browser is full, so the undo lasts only while this page is open.',
  full: 'The storage of this browser is full, so this lasts only while the page is open. Export the ledger to keep it.',
  refused: 'This browser keeps no data for this page, so this lasts only while the page is open. Export the ledger to keep it.',
};
