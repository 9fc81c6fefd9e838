// Entry of the map: fills in how far the reader is.
import { labs, landmarks } from 'virtual:ironlab-site';
import { hosted } from './hosted.js';
import { startMap } from '../pages/start-map.js';

startMap(document.body, labs, landmarks, hosted(new URL('./', document.baseURI)), (id) => `${id}/`);
