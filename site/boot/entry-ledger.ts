// Entry of the ledger's page: the records of this browser, and the core to say how the predictions went.
import { labs } from 'virtual:ironlab-site';
import { startLedger } from '../pages/start-ledger.js';
import { hosted } from './hosted.js';

startLedger(document.body, labs, hosted(new URL('../', document.baseURI)));
