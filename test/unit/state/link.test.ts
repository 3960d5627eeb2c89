import { expect, test } from 'vitest';
import { readLink } from '../../../src/state/link.ts';
import { writeLink } from '../../../src/state/writeLink.ts';

test('a view survives the way through the address', () => {
  const view = {
    threshold: 0.1234,
    paper: 'a-paper-1f',
    cluster: 2,
    camera: { x: 0.25, y: 0.5, ratio: 0.3 },
  };
  expect(readLink(`#${writeLink(view)}`)).toEqual(view);
  expect(writeLink({})).toBe('');
});

test('the address stays short and readable', () => {
  expect(writeLink({ threshold: 0.24, cluster: 0, camera: { x: 0.51234, y: 0.5, ratio: 1 } })).toBe(
    't=0.24&cluster=1&view=0.512,0.5,1',
  );
});

test.each(['#t=2', '#t=x', '#cluster=0', '#cluster=1.5', '#view=1,2', '#view=0,0,-1', '#paper=', '#%%%'])(
  'what makes no sense is left out: %s',
  (hash) => {
    expect(readLink(hash)).toEqual({});
  },
);
