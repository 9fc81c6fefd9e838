// One lazy chunk: the parts of the page after the first screen, and the core's client.
export { late } from '../lab-page/late.js';
export { startCore } from './core.js';
