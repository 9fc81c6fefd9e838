// Entry of the map: fills in how far the reader is.
import { labs } from 'virtual:ironlab-site';
import { startMap } from '../pages/start-map.js';

startMap(document.body, labs, (id) => `${id}/`);
