// Links: the fragment of an address as a place in a lab.
export { mint, parseLink, route } from './link.js';
export type { Link } from './types.js';
