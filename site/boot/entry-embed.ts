// Entry for pages that are not ours: <script type="module" src=".../embed/ironlab-lab.js">, then <ironlab-lab lab="vol1/01">.
import { IronlabLab, useHost } from '../element/ironlab-lab.js';
import { hosted } from './hosted.js';

const up = '../';
useHost((base) => hosted(base === null ? new URL(up, import.meta.url) : new URL(base, document.baseURI)));
if (!customElements.get('ironlab-lab')) customElements.define('ironlab-lab', IronlabLab);
export { IronlabLab };
