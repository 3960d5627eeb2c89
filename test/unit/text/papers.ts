import type { Paper } from '../../../src/core/types.ts';

/** A paper with nothing but texts; the id is the title unless given. */
export function paperOf(title: string, abstract = '', id = title): Paper {
  return { id, title, abstract, authors: [], keywords: [], identifiers: {}, references: [], sources: [] };
}

/** Three subjects of four papers each. */
export const twelvePapers: readonly Paper[] = [
  paperOf(
    'Bayesian inference of phylogenetic trees',
    'We sample trees from the posterior with Markov chains.',
    'a1',
  ),
  paperOf(
    'Fast posterior sampling for phylogenies',
    'Markov chains over trees mix slowly; ours mixes fast.',
    'a2',
  ),
  paperOf('Tree priors in Bayesian phylogenetics', 'The prior on trees changes the posterior.', 'a3'),
  paperOf('Convergence of Markov chains on tree space', 'Posterior samples of trees need long chains.', 'a4'),
  paperOf('Neural radiance fields for street scenes', 'Radiance fields render scenes from images.', 'b1'),
  paperOf('Rendering scenes with sparse radiance fields', 'Sparse voxels render images fast.', 'b2'),
  paperOf('Images to voxels: neural scene reconstruction', 'We reconstruct scenes as voxels.', 'b3'),
  paperOf('Street-scene reconstruction from few images', 'Few images suffice to render a street.', 'b4'),
  paperOf('Coral reefs under ocean warming', 'Reefs bleach as the ocean warms.', 'c1'),
  paperOf('Bleaching of corals: a global survey', 'Corals bleach when warming persists.', 'c2'),
  paperOf('Ocean heat waves and reef fish', 'Reef fish decline after heat waves in the ocean.', 'c3'),
  paperOf('Fish communities on bleached reefs', 'Bleached corals shelter fewer fish.', 'c4'),
];

/** Seeded, so that a failure comes back. */
export function shuffled<Item>(items: readonly Item[], random: () => number): Item[] {
  const result = [...items];
  for (let last = result.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [result[last], result[other]] = [result[other]!, result[last]!];
  }
  return result;
}
