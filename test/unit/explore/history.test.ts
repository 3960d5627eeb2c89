import { expect, test } from 'vitest';
import * as history from '../../../src/core/explore/history.ts';
import { createRandom } from '../../../src/core/random.ts';

test('undo and redo walk through the states, with what they do', () => {
  let value = history.startHistory('a');
  value = history.recordStep(value, 'to b', 'b');
  value = history.recordStep(value, 'to c', 'c');
  expect(history.undoLabel(value)).toBe('to c');
  value = history.undo(value);
  expect([value.present, history.undoLabel(value), history.redoLabel(value)]).toEqual(['b', 'to b', 'to c']);
  value = history.undo(value);
  expect(value.present).toBe('a');
  expect(history.undo(value)).toBe(value);
  value = history.redo(history.redo(value));
  expect(value.present).toBe('c');
  expect(history.redo(value)).toBe(value);
});

test('a new step forgets what was undone', () => {
  let value = history.recordStep(history.startHistory(1), 'two', 2);
  value = history.recordStep(history.undo(value), 'three', 3);
  expect(history.redoLabel(value)).toBeUndefined();
  expect(history.undo(value).present).toBe(1);
});

test('no change is no step; typing on is one step', () => {
  let value = history.startHistory('');
  expect(history.recordStep(value, 'nothing', '')).toBe(value);
  for (const text of ['n', 'no', 'note']) value = history.extendStep(value, 'note on A', text);
  value = history.extendStep(value, 'note on B', 'other');
  expect(value.past.length).toBe(2);
  expect(history.undo(value).present).toBe('note');
  expect(history.undo(history.undo(value)).present).toBe('');
});

test('after an undo, typing on is a new step', () => {
  let value = history.recordStep(history.startHistory('a'), 'note', 'b');
  value = history.recordStep(value, 'note', 'c');
  value = history.extendStep(history.undo(value), 'note', 'd');
  expect(history.undo(value).present).toBe('b');
});

test('bounded: the oldest go first', () => {
  let value = history.startHistory(0, 3);
  for (let i = 1; i <= 10; i++) value = history.recordStep(value, `to ${i}`, i);
  for (let i = 0; i < 10; i++) value = history.undo(value);
  expect(value.present).toBe(7);
  expect(value.future.length).toBe(3);
});

test('equal to a list with a cursor, on random walks', () => {
  const random = createRandom(1);
  let value = history.startHistory(0, 1000);
  let states = [0];
  let cursor = 0;
  for (let step = 1; step < 500; step++) {
    const choice = random();
    if (choice < 0.4) {
      value = history.recordStep(value, 'step', step);
      states = [...states.slice(0, ++cursor), step];
    } else if (choice < 0.75) {
      value = history.undo(value);
      cursor = Math.max(0, cursor - 1);
    } else {
      value = history.redo(value);
      cursor = Math.min(states.length - 1, cursor + 1);
    }
    expect(value.present).toBe(states[cursor]);
  }
});
