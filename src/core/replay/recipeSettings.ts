/** The settings a recipe was made with: those of today where it says nothing (it is older than the setting, or the setting was at rest). */
import { chooseResolution } from '../graph/clusters.ts';
import { defaultSettings, type MapSettings } from '../settings.ts';
import type { Recipe } from '../types.ts';

export function settingsFromRecipe(recipe: Recipe): MapSettings {
  const found = Object.entries(defaultSettings).map(([name, usual]) => {
    const value = (recipe as unknown as Record<string, unknown>)[name];
    return [name, isLike(value, usual) ? value : usual];
  });
  const { threshold, thresholdRule, keptNeighbours } = recipe;
  return {
    ...(Object.fromEntries(found) as MapSettings),
    threshold: thresholdRule === 'auto' ? 'auto' : threshold,
    keptNeighbours,
    // As the rule has it: then the rule, which suits a part of these papers, too.
    resolution: recipe.resolution === chooseResolution(recipe.corpus.papers) ? 'auto' : recipe.resolution,
    islands: recipe.islands ?? 'auto',
    // A recipe may be older than a layer.
    layers: { ...defaultSettings.layers, ...recipe.layers },
  };
}

function isLike(value: unknown, usual: unknown): boolean {
  return value !== undefined && value !== null && typeof value === typeof usual;
}
