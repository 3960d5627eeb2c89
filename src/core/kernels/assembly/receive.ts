/** Where a pair goes whose similarity is known: histogram, edges, the nearest of both rows. */
import { Join } from './joinFields';

const bins: i32 = 1000;

/** Puts `other` among the nearest of `row` if it belongs there: weight, highest first; ties by row. */
function offer(join: Join, row: i32, other: i32, weight: f32): void {
  const k = join.k;
  const rows = join.nearestRows + ((<usize>row * <usize>k) << 2);
  const weights = join.nearestWeights + ((<usize>row * <usize>k) << 2);
  const counter = join.nearestCounts + ((<usize>row) << 2);
  let at = load<i32>(counter);
  if (at == k) {
    if (k == 0) return;
    const worst = load<f32>(weights + ((<usize>(k - 1)) << 2));
    if (weight < worst || (weight == worst && <u32>other > load<u32>(rows + ((<usize>(k - 1)) << 2)))) return;
    at--;
  } else store<i32>(counter, at + 1);
  while (at > 0) {
    const before = (<usize>(at - 1)) << 2;
    const held = load<f32>(weights + before);
    if (held > weight || (held == weight && load<u32>(rows + before) < <u32>other)) break;
    store<f32>(weights + before + 4, held);
    store<u32>(rows + before + 4, load<u32>(rows + before));
    at--;
  }
  store<f32>(weights + ((<usize>at) << 2), weight);
  store<u32>(rows + ((<usize>at) << 2), <u32>other);
  if (load<i32>(counter) == k) {
    store<f32>(join.weightToBeat + ((<usize>row) << 2), load<f32>(weights + ((<usize>(k - 1)) << 2)));
  }
}

/** A pair that may be counted, an edge or a neighbour. */
export function receive(join: Join, query: i32, other: i32, weight: f32): void {
  if (!(weight > 0)) return;
  const counter = join.histogram + ((<usize>min(<i32>(weight * <f32>bins), bins - 1)) << 2);
  store<u32>(counter, load<u32>(counter) + 1);
  if (weight >= join.floor) {
    const at = (<usize>join.edgeCount) << 2;
    store<i32>(join.edgeSources + at, query);
    store<i32>(join.edgeTargets + at, other);
    store<f32>(join.edgeWeights + at, weight);
    join.edgeCount++;
  }
  offer(join, query, other, weight);
  offer(join, other, query, weight);
}
