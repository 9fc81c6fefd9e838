// Links to a model with inputs: "#s1;batch=8;hardware=cloud_h100". What is minted here must parse for ever; the same form as a lab's.
const VERSION = 's1';
const MOST_PARTS = 200;

export interface ModelLink { values: Record<string, unknown>; say: string[] }

const decoded = (text: string): string => { try { return decodeURIComponent(text); } catch { return text; } };
const encoded = (value: unknown): string => encodeURIComponent(typeof value === 'string' ? value : JSON.stringify(value));

/** Keys sorted; a text bare, everything else as JSON. */
export const mintModel = (input: Record<string, unknown>): string => [VERSION, ...Object.keys(input).sort().map((key) => `${encodeURIComponent(key)}=${encoded(input[key])}`)].join(';');

/** Null for a fragment that is no link of ours. `texts`: fields whose values are words. */
export function parseModel(fragment: string, known: string[], texts: string[]): ModelLink | null {
  const bare = fragment.replace(/^#/, '');
  const [version = '', ...parts] = (/%3[BbDd]/.test(bare) && !bare.includes('=') ? decoded(bare) : bare).split(';');
  if (version !== VERSION) return /^s\d+$/.test(version) ? { values: {}, say: [`This link is of version ${version}, which this page does not know; it was ignored.`] } : null;
  const link: ModelLink = { values: {}, say: [] };
  for (const part of parts.slice(0, MOST_PARTS)) {
    const at = part.indexOf('=');
    const key = decoded(part.slice(0, Math.max(0, at)));
    const given = decoded(part.slice(at + 1));
    if (part === '') continue;
    if (!known.includes(key)) { link.say.push(`The link sets “${key.slice(0, 24) || part.slice(0, 24)}”, which this model does not have; it was ignored.`); continue; }
    if (texts.includes(key)) link.values[key] = given;
    else try { link.values[key] = JSON.parse(given); } catch { link.say.push(`The link sets ${key} to “${given.slice(0, 24)}”, which is no value; it was ignored.`); }
  }
  return link;
}
