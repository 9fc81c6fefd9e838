// A compiled lab: what the lab compiler writes (one JSON file a lab) and the runtime, the page and the prover read.
// Nothing in it computes: references say where a value is found, formats how it is printed, the graph goes to the core.
import type { GraphData } from '../../wasm/client/core.js';

// ---- values and where they come from ---------------------------------------------------------------------------------

export type Value = number | string | boolean | null | Value[];

/** How to read an arena slot (or a state slot) as a value, and how to print it when a binding names no format. */
export interface ValueType {
  kind: 'number' | 'integer' | 'flag' | 'choice' | 'entity' | 'text' | 'violation' | 'list';
  /** SI unit symbol of the core: "s", "B", "FLOP/s", "" … */
  unit?: string;
  /** Byte prefixes by default: capacities of SRAM and caches are iec, all else si. */
  family?: 'iec' | 'si';
  /** The same by index, where a reference's `values` differ in it (512 KiB of SRAM beside 80 GB of HBM). */
  families?: ('iec' | 'si')[];
  /** choice, entity: wire names and printed labels, by index. */
  names?: string[];
  labels?: string[];
  /** violation: its kind, e.g. out_of_memory; it occupies demand, capacity, ratio (null when demand is NaN). */
  violation?: string;
  /** list: element type and capacity; the first slot holds the count. */
  item?: ValueType;
  capacity?: number;
  /** What null prints, e.g. "never", "not measured". */
  nullText?: string;
}

/** The state at which a reference is read. `live` follows the reader; every other name is pinned. */
export type At = 'live' | 'start' | (string & {});

/** Values by their slot in the arena: all of them, or some. */
export type Slots = Readonly<Record<number, number | null>>;

/** Where a number of the reader's own machine goes: an index (0 where there is but one value), and its name in MachineEntry with the
 *  peaks as "peak.fp32". It is null until it is measured; a name that MachineEntry does not have stays so. */
export interface Hole { at: number; field: string }

/** Where a value is found. `type` always describes it. */
export type Ref = (
  | { from: 'arena'; slot: number }                       // an input or output of a call
  | { from: 'const'; value: Value; measured?: Hole }      // a catalogue constant or a given
  | { from: 'context'; values: Value[]; measured?: Hole } // by the state's context, e.g. context.hardware.power_w
  | { from: 'control'; id: string; item?: number }        // a control's value (entity controls: the option's id)
  | { from: 'option'; id: string; values: Value[]; measured?: Hole } // by the index of a control's option, e.g. workload.params
  | { from: 'answer'; act: string; question: number; field: 'value' | 'letter' | 'right' }
  | { from: 'ledger'; lab: string; field: string; otherwise: Value } // start of a control: what an earlier lab left in the ledger, else this
  | { from: 'word'; word: 'value' | 'truth' | 'off' | 'decades' | 'chosen' } // words of a question: its options and truth
) & { at: At; type: ValueType; /** as written, for messages; a page carries it only where it is read (tools/site/page-lab.ts) */ path: string };

export interface Format {
  name: 'sig' | 'fix' | 'si' | 'bytes' | 'time' | 'in' | 'percent' | 'points' | 'factor' | 'decades' | 'usd' | 'count' | 'label' | 'choose' | 'plain';
  n?: number;
  unit?: string;
  family?: 'iec' | 'si';
  /** choose: printed for true and for false. */
  words?: [string, string];
  /** A given value, printed as given: n digits at most, without trailing zeros (1 GFLOP/s, 0.1 W). Computed ones keep them. */
  trim?: boolean;
}
export interface Bound { ref: Ref; format: Format }

// ---- prose ------------------------------------------------------------------------------------------------------------

/** Compiled Markdown and MathML: a tree of text, bindings and a closed set of elements. Never HTML text. */
export type Node = string | { bind: Bound } | { term: string; says: string; children: Node[] } | { tag: string; attrs?: Record<string, string>; children: Node[] };
/** Blocks (p, ul, ol, math …) for `text`, `reveal`, `message`; inline nodes for labels and titles. */
export type Prose = Node[];

// ---- comparisons and tones --------------------------------------------------------------------------------------------

export interface Comparison {
  left: Ref;
  op: '<' | '<=' | '>' | '>=' | '=' | '!=' | 'about';
  /** Already in SI and, for a choice, its wire name. A list on the left means all of its items. */
  right: { value: Value } | { ref: Ref };
  source: string;
}
export type ToneName = 'good' | 'warn' | 'bad' | 'quiet' | 'binding' | 'data' | 'compute' | 'overhead' | 'context' | 'plain';
/** The first whose comparison holds (or that has none). */
export type Tone = { tone: ToneName; when?: Comparison }[];

// ---- state --------------------------------------------------------------------------------------------------------------

