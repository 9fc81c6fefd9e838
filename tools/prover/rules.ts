// Everything that a lab has to prove: one row a rule. A finding names its rule; `./lab prove --rules` prints this table.
import type { Problem } from '../compiler/source.js';

export interface Rule {
  /** What has to hold. */
  demands: string;
  /** How to mend it, where the check itself cannot say more. */
  mend: string;
  /** A judgement call: said, and not failed. */
  severity?: 'warning';
}
const rule = (demands: string, mend: string, severity?: 'warning'): Rule => ({ demands, mend, ...(severity ? { severity } : {}) });

export const RULES = {
  // The file. These the compiler finds; a lab that has one is not proved any further.
  'file.yaml': rule('The file is YAML.', 'Prose with a comma, colon or bracket needs quotes around it, or a | block.'),
  'file.shape': rule('Keys and their values are those of the schema.', 'docs/lab-format.md says what stands here.'),
  'file.names': rule('Every path, model, field, point, control, term, unit and format is known.', 'docs/lab-format.md says what the names of a lab are.'),
  'file.units': rule('Dimensions agree, and a number with a dimension has a unit.', 'Write the unit that the field has, with a prefix where that reads better.'),
  'file.inputs': rule('Inputs of calls are complete and of the type that the model takes.', './build/native/tools/cli/ironlab describe <model> says what it takes.'),
  'file.ranges': rule('Starts, points and ranges lie inside of what a model and a control allow.', 'Take a value inside.'),
  'file.used': rule('Every call and every control is used.', 'Remove it, or show what it says.'),
  'file.meaning': rule('The parts of a lab go together.', 'docs/lab-format.md says what stands here.'),
  'file.id': rule('No two labs have one id.', 'id: volume/number, as the file is named.'),

  // The frame
  'frame.minutes': rule('Act I takes 12 to 15 minutes, act II 20 to 25.', 'minutes: [14, 23], and as much to do.'),
  'frame.estimate': rule('What there is to read and to do takes about the declared minutes.', 'Never pad the prose: change minutes:, or cut and add things to do.', 'warning'),
  'frame.ledger': rule('The ledger keeps act2_result and act2_decision.', 'ledger: { act2_result: path, act2_decision: path }.'),
  'frame.introduces': rule('No instrument stands before the chapter that introduces it.', 'Show it another way, or move the lab.'),
  'frame.shown': rule('What a lab says it introduces is there.', 'Show it, or take it out of introduces:.'),
  'frame.failure': rule('Act II has a failure state.', 'fail: a limit that the reader can cross, and undo.'),
  'contexts.numbers': rule('No two contexts give the same numbers.', 'Their comparison is the lesson: let a call read something of the context.'),
  'contexts.differ': rule('Somewhere the context alone turns a verdict, a tone, a headline, a task or a failure.', 'Let a verdict or a limit depend on what the contexts differ in.'),

  // Controls and calls
  'controls.five': rule('At most five controls at once.', 'more: true folds the rest.'),
  'controls.move': rule('Every control of an act changes something that the act shows.', 'Show what it decides, or take it out of this act.'),
  'controls.steps': rule('Where the lab leads the reader, every control stands on one of its steps.', 'Take the nearest step, or name this one in stops:.'),
  'controls.range': rule('Ranges, options and starts by context lie inside of the control’s own.', 'Take values inside.'),
  'calls.answer': rule('No call fails, at no combination of controls.', 'Narrow a control, or give it by context.'),
  'calls.numbers': rule('Every output is a number wherever its model does not say that null has a meaning.', 'Narrow a control, or give it by context.'),
  'calls.catalogue': rule('A lab repeats no number of the catalogue.', 'Read it: $catalogue.<entry>.<field>.'),

  // Questions
  'predict.right': rule('Exactly one option is right, by the model.', 'Set values or conditions so that one option holds.'),
  'predict.margin': rule('The right option is clearly right.', 'Set the options farther apart.'),
  'predict.pinned': rule('What decides a question does not move with the sliders.', 'at: a point.'),
  'predict.secret': rule('What decides a prediction stands nowhere before its lock.', 'Say it in the reveal.'),
  'predict.misconception': rule('Each wrong option names its misconception, once in the question; the right one none.', 'misconception: a short id for what a reader who chooses it believes.'),
  'predict.reveal': rule('The feedback on a wrong option, of a prediction or a reflection, holds a number of the model, or a claim that is checked.', '{{ path | format }} or {{ check … }} in reveal:, the evidence against what the option says.'),
  'predict.range': rule('A typed number has a range that holds its truth well inside.', 'range: [low, high] around the truth.'),
  'reflect.evidence': rule('Evidence for a stored answer is true.', 'Change the answer, or what it rests on.'),

  // Failures and tasks
  'fail.reach': rule('The point of a failure has it.', 'reach: a point where the violation is there.'),
  'fail.first': rule('At its point a failure is the one that the page tells of.', 'Another point, or put it before the other in fail:.'),
  'fail.found': rule('The reader can reach the failure with the controls of its act.', 'Put the control that leads there into the instrument, or widen its range.'),
  'fail.undo': rule('At its point, each control of undo, which the act offers, alone clears it.', 'Take it out, or choose another point.'),
  'fail.undone': rule('Wherever the reader meets the failure, one move that the page offers there clears it; where that crosses another limit, what is offered next leads out.', 'undo: name a control that always leads back, narrow the range of one that leads too far in, or make a limit with two causes two.'),
  'tasks.early': rule('No task is done before it begins.', 'Its comparison already holds at the start: ask for more.'),
  'tasks.show': rule('A task holds where “show me” leads.', 'show: a point where it ticks.'),
  'tasks.far': rule('A task is at most three moves away.', 'A nearer point, or start nearer.'),
  'tasks.controls': rule('A task is done with the controls of its own act.', 'Add the control to the instrument, or ask for something else.'),
  'tasks.opens': rule('What opens the reflection leads into the failure.', 'One task leads into it; else needs: all or none.'),

  // Views
  'views.label': rule('Every axis says what it shows.', 'label: what, in words; the unit stands at its ticks.'),
  'views.unit': rule('The ticks of an axis have the unit of what it shows.', 'format: one that prints this dimension.'),
  'views.sums-up': rule('Every chart has a conclusion, which is also its text equivalent.', 'sums_up: one sentence, with the numbers that it needs.'),
  'views.title': rule('Every chart has a title.', 'title: what it shows.'),
  'views.series': rule('At most seven series.', 'Leave some out, or make two charts.'),
  'views.scale': rule('What spans more than two decades stands on a log scale.', 'scale: log.'),
  'views.zero': rule('Nothing on a log scale is zero or below.', 'scale: lin, or a value that stays above zero.'),
  'views.inside': rule('What is drawn stays on its axis.', 'Widen from: and to:.'),
  'views.rows': rule('Every row of a verdict and every headline is reached.', 'Its comparison never holds, or an earlier one takes it.'),
  'views.tones': rule('Tones are exhaustive, and each is reached.', 'The last has no condition; one that never holds goes.'),
  'views.values': rule('Every binding has a value at every state.', 'Show it elsewhere (only:, shown_if:), or let the model say what null means.'),
  'machine.words': rule('On this machine everything has a value or says that it is not measured.', 'Say it so that “not measured” fits, or show it elsewhere (only:).'),
  'machine.differs': rule('This machine gives numbers of its own.', 'Let a call read something of the hardware.'),

  // Formats, claims, words
  'formats.zero': rule('What is not zero does not print as zero.', 'More decimals, or a format that finds its own unit.'),
  'formats.digits': rule('Over most of its range a value prints with two digits or more.', 'More decimals, or a format that finds its own unit.'),
  'formats.many': rule('Over most of its range a computed value prints with four digits at most, a whole one with six.', 'Fewer decimals, or a format that finds its own unit.'),
  'formats.alike': rule('Two values compared in a sentence never print alike while they differ.', 'One digit more, or say that they are as good as equal.'),
  'formats.family': rule('One family of prefixes a sentence: powers of two or powers of ten.', 'bytes n iec or bytes n si for both.'),
  'claims.true': rule('What a text claims is true at its state; at the reader’s own, everywhere.', 'Change the sentence, or pin the claim to a point (@ point).'),
  'claims.margin': rule('Claims and evidence are true by one percent or more.', 'Say less, or claim it where it is clear.'),
  'claims.checked': rule('Words that claim a limit or a size stand beside a check.', '{{ check … }} in the same text.'),
  'text.digit': rule('No bare number in prose.', 'Bind it to a model ({{ path }}), or mark it as story with {{ literal … }}.'),
  'text.number-word': rule('No number in words beside a unit.', 'Bind it, or write {{ literal … }}.'),
  'text.term': rule('A term of the glossary is explained where it first appears.', 'Where it first appears: [word](term:id).'),
  'text.sentence': rule('A sentence has at most thirty words.', 'Make two of it.'),
  'text.plain': rule('No words that say nothing, and no exclamation marks.', 'Numbers before adjectives; leave it out.'),
} satisfies Record<string, Rule>;
export type RuleId = keyof typeof RULES;

/** What the compiler says, sorted into rules: the first whose words are in the message. */
const COMPILER: [RegExp, RuleId][] = [
  [/^(Nothing uses the|Two labs)/, 'file.used'],
  [/has the id/, 'file.id'],
  [/outside (what|the range|its range)|starts (outside|at none)|range is empty|log (scale|axis)/i, 'file.ranges'],
  [/has no unit|is not in |this is in|different units|one unit|prints (times|bytes|money|a plain number|a name|yes or no)|cannot be printed in|is in .*, .* is (in|a) |is not a quantity/, 'file.units'],
  [/^There is no |has no (input |parameter |field|"|option)|knows? no|does not know|The catalogue has no|The glossary has no|is not (a unit|a format|a tone|a path|a number format|one of the choices$)|is never "|no "|Nothing runs across|is a word of a question|has no part/, 'file.names'],
  [/ lacks |takes (a|one)|is no (list|number|violation)|cannot be null|holds \d+ values at most|no entry of the catalogue/, 'file.inputs'],
];
export function ruleOf(problem: Problem): RuleId {
  return (problem.rule as RuleId | undefined) ?? COMPILER.find(([words]) => words.test(problem.message))?.[1] ?? 'file.meaning';
}
