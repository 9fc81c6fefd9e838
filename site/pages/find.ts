// The map's search with its words: fetched when a reader first types.
import words from 'virtual:ironlab-search';
import type { LabIndexEntry } from '../lab/compiled.js';
import { search } from './search.js';

export const find = (labs: readonly LabIndexEntry[], query: string): Map<string, string> | null => search(labs, words, query);