export interface Context { id: string; label: string; short: string; hue: 'cloud' | 'edge' | 'mobile' | 'tiny' | 'machine'; note?: Prose; /** the acts that offer it; all, when left out */ only?: string[] }

export interface ControlOption { value: Value; label: string; note?: string }
export interface Control {
  id: string;
  label: string;
  help?: Prose;
  /** `set` is a list of zeros and ones, an item for each of the value type's names; `run` starts a measurement (slot -1); `measured` holds one of its results, hidden, null until it is there. */
  type: 'radio' | 'select' | 'slider' | 'number' | 'toggle' | 'list' | 'set' | 'decide' | 'run' | 'measured';
  /** run: the measurements that it starts, one after the other. */
  runs?: string[];
  valueType: ValueType;
  format: Format;
  /** First state slot; a list has `length` of them. A `decide` has none (-1). A numeric or flag slot holds the SI number (0/1);
   *  a control with `options` of kind choice or entity holds the option's index in `options`… */
  slot: number;
  /** …and this is what the slot holds: the number itself, or the index of the option. */
  holds: 'number' | 'index';
  length?: number;
  items?: string[];                                       // labels of a list's items
  options?: ControlOption[];
  range?: [number, number];
  step?: number;
  scale?: 'lin' | 'log';
  perDecade?: number;
  stops?: number[];
  marks?: { at: number; label: string }[];
  /** Start value; a reference when it starts at an answer given before or at a field of an earlier lab. One per list item for lists. */
  start: Value | Ref;
  byContext?: Record<string, { start?: Value; range?: [number, number]; options?: ControlOption[]; fixed?: Value }>;
  only?: string[];
  shownIf?: Comparison;
  hidden?: boolean;
  more?: boolean;
  /** Drawn as the reader's own mark (hollow diamond). */
  yours?: boolean;
}

/** A measurement of the reader's machine. What it gives are facts: the same at every state of the lab, null until measured. */
export interface MeasureCall {
  id: string;
  /** Id of the measurement, e.g. "kernels". */
  measure: string;
  params: Record<string, { value: Value } | { ref: Ref }>;
  /** Each result has a control of type `measured` (named by `heldBy`). Where it is found: in the value of this name and tile, in what the dispatcher takes, in the hardware entry, in the whole run, or among the parameters. */
  results: { of: 'value' | 'pick' | 'entry' | 'run' | 'param'; name: string; block?: number; field: string }[];
}

/** A named state. What it does not set stands at its start value. */
export interface Point { id: string; label?: string; context?: string; values: Record<string, Value> }

// ---- views --------------------------------------------------------------------------------------------------------------

export interface Across {
  /** Each step of the row: what it sets, its label and (numeric sweeps) its x. */
  over: { control: string } | { context: true } | { point: true };
  /** Explicit rows… */
  steps?: { label: string; short?: string; hue?: string; context?: string; values?: Record<string, Value>; point?: string }[];
  /** …or a numeric sweep of a control over its range. */
  sweep?: { n: number; scale: 'lin' | 'log' };
}
interface ViewBase { title?: Prose; only?: string[]; shownIf?: Comparison; /** folded away below the others */ more?: boolean; /** conclusion, and text equivalent */ sumsUp?: Prose; note?: Prose }
export interface Axis { scale: 'lin' | 'log'; format: Format; label: string; from?: number; to?: number; unit?: string }
export interface Limit { at: Bound; label: Prose; tone: Tone }
/** A stretch of the x axis where a comparison holds, shaded and named. */
export interface Region { when: Comparison; label: Prose; tone: Tone }

/** One bar, cell row or card; `value` is read at the view's state, or once per step of `across` or per element of a list. */
export interface BarItem { label: Prose; note?: Prose; value: Bound; tone: Tone; hue?: string; /** extra word beside the value, e.g. the number format */ tag?: Prose;
  /** multiples: the ends of this panel's axis (all panels span equally many decades) */ from?: number; to?: number;
  /** interval: its two ends; `value` is the mark between them */ low?: Bound; high?: Bound }
/** One curve, or a curve for each row of the view's `family`. */
export interface Series { label: Prose; value: Bound; tone: Tone; hue?: string; /** read with all else as at this point */ at?: string }
/** A dot, or a dot for each row of the view's `across`, or for each element of list outputs. */
export interface Dot { label: Prose; x: Bound; y: Bound; tone: Tone; hue?: string; /** whiskers along y */ low?: Bound; high?: Bound }
export interface Roof { label: Prose; peak: Bound; bandwidth: Bound; tone: Tone; hue?: string }
/** A piece of a lane: from one time to another, or of a length, beginning where the piece before it ended. */
export interface Span { label: Prose; from?: Bound; to?: Bound; value?: Bound; tone: Tone }
export type Better = 'less' | 'more';

