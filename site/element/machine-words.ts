// What a reader should know of a measurement of this machine: the map and the labs say it in the same words.
import type { MachineRecord } from '../../wasm/client/this-machine.js';

/** Other programs had the processor, or the browser slowed the tab down. */
export const busy = (record: Pick<MachineRecord, 'flags'>): boolean => record.flags.some((flag) => flag === 'noisy' || flag === 'in_background');

/** A sentence where the bandwidth may be a cache's (core/probe/levels.h, from_memory); else nothing. */
export const cachedMemory = (record: Pick<MachineRecord, 'flags'>): string => (record.flags.includes('memory_not_reached') ? 'The largest array measured may still fit a cache here, so memory itself may be slower.' : '');
