// Entry of a lab's own page: defines the element, whose pre-rendered content it then takes over.
import { IronlabLab, useHost } from '../element/ironlab-lab.js';
import { hosted } from './hosted.js';

const up = '../';
useHost((base) => hosted(base === null ? new URL(up, import.meta.url) : new URL(base, document.baseURI)));
customElements.define('ironlab-lab', IronlabLab);
