// Every sentence of the session that a reader can meet.
export const roman = (i: number): string => ['I', 'II', 'III', 'IV', 'V', 'VI'][i] ?? String(i + 1);

export const SAY = {
  actLocked: (i: number): string => `Act ${roman(i)} opens after the question at the end of Act ${roman(i - 1)}.`,
  actLockedNoQuestion: (i: number): string => `Act ${roman(i)} opens when Act ${roman(i - 1)} is done.`,
  noSuchAct: 'There is no such act in this lab.',
  opensOnCommit: (open: number): string => (open > 1 ? `Opens when you commit your ${open} answers.` : 'Opens when you commit your answer.'),
  firstDo: (task: string): string => `First do this: ${task}`,
  firstTasks: (left: number): string => `First do the tasks above: ${left} are left.`,
  firstReach: (limit: string): string => `First cross the limit: ${limit}.`,
  keepLocked: 'Shown when the act is done.',
  nextLocked: 'Opens when this act is done.',
  range: (label: string, low: string, high: string, now: string): string => `${label} goes from ${low} to ${high}; it stands at ${now}.`,
  clamped: (label: string, now: string, had: string, machine: string): string => `${label} stands at ${now}: ${machine} does not take ${had}.`,
  fixed: (label: string, machine: string): string => `${label} cannot be moved on ${machine}.`,
  over: 'Started over. Undo brings everything back.',
  overUndone: 'Everything is back as it was.',
  nothingToUndo: 'There is nothing to bring back.',
  otherTabOver: 'This lab was started over in another tab.',
  otherTabFirst: 'Another tab committed its answer first; that one counts.',
  otherTabNew: 'An answer from another tab was taken over.',
  broken: 'The saved state could not be read; the lab starts fresh.',
  alreadySealed: 'This answer is sealed already.',
};

export const HUD = {
  chapter: 'Chapter', act: 'Act', machine: 'Machine', prediction: 'Prediction', limits: 'Limits', ledger: 'Ledger',
  unmeasured: 'not measured', open: 'open', sealed: 'sealed', right: 'right', notRight: 'not right', noneYet: 'none yet', noneHere: 'none here', met: 'met',
  low: (off: string): string => `low by ${off}`, high: (off: string): string => `high by ${off}`,
  some: (right: number, all: number): string => `${right} of ${all} right`,
  crossed: (what: string, ratio: string): string => `${what} ${ratio}`,
};

export const PROGRESS = {
  fresh: 'Not started', done: 'Done', act: (i: number): string => `In Act ${roman(i)}`, off: (verdict: string): string => (verdict === '' ? '' : `first guess ${verdict}`),
};