export type View = ViewBase & (
  | { view: 'cards'; items: { label: Prose; value: Bound; tone: Tone; note?: Prose; badge?: Prose }[]; /** a control that measures, drawn below these cards and not above all charts */ run?: string }
  | { view: 'verdict'; rows: { when?: Comparison; tone: ToneName; say: Prose; more?: Prose }[]; presets: { point: string; label: string }[] }
  | { view: 'bars'; layout: 'single' | 'grouped' | 'stacked' | 'share' | 'waterfall' | 'interval' | 'multiples' | 'capacity';
      axis: Axis;
      /** single, share: the bars. multiples: one panel an item, its rows are `across`. capacity: demand against a limit. */
      items: BarItem[];
      /** stacked: one stack a row, the items are its parts. grouped: one group an item, one bar a row. */
      across?: Across;
      /** stacked, waterfall: what the parts add up to. */
      total?: Bound;
      /** Rows from a list output: one bar an element; items[0] gives value (a list), label (a list) and tone. */
      from?: Ref;
      limits: Limit[];
      /** The reader's mark on one bar: value on the axis of the panel `panel` in the row `row`. */
      mark?: { value: Bound; panel: number; row: number };
      /** multiples: a line under each panel, e.g. the gap as a span between two rows. */
      spans?: { from: number; to: number; label: Prose }[] }
  | { view: 'table'; columns: { head: Prose; align?: 'start' | 'end'; strong?: boolean; optional?: boolean }[];
      rows: { head: Prose; cells: (Bound | { prose: Prose })[]; tone?: Tone; hue?: string; struckIf?: Comparison }[];
      /** With rows of states, `rows` holds one: its cells are read at each of them; the step's label is the head. */
      across?: Across }
  | { view: 'formula'; model: string; lines: FormulaLine[] }
  /** Across one control, or along list outputs (`from` holds x). */
  | { view: 'lines'; x: Axis; y: Axis; across?: Across; from?: Ref; family?: Across; series: Series[]; style: 'line' | 'step' | 'area' | 'stacked';
      /** limits cross the chart, rules stand upright. */
      limits: Limit[]; rules: Limit[]; regions: Region[]; stars: { x: Bound; y: Bound; label: Prose }[]; marker: boolean }
  | { view: 'scatter'; x: Axis; y: Axis; across?: Across; items: Dot[]; limits: Limit[]; rules: Limit[];
      /** The dots that no other beats, found by the core. */
      frontier?: { x: Better; y: Better } }
  | { view: 'histogram'; x: Axis; y: Axis; series: Series[];
      /** Bins between two (hidden) controls; counts between edges; or samples, counted into columns. */
      bins: { low: string; high: string; n: number; scale: 'lin' | 'log' } | { edges: Ref } | { n: number };
      quantiles: Limit[]; limits: Limit[] }
  | { view: 'roofline'; x: Axis; y: Axis; roofs: Roof[]; roofsAcross?: Across; items: Dot[]; across?: Across }
  /** One value over two rows of states; or list outputs side by side, `columns` values to a row of each. */
  | { view: 'heatmap'; x: string; y: string; across?: Across; down?: Across; value: Bound; matrices?: { label: Prose; value: Bound }[]; columns?: Bound;
      scale: 'lin' | 'log'; hatchedIf?: Comparison; hatched?: Prose;
      /** A third row of states, one after the other in time; `says` is read at each. */
      frames?: { over: Across; says: Prose } }
  | { view: 'timeline'; x: Axis; lanes: { label: Prose; spans: Span[]; hue?: string }[]; rules: Limit[] }
  | { view: 'network'; nodes: { id: string; label: Prose; column: number; value?: Bound; tone: Tone }[];
      links: { from: string; to: string; label: Prose; value?: Bound; tone: Tone }[] }
);

/** A formula of a model: MathML with symbols, and the same with live numbers in the symbols' places. */
export interface FormulaLine {
  symbols: Node;
  numbers: Node;                                          // MathML whose numbers are bindings
  result?: Bound;
  tone?: Tone;
  /** Further right-hand sides between the numbers and the result, e.g. the three terms of a sum. */
  steps?: Node[];
  /** All of it as one MathML table aligned at "=": symbols, numbers, steps, result. */
  whole?: Node;
}
export interface SymbolRow { symbol: Node; says: Prose; value: Bound }

/** A view of the gallery, at the states in which it has to be seen. */
export interface Specimen { id: string; title: string; say: Prose; controls: string[]; shows: { label: string; at: At; view: View; violation?: Ref }[] }

// ---- questions ----------------------------------------------------------------------------------------------------------

