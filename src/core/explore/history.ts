/**
 * Undo and redo as a plain value: what was, what is, what was undone. Each change makes a new history; states are kept as they are, so they
 * must never be changed in place (share what did not change). Bounded: the oldest steps are forgotten first.
 */

export interface Step<State> {
  /** What the step did, for the menu: "Undo tag 3 papers". */
  readonly label: string;
  readonly state: State;
}

export interface History<State> {
  /** Oldest first. `past[i].label` says what led from that state to the next. */
  readonly past: readonly Step<State>[];
  readonly present: State;
  /** Next first. `future[i].label` says what leads to that state. */
  readonly future: readonly Step<State>[];
  readonly limit: number;
}

export function startHistory<State>(present: State, limit = 100): History<State> {
  return { past: [], present, future: [], limit };
}

/** A new present; what had been undone is gone. The same state again is no step. */
export function recordStep<State>(history: History<State>, label: string, state: State): History<State> {
  if (Object.is(state, history.present)) return history;
  const past = [...history.past, { label, state: history.present }].slice(-history.limit);
  return { ...history, past, present: state, future: [] };
}

/**
 * A new present that belongs to the step before: typing in one note, or dragging one slider, is one step. Only where the last step has the
 * same label and nothing is undone; otherwise a step of its own.
 */
export function extendStep<State>(history: History<State>, label: string, state: State): History<State> {
  const sameStep = history.past.at(-1)?.label === label && history.future.length === 0;
  return sameStep ? { ...history, present: state } : recordStep(history, label, state);
}

export function undo<State>(history: History<State>): History<State> {
  const last = history.past.at(-1);
  if (!last) return history;
  return {
    ...history,
    past: history.past.slice(0, -1),
    present: last.state,
    future: [{ label: last.label, state: history.present }, ...history.future],
  };
}

export function redo<State>(history: History<State>): History<State> {
  const [next, ...rest] = history.future;
  if (!next) return history;
  return {
    ...history,
    past: [...history.past, { label: next.label, state: history.present }],
    present: next.state,
    future: rest,
  };
}

/** What undo would take back, or undefined. */
export function undoLabel<State>(history: History<State>): string | undefined {
  return history.past.at(-1)?.label;
}

/** What redo would do again, or undefined. */
export function redoLabel<State>(history: History<State>): string | undefined {
  return history.future[0]?.label;
}
