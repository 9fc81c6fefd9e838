// Predictions and reflections: options, rules, what counts as right.
import type { At, Option, Prose, Question, Ref, Rule } from '../../site/lab/compiled.js';
import { type Forms, NOWHERE } from './forms.js';
import type { Place, Scope, Words } from './scope.js';
import type { Item } from './source.js';

export class Questions {
  readonly items = new Map<string, Item>();
  constructor(private readonly forms: Forms, private readonly scope: Scope) {}

  make(id: string, item: Item): Question {
    this.items.set(id, item);
    const at = this.at(item);
    const place: Place = { at };
    const rule = (item.get('rule')?.text ?? (item.get('right') ? 'stored' : 'passes')) as Rule;
    const truthItem = item.get('truth');
    const truth = truthItem && this.forms.bound(truthItem, place);
    const words: Words = truth ? { truth: truth.ref, all: true } : { all: rule === 'largest' || rule === 'smallest' };
    const asked: Place = { at, words };
    const template = item.get('say');
    const question: Question = { id, ask: this.forms.prose(item.get('ask'), asked), rule, evidence: this.forms.comparisons(item.get('evidence'), place), options: [] };
    if (truth) question.truth = truth;
    if (['nearest_log', 'nearest', 'equals', 'interval', 'number'].includes(rule) && !truth) item.problem(`The rule ${rule} needs a truth`, 'truth: the path of the value that decides.');
    const among = item.get('among');
    if (among) question.among = this.forms.comparisons(among, place);
    const right = item.get('right');
    if (right) {
      question.right = right.text;
      if (!/\.reflect\./.test(id)) right.problemAtKey('A prediction never stores its right option', 'Let a rule decide: nearest_log, passes, largest …');
      if (!item.get('evidence') && !item.get('source')) right.problemAtKey('A stored right option needs evidence or a source', 'evidence: comparisons that must be true.');
      if (!item.get('options')?.get(right.text)) right.problem(`There is no option "${right.text}"`);
    }
    const options = item.get('options');
    const count = options?.entries().length ?? 0;
    if (rule !== 'number' && count !== 4) (options ?? item).problem(`A question has four options; this has ${count}`);
    const truthType = truth?.ref.type;
    for (const [key, o] of options?.entries() ?? []) {
      const value = o.get('value');
      const own = value === undefined ? undefined : value.text === 'none' ? null : (this.forms.value(value, truthType ?? { kind: 'number', unit: '' }) as number | null);
      const optionAt = o.get('at') ? this.at(o) : at;
      const here: Place = { at: optionAt, option: key, words: { ...words, ...(own !== undefined ? { value: { value: own, type: truthType ?? { kind: 'number', unit: '' } } } : {}) } };
      const option: Option = { id: key, say: this.say(o, template, here), reveal: this.forms.prose(o.get('reveal'), here, false) };
      if (own !== undefined) option.value = own;
      const note = o.get('note');
      if (note) option.note = this.forms.prose(note, here);
      for (const end of ['from', 'to'] as const) { const e = o.get(end); if (e) option[end] = Number(this.forms.value(e, truthType ?? { kind: 'number', unit: '' })); }
      const of = o.get('of') ?? (o.get('at') ? item.get('of') : undefined);
      if (of) option.of = this.forms.ref(of, { at: optionAt });
      const when = o.get('when');
      if (when) option.when = this.forms.comparisons(when, here);
      const shows = o.get('shows');
      if (shows) option.shows = this.forms.bound(shows, here);
      const misconception = o.get('misconception');
      if (misconception) option.misconception = misconception.text;
      const picture = o.get('picture');
      if (picture) option.picture = this.forms.prose(picture, here);
      if (rule === 'passes' && !when) o.problemAtKey(`Option ${key} has no when`, 'The rule passes takes the only option whose comparison holds.');
      if (['nearest_log', 'nearest', 'equals'].includes(rule) && own === undefined) o.problemAtKey(`Option ${key} has no value`);
      if ((rule === 'largest' || rule === 'smallest') && !option.of) o.problemAtKey(`Option ${key} has nothing to compare`, 'of: a path, here or at the question with at: a point.');
      if (!o.get('reveal')) o.problemAtKey(`Option ${key} reveals nothing`, 'reveal: what this answer gets right or wrong.');
      question.options.push(option);
    }
    this.undecided(item, question, place);
    this.number(item, question);
    const draw = item.get('draw');
    if (draw) question.draw = this.draw(draw, asked, truth?.ref ?? NOWHERE);
    return question;
  }

  /** A measured truth may be missing, or too noisy to decide. */
  private undecided(item: Item, question: Question, place: Place): void {
    const say = item.get('if_undecided');
    if (say) question.ifUndecided = this.forms.prose(say, place, false);
    const when = item.get('undecided_if');
    if (when) question.undecidedIf = this.forms.comparisons(when, place);
    const ref = question.truth?.ref;
    const measured = ref?.type.nullText === 'not measured';
    if (measured && !say) item.problemAtKey('A measured truth may be missing', 'if_undecided: what the page says then.');
  }

  private at(item: Item): At {
    const at = item.get('at');
    if (!at) return 'start';
    if (at.text !== 'start' && !this.scope.points.has(at.text)) at.problem(`There is no point "${at.text}"`);
    return at.text;
  }

  private say(o: Item, template: Item | undefined, place: Place): Prose {
    const own = o.get('say');
    if (!own && !template) o.problemAtKey('The option says nothing', 'say: here, or once at the question with {{ value }}.');
    return this.forms.prose(own ?? template, place);
  }

  private number(item: Item, question: Question): void {
    const range = item.get('range');
    if (range && question.truth) question.range = range.items().map(i => Number(this.forms.value(i, question.truth!.ref.type))) as [number, number];
    const scale = item.get('scale')?.text;
    if (scale === 'lin' || scale === 'log') question.scale = scale;
    const within = item.get('right_within');
    if (within) question.rightWithin = Number(within.value);
    const format = item.get('format');
    if (format) question.format = this.forms.format(format);
  }

  private draw(d: Item, place: Place, truth: Ref): NonNullable<Question['draw']> {
    const prose = (key: string) => this.forms.prose(d.get(key), place);
    const axis = d.get('axis')!;
    const quantity = (i: Item | undefined) => (i ? Number(this.forms.value(i, truth.type)) : 0);
    return {
      title: prose('title'), known: d.get('known')?.text ?? '', asked: d.get('asked')?.text ?? '', before: prose('before'), say: prose('say'), opens: prose('opens'),
      legend: (d.get('legend')?.items() ?? []).map(l => ({ label: l.get('label')!.text, ...(l.get('hue') ? { hue: l.get('hue')!.text } : {}), says: this.forms.prose(l.get('says'), place) })),
      axis: { scale: axis.get('scale')?.text === 'lin' ? 'lin' : 'log', from: quantity(axis.get('from')), to: quantity(axis.get('to')), marks: (axis.get('marks')?.items() ?? []).map(m => ({ at: quantity(m.get('at')), label: m.get('label')!.text })) },
    };
  }
}