export type Rule = 'nearest_log' | 'nearest' | 'equals' | 'interval' | 'largest' | 'smallest' | 'passes' | 'number' | 'stored';
export interface Option {
  id: string;                                             // a, b, c, d
  say: Prose;
  note?: Prose;                                           // words beside it, e.g. "ten thousand times"
  value?: number | null;
  from?: number; to?: number;                             // interval
  of?: Ref;                                               // largest, smallest
  when?: Comparison[];                                    // passes: all hold
  shows?: Bound;                                          // what this option turns out to be
  reveal: Prose;
  misconception?: string;                                 // for the prover: no page has it
  /** Before the lock: this answer drawn on an everyday scale. */
  picture?: Prose;
}
export interface Question {
  id: string;                                             // act1.predict.0, act2.reflect.0 …
  ask: Prose;
  rule: Rule;
  truth?: Bound;
  among?: Comparison[];
  right?: string;                                         // rule 'stored': reflections and warm-ups only
  evidence: Comparison[];                                 // for the prover: no page has it
  /** A measured truth: printed in its place while there is none, or while `undecidedIf` holds. */
  ifUndecided?: Prose;
  undecidedIf?: Comparison[];
  options: Option[];
  /** rule 'number' */
  range?: [number, number]; scale?: 'lin' | 'log'; rightWithin?: number; format?: Format;
  /** Drawing before the lock: the known end and the asked one, on a ruler of the options' values. */
  draw?: { title: Prose; known: string; asked: string; before: Prose; say: Prose; legend: { label: string; hue?: string; says: Prose }[]; opens: Prose; axis: { scale: 'lin' | 'log'; from: number; to: number; marks: { at: number; label: string }[] } };
}

export interface Task { id: string; say: Prose; when: Comparison[]; show: string /* point id that "show me" moves to */ }
export interface Failure { id: string; violation: Ref; title: Prose; say: Prose; reach: string; undo: string[]; remedies?: Prose; /** what a crossed limit is called in the HUD */ short: string }

export interface Act {
  id: 'act1' | 'act2';
  title: string;
  minutes: number;
  message: { from: string; text: Prose };
  predict: Question[];
  before?: Prose;                                         // text between the message and the question
  instrument: {
    title: string; headline: Prose;
    /** Other conclusions: the first whose comparisons all hold stands in the headline's place. */
    headlineWhen?: { when: Comparison[]; say: Prose }[];
    controls: string[]; views: View[];
    explore: Task[]; exploreTitle: string; needs: 'failure' | 'all' | 'none';
    /** While a control moves, this reading is pinned beside it on phones. */
    pinned?: { label: Prose; value: Bound };
  };
  fail: Failure[];
  reveal?: Prose;
  reflect: Question[];
  peek: { title: string; lines: FormulaLine[]; symbols: SymbolRow[]; text: Prose };
  keep?: Prose;                                           // what to keep: the takeaway of the act
}

// ---- the lab ------------------------------------------------------------------------------------------------------------

export interface LedgerField { name: string; refs: Ref[]; formats: Format[] }
export interface CompiledLab {
  format: 1;
  id: string;                                             // vol1/01
  volume: string; number: string;
  title: string; question: string; chapter: string;
  minutes: [number, number];
  introduces: string[];
  intro: Prose;                                           // what to have read, in one paragraph
  contexts: Context[];
  /** Machines that only rows of a view use (`across` their ids as contexts). Their indices in state slot 0, and in `values` of
   *  references from the context, follow those of the contexts. They are not offered to the reader. */
  machines?: Context[];
  controls: Control[];
  points: Point[];
  /** A null in `consts` stands for NaN (no value): map it before handing the graph to the core. */
  graph: GraphData;
  /** The context that is the reader's own machine, and the constants of the graph that are its numbers. */
  mine?: { context: string; consts: Hole[] };
  /** The calls of the graph, for messages and the reference: id, model, first arena slot. */
  calls: { id: string; model: string; slot: number; /** reads a measured value, so it has no result before that */ measured?: true }[];
  /** What the reader may measure. */
  measures?: MeasureCall[];
  /** The arena at each pinned state, so that text that never moves needs no core; on a page the slots that are read there. Equal to what the core gives (tested). */
  snapshots: Record<string, Slots>;
  acts: Act[];
  /** The gallery's files have these and no acts. */
  specimens?: Specimen[];
  ledger: LedgerField[];
  hud: { label: string; value: Bound }[];
  next?: { lab: string; say: Prose };
  /** Constants that the page says are teaching values (no primary source). */
  untraced: { what: string; note: string }[];
  sources: { what: string; source: string }[];
}

/** The index of all labs, for the map of the course. */
export interface LabIndexEntry { id: string; volume: string; number: string; title: string; question: string; minutes: [number, number] }
