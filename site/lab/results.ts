// Where the results of a measurement stand in a lab. By itself, since pages need it before they measure.
import type { MeasureCall } from './compiled.js';

/** The control that holds a result: its path in the lab, as "ladder.blocked_64.time_s". */
export function heldBy(call: Pick<MeasureCall, 'id'>, { of, name, block, field }: MeasureCall['results'][number]): string {
  return [call.id, ...(of === 'pick' ? ['chosen'] : of === 'value' ? [block === undefined ? name : `${name}_${block}`] : []), field].join('.');
}
