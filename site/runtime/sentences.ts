// Every sentence and placeholder of the runtime that a reader can meet.
import type { CallFailure } from '../../wasm/client/core.js';

export const PENDING = { text: '…', speech: 'not computed yet' };
export const UNMEASURED = { text: 'not measured', speech: 'not measured' };
export const NO_VALUE = { text: 'no value', speech: 'no value' };

const WHY: Partial<Record<CallFailure['code'], string>> = {
  out_of_range: 'The model has no answer here: one of its inputs is outside the range it is described for.',
  not_finite: 'The model has no answer here: a number grew beyond what can be computed.',
  shape_mismatch: 'The model has no answer here: two shapes do not go together.',
  contradictory: 'The model has no answer here: two settings exclude each other.',
  too_large: 'The model has no answer here: the work would be too large.',
  missing_field: 'The model has no answer here: an input has no value at this setting.',
  wrong_type: 'The model has no answer here: an input has no value at this setting.',
  dependency: 'The model has no answer here: an earlier step has none.',
};
export const failureSays = (code: CallFailure['code']): string => WHY[code] ?? 'The model has no answer here. Move a control and it computes again.';

export const SAY = {
  graph: (message: string): string => `The models of this lab could not be prepared: ${message}`,
  noTruth: 'The truth has no value at its state.',
  noneRight: 'No option is right.',
  manyRight: (ids: string[]): string => `More than one option is right: ${ids.join(', ')}.`,
  noRange: 'A number question needs right_within.',
  moveTo: (name: string): string => `Move to ${name}`,
  set: (label: string, value: string): string => `${label}: ${value}`,
};
